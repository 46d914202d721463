"""A sentence made ready for the aligner: what each token can be read as, what it costs to skip, where the edges are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from phrasecoach.core.lexicon import FILLER

if TYPE_CHECKING:
    from collections.abc import KeysView, Sequence

    from phrasecoach.core.language import Language
    from phrasecoach.core.lexicon import Lexicon, Readings
    from phrasecoach.core.phrase import Phrase
    from phrasecoach.core.types import Match, Sentence, Token

FILLER_COST = 50
FUNCTION_COST = 200
CONTENT_COST = 800
NEVER = 1_000_000

_STAMMER = 4  # tokens that are begun again at most
_GREETING_REACH = 5  # tokens: "Hi Mrs Anna Novak,"


@dataclass(frozen=True)
class ReadSentence:
    """A sentence and all that the aligner asks of it. Positions are token positions, 0 to len(tokens)."""

    sentence: Sentence
    readings: tuple[Readings, ...]
    language: Language

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    def places(self, units: frozenset[str]) -> list[int]:
        """Where a token can be read as one of the units, ascending."""
        return sorted({place for unit in units & self._places.keys() for place in self._places[unit]})

    @cached_property
    def conditions(self) -> dict[Phrase, tuple[Match, ...]]:
        """Where the phrases of conditions were found, as far as anybody asked."""
        return {}

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, readings in enumerate(self.readings):
            for unit in readings:
                found.setdefault(unit, []).append(at)
        return found

    @property
    def units(self) -> KeysView[str]:
        """Everything that any token can be read as."""
        return self._places.keys()

    @cached_property
    def skip_costs(self) -> tuple[int, ...]:
        costs = map(self._skip_cost, self.tokens, self.readings, self.sentence.breaks)
        return tuple(FILLER_COST if at in self.idle else cost for at, cost in enumerate(costs))

    @cached_property
    def idle(self) -> frozenset[int]:
        """Tokens that say nothing: in speech those begun and said again, and "you know"; in writing ", as I said,"."""
        language = self.language
        if self.sentence.is_spoken:
            return self._false_starts() | self._phrases(language.filler_phrases + language.spoken_fillers)
        return self._asides() | self._phrases(language.filler_phrases)

    def _asides(self) -> frozenset[int]:
        edges = [i for i, is_break in enumerate(self.sentence.breaks) if is_break]
        found: set[int] = set()
        for start, end in pairwise([*edges, len(self.tokens)]):
            words = tuple(t.norm for t in self.tokens[start:end] if t.norm not in self.language.fillers)
            if words in self.language.asides:
                found.update(range(start, end))
        return frozenset(found)

    def _false_starts(self) -> frozenset[int]:
        """Words that are said again right away: "it's it's in the um the booklet"."""
        heard = [at for at, token in enumerate(self.tokens) if token.norm not in self.language.fillers]
        norms = [self.tokens[at].norm for at in heard]
        found: set[int] = set()
        for length in range(1, _STAMMER + 1):
            for at in range(len(norms) - 2 * length + 1):
                if norms[at : at + length] == norms[at + length : at + 2 * length]:
                    found.update(heard[at : at + length])
        return frozenset(found)

    def _phrases(self, phrases: Sequence[tuple[str, ...]]) -> frozenset[int]:
        norms = [token.norm for token in self.tokens]
        phrases = [phrase for phrase in phrases if phrase[0] in norms]
        return frozenset(
            at + i
            for at in range(len(norms))
            for phrase in phrases
            if tuple(norms[at : at + len(phrase)]) == phrase
            for i in range(len(phrase))
        )

    def _skip_cost(self, token: Token, readings: Readings, after_break: bool) -> int:  # noqa: FBT001 (a datum, no switch)
        language = self.language
        if token.norm in language.negations:
            return NEVER
        if token.norm in language.fillers or FILLER in readings or token.kind == "placeholder":
            return FILLER_COST
        if after_break or token.norm in language.auxiliaries | language.clause_openers:  # "if you need to" is no "you need to"
            return CONTENT_COST
        if token.norm not in language.function_words:
            return CONTENT_COST
        return FUNCTION_COST

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where the sentence begins: at its first word, after "well, sorry", after "Hi Anna,"."""
        at = self.opening
        found = {0, at}
        while at < len(self.tokens) and self._is_interjection(at):
            at += 1
            found.add(at)
        if self.sentence.is_spoken:
            found |= {i + 1 for i in self._hesitations if i + 1 < len(self.tokens)}
        return frozenset(found)

    @cached_property
    def _hesitations(self) -> frozenset[int]:
        return frozenset(i for i, token in enumerate(self.tokens) if token.norm in self.language.hesitations)

    @cached_property
    def opening(self) -> int:
        """The first token after a greeting and its comma, 0 without one."""
        if not self.tokens or self.tokens[0].norm not in self.language.greetings:
            return 0
        ends = (i for i in range(1, min(_GREETING_REACH, len(self.tokens) - 1) + 1) if self.sentence.breaks[i : i + 1] == (True,))
        return next(ends, 0)

    def _is_interjection(self, at: int) -> bool:
        token = self.tokens[at]
        return token.norm in self.language.interjections or token.kind == "placeholder"

    @cached_property
    def ends(self) -> frozenset[int]:
        """Where the sentence ends: after its last word, or before "sorry, sir"."""
        at = len(self.tokens)
        found = {at}
        while at and (self.tokens[at - 1].norm in self.language.closers or self.tokens[at - 1].kind == "placeholder"):
            at -= 1
            found.add(at)
        return frozenset(found | self._hesitations) if self.sentence.is_spoken else frozenset(found)

    @cached_property
    def written_edges(self) -> frozenset[int]:
        """Commas and the like, both ends of the sentence."""
        return self.starts | self.ends | {i for i, is_break in enumerate(self.sentence.breaks) if is_break}

    @cached_property
    def clause_edges(self) -> frozenset[int]:
        """The written edges, and both sides of a conjunction."""
        found = set(self.written_edges)
        for i, token in enumerate(self.tokens):
            if token.norm in self.language.conjunctions:
                found |= {i, i + 1}
        return frozenset(found)

    def is_edge(self, kind: str, at: int) -> bool:
        return at in self._edges[kind]

    @cached_property
    def _edges(self) -> dict[str, frozenset[int]]:
        return {"^": self.starts, "$": self.ends, ";": self.written_edges, ",": self.clause_edges}

    def is_refusal(self, at: int) -> bool:
        """Whether a "no" is a mere interjection: "No, you ...", "no thats ...": it negates nothing."""
        if self.tokens[at].norm != self.language.refusal or at not in self.starts:
            return False
        after = self.tokens[at + 1].norm if at + 1 < len(self.tokens) else ""
        return self.sentence.breaks[at + 1 : at + 2] == (True,) or after in self.language.function_words


def read(sentence: Sentence, lexicon: Lexicon, language: Language) -> ReadSentence:
    readings = lexicon.misheard if sentence.is_spoken else lexicon.readings
    return ReadSentence(sentence, tuple(map(readings, sentence.tokens)), language)
