"""The lossless candidate index: which phrases can a sentence hold at all?

Each way of saying a phrase is filed under the words of one class that it requires, its anchor; a sentence looks up what its own
words can be read as. A phrase that is not found lacks, on every way, a word that the aligner would insist on: nothing is lost (the
idea of partitioning filters, see Navarro, "A guided tour to approximate string matching", ACM Computing Surveys 33(1), 2001).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.core.align import could_go

if TYPE_CHECKING:
    from collections.abc import Sequence

    from phrasecoach.core.phrase import Phrase
    from phrasecoach.core.reading import ReadSentence


class Index:
    """Ways of saying phrases, by the units that they require."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        by_anchor: dict[frozenset[str], list[tuple[int, int]]] = {}  # position of a phrase, number of the way
        for position, phrase in enumerate(phrases):
            for number, anchor in enumerate(phrase.anchors):
                by_anchor.setdefault(anchor, []).append((position, number))
        self._everywhere = by_anchor.pop(frozenset(), [])  # those of droppable words only
        self._by_unit: dict[str, list[list[tuple[int, int]]]] = {}
        for anchor, filed in by_anchor.items():
            for unit in anchor:
                self._by_unit.setdefault(unit, []).append(filed)

    def candidates(self, sentence: ReadSentence) -> list[int]:
        """Positions of all phrases that could match the sentence, ascending."""
        ways = set(self._everywhere)
        for unit in sentence.units:
            ways.update(*self._by_unit.get(unit, ()))
        found: set[int] = set()
        for position, number in ways:
            if position not in found and could_go(self._phrases[position].way(number), sentence):
                found.add(position)
        return sorted(found)
