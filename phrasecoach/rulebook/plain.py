"""A compiled rulebook as plain data, and back: what can be kept between runs. No code is in it, and none is run to read it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from phrasecoach.core.pattern import PhraseParser
from phrasecoach.core.phrase import Phrase
from phrasecoach.core.rewrite import parse_template
from phrasecoach.core.types import (
    Conditions,
    Examples,
    Incomplete,
    Measure,
    Move,
    Origin,
    Praise,
    Rule,
    Rulebook,
    Situation,
    Source,
    Topic,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from phrasecoach.core.language import Language
    from phrasecoach.core.phrase import Classes

Plain = dict[str, Any]


def to_plain(book: Rulebook) -> Plain:
    """Lists, dicts, texts and numbers only. Phrases and word classes, which many rules share, are written once."""
    writer = _Writer()
    return {
        "topics": [list(topic) for topic in book.topics],
        "rules": [writer.rule(rule) for rule in book.rules],
        "situations": [writer.situation(situation) for situation in book.situations],
        "praise": [writer.praise(praise) for praise in book.praise],
        "unless": writer.conditions(book.unless),
        "vocabulary": {name: list(words) for name, words in book.vocabulary.items()},
        "sets": {name: list(entries) for name, entries in book.sets.items()},
        "set_origins": {name: [list(origin) for origin in origins] for name, origins in book.set_origins.items()},
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
        set_origins={name: tuple(Origin(*origin) for origin in origins) for name, origins in plain["set_origins"].items()},
        situations=tuple(map(reader.situation, plain["situations"])),
        praise=tuple(map(reader.praise, plain["praise"])),
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
            "measure": _plain_measure(rule.measure),
            "yields": rule.yields,
            "origins": _plain_origins(rule.origins),
        }

    def situation(self, situation: Situation) -> Plain:
        plain = situation._asdict()
        plain |= {place: self.conditions(getattr(situation, place)) for place in ("needs", "unless")}
        plain |= {"shown_by": self._refer(situation.shown_by), "origins": _plain_origins(situation.origins)}
        return plain | {"moves": [self._move(move) for move in situation.moves]}

    def praise(self, praise: Praise) -> Plain:
        plain = praise._asdict() | {place: self.conditions(getattr(praise, place)) for place in ("needs", "unless")}
        return plain | {"shown_by": self._refer(praise.shown_by)}

    def _move(self, move: Move) -> Plain:
        plain = move._asdict() | {"measure": _plain_measure(move.measure)}
        return plain | {"satisfied_by": self._refer(move.satisfied_by), "broken_by": self._refer(move.broken_by)}

    def conditions(self, conditions: Conditions) -> list[list[int]]:
        return [self._refer(phrases) for phrases in conditions]

    def _refer(self, phrases: Sequence[Phrase]) -> list[int]:
        return [self._position(phrase) for phrase in phrases]

    def _position(self, phrase: Phrase) -> int:
        if phrase.text not in self._positions:
            self._positions[phrase.text] = len(self.phrases)
            anchors = [self._class(anchor) for anchor in phrase.anchors]
            ways = [" ".join(str(self._class(cls)) for cls in way) for way in phrase.ways]
            self.phrases.append([phrase.text, sorted(phrase.slots), anchors, ways, phrase.begins_anywhere])
        return self._positions[phrase.text]

    def _class(self, cls: frozenset[str]) -> int:
        return self.classes.setdefault(cls, len(self.classes))


class _Reader:
    def __init__(self, classes: Sequence[Sequence[str]], phrases: Sequence[Sequence[Any]], parser: PhraseParser) -> None:
        known = [frozenset(cls) for cls in classes]
        self._phrases = [
            Phrase(text, frozenset(slots), tuple([known[i] for i in anchors]), partial(_way, known, ways), begins_anywhere, parser)
            for text, slots, anchors, ways, begins_anywhere in phrases
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
            measure=_measure(plain["measure"]),
            yields=plain["yields"],
            origins=_origins(plain["origins"]),
        )

    def situation(self, plain: Mapping[str, Any]) -> Situation:
        return Situation(
            **{
                **plain,
                "shown_by": self._referred(plain["shown_by"]),
                "needs": self.conditions(plain["needs"]),
                "unless": self.conditions(plain["unless"]),
                "moves": tuple(map(self._move, plain["moves"])),
                "source": Source(*plain["source"]),
                "incomplete": tuple(Incomplete(reply, tuple(missing)) for reply, missing in plain["incomplete"]),
                "complete": tuple(plain["complete"]),
                "other": tuple(plain["other"]),
                "origin": Origin(*plain["origin"]),
                "origins": _origins(plain["origins"]),
            }
        )

    def praise(self, plain: Mapping[str, Any]) -> Praise:
        return Praise(
            **{
                **plain,
                "shown_by": self._referred(plain["shown_by"]),
                "needs": self.conditions(plain["needs"]),
                "unless": self.conditions(plain["unless"]),
                "source": Source(*plain["source"]),
                "earned": tuple(plain["earned"]),
                "other": tuple(plain["other"]),
                "origin": Origin(*plain["origin"]),
            }
        )

    def _move(self, plain: Mapping[str, Any]) -> Move:
        phrases = {key: self._referred(plain[key]) for key in ("satisfied_by", "broken_by")}
        return Move(**{**plain, **phrases, "measure": _measure(plain["measure"])})

    def conditions(self, plain: Sequence[Sequence[int]]) -> Conditions:
        return Conditions(*map(self._referred, plain))

    def _referred(self, positions: Sequence[int]) -> tuple[Phrase, ...]:
        return tuple([self._phrases[position] for position in positions])


def _way(known: Sequence[frozenset[str]], ways: Sequence[str], number: int) -> Classes:
    return tuple([known[int(i)] for i in ways[number].split()])


def _plain_measure(measure: Measure | None) -> list[Any] | None:
    return [measure.of, measure.over, sorted(measure.known)] if measure else None


def _measure(plain: Sequence[Any] | None) -> Measure | None:
    return Measure(plain[0], plain[1], frozenset(plain[2])) if plain else None


def _plain_origins(origins: Mapping[str, Origin]) -> Plain:
    return {key: list(origin) for key, origin in origins.items()}


def _origins(plain: Mapping[str, Sequence[Any]]) -> Mapping[str, Origin]:
    return {key: Origin(*origin) for key, origin in plain.items()}
