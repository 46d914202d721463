"""Which phrase matched, how, and what let it pass: the aligner's answers before conditions and overlaps thin them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from phrasecoach.core import align
from phrasecoach.core.fitting import whole_words
from phrasecoach.core.guards import is_met, is_negated
from phrasecoach.core.index import Index
from phrasecoach.core.lexicon import Lexicon
from phrasecoach.core.reading import ReadSentence, read
from phrasecoach.core.text import own_voice
from phrasecoach.core.types import Conditions, Match, Rule, Rulebook, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from phrasecoach.core.phrase import Phrase
    from phrasecoach.core.types import Finding

Reply = list[ReadSentence]


class Trace(NamedTuple):
    """A phrase read into a text. `span` is what a finding would cover, in code points of the text."""

    rule: Rule
    match: Match
    where: ReadSentence
    span: Span


class Excuse(NamedTuple):
    """Why a match says nothing. `place` and `phrase` are those of the exception; empty for the other kinds."""

    kind: Literal["negation", "needs", "unless"]
    place: str = ""
    phrase: str = ""

    def __str__(self) -> str:
        plain = {"negation": "turned round by a negation", "needs": "nothing that its `needs` asks for"}
        return plain.get(self.kind) or f"hidden by unless {self.place}: {self.phrase}"


class Tracer:
    """Looks into one rulebook. Unlike `Coach`, it keeps every match, at whatever threshold is asked for."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self._entries = [(phrase, rule) for rule in book.rules for phrase in rule.phrases]
        self._index = Index([phrase for phrase, _ in self._entries])
        self._lexicon = Lexicon(book.language, book.vocabulary)

    def read(self, text: str) -> Reply:
        """The sentences of the agent's own voice."""
        return [read(sentence, self._lexicon, self.book.language) for sentence in self.book.language.sentences(own_voice(text))]

    def of_phrase(self, rule: Rule, phrase: Phrase, text: str, reply: Reply, threshold: float) -> Iterator[Trace]:
        """Where the phrase stands, whatever the conditions of its rule say."""
        for where in reply:
            if align.could_match(phrase, where):
                for match in align.find(phrase, where, threshold):
                    yield Trace(rule, match, where, whole_words(text, match.span))

    def of_rule(self, rule: Rule, text: str, reply: Reply, threshold: float) -> Iterator[Trace]:
        """The same for each phrase of a rule."""
        for phrase in rule.phrases:
            yield from self.of_phrase(rule, phrase, text, reply, threshold)

    def of_all(self, text: str, reply: Reply, slack: float) -> Iterator[Trace]:
        """Every match of every rule that scores at most `slack` under its rule's threshold and that nothing excuses."""
        for where in reply:
            for position in self._index.candidates(where):
                phrase, rule = self._entries[position]
                for match in align.find(phrase, where, rule.threshold - slack):
                    trace = Trace(rule, match, where, whole_words(text, match.span))
                    if self.excuse(trace, reply) is None:
                        yield trace

    def excuse(self, trace: Trace, reply: Reply) -> Excuse | None:
        """What makes the match harmless, if anything does: a negation, a need that isn't met, an exception that is."""
        rule, match, where, _ = trace
        if is_negated(match, where):
            return Excuse("negation")
        if any(rule.needs) and not is_met(rule.needs, match, where, reply):
            return Excuse("needs")
        return next(self.exceptions(trace, reply), None)

    def exceptions(self, trace: Trace, reply: Reply) -> Iterator[Excuse]:
        """Each exception that holds for the match: the rule's own, then those of all rules."""
        for conditions in (trace.rule.unless, self.book.unless):
            for place, phrases in conditions._asdict().items():
                for phrase in phrases:
                    if is_met(Conditions(**{place: (phrase,)}), trace.match, trace.where, reply):
                        yield Excuse("unless", place, phrase.text)

    def behind(self, finding: Finding, text: str, reply: Reply) -> Trace | None:
        """The match that a finding was made of; None for a finding that no phrase made."""
        rule = next((rule for rule in self.book.rules if rule.id == finding.rule), None)
        if rule is None:
            return None
        return next((t for t in self.of_rule(rule, text, reply, rule.threshold) if _is_behind(t, finding)), None)


def _is_behind(trace: Trace, finding: Finding) -> bool:
    return trace.span == (finding.start, finding.end) and trace.match.score == finding.score


def best(traces: Sequence[Trace]) -> Trace | None:
    """The one with the highest score, the first of several."""
    return max(traces, key=lambda trace: trace.match.score, default=None)
