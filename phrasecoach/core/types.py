"""The words that the whole program is written in. All are immutable; spans are half-open, in code points.

Named tuples where nothing more is needed: a dataclass costs a millisecond of every start.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from phrasecoach.core.language import Language
    from phrasecoach.core.phrase import Phrase
    from phrasecoach.core.rewrite import Template

Severity = Literal["suggestion", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = ("suggestion", "warning", "error")
Kind = Literal["phrase", "situation", "praise"]
KINDS: tuple[Kind, ...] = ("phrase", "situation", "praise")
Replaces = Literal["phrase", "sentence"]
TokenKind = Literal["word", "number", "placeholder", "opaque"]
DEFAULT_THRESHOLD = 85


class Span(NamedTuple):
    """A stretch of text: `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


class Token(NamedTuple):
    """A matching unit. `norm` is what is compared; `start` and `end` lead back to the text as given.

    A contraction is several tokens ("can't" = can + not) that share out its characters.
    """

    start: int
    end: int
    norm: str
    kind: TokenKind
    is_name: bool = False  # capitalised inside a sentence: never read as a misspelling


class Sentence(NamedTuple):
    """A run of tokens that no match may leave. `breaks[i]` says that a comma or the like stands before token i.

    `is_spoken`: neither capitals nor punctuation, as speech recognisers write: words may be misheard, begun again, and run on.
    """

    start: int
    end: int
    tokens: tuple[Token, ...]
    breaks: tuple[bool, ...]
    is_spoken: bool = False


class Edit(NamedTuple):
    """A liberty that the fuzzy match took: a word read as another, skipped, or supplied."""

    kind: Literal["typo", "skipped", "missing"]
    text: str  # the draft's word; empty when it is missing
    phrase: str  # the phrase's word; empty when one of the draft's was skipped

    def __str__(self) -> str:
        if self.kind == "typo":
            return f"`{self.text}` read as `{self.phrase}`"
        return f"`{self.text}` skipped" if self.kind == "skipped" else f"`{self.phrase}` supplied"


class Match(NamedTuple):
    """Where a phrase stands in a sentence. `first` and `last` are token positions, `last` exclusive."""

    phrase: Phrase
    span: Span
    score: float
    first: int
    last: int
    slots: Mapping[str, Span]
    edits: tuple[Edit, ...]


class Source(NamedTuple):
    """The guidance that a rule rests on."""

    key: str
    title: str
    part: str


class Rewrite(NamedTuple):
    """A better wording for `text[start:end]`. A ready one may be applied as it is; a draft has blanks to fill or facts to keep."""

    text: str
    ready: bool
    start: int
    end: int


class MissingMove(NamedTuple):
    """Something that a good reply in this situation would say, and doesn't; `suggestion` is a sentence to add."""

    move: str
    suggestion: str


class Finding(NamedTuple):
    """What hurts, why, and what to write instead. Offsets are code points of the text as given; the score is 0 to 100.

    A finding of kind "situation" spans the words that show it, and tells the moves that are missing; one of kind "praise" spans
    what was done well. Their severity is always "suggestion".
    """

    rule: str
    topic: str
    kind: Kind
    severity: Severity
    language: str
    start: int
    end: int
    matched: str
    score: float
    edits: tuple[Edit, ...]
    rewrites: tuple[Rewrite, ...]
    why: str
    source: Source
    missing: tuple[MissingMove, ...] = ()
    present: tuple[str, ...] = ()  # ids of moves


class Conditions(NamedTuple):
    """Phrases that a match depends on, by where they stand relative to it: one of them found is enough."""

    before: tuple[Phrase, ...] = ()
    after: tuple[Phrase, ...] = ()
    inside: tuple[Phrase, ...] = ()
    sentence: tuple[Phrase, ...] = ()
    reply: tuple[Phrase, ...] = ()


class Examples(NamedTuple):
    """A rule's own proof: the risky ones it must catch, the fine ones that no rule may."""

    risky: tuple[str, ...]
    fine: tuple[str, ...]


class Origin(NamedTuple):
    """Where something is written, for the people who write rules."""

    path: str
    line: int


class Measure(NamedTuple):
    """A number that is taken of a text, see `core.measures`, and the limit that it may reach."""

    of: str
    over: int
    known: frozenset[str] = frozenset()  # words that don't count, in small letters


class Rule(NamedTuple):
    """One way of hurting a customer, the phrases that show it, and what to say instead."""

    id: str
    topic: str
    severity: Severity
    threshold: int
    phrases: tuple[Phrase, ...]
    needs: Conditions  # without one of them, a match says nothing
    unless: Conditions  # with one of them, it is harmless
    rewrites: tuple[Template, ...]
    replaces: Replaces
    why: str
    source: Source
    examples: Examples
    tags: tuple[str, ...]
    origin: Origin
    measure: Measure | None = None  # instead of phrases
    yields: bool = False  # gives way to any other topic's finding in the same place
    origins: Mapping[str, Origin] = MappingProxyType({})  # where each value is written; what is a default isn't here


class Topic(NamedTuple):
    """A kind of harm, as the guidance names it."""

    id: str
    title: str


class Move(NamedTuple):
    """One thing that a good reply says in a situation: said by one of the phrases or shown by the measure, and not broken."""

    id: str
    title: str
    is_required: bool
    satisfied_by: tuple[Phrase, ...]
    measure: Measure | None
    broken_by: tuple[Phrase, ...]
    add: str  # the sentence to add


class Incomplete(NamedTuple):
    """An example of a situation, and the required moves that it lacks."""

    reply: str
    missing: tuple[str, ...]


class Situation(NamedTuple):
    """What a whole reply is about, and the moves that it then takes. Shown when `least` different phrases match."""

    id: str
    title: str
    shown_by: tuple[Phrase, ...]
    least: int
    needs: Conditions
    unless: Conditions
    moves: tuple[Move, ...]
    why: str
    praise: str  # what to say of a reply that lacks nothing
    source: Source
    incomplete: tuple[Incomplete, ...]
    complete: tuple[str, ...]
    other: tuple[str, ...]  # replies that don't show it
    origin: Origin
    origins: Mapping[str, Origin] = MappingProxyType({})


class Praise(NamedTuple):
    """Something that a reply can do well, and the phrases that show it."""

    id: str
    title: str
    shown_by: tuple[Phrase, ...]
    needs: Conditions
    unless: Conditions
    source: Source
    earned: tuple[str, ...]
    other: tuple[str, ...]
    origin: Origin


class Rulebook(NamedTuple):
    """The rules of one language, checked and compiled; knows nothing of files any more."""

    language: Language
    topics: tuple[Topic, ...]
    rules: tuple[Rule, ...]
    vocabulary: Mapping[str, tuple[str, ...]]  # see `core.phrase.vocabulary`
    sets: Mapping[str, tuple[str, ...]] = MappingProxyType({})  # word sets as written
    set_origins: Mapping[str, tuple[Origin, ...]] = MappingProxyType({})  # where each set begins, file by file
    unless: Conditions = Conditions()  # holds for every rule
    situations: tuple[Situation, ...] = ()
    praise: tuple[Praise, ...] = ()


class Passage(NamedTuple):
    """A stretch of prose from a file. `segments` are (passage offset, file offset) pairs, ascending, each valid up to the next."""

    text: str
    segments: tuple[tuple[int, int], ...] = ((0, 0),)
