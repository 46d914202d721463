"""A phrase ready to be looked for: what it requires, and its automaton, built when a sentence first needs it: most never do."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from phrasecoach.core.automaton import Automaton, build, unit
from phrasecoach.core.pattern import Choice, Edge, Group, Node, Pattern, PhraseParser, Series, Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from phrasecoach.core.language import Language

Classes = tuple[frozenset[str], ...]
MOST_WAYS = 48  # of one phrase


class Phrase:
    """A compiled phrase. `slots` are always captured.

    Every match goes one of its `ways`: it has a word of each class of the way, in order. `anchors` are the classes to file the
    ways under, one for each; empty where a way requires nothing.
    """

    def __init__(
        self,
        text: str,
        slots: frozenset[str],
        anchors: Classes,
        way: Callable[[int], Classes],
        begins_anywhere: bool,  # noqa: FBT001 (a datum, no switch)
        parser: PhraseParser,
    ) -> None:
        self.text = text
        self.slots = slots
        self.anchors = anchors
        self._way = way
        self._asked: dict[int, Classes] = {}  # the ways that sentences have asked for: most are never
        self.begins_anywhere = begins_anywhere  # no `^`: a negation before the match turns its meaning round
        self._parser = parser

    def way(self, number: int) -> Classes:
        found = self._asked.get(number)
        if found is None:
            found = self._asked[number] = self._way(number)
        return found

    @property
    def ways(self) -> Iterator[Classes]:
        return map(self.way, range(len(self.anchors)))

    @cached_property
    def automaton(self) -> Automaton:
        return build(self._parser.tree(self.text), self._parser.language)


class PhraseCompiler:
    """Makes phrases of patterns; remembers what word sets require, since many phrases share them."""

    def __init__(self, parser: PhraseParser) -> None:
        self._parser = parser
        self._language = parser.language
        self._phrases: dict[str, Phrase] = {}
        self._choices: dict[int, tuple[Choice, list[Classes]]] = {}

    def compile(self, pattern: Pattern) -> Phrase:
        """The phrase of a pattern, made once: exceptions are often shared."""
        if pattern.text not in self._phrases:
            self._phrases[pattern.text] = self._compiled(pattern)
        return self._phrases[pattern.text]

    def _compiled(self, pattern: Pattern) -> Phrase:
        ways = tuple(self._ways(pattern.root))
        anchors = tuple(max(way, key=self._rarity, default=frozenset()) for way in ways)
        return Phrase(pattern.text, pattern.slots, anchors, ways.__getitem__, not _begins_at_edge(pattern.root), self._parser)

    def _ways(self, node: Node) -> list[Classes]:
        """What each way of saying the node requires; words that may be missing are in none of the classes."""
        match node:
            case Word():
                is_safe = node.norm not in self._language.droppable or node.must or node.exact
                return [(frozenset({unit(node, self._language)}),)] if is_safe else [()]
            case Group():
                return self._ways(node.item)
            case Series():
                return self._of_series(node)
            case Choice():
                if id(node) not in self._choices:  # the node is kept, so that its id stays its own
                    self._choices[id(node)] = node, self._of_choice(node)
                return self._choices[id(node)][1]
            case _:
                return [()]

    def _of_series(self, node: Series) -> list[Classes]:
        """Every combination, as long as they are few; then less is asked of an item's ways, so that they become fewer."""
        found: list[Classes] = [()]
        for item in node.items:
            ways = self._ways(item)
            for fewer in (self._thinned, self._in_common):
                if len(found) * len(ways) > MOST_WAYS:
                    ways = fewer(ways)
            found = [before + after for before in found for after in ways]
        return found

    def _of_choice(self, node: Choice) -> list[Classes]:
        """The ways of all options, those of one class each together; nothing where one of them asks for nothing."""
        ways = [way for option in node.options for way in self._ways(option)]
        if not all(ways):
            return [()]
        single = [way[0] for way in ways if len(way) == 1]
        longer = list(dict.fromkeys(way for way in ways if len(way) > 1))
        return ([(frozenset().union(*single),)] if single else []) + longer

    def _thinned(self, ways: list[Classes]) -> list[Classes]:
        """The two rarest classes of each way; ways that share one of the two become one."""
        pairs = [self._rarest_two(way) for way in ways]
        if not all(pairs):
            return [()]
        single = [pair[0] for pair in pairs if len(pair) == 1]
        by_first: dict[frozenset[str], frozenset[str]] = {}
        for first, second in (pair for pair in pairs if len(pair) > 1):
            by_first[first] = by_first.get(first, frozenset()) | second
        by_second: dict[frozenset[str], frozenset[str]] = {}
        for first, second in by_first.items():
            by_second[second] = by_second.get(second, frozenset()) | first
        return ([(frozenset().union(*single),)] if single else []) + [(first, second) for second, first in by_second.items()]

    def _rarest_two(self, way: Classes) -> Classes:
        rarest = sorted(range(len(way)), key=lambda at: self._rarity(way[at]))[-2:]
        return tuple(way[at] for at in sorted(rarest))

    def _in_common(self, ways: list[Classes]) -> list[Classes]:
        """One class that every way has a word of."""
        return [(frozenset().union(*(max(way, key=self._rarity) for way in ways)),) if all(ways) else ()]

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
