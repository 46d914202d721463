"""`Coach.check`: rulebook + text -> findings. Pure and deterministic."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from phrasecoach.core import align, rewrite
from phrasecoach.core.fitting import fitted, whole_words
from phrasecoach.core.guards import is_met, is_negated
from phrasecoach.core.index import Index
from phrasecoach.core.lexicon import Lexicon
from phrasecoach.core.reading import ReadSentence, read
from phrasecoach.core.text import own_voice
from phrasecoach.core.types import SEVERITIES, Finding, Match, Rewrite, Rule, Rulebook

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

    def check(self, text: str) -> list[Finding]:
        """All findings, by position. Offsets are code points of `text`; findings never overlap."""
        view = own_voice(text)
        return _without_overlaps([finding for book in self._books for finding in book.findings(text, view)])

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
        options = [[r for r in finding.rewrites if r.ready] for finding in self.check(text)]
        while True:
            chosen = _apart(sorted([ready[0] for ready in options if ready], key=lambda r: (r.start, -r.end)))
            result, spans = rewrite.apply(text, chosen)
            dirty = self.check(result)
            spoilt = {r for r, s in zip(chosen, spans, strict=True) if any(f.start < s.end and s.start < f.end for f in dirty)}
            if not spoilt:
                return result
            options = [[r for r in ready if r not in spoilt] for ready in options]


class _Entry(NamedTuple):
    """A phrase with the rule that it belongs to."""

    phrase: Phrase
    rule: Rule


class _Book:
    """A rulebook, compiled."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.language = rulebook.language
        self.entries = [_Entry(phrase, rule) for rule in rulebook.rules for phrase in rule.phrases]
        self._always = rulebook.unless
        self._index = Index([entry.phrase for entry in self.entries])
        self._lexicon = Lexicon(rulebook.language, rulebook.vocabulary)

    def findings(self, text: str, view: str) -> Iterator[Finding]:
        reply = [read(sentence, self._lexicon, self.language) for sentence in self.language.sentences(view)]
        for where in reply:
            for position in self._index.candidates(where):
                entry = self.entries[position]
                for match in align.find(entry.phrase, where, entry.rule.threshold):
                    if not self._is_harmless(entry, match, where, reply):
                        yield _finding(entry.rule, match, where, reply, text)

    def _is_harmless(self, entry: _Entry, match: Match, where: ReadSentence, reply: Sequence[ReadSentence]) -> bool:
        return (
            is_negated(match, where)
            or (any(entry.rule.needs) and not is_met(entry.rule.needs, match, where, reply))
            or is_met(entry.rule.unless, match, where, reply)
            or is_met(self._always, match, where, reply)
        )


def _finding(rule: Rule, match: Match, where: ReadSentence, reply: Sequence[ReadSentence], text: str) -> Finding:
    span = whole_words(text, match.span)
    return Finding(
        rule=rule.id,
        topic=rule.topic,
        kind="phrase",
        severity=rule.severity,
        language=where.language.code,
        start=span.start,
        end=span.end,
        matched=span.of(text),
        score=match.score,
        edits=match.edits,
        rewrites=fitted(rule, match, where, reply, text),
        why=rule.why,
        source=rule.source,
    )


def _without_overlaps(found: list[Finding]) -> list[Finding]:
    """Earlier, then longer, then more severe wins; then the rule's name, so that the order never depends on chance."""
    return _apart(sorted(found, key=lambda f: (f.start, -f.end, -SEVERITIES.index(f.severity), -f.score, f.rule)))


def _apart(ordered: list[Placed]) -> list[Placed]:
    """Those that begin where the one kept before them has ended."""
    kept: list[Placed] = []
    for one in ordered:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept
