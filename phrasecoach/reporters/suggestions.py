"""Suggestions for rules, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from phrasecoach.reporters.marked import edits_line, marked_text
from phrasecoach.reporters.page import Page, plural
from phrasecoach.reporters.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from phrasecoach.reporters import Screen
    from phrasecoach.workshop.suggest import NearMiss, Refusal

_INDENT = 2
_DEEPER = 4
_CONTEXT = 160  # characters of a reply to each side of the words in question


def suggestions_page(misses: Sequence[NearMiss], refusals: Sequence[Refusal], turns: int, limit: int, screen: Screen) -> str:
    """The first `limit` of both kinds; then how many there are."""
    page = Page(screen)
    if misses:
        _heading(page, "Nearly caught, by rule")
    for miss in misses[:limit]:
        _miss(page, miss)
    if refusals:
        _heading(page, "Refusals that no rule knows, by their first words")
        for refusal in refusals[:limit]:
            _refusal(page, refusal)
        page.blank()
    for what, found in (("rules that nearly caught something", misses), ("groups of refusals", refusals)):
        if len(found) > limit:
            page.paragraph(Text(f"Shown are {limit:,} of {len(found):,} {what}; --limit shows more.", "dim"))
    counts = f"{sum(m.times for m in misses):,} nearly caught, {sum(r.times for r in refusals):,} unknown refusals"
    page.paragraph(Text(f"{plural(turns, 'turn')} read: {counts}."))
    return page.render()


def _heading(page: Page, words: str) -> None:
    page.paragraph(Text(words, "bold"))
    page.blank()


def _miss(page: Page, miss: NearMiss) -> None:
    trace, match = miss.trace, miss.trace.match
    times = "once" if miss.times == 1 else f"{miss.times:,} times"
    page.paragraph(Text.assemble((trace.rule.id, "bold"), f"  {times}  ", (one_line(miss.place), "dim")), indent=_INDENT)
    start, end = max(trace.span.start - _CONTEXT, 0), trace.span.end + _CONTEXT
    around = marked_text(miss.text[start:end], [(trace.span.start - start, trace.span.end - start)])
    page.marked(around, indent=_DEEPER)
    page.paragraph(Text(one_line(match.phrase.text)), indent=_DEEPER)
    page.paragraph(Text(f"{edits_line(match.score, match.edits)}; needed {trace.rule.threshold}", "dim"), indent=_DEEPER)
    page.blank()


def _refusal(page: Page, refusal: Refusal) -> None:
    opening = (f"{one_line(refusal.opening)} …", "bold")
    page.line(Text.assemble(f"{refusal.times:>5}  ", opening, "  ", (one_line(refusal.place), "dim")))
    page.line(Text(one_line(refusal.example)), indent=7)
