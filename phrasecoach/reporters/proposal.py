"""Proposed phrases, and what they would hit, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from phrasecoach.reporters.marked import marked_text
from phrasecoach.reporters.page import Page, plural
from phrasecoach.reporters.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from phrasecoach.reporters import Screen

    Hit = tuple[str, str, int, int]  # file:line, text, start and end of what was found

_INDENT = 2
_SHOWN = 5
_CONTEXT = 100  # characters to each side of what was found


def phrases_page(phrases: Sequence[str], screen: Screen) -> str:
    """The phrases, a line each, to be copied."""
    page = Page(screen)
    page.paragraph(Text("One phrase catches the risky sentences" if len(phrases) == 1 else "These phrases do together", "bold"))
    page.copyable([Text(one_line(phrase)) for phrase in phrases], indent=_INDENT)
    return page.render() + "\n"


def hits_page(path: str, hits: Sequence[Hit], screen: Screen) -> str:
    """How many there are, and the first of them."""
    page = Page(screen)
    shown = f"; the first {_SHOWN}" if len(hits) > _SHOWN else ""
    page.paragraph(Text(f"{plural(len(hits), 'hit')} in {one_line(path)}{shown}", "bold"))
    for place, text, start, end in hits[:_SHOWN]:
        page.paragraph(Text(one_line(place), "dim"), indent=_INDENT)
        left = max(start - _CONTEXT, text.rfind("\n", 0, start) + 1)
        stop = text.find("\n", end)
        right = min(end + _CONTEXT, stop if stop >= 0 else len(text))
        page.marked(marked_text(text[left:right], [(start - left, end - left)]), indent=_INDENT)
    return page.render() + "\n"
