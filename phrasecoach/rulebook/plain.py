"""A compiled rulebook as plain data, and back: what can be kept between runs. No code is in it, and none is run to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from phrasecoach.core.pattern import PhraseParser
from phrasecoach.core.phrase import Phrase
from phrasecoach.core.rewrite import parse_template
from phrasecoach.core.types import Conditions, Examples, Origin, Rule, Rulebook, Source, Topic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from phrasecoach.core.language import Language

Plain = dict[str, Any]


def to_plain(book: Rulebook) -> Plain:
    """Lists, dicts, texts and numbers only. Phrases and word classes, which many rules share, are written once."""
    writer = _Writer()
    return {
        "topics": [list(topic) for topic in book.topics],
        "rules": [writer.rule(rule) for rule in book.rules],
        "unless": writer.conditions(book.unless),
        "vocabulary": {name: list(words) for name, words in book.vocabulary.items()},
        "sets": {name: list(entries) for name, entries in book.sets.items()},
        "phrases": writer.phrases,
        "classes": [sorted(cls) for cls in writer.classes],
    }


def from_plain(plain: Plain, language: Language) -> Rulebook:
    """The rulebook again; raises KeyError, TypeError or ValueError when the data is not what `to_plain` makes."""
    sets = {name: tuple(entries) for name, entries in plain["sets"].items()}
    reader = _Reader(plain["classes"], plain["phrases"], PhraseParser(language, sets))
    return Rulebook(
        language=language,
        topics=tuple(Topic(*topic) for topic in plain["topics"]),
        rules=tuple(reader.rule(rule) for rule in plain["rules"]),
        vocabulary={name: tuple(words) for name, words in plain["vocabulary"].items()},
        sets=sets,
        unless=reader.conditions(plain["unless"]),
    )


class _Writer:
    def __init__(self) -> None:
        self.classes: dict[frozenset[str], int] = {}
        self.phrases: list[list[Any]] = []
        self._positions: dict[str, int] = {}

    def rule(self, rule: Rule) -> Plain:
        return {
            "id": rule.id,
            "topic": rule.topic,
            "severity": rule.severity,
            "threshold": rule.threshold,
            "phrases": self._refer(rule.phrases),
            "needs": self.conditions(rule.needs),
            "unless": self.conditions(rule.unless),
            "rewrites": [template.text for template in rule.rewrites],
            "replaces": rule.replaces,
            "why": rule.why,
            "source": list(rule.source),
            "examples": [list(rule.examples.risky), list(rule.examples.fine)],
            "tags": list(rule.tags),
            "origin": list(rule.origin),
        }

    def conditions(self, conditions: Conditions) -> list[list[int]]:
        return [self._refer(phrases) for phrases in conditions]

    def _refer(self, phrases: Sequence[Phrase]) -> list[int]:
        return [self._position(phrase) for phrase in phrases]

    def _position(self, phrase: Phrase) -> int:
        if phrase.text not in self._positions:
            self._positions[phrase.text] = len(self.phrases)
            required = [self._class(cls) for cls in phrase.required]
            row = [phrase.text, sorted(phrase.slots), required, self._class(phrase.anchor), phrase.begins_anywhere]
            self.phrases.append(row)
        return self._positions[phrase.text]

    def _class(self, cls: frozenset[str]) -> int:
        return self.classes.setdefault(cls, len(self.classes))


class _Reader:
    def __init__(self, classes: Sequence[Sequence[str]], phrases: Sequence[Sequence[Any]], parser: PhraseParser) -> None:
        known = [frozenset(cls) for cls in classes]
        self._phrases = [
            Phrase(text, frozenset(slots), tuple([known[i] for i in required]), known[anchor], begins_anywhere, parser)
            for text, slots, required, anchor, begins_anywhere in phrases
        ]

    def rule(self, plain: Mapping[str, Any]) -> Rule:
        return Rule(
            id=plain["id"],
            topic=plain["topic"],
            severity=plain["severity"],
            threshold=plain["threshold"],
            phrases=self._referred(plain["phrases"]),
            needs=self.conditions(plain["needs"]),
            unless=self.conditions(plain["unless"]),
            rewrites=tuple(map(parse_template, plain["rewrites"])),
            replaces=plain["replaces"],
            why=plain["why"],
            source=Source(*plain["source"]),
            examples=Examples(*map(tuple, plain["examples"])),
            tags=tuple(plain["tags"]),
            origin=Origin(*plain["origin"]),
        )

    def conditions(self, plain: Sequence[Sequence[int]]) -> Conditions:
        return Conditions(*map(self._referred, plain))

    def _referred(self, positions: Sequence[int]) -> tuple[Phrase, ...]:
        return tuple([self._phrases[position] for position in positions])
