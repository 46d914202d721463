"""A compiled rulebook as plain data, and back: what can be kept between runs. No code is in it, and none is run to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from phrasecoach.core.pattern import PhraseParser
from phrasecoach.core.phrase import Phrase
from phrasecoach.core.rewrite import parse_template
from phrasecoach.core.types import Examples, Exceptions, Origin, Rule, Rulebook, Source, Topic

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from phrasecoach.core.language import Language

Plain = dict[str, Any]
_PLACES = ("before", "after", "inside", "sentence", "reply")


def to_plain(book: Rulebook) -> Plain:
    """Lists, dicts, texts and numbers only. Word classes, which many phrases share, are written once."""
    classes: dict[frozenset[str], int] = {}
    rules = [_plain_rule(rule, classes) for rule in book.rules]
    unless = _plain_exceptions(book.unless, classes)
    return {
        "topics": [[topic.id, topic.title] for topic in book.topics],
        "rules": rules,
        "unless": unless,
        "vocabulary": {name: list(words) for name, words in book.vocabulary.items()},
        "sets": {name: list(entries) for name, entries in book.sets.items()},
        "classes": [sorted(cls) for cls in classes],
    }


def from_plain(plain: Plain, language: Language) -> Rulebook:
    """The rulebook again; raises KeyError, TypeError or ValueError when the data is not what `to_plain` makes."""
    sets = {name: tuple(entries) for name, entries in plain["sets"].items()}
    reader = _Reader([frozenset(cls) for cls in plain["classes"]], PhraseParser(language, sets))
    return Rulebook(
        language=language,
        topics=tuple(Topic(*topic) for topic in plain["topics"]),
        rules=tuple(reader.rule(rule) for rule in plain["rules"]),
        vocabulary={name: tuple(words) for name, words in plain["vocabulary"].items()},
        sets=sets,
        unless=reader.exceptions(plain["unless"]),
    )


def _plain_rule(rule: Rule, classes: dict[frozenset[str], int]) -> Plain:
    return {
        "id": rule.id,
        "topic": rule.topic,
        "severity": rule.severity,
        "threshold": rule.threshold,
        "phrases": _plain_phrases(rule.phrases, classes),
        "unless": _plain_exceptions(rule.unless, classes),
        "rewrites": [template.text for template in rule.rewrites],
        "replaces": rule.replaces,
        "why": rule.why,
        "source": [rule.source.key, rule.source.title, rule.source.part],
        "examples": [list(rule.examples.risky), list(rule.examples.fine)],
        "tags": list(rule.tags),
        "origin": [rule.origin.path, rule.origin.line],
    }


def _plain_exceptions(exceptions: Exceptions, classes: dict[frozenset[str], int]) -> Plain:
    return {place: _plain_phrases(getattr(exceptions, place), classes) for place in _PLACES}


def _plain_phrases(phrases: Sequence[Phrase], classes: dict[frozenset[str], int]) -> list[list[Any]]:
    return [_plain_phrase(phrase, classes) for phrase in phrases]


def _plain_phrase(phrase: Phrase, classes: dict[frozenset[str], int]) -> list[Any]:
    required = [classes.setdefault(cls, len(classes)) for cls in phrase.required]
    anchor = classes.setdefault(phrase.anchor, len(classes))
    return [phrase.text, sorted(phrase.slots), required, anchor, phrase.begins_anywhere]


class _Reader:
    def __init__(self, classes: Sequence[frozenset[str]], parser: PhraseParser) -> None:
        self._classes, self._parser = classes, parser

    def rule(self, plain: Mapping[str, Any]) -> Rule:
        return Rule(
            id=plain["id"],
            topic=plain["topic"],
            severity=plain["severity"],
            threshold=plain["threshold"],
            phrases=self._phrases(plain["phrases"]),
            unless=self.exceptions(plain["unless"]),
            rewrites=tuple(map(parse_template, plain["rewrites"])),
            replaces=plain["replaces"],
            why=plain["why"],
            source=Source(*plain["source"]),
            examples=Examples(*map(tuple, plain["examples"])),
            tags=tuple(plain["tags"]),
            origin=Origin(*plain["origin"]),
        )

    def exceptions(self, plain: Mapping[str, Any]) -> Exceptions:
        return Exceptions(**{place: self._phrases(plain[place]) for place in _PLACES})

    def _phrases(self, plain: Sequence[Sequence[Any]]) -> tuple[Phrase, ...]:
        classes, parser = self._classes, self._parser
        return tuple(
            Phrase(text, frozenset(slots), tuple([classes[i] for i in required]), classes[anchor], begins_anywhere, parser)
            for text, slots, required, anchor, begins_anywhere in plain
        )
