"""The lossless candidate index: which phrases can a sentence hold at all?

Each way of saying a phrase is filed under the words of one class that it requires, its anchor; a sentence looks up what its own
words can be read as. A phrase that is not found lacks, on every way, a word that the aligner would insist on: nothing is lost (the
idea of partitioning filters, see Navarro, "A guided tour to approximate string matching", ACM Computing Surveys 33(1), 2001).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from phrasecoach.core.align import could_go

if TYPE_CHECKING:
    from collections.abc import Sequence

    from phrasecoach.core.phrase import Phrase
    from phrasecoach.core.reading import ReadSentence


class Index:
    """Ways of saying phrases, by the units that they require."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._ways = [(position, way) for position, phrase in enumerate(phrases) for way in phrase.ways]
        self._by_unit: dict[str, list[int]] = defaultdict(list)
        self._everywhere: list[int] = []  # those of droppable words only
        for number, (_, way) in enumerate(self._ways):
            for unit in way.anchor:
                self._by_unit[unit].append(number)
            if not way.anchor:
                self._everywhere.append(number)

    def candidates(self, sentence: ReadSentence) -> list[int]:
        """Positions of all phrases that could match the sentence, ascending."""
        numbers = set(self._everywhere)
        for unit in sentence.units:
            numbers.update(self._by_unit.get(unit, ()))
        found: set[int] = set()
        for number in numbers:
            position, way = self._ways[number]
            if position not in found and could_go(way, sentence):
                found.add(position)
        return sorted(found)
