"""Rules, for people: all of them in a list, and one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from phrasecoach.reporters.page import SEVERITY_STYLES, Page
from phrasecoach.reporters.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from phrasecoach.core.types import Conditions, Rule, Rulebook
    from phrasecoach.reporters import Screen

_INDENT = 2
_PLACES = {  # of conditions, as a person would say it
    "before": "right before it",
    "after": "right after it",
    "inside": "inside it",
    "sentence": "in the same sentence",
    "reply": "anywhere in the reply",
}


def list_page(book: Rulebook, screen: Screen) -> str:
    """A line a rule, under the titles of their topics: id, severity, words that it catches."""
    page = Page(screen)
    for topic in book.topics:
        rules = [rule for rule in book.rules if rule.topic == topic.id]
        width = max((len(rule.id) for rule in rules), default=0)
        page.paragraph(Text.assemble((one_line(topic.title), "bold")))
        for rule in rules:
            page.line(_row(rule, width), indent=_INDENT)
        page.blank()
    return page.render()


def _row(rule: Rule, width: int) -> Text:
    example = next(iter(rule.examples.risky), "")
    severity = (f"{rule.severity:<10}", SEVERITY_STYLES[rule.severity])
    return Text.assemble(f"{rule.id:<{width}}  ", severity, f"  {one_line(example)}")


def rule_page(book: Rulebook, rule: Rule, screen: Screen) -> str:
    """Everything that a rule says."""
    page = Page(screen)
    title = next((t.title for t in book.topics if t.id == rule.topic), rule.topic)
    page.paragraph(Text.assemble((rule.id, "bold"), "  ", (rule.severity, SEVERITY_STYLES[rule.severity])))
    page.paragraph(Text(one_line(title)))
    page.blank()
    for heading, lines in _sections(rule):
        if lines:
            page.paragraph(Text(heading, "bold"))
            for line in lines:
                page.paragraph(Text(one_line(line)), indent=_INDENT)
            page.blank()
    return page.render()


def _sections(rule: Rule) -> Iterator[tuple[str, Sequence[str]]]:
    yield "Why", [rule.why]
    yield "Catches", [pattern.text for pattern in rule.phrases]
    yield "Only with", list(_conditions(rule.needs))
    yield "Unless", list(_conditions(rule.unless))
    yield f"Better, in place of the {rule.replaces}", [template.text for template in rule.rewrites]
    yield "Risky", rule.examples.risky
    yield "Fine", rule.examples.fine
    yield "Tags", [", ".join(rule.tags)] if rule.tags else []
    yield "Score needed", [str(rule.threshold)]
    yield "Source", [f"{rule.source.title}, part {rule.source.part}" if rule.source.part else rule.source.title]
    yield "Written in", [f"{rule.origin.path}:{rule.origin.line}"]


def _conditions(conditions: Conditions) -> Iterator[str]:
    for place, phrases in conditions._asdict().items():
        for phrase in phrases:
            yield f"{_PLACES[place]}: {phrase.text}"
