"""The files of all layers -> one Rulebook, or all that is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from phrasecoach.core.phrase import vocabulary
from phrasecoach.core.types import Rulebook, Topic
from phrasecoach.errors import RulebookError
from phrasecoach.rulebook.entries import ChangesEntry, RepliesEntry, TopicEntry
from phrasecoach.rulebook.layers import Shelf
from phrasecoach.rulebook.nodes import Mapping as MappingNode
from phrasecoach.rulebook.nodes import Scalar
from phrasecoach.rulebook.phrases import WordSet
from phrasecoach.rulebook.replies import praise, situation
from phrasecoach.rulebook.rules import topic_rules
from phrasecoach.rulebook.schema import CHANGES_FILE, SITUATIONS_FILE, SOURCES_FILE, TOPIC_FILE, WORDS_FILE
from phrasecoach.rulebook.shapes import nearest
from phrasecoach.rulebook.workbench import Workbench, joined, line, origin
from phrasecoach.rulebook.yaml_reader import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from phrasecoach.core.language import Language
    from phrasecoach.rulebook.entries import SourceEntry, Texts, WordsEntry
    from phrasecoach.rulebook.files import Layer
    from phrasecoach.rulebook.nodes import Node
    from phrasecoach.rulebook.places import RuleFile
    from phrasecoach.rulebook.records import Record
    from phrasecoach.rulebook.shapes import Shape

T = TypeVar("T")
Entry = TopicEntry | RepliesEntry | ChangesEntry
# A kind of rule file is told by a key that only it has; every other file is a topic's.
_KINDS: Mapping[str, Record[RepliesEntry] | Record[ChangesEntry]] = {
    "extends": CHANGES_FILE,
    "situations": SITUATIONS_FILE,
    "praise": SITUATIONS_FILE,
}


class _Written(NamedTuple):
    """One layer, read; what can't be read is left out."""

    sources: dict[Scalar, SourceEntry]
    words: tuple[RuleFile, WordsEntry] | None
    entries: list[tuple[RuleFile, Entry]]
    whole: bool  # sources and words could be read: an unknown name is a mistake

    def of(self, kind: type[T]) -> list[tuple[RuleFile, T]]:
        return [(file, entry) for file, entry in self.entries if isinstance(entry, kind)]


def compile_rulebook(layers: Sequence[Layer], language: Language) -> Rulebook:
    """The rules of all layers, the later ones on top; raises RulebookError."""
    written = [_read(layer) for layer in layers]
    rulebook = _compiled(written, language)
    problems = dict.fromkeys(p for layer in layers for file in layer.files() for p in file.told())
    if problems:
        raise RulebookError(*problems)
    return rulebook


def _read(layer: Layer) -> _Written:
    sources = _entry(layer.sources, SOURCES_FILE, "sources.yaml")
    words = _entry(layer.words, WORDS_FILE, "words.yaml")
    entries = [(file, entry) for file in layer.rules if (entry := _rules_entry(file)) is not None]
    whole = (sources is None) == (layer.sources is None) and (words is None) == (layer.words is None)
    return _Written(sources or {}, (layer.words, words) if layer.words and words else None, entries, whole)


def _entry(file: RuleFile | None, shape: Shape[T], key: str) -> T | None:
    node = None if file is None or file.problems else parse(file)
    return None if file is None or node is None else shape.read(node, file, key)


def _rules_entry(file: RuleFile) -> Entry | None:
    node = None if file.problems else parse(file)
    return None if node is None else _kind(node).read(node, file, "")


def _kind(node: Node) -> Shape[Entry]:
    keys = [key.value for key, _ in node.pairs if isinstance(key, Scalar)] if isinstance(node, MappingNode) else []
    return next((_KINDS[key] for key in keys if key in _KINDS), TOPIC_FILE)


