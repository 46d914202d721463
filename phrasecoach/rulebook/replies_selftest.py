"""Situations and praise prove themselves too: what their examples show, and which moves they lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.rulebook.selftest import NOTHING, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from phrasecoach.core.coach import Coach
    from phrasecoach.core.types import Finding, Praise, Situation

COMPLETE, EARNED = "complete", "praised"


def check_replies(coach: Coach) -> list[Failure]:
    """Every failure of every situation and praise, in their order."""
    return [failure for book in coach.rulebooks for failure in check_situations(coach, book.situations, book.praise)]


def check_situations(coach: Coach, situations: Sequence[Situation], praise: Sequence[Praise]) -> list[Failure]:
    """Every failure of these."""
    return list(_check(coach, situations, praise))


def _check(coach: Coach, situations: Sequence[Situation], praise: Sequence[Praise]) -> Iterator[Failure]:
    for situation in situations:
        wanted = [(one.reply, _lacking(one.missing)) for one in situation.incomplete]
        wanted += [(reply, COMPLETE) for reply in situation.complete]
        wanted += [(reply, NOTHING) for reply in situation.other]
        yield from _compared(coach, situation.id, wanted)
        yield from _check_added(coach, situation)
    for one in praise:
        yield from _compared(coach, one.id, [(reply, EARNED) for reply in one.earned] + [(reply, NOTHING) for reply in one.other])


def _compared(coach: Coach, name: str, wanted: list[tuple[str, str]]) -> Iterator[Failure]:
    for reply, what in wanted:
        got = next((_told(finding) for finding in coach.check(reply) if finding.rule == name), NOTHING)
        if got != what:
            yield Failure(name, reply, what, got)


def _check_added(coach: Coach, situation: Situation) -> Iterator[Failure]:
    """A sentence to add may not hurt."""
    for move in situation.moves:
        found = [finding.rule for finding in coach.check(move.add) if finding.kind == "phrase"]
        if found:
            yield Failure(situation.id, move.add, NOTHING, ", ".join(dict.fromkeys(found)))


def _told(finding: Finding) -> str:
    if finding.missing:
        return _lacking([one.move for one in finding.missing])
    return COMPLETE if finding.present else EARNED


def _lacking(moves: Sequence[str]) -> str:
    return "lacks " + ", ".join(moves)
