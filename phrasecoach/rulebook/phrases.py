"""Reads the phrases and rewrites of rule files, and points at a mistake inside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.core.pattern import Pattern, PhraseError, PhraseParser
from phrasecoach.core.rewrite import Template, parse_template
from phrasecoach.rulebook.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from phrasecoach.core.language import Language
    from phrasecoach.rulebook.entries import Texts
    from phrasecoach.rulebook.nodes import Scalar
    from phrasecoach.rulebook.places import RuleFile


_STAND_IN = "word"  # for what is reported as wrong
_SHORTER = "use fewer, or smaller ones"


class WordSet(NamedTuple):
    """A word set: each entry with the file that it is written in."""

    entries: tuple[tuple[RuleFile, Scalar], ...]

    @property
    def phrases(self) -> tuple[str, ...]:
        """The entries as text; wrong ones, which have been reported, are left out."""
        return tuple(entry.value.rstrip() for _, entry in self.entries if entry.value)

    @property
    def files(self) -> tuple[tuple[RuleFile, Scalar], ...]:
        """Each file that entries stand in, with the first of them."""
        return tuple({id(file): (file, entry) for file, entry in reversed(self.entries)}.values())[::-1]


class PhraseReader:
    """Reads phrases against the word sets of all layers. Mistakes go to the file that they are written in."""

    def __init__(self, language: Language, sets: Mapping[str, WordSet]) -> None:
        self._language, self._sets = language, sets
        written = {name: words.phrases for name, words in sets.items()}
        self._weights = Weights(written)
        light = {name: phrases for name, phrases in written.items() if phrases and name not in self._weights.heavy}
        self._known = dict.fromkeys(sets, (_STAND_IN,)) | light
        self.parser = PhraseParser(language, self._known)

    def entries(self, text: str) -> tuple[str, ...]:
        """The entries of the word set that the phrase is, if it is nothing else."""
        return self._known.get(text[1:], ()) if text.startswith("@") else ()

    def check_sets(self) -> None:
        """Report what is wrong in the word sets, used or not."""
        for name, words in self._sets.items():
            if not words.entries:
                continue
            file, first = words.entries[0]
            if file.is_full:
                return
            if name in self._weights.heavy:
                file.fault(first.start, f"the word set `@{name}` is too large, with the sets in it written out", _SHORTER)
            elif self._fault(self.parser, name) is not None:
                self._report_set(name)

    def read(self, file: RuleFile, phrases: Texts) -> Iterator[tuple[Scalar, Pattern]]:
        """Each phrase that can be read, with where it is written."""
        for phrase in phrases:
            if file.is_full:
                return
            text = phrase.value.rstrip()
            if self._weights.of(text).is_large:
                file.fault(phrase.start, "this phrase is too long, with the sets in it written out", _SHORTER)
                continue
            try:
                if text:
                    yield phrase, self.parser.parse(text)
            except PhraseError as error:
                self._report(error, file, phrase)

    def _report_set(self, name: str) -> None:
        """A set is read up to its first mistake, so read each of its entries alone."""
        for file, entry in self._sets[name].entries:
            alone = PhraseParser(self._language, {**self._known, name: (entry.value.rstrip() or _STAND_IN,)})
            if (error := self._fault(alone, name)) is not None:
                self._report(error, file, entry)

    def _report(self, error: PhraseError, file: RuleFile, phrase: Scalar) -> None:
        """The fault may lie in the phrase, or in a set that it uses; there it is told once."""
        if error.entry != phrase.value.rstrip():
            places = (place for words in self._sets.values() for place in words.entries)
            file, phrase = next((place for place in places if place[1].value.rstrip() == error.entry), (file, phrase))
        file.fault_inside(phrase, error.offset, error.message, error.hint)

    @staticmethod
    def _fault(parser: PhraseParser, name: str) -> PhraseError | None:
        try:
            parser.check_set(name)
        except PhraseError as error:
            return error
        return None


def read_templates(file: RuleFile, rewrites: Texts) -> Iterator[tuple[Scalar, Template]]:
    """Each rewrite that can be read, with where it is written."""
    for rewrite in rewrites:
        try:
            if rewrite.value:
                yield rewrite, parse_template(rewrite.value.rstrip())
        except PhraseError as error:
            file.fault_inside(rewrite, error.offset, error.message, error.hint)
