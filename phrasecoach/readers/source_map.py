"""The way back from a passage to the file that it was read from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from phrasecoach.core.text import OPAQUE
from phrasecoach.core.types import Finding, Passage, Rewrite, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

SEPARATOR = "\n\n"  # stands between blocks

_offset = itemgetter(0)


class PassageBuilder:
    """Collects the prose of a file, stretch by stretch, in the file's order."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._segments: list[tuple[int, int]] = []
        self._length = 0
        self._end = 0  # in the file: where the last stretch ended

    def keep(self, start: int, end: int) -> None:
        """Prose: `source[start:end]` as it stands."""
        if start < end:
            self._append(self._source[start:end], start)
            self._end = end

    def opaque(self, start: int, end: int) -> None:
        """Something inside a sentence that isn't prose."""
        self._append(OPAQUE, start)
        self._segments.append((self._length, end))
        self._end = end

    def separate(self, separator: str = SEPARATOR) -> None:
        """The end of a block; the first block has none before it, and two ends are one."""
        if self._parts and self._parts[-1] != separator:
            self._append(separator, self._end)

    def build(self) -> Passage:
        return Passage("".join(self._parts), tuple(self._segments) or ((0, 0),))

    def _append(self, text: str, start: int) -> None:
        if not self._segments or self._length - self._segments[-1][0] != start - self._segments[-1][1]:
            self._segments.append((self._length, start))
        self._parts.append(text)
        self._length += len(text)


def to_source(passage: Passage, start: int, end: int) -> Span:
    """Where `passage.text[start:end]` stands in the file, with any markup that lies between."""
    first = _place(passage.segments, bisect_right(passage.segments, start, key=_offset) - 1, start)
    if start == end:
        return Span(first, first)
    at = bisect_left(passage.segments, end, key=_offset)
    is_opaque = passage.text[end - 1] == OPAQUE and at < len(passage.segments) and passage.segments[at][0] == end
    return Span(first, _place(passage.segments, at if is_opaque else at - 1, end))


def in_file(finding: Finding, passage: Passage, source: str) -> Finding:
    """The same finding in the file's own offsets."""
    start, end = to_source(passage, finding.start, finding.end)
    rewrites = tuple(r for one in finding.rewrites if OPAQUE not in (r := _rewrite_in_file(one, passage, source)).text)
    return finding._replace(start=start, end=end, matched=source[start:end], rewrites=rewrites)


def _rewrite_in_file(rewrite: Rewrite, passage: Passage, source: str) -> Rewrite:
    """A rewrite that would wipe out markup is no longer ready: a person has to put the markup back.

    Code and the like, which a passage doesn't show, return into a rewrite that keeps all of it; otherwise they stay out of sight.
    """
    start, end = to_source(passage, rewrite.start, rewrite.end)
    hidden = [at for at in range(rewrite.start, rewrite.end) if passage.text[at] == OPAQUE]
    text = rewrite.text
    if text.count(OPAQUE) == len(hidden):
        for at in hidden:
            text = text.replace(OPAQUE, to_source(passage, at, at + 1).of(source), 1)
    keeps_all = end - start == rewrite.end - rewrite.start and not hidden
    return rewrite._replace(text=text, start=start, end=end, ready=rewrite.ready and keeps_all)


def _place(segments: Sequence[tuple[int, int]], index: int, offset: int) -> int:
    at, source = segments[index]
    return source + offset - at
