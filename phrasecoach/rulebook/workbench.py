"""What everything written in rule files is made with: phrases against the word sets of all layers, conditions, sources, origins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.core.phrase import PhraseCompiler
from phrasecoach.core.types import Conditions, Measure, Origin, Source
from phrasecoach.rulebook.phrases import PhraseReader
from phrasecoach.rulebook.shapes import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from phrasecoach.core.language import Language
    from phrasecoach.core.pattern import Pattern
    from phrasecoach.core.phrase import Phrase
    from phrasecoach.rulebook.entries import ConditionsEntry, MeasureEntry, Places, Texts
    from phrasecoach.rulebook.nodes import Scalar
    from phrasecoach.rulebook.phrases import WordSet
    from phrasecoach.rulebook.places import RuleFile


class Workbench:
    """Makes the parts of rules; mistakes go to the files, with a stand-in for what is wrong.

    `titles` are those of the sources. Where a file of sources or words couldn't be read, the layers are not `whole`: a name that
    nobody knows is no mistake then.
    """

    def __init__(self, language: Language, titles: Mapping[str, str], sets: Mapping[str, WordSet], *, whole: bool) -> None:
        self._titles, self._whole = titles, whole
        self._reader = PhraseReader(language, sets)
        self.parser = self._reader.parser
        self._compiler = PhraseCompiler(self.parser)
        if whole:
            self._reader.check_sets()

    def patterns(self, file: RuleFile, phrases: Texts) -> list[tuple[Scalar, Pattern]]:
        """Each phrase that can be read, with where it is written."""
        return list(self._reader.read(file, phrases)) if self._whole else []

    def phrase(self, pattern: Pattern) -> Phrase:
        return self._compiler.compile(pattern)

    def alternatives(self, file: RuleFile, phrases: Texts) -> tuple[Phrase, ...]:
        """A phrase that is a word set stands for its entries, so that those which can't match are never looked for."""
        return tuple(self._opened(pattern for _, pattern in self.patterns(file, phrases)))

    def _opened(self, patterns: Iterable[Pattern]) -> Iterator[Phrase]:
        for pattern in patterns:
            entries = self._reader.entries(pattern.text)
            if entries:
                yield from self._opened(map(self.parser.parse, entries))
            else:
                yield self.phrase(pattern)

    def conditions(self, file: RuleFile, entry: ConditionsEntry) -> Conditions:
        return Conditions(**{place: self.alternatives(file, texts) for place, texts in entry._asdict().items()})

    def source(self, file: RuleFile, written: Scalar) -> Source:
        key, _, part = line(written).partition(" ")
        if key and key not in self._titles and self._whole:
            file.fault(written.start, f"unknown source `{key}`", nearest(key, self._titles) or "name it in sources.yaml first")
        return Source(key, self._titles.get(key, ""), part)


def measure(entry: MeasureEntry | None) -> Measure | None:
    if entry is None:
        return None
    return Measure(entry.of, entry.over, frozenset(word.value.lower() for word in entry.known))


def joined(all_of: Sequence[Conditions]) -> Conditions:
    return Conditions(*(sum(places, ()) for places in zip(*all_of, strict=True)))


def origins(file: RuleFile, places: Places) -> dict[str, Origin]:
    """Where each key is written."""
    return {key: origin(file, at) for key, at in places.items()}


def origin(file: RuleFile, at: int) -> Origin:
    return Origin(file.path, file.place(at)[0])


def line(scalar: Scalar) -> str:
    """The text on one line."""
    return " ".join(scalar.value.split())


def values(texts: Texts) -> tuple[str, ...]:
    return tuple(text.value.rstrip("\n") for text in texts)