def _compiled(written: Sequence[_Written], language: Language) -> Rulebook:
    titles = {key.value: line(entry.title) for layer in written for key, entry in layer.sources.items()}
    sets = _sets(written)
    bench = Workbench(language, titles, sets, whole=all(layer.whole for layer in written))
    shelf = Shelf()
    for layer in written:
        _check_unique(layer)
        _put(shelf, bench, layer)
    always = joined([bench.conditions(file, entry.unless) for file, entry in _words(written)]) if _words(written) else None
    return Rulebook(
        language=language,
        topics=tuple(shelf.topics.values()),
        rules=tuple(shelf.rules.values()),
        vocabulary=vocabulary(bench.parser, language),
        sets={name: words.phrases for name, words in sets.items()},
        set_origins={name: tuple(origin(file, entry.start) for file, entry in words.files) for name, words in sets.items()},
        situations=tuple(shelf.situations.values()),
        praise=tuple(shelf.praise.values()),
        **({} if always is None else {"unless": always}),
    )


def _put(shelf: Shelf, bench: Workbench, layer: _Written) -> None:
    """A layer onto the shelf: its own rules first, then what it changes."""
    for file, topic in layer.of(TopicEntry):
        shelf.topics[topic.topic.value] = Topic(topic.topic.value, line(topic.title))
        shelf.rules.update((rule.id, rule) for rule in topic_rules(bench, file, topic))
    for file, replies in layer.of(RepliesEntry):
        shelf.situations.update((entry.id.value, situation(bench, file, entry)) for entry in replies.situations)
        shelf.praise.update((entry.id.value, praise(bench, file, entry)) for entry in replies.praise)
    for file, changes in layer.of(ChangesEntry):
        shelf.apply(file, changes)


def _words(written: Sequence[_Written]) -> list[tuple[RuleFile, WordsEntry]]:
    return [layer.words for layer in written if layer.words]


def _sets(written: Sequence[_Written]) -> dict[str, WordSet]:
    """The word sets of all layers: a later one takes the place of an earlier one of the same name, or adds to it."""
    found: dict[str, WordSet] = {}
    for layer in written:
        for file, name, entries in _written_sets(layer):
            found[name.value] = WordSet(tuple((file, entry) for entry in entries))
        for file, changes in layer.of(ChangesEntry):
            for name, entries in (changes.words or {}).items():
                _extend(found, file, name, entries)
    return found


def _written_sets(layer: _Written) -> Iterator[tuple[RuleFile, Scalar, Texts]]:
    written: list[tuple[RuleFile, TopicEntry | RepliesEntry | WordsEntry]] = [layer.words] if layer.words else []
    written += [*layer.of(TopicEntry), *layer.of(RepliesEntry)]
    return ((file, name, entries) for file, entry in written for name, entries in (entry.sets or {}).items())


def _extend(found: dict[str, WordSet], file: RuleFile, name: Scalar, entries: Texts) -> None:
    if name.value not in found:
        file.fault(name.start, f"no word set is called `{name.value}`", nearest(name.value, found))
        return
    found[name.value] = WordSet((*found[name.value].entries, *((file, entry) for entry in entries)))


def _check_unique(layer: _Written) -> None:
    """Within a layer, a topic has one file, and an id belongs to one thing."""
    names: dict[str, tuple[RuleFile, Scalar]] = {}
    for file, topic in layer.of(TopicEntry):
        _check_free(names, file, topic.topic, "the topic `{}` has another file already ({})", "put the rules in that file")
        for rule in topic.rules:
            _check_free(names, file, rule.id, "the id `{}` belongs to another rule already ({})", "choose another name")
    for file, replies in layer.of(RepliesEntry):
        for name in [entry.id for entry in replies.situations] + [entry.id for entry in replies.praise]:
            _check_free(names, file, name, "the id `{}` is taken already ({})", "choose another name")


def _check_free(names: dict[str, tuple[RuleFile, Scalar]], file: RuleFile, name: Scalar, what: str, hint: str) -> None:
    first_file, first = names.setdefault(name.value, (file, name))
    if first is not name and name.value:
        where = first_file.place(first.start)[0]
        file.fault(name.start, what.format(name.value, f"{first_file.path}:{where}"), hint)
