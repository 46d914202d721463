"""What became of the rules' examples, for people: each failure with its evidence, and the phrases that nothing exercises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from phrasecoach.reporters.marked import edits_line, marked_text
from phrasecoach.reporters.page import Page, plural
from phrasecoach.reporters.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from phrasecoach.core.types import Praise, Rule, Rulebook, Situation
    from phrasecoach.reporters import Screen
    from phrasecoach.workshop.coverage import Coverage
    from phrasecoach.workshop.diagnosis import Diagnosis, Evidence

    Failure = tuple[str, str, str, str]  # rule, example, what was wanted, what came

_INDENT = 2
_DEEPER = 4


def examples_page(
    book: Rulebook, diagnoses: Sequence[Diagnosis], replies: Sequence[Failure], coverage: Coverage | None, screen: Screen
) -> str:
    """What was wanted and what came instead, example by example; then how it went on the whole."""
    page = Page(screen)
    rules = {rule.id: rule for rule in book.rules}
    for diagnosis in diagnoses:
        _failure(page, rules[diagnosis.failure.rule], diagnosis)
    owners: dict[str, Situation | Praise] = {one.id: one for one in book.situations} | {one.id: one for one in book.praise}
    for failure in replies:
        _reply(page, owners[failure[0]], failure)
    if coverage:
        _idle(page, coverage)
    failures = len(diagnoses) + len(replies)
    verdict = plural(failures, "failure") if failures else "all as they should be"
    page.paragraph(Text(f"{_counted(book)}: {verdict}."))
    if coverage:
        page.paragraph(Text(_summary(coverage)))
    return page.render()


def _failure(page: Page, rule: Rule, diagnosis: Diagnosis) -> None:
    failure, is_rewrite, evidence = diagnosis
    page.paragraph(_place(rule))
    if is_rewrite:
        page.paragraph(Text("What a ready rewrite makes of a risky example:", "dim"), indent=_INDENT)
    page.marked(marked_text(failure.example, [one.span for one in evidence]), indent=_INDENT)
    _difference(page, failure)
    for one in evidence:
        _evidence(page, failure.example, one)
    if not evidence:
        page.paragraph(Text("nothing in the rule comes near"), indent=_DEEPER)
    page.blank()


def _reply(page: Page, owner: Situation | Praise, failure: Failure) -> None:
    page.paragraph(_place(owner))
    page.paragraph(Text(one_line(failure[1])), indent=_INDENT)
    _difference(page, failure)
    page.blank()


def _difference(page: Page, failure: Failure) -> None:
    _, _, wanted, got = failure
    page.paragraph(Text(f"- wanted  {wanted}", "red"), indent=_INDENT)
    page.paragraph(Text(f"+ got     {got}", "green"), indent=_INDENT)


def _counted(book: Rulebook) -> str:
    examples = sum(len(rule.examples.risky) + len(rule.examples.fine) for rule in book.rules)
    examples += sum(len(one.incomplete) + len(one.complete) + len(one.other) for one in book.situations)
    examples += sum(len(one.earned) + len(one.other) for one in book.praise)
    situations = [plural(len(book.situations), "situation")] if book.situations else []
    praise = [f"{plural(len(book.praise), 'kind')} of praise"] if book.praise else []
    return ", ".join([plural(len(book.rules), "rule"), *situations, *praise, plural(examples, "example")])


def _evidence(page: Page, example: str, one: Evidence) -> None:
    words = one_line(one.span.of(example))
    page.paragraph(Text(f'"{words}" by {one.rule}' + (f": {one_line(one.phrase)}" if one.phrase else "")), indent=_DEEPER)
    note = f"; {one_line(one.note)}" if one.note else ""
    page.paragraph(Text(edits_line(one.score, one.edits) + note, "dim"), indent=_DEEPER)


def _idle(page: Page, coverage: Coverage) -> None:
    if coverage.idle:
        page.paragraph(Text("Phrases that no risky example of their rule exercises:", "bold"))
        page.blank()
    for rule, phrases in coverage.idle:
        page.paragraph(_place(rule))
        page.copyable([Text(one_line(phrase)) for phrase in phrases], indent=_INDENT)
        page.blank()


def _place(one: Rule | Situation | Praise) -> Text:
    return Text.assemble((f"{one_line(one.origin.path)}:{one.origin.line}", "bold"), "  ", one.id)


def _summary(coverage: Coverage) -> str:
    exercised = coverage.phrases - coverage.idle_phrases
    phrases = f"{exercised:,} of {plural(coverage.phrases, 'phrase')} exercised"
    return f"{phrases}; {coverage.idle_exceptions:,} of {plural(coverage.exceptions, 'exception')} needed by no fine example."
