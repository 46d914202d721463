"""What the rules nearly caught, and refusals that none of them knows: where the next phrase may come from."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.core.types import Span
from phrasecoach.workshop.trace import Trace, best

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from phrasecoach.core.coach import Coach
    from phrasecoach.core.reading import ReadSentence
    from phrasecoach.core.types import Finding
    from phrasecoach.workshop.trace import Reply, Tracer

SLACK = 15  # points of score under a rule's threshold
_OPENING = 5  # words that refusals are grouped by
_MODALS = frozenset(["can", "could", "may", "might", "must", "shall", "should", "will", "would"])
_REGRETS = frozenset(["unfortunately", "regrettably"])


class NearMiss(NamedTuple):
    """A rule that nearly matched: how many replies, and the one that came nearest."""

    trace: Trace
    text: str
    place: str
    times: int


class Refusal(NamedTuple):
    """Sentences that begin alike, refuse something, and that no rule flags; the first of them as the example."""

    opening: str
    example: str
    place: str
    times: int


class Suggestions:
    """Collects over many replies; the most frequent come first, then those that come first in the alphabet."""

    def __init__(self, coach: Coach, tracer: Tracer) -> None:
        self._coach, self._tracer = coach, tracer
        self._misses: dict[str, NearMiss] = {}
        self._refusals: dict[str, Refusal] = {}

    def add(self, text: str, place: str) -> None:
        """Look at one reply."""
        reply = self._tracer.read(text)
        found = self._coach.check(text)
        for trace in _nearest(self._tracer, text, reply, found):
            self._miss(NearMiss(trace, text, place, 1))
        for where in reply:
            if is_refusal(where) and not _is_found(Span(where.sentence.start, where.sentence.end), found):
                self._refuse(opening(where), text[where.sentence.start : where.sentence.end], place)

    def near_misses(self) -> list[NearMiss]:
        return sorted(self._misses.values(), key=lambda miss: (-miss.times, miss.trace.rule.id))

    def refusals(self) -> list[Refusal]:
        return sorted(self._refusals.values(), key=lambda refusal: (-refusal.times, refusal.opening))

    def _miss(self, miss: NearMiss) -> None:
        old = self._misses.get(miss.trace.rule.id)
        nearer = old if old and old.trace.match.score >= miss.trace.match.score else miss
        self._misses[miss.trace.rule.id] = nearer._replace(times=(old.times if old else 0) + 1)

    def _refuse(self, beginning: str, example: str, place: str) -> None:
        old = self._refusals.get(beginning, Refusal(beginning, example, place, 0))
        self._refusals[beginning] = old._replace(times=old.times + 1)


def _nearest(tracer: Tracer, text: str, reply: Reply, found: list[Finding]) -> Iterator[Trace]:
    """The nearest miss of each rule, where nothing is found anyway."""
    by_rule: Mapping[str, list[Trace]] = defaultdict(list)
    for trace in tracer.of_all(text, reply, SLACK):
        if trace.match.score < trace.rule.threshold and not _is_found(trace.span, found):
            by_rule[trace.rule.id].append(trace)
    for traces in by_rule.values():
        nearest = best(traces)
        if nearest:
            yield nearest


def _is_found(span: Span, found: list[Finding]) -> bool:
    return any(finding.kind == "phrase" and span.overlaps(Span(finding.start, finding.end)) for finding in found)


def is_refusal(where: ReadSentence) -> bool:
    """A negation beside a modal or a "we", or a word of regret. A guess: "you can't miss it" passes for one."""
    norms = {token.norm for token in where.tokens}
    language = where.language
    return bool(norms & _REGRETS) or bool(norms & language.negations and norms & (_MODALS | language.plural_words))


def opening(where: ReadSentence) -> str:
    """The first words of the clause that refuses, without fillers; numbers and placeholders are all alike."""
    language = where.language
    refusing = next((i for i, token in enumerate(where.tokens) if token.norm in language.negations), 0)
    start = max(i for i in where.written_edges if i <= max(refusing, where.opening))
    light = language.fillers | language.conjunctions
    tokens = [token for token in where.tokens[start:] if token.norm not in light]
    return " ".join(token.norm if token.kind == "word" else "#" for token in tokens[:_OPENING])
