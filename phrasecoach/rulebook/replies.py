"""Situations files -> situations and praise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.core.types import Incomplete, Move, Praise, Situation
from phrasecoach.rulebook.shapes import nearest
from phrasecoach.rulebook.workbench import line, measure, origin, values

if TYPE_CHECKING:
    from phrasecoach.rulebook.entries import MoveEntry, PraiseEntry, SituationEntry
    from phrasecoach.rulebook.places import RuleFile
    from phrasecoach.rulebook.workbench import Workbench


def situation(bench: Workbench, file: RuleFile, entry: SituationEntry) -> Situation:
    """One situation, its moves in the order in which they are written."""
    _check_moves(file, entry)
    return Situation(
        id=entry.id.value,
        title=line(entry.title),
        shown_by=bench.alternatives(file, entry.shown_by),
        least=entry.least,
        needs=bench.conditions(file, entry.needs),
        unless=bench.conditions(file, entry.unless),
        moves=tuple(_move(bench, file, move) for move in entry.moves),
        why=line(entry.why),
        praise=line(entry.praise),
        source=bench.source(file, entry.source),
        incomplete=tuple(Incomplete(one.reply.value.rstrip("\n"), values(one.missing)) for one in entry.examples.incomplete),
        complete=values(entry.examples.complete),
        other=values(entry.examples.other),
        origin=origin(file, entry.id.start),
    )


def praise(bench: Workbench, file: RuleFile, entry: PraiseEntry) -> Praise:
    """One thing done well."""
    return Praise(
        id=entry.id.value,
        title=line(entry.title),
        shown_by=bench.alternatives(file, entry.shown_by),
        needs=bench.conditions(file, entry.needs),
        unless=bench.conditions(file, entry.unless),
        source=bench.source(file, entry.source),
        earned=values(entry.examples.earned),
        other=values(entry.examples.other),
        origin=origin(file, entry.id.start),
    )


def _move(bench: Workbench, file: RuleFile, entry: MoveEntry) -> Move:
    return Move(
        id=entry.id.value,
        title=line(entry.title),
        is_required=entry.required,
        satisfied_by=bench.alternatives(file, entry.satisfied_by),
        measure=measure(entry.measure),
        broken_by=bench.alternatives(file, entry.broken_by),
        add=line(entry.add),
    )


def _check_moves(file: RuleFile, entry: SituationEntry) -> None:
    """Names of moves are different, and examples name moves that are required."""
    lines: dict[str, int] = {}
    for move in entry.moves:
        first = lines.setdefault(move.id.value, move.id.start)
        if first != move.id.start and move.id.value:
            where = file.place(first)[0]
            file.fault(move.id.start, f"the move `{move.id.value}` stands here twice (first in line {where})", "keep one of them")
        if not (move.satisfied_by or move.broken_by or move.measure):
            file.fault(move.id.start, "nothing makes this move", "add `satisfied_by`, `broken_by` or a `measure`")
    required = [move.id.value for move in entry.moves if move.required]
    for name in (name for one in entry.examples.incomplete for name in one.missing):
        if name.value and name.value not in required:
            file.fault(name.start, f"no required move is called `{name.value}`", nearest(name.value, required))
