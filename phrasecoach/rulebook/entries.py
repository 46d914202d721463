"""What rule files say, once they are read: a named tuple for each kind of entry. What they may say stands in `schema.py`."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.core.types import DEFAULT_THRESHOLD, Replaces, Severity

if TYPE_CHECKING:
    from phrasecoach.rulebook.nodes import Scalar

Texts = tuple["Scalar", ...]
Places = Mapping[str, int]  # key -> where it is written
NOWHERE: Places = MappingProxyType({})


class ExamplesEntry(NamedTuple):
    """`examples` of a rule, as written."""

    risky: Texts
    fine: Texts


class ConditionsEntry(NamedTuple):
    """`unless` or `needs`, as written."""

    before: Texts = ()
    after: Texts = ()
    inside: Texts = ()
    sentence: Texts = ()
    reply: Texts = ()


class MeasureEntry(NamedTuple):
    """`measure`, as written."""

    of: str
    over: int
    known: Texts = ()


class RuleEntry(NamedTuple):
    """One rule, as written."""

    id: Scalar
    rewrite: Texts
    why: Scalar
    examples: ExamplesEntry
    phrases: Texts = ()
    measure: MeasureEntry | None = None
    source: Scalar | None = None
    severity: Severity | None = None
    threshold: int = DEFAULT_THRESHOLD
    replaces: Replaces = "sentence"
    needs: ConditionsEntry = ConditionsEntry()
    unless: ConditionsEntry = ConditionsEntry()
    yields: bool = False
    tags: Texts = ()
    places: Places = NOWHERE


class TopicEntry(NamedTuple):
    """A file of rules, as written."""

    topic: Scalar
    title: Scalar
    rules: tuple[RuleEntry, ...]
    source: Scalar | None = None
    severity: Severity | None = None
    unless: ConditionsEntry = ConditionsEntry()
    sets: Mapping[Scalar, Texts] | None = None
    places: Places = NOWHERE


class MoveEntry(NamedTuple):
    """One move of a situation, as written."""

    id: Scalar
    title: Scalar
    add: Scalar
    required: bool = True
    satisfied_by: Texts = ()
    measure: MeasureEntry | None = None
    broken_by: Texts = ()


class IncompleteEntry(NamedTuple):
    """A reply, and the required moves that it lacks, as written."""

    reply: Scalar
    missing: Texts


class SituationExamplesEntry(NamedTuple):
    """`examples` of a situation, as written."""

    incomplete: tuple[IncompleteEntry, ...]
    complete: Texts
    other: Texts


class SituationEntry(NamedTuple):
    """One situation, as written."""

    id: Scalar
    title: Scalar
    why: Scalar
    praise: Scalar
    source: Scalar
    shown_by: Texts
    moves: tuple[MoveEntry, ...]
    examples: SituationExamplesEntry
    least: int = 1
    needs: ConditionsEntry = ConditionsEntry()
    unless: ConditionsEntry = ConditionsEntry()


class PraiseExamplesEntry(NamedTuple):
    """`examples` of a praise, as written."""

    earned: Texts
    other: Texts


class PraiseEntry(NamedTuple):
    """Something done well, as written."""

    id: Scalar
    title: Scalar
    source: Scalar
    shown_by: Texts
    examples: PraiseExamplesEntry
    needs: ConditionsEntry = ConditionsEntry()
    unless: ConditionsEntry = ConditionsEntry()


class RepliesEntry(NamedTuple):
    """`situations.yaml`, as written."""

    situations: tuple[SituationEntry, ...] = ()
    praise: tuple[PraiseEntry, ...] = ()
    sets: Mapping[Scalar, Texts] | None = None


class MoveChangeEntry(NamedTuple):
    """What a team changes of a move, as written."""

    required: bool | None = None
    add: Scalar | None = None


class ChangeEntry(NamedTuple):
    """What a team changes of a rule or a situation, as written."""

    severity: Severity | None = None
    threshold: int | None = None
    over: int | None = None
    rewrite: Texts = ()
    why: Scalar | None = None
    moves: Mapping[Scalar, MoveChangeEntry] | None = None
    places: Places = NOWHERE


class ChangesEntry(NamedTuple):
    """A file that extends our rules, as written."""

    extends: str
    off: Texts = ()
    change: Mapping[Scalar, ChangeEntry] | None = None
    words: Mapping[Scalar, Texts] | None = None


class WordsEntry(NamedTuple):
    """`words.yaml`, as written."""

    sets: Mapping[Scalar, Texts] | None = None
    unless: ConditionsEntry = ConditionsEntry()


class SourceEntry(NamedTuple):
    """One source, as written."""

    title: Scalar
