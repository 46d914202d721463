"""A phrase as a small automaton: states, arcs that consume a token, and free arcs that don't.

Thompson's construction (CACM 11(6), 1968), with weights on the arcs. Costs and weights are in thousandths of a content word, so
that sums are exact integers and scores the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.core.pattern import NOTHING, Choice, Edge, Gap, Group, Node, Series, Slot, SlotKind, Word

if TYPE_CHECKING:
    from phrasecoach.core.language import Language

CONTENT_WEIGHT = 1000
FUNCTION_WEIGHT = 400
SLOT_WEIGHT = 500
MISSING_COST = 300
UNBOUNDED = 10**9  # tokens


class WordArc(NamedTuple):
    """Consumes a token, and adds the word's weight."""

    target: int
    weight: int
    slots: tuple[str, ...]  # those that capture it


class AnyArc(NamedTuple):
    """Consumes any token that its kind admits: part of a gap (no `slots`) or of a slot."""

    target: int
    kind: SlotKind
    slots: tuple[str, ...]
    weight: int
    may_follow_break: bool  # its token may stand behind a comma: the phrase begins here, or asks for an edge


class FreeArc(NamedTuple):
    """Consumes nothing. Open only at the edge, if one is named; `missing` is a function word that the draft left out."""

    target: int
    edge: str = ""
    missing: str = ""


@dataclass(slots=True)
class Automaton:
    """Arcs by the state they leave, word arcs also by what they consume (see `unit`). State 0 begins, state 1 accepts."""

    words: list[dict[str, list[WordArc]]] = field(default_factory=list)
    anys: list[list[AnyArc]] = field(default_factory=list)
    free: list[list[FreeArc]] = field(default_factory=list)
    heaviest: int = 0  # weight of the heaviest path
    longest: int = 0  # tokens that a match can take up, but for those that are skipped; a slot at its end counts as none


def build(root: Node, language: Language) -> Automaton:
    builder = _Builder(language)
    builder.top(root)
    builder.automaton.heaviest = _heaviest(root, language)
    builder.automaton.longest = _longest(_without_tail(root))
    return builder.automaton


def word_weight(word: Word, language: Language) -> int:
    is_light = word.norm in language.function_words and word.norm not in language.negations
    return FUNCTION_WEIGHT if is_light else CONTENT_WEIGHT


def _heaviest(node: Node, language: Language) -> int:
    match node:
        case Word():
            return word_weight(node, language)
        case Slot():
            return SLOT_WEIGHT
        case Group():
            return _heaviest(node.item, language)
        case Series():
            return sum(_heaviest(item, language) for item in node.items)
        case Choice():
            return max(_heaviest(option, language) for option in node.options)
        case _:
            return 0


def _longest(node: Node) -> int:
    match node:
        case Word():
            return 1
        case Gap() | Slot():
            return node.limit or UNBOUNDED
        case Group():
            return _longest(node.item)
        case Series():
            return sum(map(_longest, node.items))
        case Choice():
            return max(map(_longest, node.options))
        case _:
            return 0


def _without_tail(root: Node) -> Node:
    """A slot at the very end takes words after all that is required: it can't put off the beginning."""
    ends_in_slot = isinstance(root, Series) and bool(root.items) and isinstance(root.items[-1], Slot)
    return Series(root.items[:-1]) if isinstance(root, Series) and ends_in_slot else root


def unit(word: Word, language: Language) -> str:
    """What a token must be readable as: "=" and the word itself, or the stem that its inflections share."""
    return "=" + word.norm if word.exact else language.stem(word.norm)


class _Builder:
    def __init__(self, language: Language) -> None:
        self.language = language
        self.automaton = Automaton()
        self._slots: tuple[str, ...] = ()  # the groups that we are in
        self._edges = {0}  # states that lie at the beginning or right behind an edge
        self._state()
        self._state()

    def top(self, root: Node) -> None:
        """Only here may a function word be missing, and only between others: "has to be" is no "has been"."""
        items = root.items if isinstance(root, Series) else (root,)
        heard = [i for i, item in enumerate(items) if not isinstance(item, Edge)]
        at = 0
        for i, item in enumerate(items):
            target = 1 if i == len(items) - 1 else self._state()
            self._node(item, at, target)
            if heard[0] < i < heard[-1] and (missing := self._droppable(item)):
                self.automaton.free[at].append(FreeArc(target, missing=missing))
            at = target

    def _droppable(self, item: Node) -> str:
        words = item.options if isinstance(item, Choice) else (item,)
        droppable = self.language.droppable
        if all(isinstance(w, Word) and w.norm in droppable and not w.must and not w.exact for w in words):
            return next(w.norm for w in words if isinstance(w, Word))
        return ""

    def _state(self) -> int:
        self.automaton.words.append({})
        self.automaton.anys.append([])
        self.automaton.free.append([])
        return len(self.automaton.words) - 1

    def _node(self, node: Node, start: int, end: int) -> None:
        match node:
            case Word():
                self._words([node], start, end)
            case Series():
                self._series(node, start, end)
            case Choice():
                self._choice(node, start, end)
            case Edge():
                self.automaton.free[start].append(FreeArc(end, edge=node.kind))
                self._edges.add(end)
            case Gap():
                self._run(start, end, "words", self._slots, node.limit, 0)
            case Slot():
                self._run(start, end, node.kind, (*self._slots, node.name), node.limit, SLOT_WEIGHT)
            case Group():
                self._group(node, start, end)

    def _group(self, node: Group, start: int, end: int) -> None:
        outside = self._slots
        self._slots = (*outside, node.name)
        self._node(node.item, start, end)
        self._slots = outside

    def _series(self, node: Series, start: int, end: int) -> None:
        if node == NOTHING:
            self.automaton.free[start].append(FreeArc(end))
            self._edges |= {end} if start in self._edges else set()
            return
        at = start
        for item in node.items[:-1]:
            target = self._state()
            self._node(item, at, target)
            at = target
        self._node(node.items[-1], at, end)

    def _choice(self, node: Choice, start: int, end: int) -> None:
        options = list(_flat(node))
        if single := [o for o in options if isinstance(o, Word)]:
            self._words(single, start, end)
        for option in options:
            if not isinstance(option, Word):
                self._node(option, start, end)

    def _words(self, words: list[Word], start: int, end: int) -> None:
        for word in words:
            arc = WordArc(end, word_weight(word, self.language), self._slots)
            self.automaton.words[start].setdefault(unit(word, self.language), []).append(arc)

    def _run(self, start: int, end: int, kind: SlotKind, slots: tuple[str, ...], limit: int, weight: int) -> None:
        """A chain of `limit` tokens that may be left after any of them; limit 0 loops. What weighs nothing may be empty."""
        at = start
        if not weight:
            self.automaton.free[start].append(FreeArc(end))
        for i in range(limit or 1):
            target = self._state()
            may_follow_break = not i and start in self._edges
            self.automaton.anys[at].append(AnyArc(target, kind, slots, 0 if i else weight, may_follow_break=may_follow_break))
            self.automaton.free[target].append(FreeArc(end))
            at = target
        if not limit:
            self.automaton.anys[at].append(AnyArc(at, kind, slots, 0, may_follow_break=False))


def _flat(node: Choice) -> list[Node]:
    return [leaf for option in node.options for leaf in (_flat(option) if isinstance(option, Choice) else [option])]
