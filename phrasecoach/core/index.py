"""The lossless candidate index: which phrases can a sentence hold at all?

Every phrase is filed under the words of one required class, its anchor; a sentence looks up what its own words can be read as. A
phrase that isn't found lacks a word that the aligner would insist on, so nothing is lost (the idea of partitioning filters, see
Navarro, "A guided tour to approximate string matching", ACM Computing Surveys 33(1), 2001).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from phrasecoach.core.align import could_match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from phrasecoach.core.phrase import Phrase
    from phrasecoach.core.reading import ReadSentence


class Index:
    """Positions of phrases by the units that they require."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self._phrases = phrases
        self._by_unit: dict[str, list[int]] = defaultdict(list)
        self._everywhere: list[int] = []  # phrases of droppable words only
        for position, phrase in enumerate(phrases):
            for unit in phrase.anchor:
                self._by_unit[unit].append(position)
            if not phrase.anchor:
                self._everywhere.append(position)

    def candidates(self, sentence: ReadSentence) -> Iterator[int]:
        """Positions of all phrases that could match the sentence, ascending."""
        found = set(self._everywhere)
        for unit in sentence.units:
            found.update(self._by_unit.get(unit, ()))
        return (position for position in sorted(found) if could_match(self._phrases[position], sentence))
