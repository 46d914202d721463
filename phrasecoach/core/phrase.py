"""A phrase ready to be looked for: what it requires, and its automaton, built when a sentence first needs it: most never do."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from phrasecoach.core.automaton import Automaton, build, unit
from phrasecoach.core.pattern import Choice, Edge, Group, Node, Pattern, PhraseParser, Series, Word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from phrasecoach.core.language import Language

Classes = tuple[frozenset[str], ...]


class Phrase:
    """A compiled phrase.

    `required` are word classes: every match holds a word of each, in order; `anchor` is the one to file it under, empty
    where none is required. `slots` are always captured.
    """

    def __init__(
        self,
        text: str,
        slots: frozenset[str],
        required: Classes,
        anchor: frozenset[str],
        begins_anywhere: bool,  # noqa: FBT001 (a datum, no switch)
        parser: PhraseParser,
    ) -> None:
        self.text = text
        self.slots = slots
        self.required = required
        self.anchor = anchor
        self.begins_anywhere = begins_anywhere  # no `^`: a negation before the match turns its meaning round
        self._parser = parser

    @cached_property
    def automaton(self) -> Automaton:
        return build(self._parser.parse(self.text).root, self._parser.language)


class PhraseCompiler:
    """Makes phrases of patterns; remembers what word sets require, since many phrases share them."""

    def __init__(self, parser: PhraseParser) -> None:
        self._parser = parser
        self._language = parser.language
        self._phrases: dict[str, Phrase] = {}
        self._choices: dict[int, tuple[Choice, list[frozenset[str]]]] = {}

    def compile(self, pattern: Pattern) -> Phrase:
        """The phrase of a pattern, made once: exceptions are often shared."""
        if pattern.text not in self._phrases:
            self._phrases[pattern.text] = self._compiled(pattern)
        return self._phrases[pattern.text]

    def _compiled(self, pattern: Pattern) -> Phrase:
        required = tuple(self._required(pattern.root))
        anchor = max(required, key=self._rarity, default=frozenset[str]())
        begins_anywhere = not _begins_at_edge(pattern.root)
        return Phrase(pattern.text, pattern.slots, required, anchor, begins_anywhere, self._parser)

    def _required(self, node: Node) -> list[frozenset[str]]:
        """Words that may be missing are in none of the classes."""
        match node:
            case Word():
                is_safe = node.norm not in self._language.droppable or node.must or node.exact
                return [frozenset({unit(node, self._language)})] if is_safe else []
            case Group():
                return self._required(node.item)
            case Series():
                return [cls for item in node.items for cls in self._required(item)]
            case Choice():
                if id(node) not in self._choices:  # the node is kept, so that its id stays its own
                    self._choices[id(node)] = node, self._of_choice(node)
                return self._choices[id(node)][1]
            case _:
                return []

    def _of_choice(self, node: Choice) -> list[frozenset[str]]:
        found = [self._required(option) for option in node.options]
        if not all(found):
            return []
        return [frozenset().union(*(max(classes, key=self._rarity) for classes in found))]

    def _rarity(self, cls: frozenset[str]) -> tuple[bool, int, list[str]]:
        return (cls.isdisjoint(self._language.function_words), -len(cls), sorted(cls))


def vocabulary(parser: PhraseParser, language: Language) -> Mapping[str, tuple[str, ...]]:
    """What tokens can be read as (see `automaton.unit`) -> the words of the phrases that stand for it."""
    found: dict[str, set[str]] = {}
    for word in parser.words():
        found.setdefault(unit(word, language), set()).add(word.norm)
    return {name: tuple(sorted(found[name])) for name in sorted(found)}


def _begins_at_edge(node: Node) -> bool:
    first = node.items[0] if isinstance(node, Series) and node.items else node
    return isinstance(first, Edge) and first.kind == "^"
