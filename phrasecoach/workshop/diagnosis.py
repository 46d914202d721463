"""Why an example failed: what matched and by which phrase, what hid it, or how near the nearest phrase came."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.core.types import Span
from phrasecoach.workshop.trace import Trace, best

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from phrasecoach.core.coach import Coach
    from phrasecoach.core.types import Edit, Rule
    from phrasecoach.rulebook.selftest import Failure
    from phrasecoach.workshop.trace import Tracer

_OVERLAID = "what was found there begins earlier, or is longer or more severe"
_LOWEST = 40  # a phrase that scores less has little to do with the example


class Evidence(NamedTuple):
    """A match that speaks for what happened. `span` is in code points of the example, `score` from 0 to 100."""

    rule: str
    phrase: str
    span: Span
    score: float
    edits: tuple[Edit, ...]
    note: str = ""  # why it didn't count; empty when it did


class Diagnosis(NamedTuple):
    """A failure and the evidence, by position."""

    failure: Failure
    is_rewrite: bool  # the text isn't the example itself, but what a ready rewrite makes of it
    evidence: tuple[Evidence, ...]


def diagnose(failures: Sequence[Failure], coach: Coach, tracer: Tracer) -> Iterator[Diagnosis]:
    """One diagnosis a failure."""
    rules = {rule.id: rule for rule in tracer.book.rules}
    for failure in failures:
        rule = rules[failure.rule]
        found = list(_found(failure, coach, tracer))
        if failure.wanted == rule.id:
            found += _missed(rule, failure.example, tracer)
        is_rewrite = failure.wanted != rule.id and failure.example not in rule.examples.fine
        yield Diagnosis(failure, is_rewrite, tuple(sorted(found, key=lambda e: (e.span, e.rule))))


def _found(failure: Failure, coach: Coach, tracer: Tracer) -> Iterator[Evidence]:
    """What was found that wasn't wanted; `got` names the rules."""
    reply = tracer.read(failure.example)
    for finding in coach.check(failure.example):
        if finding.rule in failure.got.split(", "):
            trace = tracer.behind(finding, failure.example, reply)
            phrase = trace.match.phrase.text if trace else ""
            yield Evidence(finding.rule, phrase, Span(finding.start, finding.end), finding.score, finding.edits)


def _missed(rule: Rule, text: str, tracer: Tracer) -> Iterator[Evidence]:
    """Each match that was hidden, once; without any, the phrase that came nearest."""
    reply = tracer.read(text)
    hidden = list(tracer.of_rule(rule, text, reply, rule.threshold))
    for trace in hidden:
        yield _evidence(trace, str(tracer.excuse(trace, reply) or _OVERLAID))
    near = best(list(tracer.of_rule(rule, text, reply, _LOWEST))) if not hidden else None
    if near:
        yield _evidence(near, f"too far off: the rule asks for {rule.threshold}")


def _evidence(trace: Trace, note: str = "") -> Evidence:
    match = trace.match
    return Evidence(trace.rule.id, match.phrase.text, trace.span, match.score, match.edits, note)
