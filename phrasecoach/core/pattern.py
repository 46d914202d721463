"""The phrase language: what a trainer writes -> a tree.

no, that (is|was) [simply] impossible   words; ( | ) alternatives; [ ] optional; a comma on a word is only spelling
see section {ref:number} of the @manual  {slot} captures the draft's words; @set names a word set
^ next $    you should , I think         ^ and $ are the edges of a sentence, a comma on its own that of a clause
you would !not understand                ! marks a function word that may not be missing
you =have to ... {what:clause}           = this inflection only; ... up to four words (...7: up to seven)
you should have {done=@acted ...}        a slot that holds what these words match
it was you ;                             ; an edge that is written: punctuation, or the end of the sentence
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from phrasecoach.core.language import Language

SlotKind = Literal["words", "number", "name", "clause", "rest"]
SLOT_KINDS: tuple[SlotKind, ...] = ("words", "number", "name", "clause", "rest")
GAP_LIMIT = 4  # words
SLOT_LIMIT = 6  # words
_LIMITS: Mapping[str, int] = {"words": SLOT_LIMIT, "number": 2, "name": 3}
MAX_LIMIT = 12
MAX_DEPTH = 20


class PhraseError(ValueError):
    """A phrase that can't be read. `offset` counts code points of `entry`: the phrase, or the set entry at fault."""

    def __init__(self, message: str, entry: str, offset: int, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.entry, self.offset, self.hint = message, entry, offset, hint


class Word(NamedTuple):
    """One token. `exact`: no other inflection will do; `must`: it may not be missing."""

    norm: str
    exact: bool = False
    must: bool = False


class Slot(NamedTuple):
    """Captures words; `limit` 0 means up to the edge of the clause or the sentence."""

    name: str
    kind: SlotKind
    limit: int


class Gap(NamedTuple):
    """Up to `limit` words of no interest."""

    limit: int


class Group(NamedTuple):
    """A slot that captures whatever its own phrase matches."""

    name: str
    item: Node


class Edge(NamedTuple):
    """A place, not a word."""

    kind: Literal["^", "$", ",", ";"]


class Series(NamedTuple):
    """One after another."""

    items: tuple[Node, ...]


class Choice(NamedTuple):
    """One of several. An option that is an empty sequence makes the whole optional."""

    options: tuple[Node, ...]


Node = Word | Slot | Group | Gap | Edge | Series | Choice
NOTHING = Series(())


class Pattern(NamedTuple):
    """One phrase, read. `slots` are those that every match captures."""

    text: str
    root: Node
    slots: frozenset[str]


_PIECE = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<gap>\.\.\.(?P<gap_limit>\d*)|…)
  | (?P<group>\{(?P<group_name>[a-z][a-z_0-9]*)=)
  | (?P<slot>\{(?P<slot_name>[a-z][a-z_0-9]*)(?::(?P<slot_kind>[a-z0-9]+))?\})
  | (?P<set>@(?P<set_name>[a-z][a-z_0-9]*))
  | (?P<open>[(\[])
  | (?P<close>[)\]}])
  | (?P<bar>\|)
  | (?P<edge>[\^$;])
  | (?P<comma>,)
  | (?P<word>[!=]{0,2}(?:[^\W_]|[#&'’%\u0300-\u036f])(?:[\w#&'’%.\-\u0300-\u036f]*(?:[^\W_]|['’%]))?)
    """,
    re.VERBOSE,
)
_SEAM = re.compile(r"[-/]|(?<=[^\W\d_])(?=\d)")  # where texts are cut into tokens, too: "l2" is two
_CLOSES = {"(": ")", "[": "]", "{": "}"}
_EDGES: Mapping[str, Literal["^", "$", ";"]] = {"^": "^", "$": "$", ";": ";"}


class PhraseParser:
    """Reads phrases against the word sets of a rulebook."""

    def __init__(self, language: Language, sets: Mapping[str, Sequence[str]]) -> None:
        self.language = language
        self._sets = sets
        self._read_sets: dict[str, Node] = {}
        self._open_sets: list[str] = []
        self._read_words: dict[str, Node] = {}
        self._captured_by: dict[int, tuple[Choice, frozenset[str]]] = {}

    def parse(self, text: str) -> Pattern:
        """Read one phrase; raises PhraseError."""
        root = self.tree(text)
        if not any(isinstance(node, Word) for node in walk(root)):
            raise PhraseError("a phrase needs at least one word", text, 0)
        return Pattern(text, root, self._captured(root))

    def tree(self, text: str) -> Node:
        """The same without its checks, for a phrase that has been read before."""
        return self._read(text)

    def words(self) -> set[Word]:
        """Every word of every phrase and set read so far."""
        return {word for node in self._read_words.values() for word in walk(node) if isinstance(word, Word)}

    def check_set(self, name: str) -> None:
        """Read every entry of a word set; raises PhraseError."""
        self._set(name, "@" + name, 0)

    def _captured(self, node: Node) -> frozenset[str]:
        match node:
            case Slot():
                return frozenset({node.name})
            case Group():
                return frozenset({node.name}) | self._captured(node.item)
            case Series():
                return frozenset().union(*map(self._captured, node.items))
            case Choice():
                if id(node) not in self._captured_by:  # the node is kept, so that its id stays its own
                    self._captured_by[id(node)] = node, frozenset.intersection(*map(self._captured, node.options))
                return self._captured_by[id(node)][1]
            case _:
                return frozenset()

    def _read(self, text: str) -> Node:
        if text.isalpha():  # most entries of word sets
            return self._words(text, text, 0)
        return _Reading(text, self).whole()

    def _set(self, name: str, entry: str, offset: int) -> Node:
        if name not in self._sets:
            raise PhraseError(f"unknown word set @{name}", entry, offset, _did_you_mean(name, self._sets))
        if name in self._open_sets:
            loop = " -> ".join("@" + n for n in [*self._open_sets[self._open_sets.index(name) :], name])
            raise PhraseError(f"the word set @{name} contains itself ({loop})", entry, offset, "take one of them out")
        if name not in self._read_sets:
            self._open_sets.append(name)
            try:
                self._read_sets[name] = Choice(tuple(self._read(one) for one in self._sets[name]))
            finally:
                self._open_sets.pop()
        return self._read_sets[name]

    def _words(self, written: str, entry: str, offset: int) -> Node:
        if written not in self._read_words:
            self._read_words[written] = self._opened(written, entry, offset)
        return self._read_words[written]

    def _opened(self, written: str, entry: str, offset: int) -> Node:
        marks = re.match(r"[!=]*", written)
        count = marks.end() if marks else 0
        norms = [n for piece in _SEAM.split(written[count:]) if piece for n in self.language.words(piece)]
        if not norms:
            raise PhraseError(f"`{written}` is no word", entry, offset)
        found = tuple(Word(n, "=" in written[:count], "!" in written[:count]) for n in norms)
        return found[0] if len(found) == 1 else Series(found)


class _Reading:
    """One pass over one phrase, by recursive descent."""

    def __init__(self, text: str, parser: PhraseParser) -> None:
        self.text, self.parser = text, parser
        self.at, self.depth = 0, 0

    def whole(self) -> Node:
        node = self._choice("")
        if self.at < len(self.text):
            self._fail(f"`{self.text[self.at]}` closes nothing", "take it out, or open it before")
        return node

    def _choice(self, closer: str) -> Node:
        options = [self._sequence()]
        while self.text[self.at : self.at + 1] == "|":
            if not closer:
                self._fail("`|` stands outside brackets", "put the alternatives in ( )")
            self.at += 1
            options.append(self._sequence())
        return options[0] if len(options) == 1 else Choice(tuple(options))

    def _sequence(self) -> Node:
        items: list[Node] = []
        while self.at < len(self.text):
            m = _PIECE.match(self.text, self.at)
            if m is None:
                self._fail(f"`{self.text[self.at]}` has no meaning in a phrase", _MEANT.get(self.text[self.at], "take it out"))
            if m.lastgroup in ("bar", "close"):
                break
            node = self._node(m)
            if node is not None:
                items.append(node)
        return items[0] if len(items) == 1 else Series(tuple(items))

    def _node(self, m: re.Match[str]) -> Node | None:
        start, self.at = m.start(), m.end()
        if m["open"]:
            return self._bracket(m["open"], start)
        if m["comma"]:
            return None if start and not self.text[start - 1].isspace() and self.text[start - 1] not in "[(|" else Edge(",")
        if m["gap"]:
            return Gap(self._limit(m["gap_limit"] or "", start, GAP_LIMIT))
        if m["slot"]:
            return self._slot(m, start)
        if m["set"]:
            return self.parser._set(m["set_name"], self.text, start)  # noqa: SLF001 (one class in two halves)
        if m["group"]:
            return Group(m["group_name"], self._bracket("{", start))
        if m["edge"]:
            return Edge(_EDGES[m["edge"]])
        return self.parser._words(m["word"], self.text, start) if m["word"] else None  # noqa: SLF001

    def _bracket(self, opener: str, start: int) -> Node:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self._fail("brackets are nested too deep", "write two phrases", start)
        inside = self._choice(opener)
        if self.text[self.at : self.at + 1] != _CLOSES[opener]:
            self._fail(f"`{opener}` is never closed", f"write `{_CLOSES[opener]}` where it ends", start)
        if inside == NOTHING:
            self._fail(f"nothing stands between `{opener}` and `{_CLOSES[opener]}`", "write the words, or take both out", start)
        self.at += 1
        self.depth -= 1
        return Choice((inside, NOTHING)) if opener == "[" else inside

    def _slot(self, m: re.Match[str], start: int) -> Slot:
        written = m["slot_kind"] or "words"
        if written.isdigit():
            return Slot(m["slot_name"], "words", self._limit(written, start, SLOT_LIMIT))
        kind = next((k for k in SLOT_KINDS if k == written), None)
        if kind is None:
            self._fail(f"unknown kind of slot `{written}`", _did_you_mean(written, SLOT_KINDS) or "; ".join(SLOT_KINDS), start)
        return Slot(m["slot_name"], kind, _LIMITS.get(kind, 0))

    def _limit(self, written: str, start: int, default: int) -> int:
        limit = int(written[:4]) if written else default
        if not 1 <= limit <= MAX_LIMIT:
            self._fail(f"`{written}` is no length", f"write a number of words from 1 to {MAX_LIMIT}", start)
        return limit

    def _fail(self, message: str, hint: str = "", offset: int | None = None) -> NoReturn:
        raise PhraseError(message, self.text, self.at if offset is None else offset, hint)


_MEANT = {
    "{": "a slot is written {name}, {name:3} or {name:number}, in small letters",
    "}": "a slot is written {name}, {name:3} or {name:number}",
    "@": "a word set is written @name, in small letters",
    ".": "a gap is written with three dots: ...",
    "*": "a gap is written with three dots: ...",
    "?": "an optional word stands in [square brackets]",
    "!": "`!` stands right before its word",
    "=": "`=` stands right before its word",
}


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it."""
    yield node
    for child in _below(node):
        yield from walk(child)


def _below(node: Node) -> tuple[Node, ...]:
    match node:
        case Series():
            return node.items
        case Choice():
            return node.options
        case Group():
            return (node.item,)
        case _:
            return ()


def _did_you_mean(written: str, known: Mapping[str, object] | Sequence[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 (only on the way to an error)

    close = get_close_matches(written, list(known), n=1)
    return f"did you mean `{close[0]}`?" if close else ""
