"""Rows out of .jsonl, .jsonl.gz and .csv files. A broken row is one Problem, and the rows after it are read all the same."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.errors import Problem, ReadError
from phrasecoach.readers.decode import MAX_BYTES, decode, too_large
from phrasecoach.readers.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_DELIMITERS = (",", ";", "\t")
_LEFT_OUT = "the row is left out"


class TableRow(NamedTuple):
    """One row: what it says by column, and the line that it begins at, from 1."""

    line: int
    values: Mapping[str, object]


def read_rows(path: str, needed: str = "text") -> Iterator[TableRow | Problem]:
    """The rows of a file; raises ReadError when there is no way to read it. A CSV file must have the `needed` column."""
    reader = next((reader for ending, reader in _READERS.items() if path.lower().endswith(ending)), None)
    if reader is None:
        raise ReadError(Problem(path, "is no table that is read here", f"name a file that ends in {', '.join(_READERS)}"))
    if Path(path).is_dir():
        raise ReadError(Problem(path, "is a folder", f"name a file that ends in {', '.join(_READERS)}"))
    data = read_bytes(Path(path))
    yield from reader(decode(_unpacked(data, path) if path.lower().endswith(".gz") else data, path), path, needed)


def _unpacked(data: bytes, path: str) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            unpacked = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ReadError(Problem(path, "can't be unpacked", f"pack it again with gzip ({error})".lower())) from error
    if len(unpacked) > MAX_BYTES:
        raise too_large(path)
    return unpacked


def _read_jsonl(text: str, path: str, _needed: str) -> Iterator[TableRow | Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _json_row(line, path, number)


def _json_row(line: str, path: str, number: int) -> TableRow | Problem:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return Problem(path, f"this line is no JSON ({error.msg.lower()})", f"mend it; {_LEFT_OUT}", number, error.colno)
    except (ValueError, RecursionError):  # a number with thousands of digits, brackets without end
        return Problem(path, "this line is no JSON that can be read", f"mend it; {_LEFT_OUT}", number)
    if not isinstance(value, dict):
        return Problem(path, "this line is no JSON object", f'write it like {{"text": "..."}}; {_LEFT_OUT}', number)
    return TableRow(number, value)


def _read_csv(text: str, path: str, needed: str) -> Iterator[TableRow | Problem]:
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    names: list[str] = []
    line = 1
    while (row := _next_row(reader, path, line)) is not None:
        if isinstance(row, Problem):
            yield row
        elif not names:
            names = [name.strip().lower() for name in row]
            if needed not in names:
                problem = Problem(path, f"there is no column `{needed}`", f"name the columns in the first line: {needed}, ...", 1)
                raise ReadError(problem)
        elif row:
            yield _csv_row(row, names, path, line)
        line = reader.line_num + 1


def _next_row(reader: Iterator[list[str]], path: str, line: int) -> list[str] | Problem | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        return Problem(path, f"this row can't be read ({error})".lower(), f"mend its quotation marks; {_LEFT_OUT}", line)


def _csv_row(row: list[str], names: list[str], path: str, line: int) -> TableRow | Problem:
    if len(row) != len(names):
        what = f"this row has {len(row)} columns, the first line has {len(names)}"
        return Problem(path, what, f"put text with commas in quotation marks; {_LEFT_OUT}", line)
    return TableRow(line, dict(zip(names, row, strict=True)))


_READERS: Mapping[str, Callable[[str, str, str], Iterator[TableRow | Problem]]] = {
    ".jsonl": _read_jsonl,
    ".jsonl.gz": _read_jsonl,
    ".csv": _read_csv,
}
TABLES = tuple(_READERS)
