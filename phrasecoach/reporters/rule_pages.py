"""Rules, situations and praise, for people: all of them in a list, and one in full, with where each value is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from phrasecoach.core.types import Praise, Rule, Situation
from phrasecoach.reporters.page import SEVERITY_STYLES, Page
from phrasecoach.reporters.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from phrasecoach.core.types import Conditions, Move, Origin, Rulebook, Source
    from phrasecoach.reporters import Screen

_INDENT = 2
_PLACES = {  # of conditions, as a person would say it
    "before": "right before it",
    "after": "right after it",
    "inside": "inside it",
    "sentence": "in the same sentence",
    "reply": "anywhere in the reply",
}


class _Section(NamedTuple):
    """Some lines under a heading. `key` is what they are called in a rule file, which is how their origin is found."""

    heading: str
    lines: Sequence[str]
    key: str = ""


def list_page(book: Rulebook, screen: Screen) -> str:
    """A line a rule, under the titles of their topics: id, severity, words that it catches; then situations and praise."""
    page = Page(screen)
    for topic in book.topics:
        rules = [rule for rule in book.rules if rule.topic == topic.id]
        _table(page, topic.title, [(rule.id, _severity(rule), next(iter(rule.examples.risky), "")) for rule in rules])
    shown = [(one.id, Text("situation "), ", ".join(move.id for move in one.moves)) for one in book.situations]
    _table(page, "What a whole reply has to say", shown)
    _table(page, "What a reply does well", [(one.id, Text("praise    "), one.title) for one in book.praise])
    return page.render()


def _table(page: Page, title: str, rows: Sequence[tuple[str, Text, str]]) -> None:
    if not rows:
        return
    width = max(len(name) for name, _, _ in rows)
    page.paragraph(Text(one_line(title), "bold"))
    for name, kind, says in rows:
        page.line(Text.assemble(f"{name:<{width}}  ", kind, f"  {one_line(says)}"), indent=_INDENT)
    page.blank()


def _severity(rule: Rule) -> Text:
    return Text(f"{rule.severity:<10}", SEVERITY_STYLES[rule.severity])


def one_page(book: Rulebook, one: Rule | Situation | Praise, screen: Screen) -> str:
    """Everything that a rule, a situation or a praise says."""
    page = Page(screen)
    page.paragraph(Text.assemble((one.id, "bold"), "  ", _kind(one)))
    page.paragraph(Text(one_line(_title(book, one))))
    page.blank()
    origins: Mapping[str, Origin] = {} if isinstance(one, Praise) else one.origins
    for section in _sections(one):
        _show(page, section, origins)
    return page.render()


def set_page(book: Rulebook, name: str, screen: Screen) -> str:
    """The words of a set, where they are written, and the rules that use it."""
    page = Page(screen)
    page.paragraph(Text.assemble((f"@{name}", "bold"), "  ", ("word set", "bold cyan")))
    page.blank()
    users = [rule.id for rule in book.rules if any(f"@{name}" in re.findall(_SET, text) for text in _texts(rule))]
    users += [f"@{other}" for other, entries in book.sets.items() if any(f"@{name}" in re.findall(_SET, text) for text in entries)]
    for section in (
        _Section("Entries", book.sets[name]),
        _Section("Used by", users),
        _Section("Written in", [f"{origin.path}:{origin.line}" for origin in book.set_origins.get(name, ())]),
    ):
        _show(page, section, {})
    return page.render()


_SET = re.compile(r"@[a-z][a-z_0-9]*")


def _texts(rule: Rule) -> Iterator[str]:
    yield from (phrase.text for phrase in rule.phrases)
    yield from (phrase.text for conditions in (rule.needs, rule.unless) for phrases in conditions for phrase in phrases)


def _show(page: Page, section: _Section, origins: Mapping[str, Origin]) -> None:
    if section.lines:
        page.paragraph(_heading(section, origins))
        for line in section.lines:
            page.paragraph(Text(one_line(line)), indent=_INDENT)
        page.blank()


def _kind(one: Rule | Situation | Praise) -> Text:
    return _severity(one) if isinstance(one, Rule) else Text("situation" if isinstance(one, Situation) else "praise", "bold cyan")


def _title(book: Rulebook, one: Rule | Situation | Praise) -> str:
    if isinstance(one, Rule):
        return next((topic.title for topic in book.topics if topic.id == one.topic), one.topic)
    return one.title


def _heading(section: _Section, origins: Mapping[str, Origin]) -> Text:
    origin = origins.get(section.key)
    return Text.assemble((section.heading, "bold"), (f"  {one_line(origin.path)}:{origin.line}" if origin else "", "dim"))


def _sections(one: Rule | Situation | Praise) -> Iterator[_Section]:
    if isinstance(one, Rule):
        yield from _of_rule(one)
    elif isinstance(one, Situation):
        yield from _of_situation(one)
    else:
        yield _Section("Shown by", [phrase.text for phrase in one.shown_by])
        yield from _of_conditions(one.needs, one.unless)
        yield _Section("Earned by", one.earned)
        yield _Section("Not by", one.other)
    yield _Section("Source", [_source(one.source)], "source")
    yield _Section("Written in", [f"{one.origin.path}:{one.origin.line}"])


def _of_rule(rule: Rule) -> Iterator[_Section]:
    yield _Section("Why", [rule.why], "why")
    yield _Section("Severity", [rule.severity], "severity")
    yield _Section("Catches", [phrase.text for phrase in rule.phrases], "phrases")
    if rule.measure:
        yield _Section(
            "Counts", [f"{rule.measure.of}: more than {rule.measure.over}"], "over" if "over" in rule.origins else "measure"
        )
        yield _Section("But not", [", ".join(sorted(rule.measure.known))] if rule.measure.known else [], "measure")
    yield from _of_conditions(rule.needs, rule.unless)
    yield _Section(f"Better, in place of the {rule.replaces}", [template.text for template in rule.rewrites], "rewrite")
    yield _Section("Risky", rule.examples.risky, "examples")
    yield _Section("Fine", rule.examples.fine)
    yield _Section("Tags", [", ".join(rule.tags)] if rule.tags else [], "tags")
    yield _Section("Gives way", ["to any other topic's finding in the same place"] if rule.yields else [], "yields")
    yield _Section("Score needed", [str(rule.threshold)], "threshold")


def _of_situation(situation: Situation) -> Iterator[_Section]:
    yield _Section("Why", [situation.why], "why")
    yield _Section("Shown by", [phrase.text for phrase in situation.shown_by])
    yield _Section("How many of them it takes", [str(situation.least)] if situation.least > 1 else [])
    yield from _of_conditions(situation.needs, situation.unless)
    for move in situation.moves:
        yield _Section(f"{move.id} ({'required' if move.is_required else 'optional'})", list(_of_move(move)), "moves")
    yield _Section("Lacks moves", [f"{', '.join(one.missing)}: {one.reply}" for one in situation.incomplete])
    yield _Section("Complete", situation.complete)
    yield _Section("Something else", situation.other)


def _of_move(move: Move) -> Iterator[str]:
    yield f"{move.title}: {move.add}"
    yield from (f"made by: {phrase.text}" for phrase in move.satisfied_by)
    if move.measure:
        yield f"made by: {move.measure.of}, more than {move.measure.over}"
    yield from (f"broken by: {phrase.text}" for phrase in move.broken_by)


def _of_conditions(needs: Conditions, unless: Conditions) -> Iterator[_Section]:
    yield _Section("Only with", list(_conditions(needs)), "needs")
    yield _Section("Unless", list(_conditions(unless)), "unless")


def _conditions(conditions: Conditions) -> Iterator[str]:
    for place, phrases in conditions._asdict().items():
        for phrase in phrases:
            yield f"{_PLACES[place]}: {phrase.text}"


def _source(source: Source) -> str:
    return f"{source.title}, part {source.part}" if source.part else source.title
