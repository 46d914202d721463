"""Which phrase words a word of the draft can stand for: itself, its inflections, its misspellings.

The only module that measures string distances. Misspellings are bounded by optimal string alignment (Damerau 1964: one edit is a
letter more, less, other, or two swapped), and two real words are never taken for each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from phrasecoach.core.language import Language
    from phrasecoach.core.types import Token

SHORTEST = 3  # letters: shorter words are taken at their letter
LONGEST = 40  # letters: no word is longer
ONE_EDIT, TWO_EDITS = 4, 8  # letters of the word aimed at
MISHEARD = 200  # thousandths: what a word that sounds alike counts as
_SHIFT = 3  # letters: with two edits, a word's first letter is among the first three of its misspelling
_MEMORY = 50_000  # distinct words


class Reading(NamedTuple):
    """How far a token is from a phrase word (thousandths of its letters), and which it was read as (empty: as it is)."""

    distance: int = 0
    word: str = ""


FILLER = "~"  # the unit of words that are nearly free to skip, misspelt or not
Readings = dict[str, Reading]  # by unit, see `automaton.unit`
_AS_IT_IS = Reading()


class Lexicon:
    """The words of a rulebook's phrases, and what drafts make of them. Memoised: text is Zipfian."""

    def __init__(self, language: Language, vocabulary: Mapping[str, Sequence[str]]) -> None:
        self._language = language
        self._units = {**vocabulary, FILLER: sorted(language.fillers)}
        self._memory: dict[str, Readings] = {}
        self._by_letter: dict[str, list[tuple[str, str]]] = {}  # units with their words, by the words' first letter
        self._targets: dict[str, dict[str, tuple[str, ...]]] = {}  # by first letter: form -> units; made when first needed

    def readings(self, token: Token) -> Readings:
        """All units that the token can be read as, if it is spelt as it was meant or nearly so."""
        norm = token.norm
        if token.is_name or token.kind != "word" or len(norm) > LONGEST:
            return self._plain(norm)
        found = self._memory.get(norm)
        if found is None:
            found = self._plain(norm)
            if not found:
                found = self._misspelt(norm)
            if len(self._memory) < _MEMORY:
                self._memory[norm] = found
        return found

    def misheard(self, token: Token) -> Readings:
        """The same for a word that a speech recogniser wrote: it may have heard one that sounds alike."""
        found = dict(self.readings(token))
        for word in self._language.sound_alikes.get(token.norm, ()):
            for unit in self._plain(word):
                found.setdefault(unit, Reading(MISHEARD, word))
        return found

    def _plain(self, norm: str) -> Readings:
        return {u: _AS_IT_IS for u in ("=" + norm, self._language.stem(norm)) if u in self._units}

    def _misspelt(self, norm: str) -> Readings:
        if len(norm) < SHORTEST or not norm.isalpha():
            return {}
        if norm in self._language.common_words():  # before anything that costs
            return {}
        close = self._close(norm)
        if (
            close and norm in self._language.rare_words()
        ):  # "clam down": a rare word can be a slip of the finger, but of no other kind
            close = {w: n for w, n in close.items() if sorted(w) == sorted(norm)}
        nearest = min(close.values(), default=0)
        return {
            u: Reading(1000 * n // max(len(w), len(norm)), w)
            for w, n in sorted(close.items(), reverse=True)
            if n == nearest
            for u in self._targets_in(w[0])[w]
        }

    def _close(self, norm: str) -> Mapping[str, int]:
        """Phrase words within the edits that their length allows."""
        from rapidfuzz import process  # noqa: PLC0415 (30 ms that most drafts never need)
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        found = {}
        for letter in sorted(set(norm[:_SHIFT])):
            near = process.extract(norm, self._targets_in(letter).keys(), scorer=OSA.distance, score_cutoff=2, limit=None)
            found.update({word: edits for word, edits, _ in near if 0 < edits <= _allowed(norm, word)})
        return found

    def _targets_in(self, letter: str) -> dict[str, tuple[str, ...]]:
        """Forms that begin with the letter -> their units."""
        if letter not in self._targets:
            self._targets[letter] = self._make_targets(letter)
        return self._targets[letter]

    def _make_targets(self, letter: str) -> dict[str, tuple[str, ...]]:
        targets: dict[str, set[str]] = {}
        for unit, word in self._words_in(letter):
            is_exact = unit.startswith(("=", FILLER))
            for form in (word,) if is_exact else self._language.inflections(word):
                targets.setdefault(form, set()).add(unit)
        return {form: tuple(sorted(targets[form])) for form in sorted(targets) if len(form) >= ONE_EDIT}

    def _words_in(self, letter: str) -> list[tuple[str, str]]:
        if not self._by_letter:
            for unit, words in self._units.items():
                for word in words:
                    self._by_letter.setdefault(word[:1], []).append((unit, word))
        return self._by_letter.get(letter, [])


def _allowed(norm: str, word: str) -> int:
    if norm[0] != word[0] and sorted(norm) != sorted(word):
        return 0
    if len(norm) == SHORTEST and len(word) > ONE_EDIT:
        return 0
    return 2 if len(word) >= TWO_EDITS and len(norm) > ONE_EDIT else 1
