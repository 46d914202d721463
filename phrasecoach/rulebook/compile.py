"""The files of all layers -> one Rulebook, or all that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from phrasecoach.core.pattern import Pattern, Slot, walk
from phrasecoach.core.phrase import PhraseCompiler, vocabulary
from phrasecoach.core.types import Conditions, Examples, Origin, Rule, Rulebook, Source, Topic
from phrasecoach.errors import RulebookError
from phrasecoach.rulebook.phrases import PhraseReader, WordSet, read_templates
from phrasecoach.rulebook.schema import SOURCES_FILE, TOPIC_FILE, WORDS_FILE, ConditionsEntry
from phrasecoach.rulebook.shapes import nearest
from phrasecoach.rulebook.yaml_reader import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from phrasecoach.core.language import Language
    from phrasecoach.core.phrase import Phrase
    from phrasecoach.core.rewrite import Template
    from phrasecoach.rulebook.files import Layer
    from phrasecoach.rulebook.nodes import Scalar
    from phrasecoach.rulebook.places import RuleFile
    from phrasecoach.rulebook.schema import RuleEntry, SourceEntry, Texts, TopicEntry, WordsEntry
    from phrasecoach.rulebook.shapes import Shape

T = TypeVar("T")


class _Written(NamedTuple):
    """One layer, read; what can't be read is left out."""

    sources: dict[Scalar, SourceEntry]
    words: tuple[RuleFile, WordsEntry] | None
    topics: list[tuple[RuleFile, TopicEntry]]
    whole: bool  # sources and words could be read: an unknown name is a mistake


def compile_rulebook(layers: Sequence[Layer], language: Language) -> Rulebook:
    """The rules of all layers, the later ones on top; raises RulebookError."""
    written = [_read(layer) for layer in layers]
    rulebook = _Compiler(language, written).compile(written)
    problems = dict.fromkeys(p for layer in layers for file in layer.files() for p in file.told())
    if problems:
        raise RulebookError(*problems)
    return rulebook


def _read(layer: Layer) -> _Written:
    sources = _entry(layer.sources, SOURCES_FILE, "sources.yaml")
    words = _entry(layer.words, WORDS_FILE, "words.yaml")
    topics = [(file, entry) for file in layer.topics if (entry := _entry(file, TOPIC_FILE, "")) is not None]
    whole = (sources is None) == (layer.sources is None) and (words is None) == (layer.words is None)
    return _Written(sources or {}, (layer.words, words) if layer.words and words else None, topics, whole)


def _entry(file: RuleFile | None, shape: Shape[T], key: str) -> T | None:
    node = None if file is None or file.problems else parse(file)
    return None if file is None or node is None else shape.read(node, file, key)


class _Compiler:
    """Turns what is written into rules; mistakes go to the files, with a stand-in for what is wrong."""

    def __init__(self, language: Language, written: Sequence[_Written]) -> None:
        self._language = language
        self._whole = all(layer.whole for layer in written)
        self._titles = {key.value: entry.title.value for layer in written for key, entry in layer.sources.items()}
        self._sets = _sets(written)
        self._phrases = PhraseReader(language, self._sets)
        self._compiler = PhraseCompiler(self._phrases.parser)

    def compile(self, written: Sequence[_Written]) -> Rulebook:
        if self._whole:
            self._phrases.check_sets()
        topics: dict[str, Topic] = {}
        rules: dict[str, Rule] = {}
        for layer in written:
            _check_unique(layer.topics)
            for file, entry in layer.topics:
                topics[entry.topic.value] = Topic(entry.topic.value, _line(entry.title))
                shared = self._conditions(file, entry.unless)
                rules.update((rule.id.value, self._rule(file, entry, rule, shared)) for rule in entry.rules)
        sets = {name: words.phrases for name, words in self._sets.items()}
        shared = self._shared(written)
        words = vocabulary(self._phrases.parser, self._language)
        return Rulebook(self._language, tuple(topics.values()), tuple(rules.values()), words, sets, shared)

    def _rule(self, file: RuleFile, topic: TopicEntry, entry: RuleEntry, shared: Conditions) -> Rule:
        templates = list(read_templates(file, entry.rewrite))
        phrases = self._patterns(file, entry.phrases)
        if len(phrases) == len(entry.phrases) and len(templates) == len(entry.rewrite):
            _check_slots(file, phrases, templates)
        _check_id(file, topic.topic.value, entry.id)
        return Rule(
            id=entry.id.value,
            topic=topic.topic.value,
            severity=entry.severity or topic.severity or "warning",
            threshold=entry.threshold,
            phrases=tuple(self._compiler.compile(pattern) for _, pattern in phrases),
            needs=self._conditions(file, entry.needs),
            unless=_joined([shared, self._conditions(file, entry.unless)]),
            rewrites=tuple(template for _, template in templates),
            replaces=entry.replaces,
            why=_line(entry.why),
            source=self._source(file, topic, entry),
            examples=Examples(_values(entry.examples.risky), _values(entry.examples.fine)),
            tags=_values(entry.tags),
            origin=Origin(file.path, file.place(entry.id.start)[0]),
        )

    def _patterns(self, file: RuleFile, phrases: Texts) -> list[tuple[Scalar, Pattern]]:
        return list(self._phrases.read(file, phrases)) if self._whole else []

    def _conditions(self, file: RuleFile, entry: ConditionsEntry) -> Conditions:
        """A phrase that is a word set stands for its entries, so that those which can't match are never looked for."""
        places = entry._asdict().items()
        read = {place: [pattern for _, pattern in self._patterns(file, texts)] for place, texts in places}
        return Conditions(**{place: tuple(self._alternatives(patterns)) for place, patterns in read.items()})

    def _alternatives(self, patterns: Iterable[Pattern]) -> Iterator[Phrase]:
        for pattern in patterns:
            entries = self._phrases.entries(pattern.text)
            if entries:
                yield from self._alternatives(map(self._phrases.parser.parse, entries))
            else:
                yield self._compiler.compile(pattern)

    def _shared(self, written: Sequence[_Written]) -> Conditions:
        """The exceptions that hold for every rule: those of all layers."""
        return _joined([self._conditions(file, entry.unless) for file, entry in (layer.words for layer in written if layer.words)])

    def _source(self, file: RuleFile, topic: TopicEntry, entry: RuleEntry) -> Source:
        source = entry.source or topic.source
        if source is None:
            file.fault(entry.id.start, "this rule has no `source`", "name one here, or at the top of the file for all rules")
            return Source("", "", "")
        key, _, part = _line(source).partition(" ")
        if key and key not in self._titles and self._whole:
            file.fault(source.start, f"unknown source `{key}`", nearest(key, self._titles) or "name it in sources.yaml first")
        return Source(key, self._titles.get(key, ""), part)


