"""The lossless candidate index: which phrases can a sentence hold at all?

Every phrase is filed under the words of its rarest required class; a sentence looks up what its own words can be read as. A
phrase that isn't found lacks a word that the aligner would insist on, so nothing is lost (the idea of partitioning filters, see
Navarro, "A guided tour to approximate string matching", ACM Computing Surveys 33(1), 2001).
"""

from __future__ import annotations

from collections import Counter, defaultdict
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
        classes = Counter(cls for phrase in phrases for cls in phrase.required)
        uses: Counter[str] = Counter()
        for cls, count in classes.items():
            for unit in cls:
                uses[unit] += count
        rank = {cls: (sum(uses[unit] for unit in cls), sorted(cls)) for cls in classes}
        for position, phrase in enumerate(phrases):
            if not phrase.required:
                self._everywhere.append(position)
                continue
            rarest = min(phrase.required, key=rank.__getitem__)
            for unit in rarest:
                self._by_unit[unit].append(position)

    def candidates(self, sentence: ReadSentence) -> Iterator[int]:
        """Positions of all phrases that could match the sentence, ascending."""
        found = set(self._everywhere)
        for unit in sentence.units:
            found.update(self._by_unit.get(unit, ()))
        return (position for position in sorted(found) if could_match(self._phrases[position], sentence))
