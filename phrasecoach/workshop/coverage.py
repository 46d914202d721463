"""Which phrases does no example exercise, and which exceptions does none need?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from phrasecoach.core.phrase import Phrase
    from phrasecoach.core.types import Rule
    from phrasecoach.workshop.trace import Tracer

ExceptionName = tuple[str, str, str]  # topic, place, phrase or @set


class Coverage(NamedTuple):
    """`idle` are the phrases that match no risky example of their own rule; the rest are counts."""

    idle: tuple[tuple[Rule, tuple[str, ...]], ...]
    phrases: int
    exceptions: int
    idle_exceptions: int

    @property
    def idle_phrases(self) -> int:
        return sum(len(phrases) for _, phrases in self.idle)


def cover(rules: Sequence[Rule], tracer: Tracer) -> Coverage:
    """A phrase is exercised by a match at its rule's threshold, whatever negations, conditions and other phrases do to it."""
    idle = [(rule, tuple(phrase.text for phrase in rule.phrases if not _is_exercised(rule, phrase, tracer))) for rule in rules]
    exceptions = {exception for rule in rules for exception in _exceptions(rule, tracer.book.sets)}
    needed = {exception for rule in rules for exception in _needed(rule, tracer)}
    return Coverage(
        idle=tuple((rule, phrases) for rule, phrases in idle if phrases),
        phrases=sum(len(rule.phrases) for rule in rules),
        exceptions=len(exceptions),
        idle_exceptions=len(exceptions - needed),
    )


def _is_exercised(rule: Rule, phrase: Phrase, tracer: Tracer) -> bool:
    replies = ((text, tracer.read(text)) for text in rule.examples.risky)
    return any(True for text, reply in replies for _ in tracer.of_phrase(rule, phrase, text, reply, rule.threshold))


def _exceptions(rule: Rule, sets: Mapping[str, Sequence[str]]) -> Iterator[ExceptionName]:
    for place, phrases in rule.unless._asdict().items():
        texts = {phrase.text for phrase in phrases}
        yield from ((rule.topic, place, _written(text, texts, sets)) for text in texts)


def _needed(rule: Rule, tracer: Tracer) -> Iterator[ExceptionName]:
    """Those that a match in a fine example of the rule meets."""
    texts = {place: {phrase.text for phrase in phrases} for place, phrases in rule.unless._asdict().items()}
    for text in rule.examples.fine:
        reply = tracer.read(text)
        for trace in tracer.of_rule(rule, text, reply, rule.threshold):
            for _, place, phrase in tracer.exceptions(trace, reply):
                yield rule.topic, place, _written(phrase, texts[place], tracer.book.sets)


def _written(text: str, beside: AbstractSet[str], sets: Mapping[str, Sequence[str]]) -> str:
    """A rulebook has the entries of a word set in place of the set; one that is there as a whole is one exception."""
    whole = (name for name, entries in sets.items() if text in entries and beside >= set(entries))
    return next((f"@{name}" for name in whole), text)
