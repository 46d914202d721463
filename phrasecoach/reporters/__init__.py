"""From findings to something that a person or a machine reads: a table of formats, and what each of them is given.

A reporter takes finished reports and yields text. It decides nothing: what is reported, and the exit code, are decided elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from phrasecoach.core.types import Finding

_LINE_END = re.compile(r"\r\n|\r|\n")


class Position(NamedTuple):
    """Line and column, both from 1, in code points."""

    line: int
    column: int


class Located(NamedTuple):
    """A finding, and where a person finds it. `end` is the position right after the last character."""

    finding: Finding
    start: Position
    end: Position


class FileReport(NamedTuple):
    """All there is to say about one file. `text` is the file as decoded, and all offsets are its."""

    path: str
    text: str
    findings: tuple[Located, ...]


class Screen(NamedTuple):
    """What the text is shown on."""

    width: int = 80
    color: bool = False
    quiet: bool = False  # findings only: no summaries
    titles: Mapping[str, str] = MappingProxyType({})  # of topics, situations and their moves ("situation/move")


if TYPE_CHECKING:
    Reporter = Callable[[Iterable[FileReport], Screen], Iterator[str]]

# Imported when asked for: each knows its own heavy libraries.
_MODULES: Mapping[str, str] = {
    "full": "phrasecoach.reporters.full",
    "concise": "phrasecoach.reporters.concise",
    "json": "phrasecoach.reporters.json_object",
    "jsonl": "phrasecoach.reporters.json_lines",
}
FORMATS = tuple(_MODULES)


def get_reporter(name: str) -> Reporter:
    """The reporter of one of `FORMATS`."""
    reporter: Reporter = import_module(_MODULES[name]).report
    return reporter


def locate(path: str, text: str, findings: Sequence[Finding]) -> FileReport:
    """Lines and columns, worked out here and nowhere else."""
    if not findings:
        return FileReport(path, text, ())
    starts = [0, *(m.end() for m in _LINE_END.finditer(text))]
    located = (Located(f, _position(starts, f.start), _position(starts, f.end)) for f in findings)
    return FileReport(path, text, tuple(located))


def _position(starts: Sequence[int], offset: int) -> Position:
    line = bisect_right(starts, offset)
    return Position(line, offset - starts[line - 1] + 1)
