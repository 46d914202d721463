"""A text on one line with its risky words marked, and the liberties that a match took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from phrasecoach.reporters.page import MARK
from phrasecoach.reporters.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from phrasecoach.core.types import Edit


def marked_text(text: str, spans: Iterable[tuple[int, int]]) -> Text:
    """Spans are half-open, in code points; of two that overlap, the later one is marked from where the first one ends."""
    parts: list[str | tuple[str, str]] = []
    at = 0
    for span_start, end in sorted(spans):
        start = max(span_start, at)
        if start < end:
            parts += [one_line(text[at:start]), (one_line(text[start:end]), MARK)]
            at = end
    return Text.assemble(*parts, one_line(text[at:]))


def edits_line(score: float, edits: Sequence[Edit]) -> str:
    """The score of a match (0 to 100), and what it was taken off for."""
    return f"score {score:g}" + "".join(f", {one_line(str(edit))}" for edit in edits)