def _joined(all_of: Sequence[Conditions]) -> Conditions:
    return Conditions(**{place: sum((getattr(e, place) for e in all_of), ()) for place in ConditionsEntry._fields})


def _sets(written: Sequence[_Written]) -> dict[str, WordSet]:
    """The word sets of all layers; a later one takes the place of an earlier one of the same name."""
    found = {}
    for layer in written:
        for file, entry in ([layer.words] if layer.words else []) + layer.topics:
            found.update({name.value: WordSet(file, entries) for name, entries in (entry.sets or {}).items()})
    return found


def _check_unique(topics: Sequence[tuple[RuleFile, TopicEntry]]) -> None:
    """Within a layer, a topic has one file, and an id belongs to one rule."""
    names: dict[str, tuple[RuleFile, Scalar]] = {}
    for file, entry in topics:
        _check_free(names, file, entry.topic, "the topic `{}` has another file already ({})", "put the rules in that file")
        for rule in entry.rules:
            _check_free(names, file, rule.id, "the id `{}` belongs to another rule already ({})", "choose another name")


def _check_free(names: dict[str, tuple[RuleFile, Scalar]], file: RuleFile, name: Scalar, what: str, hint: str) -> None:
    first_file, first = names.setdefault(name.value, (file, name))
    if first is not name and name.value:
        line = first_file.place(first.start)[0]
        file.fault(name.start, what.format(name.value, f"{first_file.path}:{line}"), hint)


def _check_id(file: RuleFile, topic: str, name: Scalar) -> None:
    if name.value and topic and not name.value.startswith(topic + "/"):
        own = name.value.rpartition("/")[2]
        file.fault(name.start, f"the id `{name.value}` doesn't begin with its topic", f"write `{topic}/{own}`")


def _check_slots(file: RuleFile, phrases: Sequence[tuple[Scalar, Pattern]], templates: Sequence[tuple[Scalar, Template]]) -> None:
    """Every slot of a rewrite is captured by some phrase, and every phrase has a rewrite that it can fill."""
    used = frozenset().union(*(template.slots for _, template in templates))
    captured = frozenset().union(*(pattern.slots for _, pattern in phrases))
    if not used <= captured:  # those that are captured now and then; dear to look for
        captured |= {node.name for _, pattern in phrases for node in walk(pattern.root) if isinstance(node, Slot)}
    for scalar, template in templates:
        for slot in sorted(template.slots - captured):
            meant = nearest(f"{{{slot}}}", sorted(f"{{{name}}}" for name in captured)) or "write a [blank to fill] instead"
            file.fault_inside(scalar, scalar.value.find(f"{{{slot}}}"), f"no phrase captures `{{{slot}}}`", meant)
    for scalar, pattern in phrases:
        if not any(template.slots & captured <= pattern.slots for _, template in templates):
            file.fault(
                scalar.start, "every rewrite has a slot that this phrase may leave empty", "add a rewrite that does without it"
            )


def _line(scalar: Scalar) -> str:
    return " ".join(scalar.value.split())


def _values(texts: Texts) -> tuple[str, ...]:
    return tuple(text.value.rstrip("\n") for text in texts)
