"""What a coach finds in a file of one's own, with the place of each hit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.errors import Problem
from phrasecoach.readers import read_passages
from phrasecoach.readers.decode import decode
from phrasecoach.readers.files import read_bytes
from phrasecoach.readers.source_map import in_file
from phrasecoach.readers.tables import TABLES
from phrasecoach.readers.turns import read_turns

if TYPE_CHECKING:
    from pathlib import Path

    from phrasecoach.core.coach import Coach


class FileHit(NamedTuple):
    """`text[start:end]` was found; `place` is file:line."""

    place: str
    text: str
    start: int
    end: int


def hits_in(path: Path, coach: Coach) -> tuple[list[FileHit], list[Problem]]:
    """The hits in file order, and the rows that can't be read; raises ReadError when nothing can."""
    if str(path).lower().endswith(TABLES):
        rows = list(read_turns(path))
        turns = [row for row in rows if not isinstance(row, Problem)]
        hits = [FileHit(turn.place, turn.text, f.start, f.end) for turn in turns for f in coach.check(turn.text)]
        return hits, [row for row in rows if isinstance(row, Problem)]
    text = decode(read_bytes(path), str(path))
    found = [in_file(f, passage, text) for passage in read_passages(str(path), text) for f in coach.check(passage.text)]
    return [FileHit(f"{path}:{text.count(chr(10), 0, f.start) + 1}", text, f.start, f.end) for f in found], []
