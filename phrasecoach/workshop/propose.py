"""Risky sentences and fine ones -> the fewest phrases that tell them apart, each tried out before it is proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.core.coach import Coach
from phrasecoach.core.pattern import PhraseError, PhraseParser
from phrasecoach.core.phrase import PhraseCompiler, vocabulary
from phrasecoach.core.text import own_voice
from phrasecoach.core.types import DEFAULT_THRESHOLD, Conditions, Examples, Origin, Rule, Rulebook, Source
from phrasecoach.workshop.alike import Family, Words, are_alike, family, likeness, words
from phrasecoach.workshop.spelling import spell, spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from phrasecoach.core.language import Language


class Proposal(NamedTuple):
    """The phrases; and the risky sentences that no phrase catches without catching a fine one, or at all."""

    phrases: tuple[str, ...]
    hopeless: tuple[str, ...]


class _Group(NamedTuple):
    """Risky examples, the sentence that counts of each, and the phrase that catches them all."""

    texts: tuple[str, ...]
    sentences: tuple[Words, ...]
    phrase: str


def propose(risky: Sequence[str], fine: Sequence[str], language: Language, slots: Sequence[str] = ()) -> Proposal:
    """Each risky sentence joins the first group that can take it in; else it begins one of its own.

    `slots` are names that the rewrites use: stretches that differ are captured under them.
    """
    return _Proposer(risky, fine, language, slots).proposal()


class _Proposer:
    def __init__(self, risky: Sequence[str], fine: Sequence[str], language: Language, slots: Sequence[str]) -> None:
        self._risky, self._fine, self._language, self._slots = risky, fine, language, slots
        self._sentences = {text: _sentences(text, language) for text in risky}

    def proposal(self) -> Proposal:
        groups: list[_Group] = []
        hopeless = []
        for text in self._risky:
            joined = next(((i, new) for i, old in enumerate(groups) if (new := self._joined(old, text))), None)
            if joined:
                groups[joined[0]] = joined[1]
            elif alone := self._alone(text):
                groups.append(alone)
            else:
                hopeless.append(text)
        return Proposal(self._needed([group.phrase for group in groups]), tuple(hopeless))

    def _needed(self, phrases: list[str]) -> tuple[str, ...]:
        """Without those whose sentences the others catch as well."""
        for phrase in tuple(phrases):
            others = [other for other in phrases if other != phrase]
            if others and self._catch_as_much(others, phrases):
                phrases = others
        return tuple(phrases)

    def _catch_as_much(self, few: list[str], many: list[str]) -> bool:
        ours, theirs = coach_of(few, self._language), coach_of(many, self._language)
        return all(ours.check(text) or not theirs.check(text) for text in self._risky)

    def _joined(self, group: _Group, text: str) -> _Group | None:
        """The group with one example more, if a phrase can be found for it."""
        nearest = sorted(self._sentences[text], key=lambda s: -likeness(group.sentences[0], s, self._language))
        return self._grown(group, text, nearest[0]) if nearest else None

    def _grown(self, group: _Group, text: str, sentence: Words) -> _Group | None:
        texts, sentences = (*group.texts, text), (*group.sentences, sentence)
        found = family(sentences, self._language)
        phrase = self._phrase(found, texts) if are_alike(found, self._language) else ""
        return _Group(texts, sentences, phrase) if phrase else None

    def _alone(self, text: str) -> _Group | None:
        """The sentence that is most like those of the other examples, else the longest one that tells it from the fine ones."""
        others = [sentence for other in self._risky if other != text for sentence in self._sentences[other]]

        def promise(sentence: Words) -> tuple[int, int]:
            return max((likeness(sentence, other, self._language) for other in others), default=0), len(sentence)

        for sentence in sorted(self._sentences[text], key=promise, reverse=True):
            if phrase := self._phrase(family([sentence], self._language), (text,)):
                return _Group((text,), (sentence,), phrase)
        return None

    def _phrase(self, found: Family, texts: Sequence[str]) -> str:
        """The loosest spelling that catches these texts and nothing fine; empty when there is none."""
        spelt = (spell(found, spelling, self._slots, self._language) for spelling in spellings(found))
        return next((phrase for phrase in dict.fromkeys(spelt) if self._works(phrase, texts)), "")

    def _works(self, phrase: str, texts: Sequence[str]) -> bool:
        try:
            coach = coach_of([phrase], self._language)
        except PhraseError:  # nothing but gaps
            return False
        return all(map(coach.check, texts)) and not any(map(coach.check, self._fine))


def _sentences(text: str, language: Language) -> list[Words]:
    return [words(sentence, language) for sentence in language.sentences(own_voice(text))]


def coach_of(phrases: Sequence[str], language: Language) -> Coach:
    """A coach with one rule of these phrases; raises PhraseError."""
    parser = PhraseParser(language, {})
    compiler = PhraseCompiler(parser)
    rule = Rule(
        id="new/rule",
        topic="new",
        severity="warning",
        threshold=DEFAULT_THRESHOLD,
        phrases=tuple(compiler.compile(parser.parse(phrase)) for phrase in phrases),
        needs=Conditions(),
        unless=Conditions(),
        rewrites=(),
        replaces="sentence",
        why="",
        source=Source("", "", ""),
        examples=Examples((), ()),
        tags=(),
        origin=Origin("", 0),
    )
    return Coach([Rulebook(language, (), (rule,), vocabulary(parser, language))])
