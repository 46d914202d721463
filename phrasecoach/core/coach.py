"""`Coach.check`: rulebook + text -> findings. Pure and deterministic."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from phrasecoach.core import align, rewrite
from phrasecoach.core.fitting import fitted, measured, whole_words
from phrasecoach.core.guards import is_met, is_negated
from phrasecoach.core.index import Index
from phrasecoach.core.lexicon import Lexicon
from phrasecoach.core.measures import Count, counts
from phrasecoach.core.reading import ReadSentence, read
from phrasecoach.core.situations import Reply, Shown, coached
from phrasecoach.core.text import own_voice
from phrasecoach.core.types import (
    DEFAULT_THRESHOLD,
    KINDS,
    SEVERITIES,
    Finding,
    Match,
    Praise,
    Rewrite,
    Rule,
    Rulebook,
    Situation,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from phrasecoach.core.phrase import Phrase

Placed = TypeVar("Placed", Finding, Rewrite)
_ROUNDS = 8  # of rewriting; one is enough unless a rewrite brings another rule's exception down


class Coach:
    """Reads replies against rulebooks, one a language."""

    def __init__(self, rulebooks: Sequence[Rulebook]) -> None:
        self.rulebooks = tuple(rulebooks)
        self._books = [_Book(rulebook) for rulebook in self.rulebooks]
        self._yielding = frozenset(rule.id for book in self.rulebooks for rule in book.rules if rule.yields)

    def check(self, text: str) -> list[Finding]:
        """All findings, by position. Offsets are code points of `text`; those of kind "phrase" never overlap."""
        view = own_voice(text)
        return _in_order([finding for book in self._books for finding in book.findings(text, view)], self._yielding)

    def check_many(self, texts: Iterable[str]) -> Iterator[list[Finding]]:
        """The findings of each text, in order."""
        return map(self.check, texts)

    def rewrite(self, text: str) -> str:
        """The text with ready rewrites applied wherever the result is clean; everything else stays as it is."""
        for _ in range(_ROUNDS):
            rewritten = self._rewritten(text)
            if rewritten == text:
                break
            text = rewritten
        return text

    def _rewritten(self, text: str) -> str:
        options = [[r for r in finding.rewrites if r.ready] for finding in self._phrases(text)]
        while True:
            chosen = _apart(sorted([ready[0] for ready in options if ready], key=lambda r: (r.start, -r.end)))
            result, spans = rewrite.apply(text, chosen)
            dirty = self._phrases(result)
            spoilt = {r for r, s in zip(chosen, spans, strict=True) if any(f.start < s.end and s.start < f.end for f in dirty)}
            if not spoilt:
                return result
            options = [[r for r in ready if r not in spoilt] for ready in options]

    def _phrases(self, text: str) -> list[Finding]:
        return [finding for finding in self.check(text) if finding.kind == "phrase"]


class _Entry(NamedTuple):
    """A phrase with what it belongs to, and the score that it needs there."""

    phrase: Phrase
    owner: Rule | Situation | Praise
    threshold: int


class _Hit(NamedTuple):
    """A match that counts, and the sentence that it stands in."""

    owner: Rule | Situation | Praise
    match: Match
    where: ReadSentence


class _Book:
    """A rulebook, compiled."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.language = rulebook.language
        self.entries = list(_entries(rulebook))
        self._measured = [(rule, rule.measure) for rule in rulebook.rules if rule.measure]
        self._always = rulebook.unless
        self._index = Index([entry.phrase for entry in self.entries])
        self._lexicon = Lexicon(rulebook.language, rulebook.vocabulary)

    def findings(self, text: str, view: str) -> Iterator[Finding]:
        sentences = [read(sentence, self._lexicon, self.language) for sentence in self.language.sentences(view)]
        reply = Reply(text, view, sentences)
        hits = list(self._hits(sentences))
        hurting = [_finding(owner, match, where, reply) for owner, match, where in hits if isinstance(owner, Rule)]
        hurting += [_measured(rule, count, reply) for rule, measure in self._measured for count in counts(measure, view, sentences)]
        shown = [Shown(owner, match) for owner, match, _ in hits if not isinstance(owner, Rule)]
        yield from hurting
        yield from coached(shown, reply, hurts=any(finding.severity != "suggestion" for finding in hurting))

    def _hits(self, reply: Sequence[ReadSentence]) -> Iterator[_Hit]:
        for where in reply:
            for position in self._index.candidates(where):
                phrase, owner, threshold = self.entries[position]
                for match in align.find(phrase, where, threshold):
                    if not self._is_harmless(owner, match, where, reply):
                        yield _Hit(owner, match, where)

    def _is_harmless(
        self, owner: Rule | Situation | Praise, match: Match, where: ReadSentence, reply: Sequence[ReadSentence]
    ) -> bool:
        return (
            is_negated(match, where)
            or (any(owner.needs) and not is_met(owner.needs, match, where, reply))
            or is_met(owner.unless, match, where, reply)
            or is_met(self._always, match, where, reply)
        )


def _entries(rulebook: Rulebook) -> Iterator[_Entry]:
    for rule in rulebook.rules:
        yield from (_Entry(phrase, rule, rule.threshold) for phrase in rule.phrases)
    owners: tuple[Situation | Praise, ...] = (*rulebook.situations, *rulebook.praise)
    for owner in owners:
        yield from (_Entry(phrase, owner, DEFAULT_THRESHOLD) for phrase in owner.shown_by)


def _finding(rule: Rule, match: Match, where: ReadSentence, reply: Reply) -> Finding:
    span = whole_words(reply.text, match.span)
    return Finding(
        rule=rule.id,
        topic=rule.topic,
        kind="phrase",
        severity=rule.severity,
        language=where.language.code,
        start=span.start,
        end=span.end,
        matched=span.of(reply.text),
        score=match.score,
        edits=match.edits,
        rewrites=fitted(rule, match, where, reply.sentences, reply.text),
        why=rule.why,
        source=rule.source,
    )


def _measured(rule: Rule, count: Count, reply: Reply) -> Finding:
    language = reply.sentences[0].language
    return Finding(
        rule=rule.id,
        topic=rule.topic,
        kind="phrase",
        severity=rule.severity,
        language=language.code,
        start=count.span.start,
        end=count.span.end,
        matched=count.span.of(reply.text),
        score=100.0,
        edits=(),
        rewrites=measured(rule, count, reply.sentences, reply.text),
        why=rule.why,
        source=rule.source,
    )


def _in_order(found: Sequence[Finding], yielding: frozenset[str]) -> list[Finding]:
    """By position; findings of kind "phrase" never overlap.

    Of those that would, one that yields goes; then the earlier one wins, then the longer, then the more severe; then the rule's
    name, so that the order never depends on chance.
    """
    ordered = sorted(found, key=lambda f: (f.start, -f.end, -SEVERITIES.index(f.severity), -f.score, f.rule))
    phrases = [f for f in ordered if f.kind == "phrase"]
    phrases = _apart([f for f in phrases if f.rule not in yielding or not _has_rival(f, phrases, yielding)])
    return sorted(
        [*phrases, *(f for f in ordered if f.kind != "phrase")], key=lambda f: (f.start, -f.end, KINDS.index(f.kind), f.rule)
    )


def _has_rival(finding: Finding, others: Sequence[Finding], yielding: frozenset[str]) -> bool:
    rivals = (f for f in others if f.topic != finding.topic and f.rule not in yielding)
    return any(f.start < finding.end and finding.start < f.end for f in rivals)


def _apart(ordered: list[Placed]) -> list[Placed]:
    """Those that begin where the one kept before them has ended."""
    kept: list[Placed] = []
    for one in ordered:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
