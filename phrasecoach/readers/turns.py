"""What agents said: text files whole, of tables the agents' turns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.errors import Problem, ReadError
from phrasecoach.readers import READERS, read_passages
from phrasecoach.readers.decode import decode
from phrasecoach.readers.files import read_bytes
from phrasecoach.readers.tables import TABLES, TableRow, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

AGENT = "agent"
TRANSCRIPTS = (*READERS, *TABLES)


class Turn(NamedTuple):
    """Something that an agent said, and where: file, or file:line."""

    text: str
    place: str


def read_turns(path: Path) -> Iterator[Turn | Problem]:
    """The turns of a file; raises ReadError when it can't be read, or when no agent has the word in it."""
    if not str(path).lower().endswith(TABLES):
        yield from (Turn(passage.text, str(path)) for passage in read_passages(str(path), decode(read_bytes(path), str(path))))
        return
    others: set[str] = set()
    found = False
    for row in read_rows(str(path)):
        speaker = str(row.values.get("speaker", AGENT)) if isinstance(row, TableRow) else AGENT
        if speaker.strip().lower() != AGENT:
            others.add(speaker)
            continue
        found = True
        yield _turn(row, str(path)) if isinstance(row, TableRow) else row
    if not found:
        raise ReadError(_nobody(str(path), sorted(others)))


def _turn(row: TableRow, path: str) -> Turn | Problem:
    text = row.values.get("text")
    if not isinstance(text, str):
        return Problem(path, "this row has no `text`", "write what was said there; the row is left out", row.line)
    return Turn(text, f"{path}:{row.line}")


def _nobody(path: str, others: list[str]) -> Problem:
    if not others:
        return Problem(path, "holds no rows", "write turns in it, one a line")
    return Problem(path, f"no turn is an agent's: the first of its speakers is `{others[0]}`", f"call the agents `{AGENT}`")
