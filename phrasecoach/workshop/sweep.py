"""What if the thresholds were other ones? One run at the lowest gives every point of the curve."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.core.types import DEFAULT_THRESHOLD
from phrasecoach.workshop.scoring import Score, score_found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from phrasecoach.workshop.scoring import Judged
    from phrasecoach.workshop.trace import Trace, Tracer

POINTS = (*range(70, DEFAULT_THRESHOLD, 3), *range(DEFAULT_THRESHOLD, 101))
_SLACK = DEFAULT_THRESHOLD - POINTS[0]


class Point(NamedTuple):
    """The score when a finding needs `minimum` (0 to 100)."""

    minimum: int
    score: Score


def sweep(judged: Sequence[Judged], tracer: Tracer) -> Iterator[Point]:
    """A point a minimum, ascending.

    From 85 up, findings with lower scores are left out, as `--min-score` does. Below 85, every rule's threshold is
    lowered by what is lacking to 85: a rule that asks for 90 is asked for 85 at 80.
    """
    reach = [_reach(one, tracer) for one in judged]
    for minimum in POINTS:
        yield Point(minimum, score_found([one.reply for one in judged], [highest >= minimum for highest in reach]))


def _reach(one: Judged, tracer: Tracer) -> float:
    """The highest minimum at which the reply is still flagged; -1 when it is at none. What a rule measures has a score, too."""
    text = one.reply.text
    traces = tracer.of_all(text, tracer.read(text), _SLACK)
    return max((*map(_highest_minimum, traces), *(hit.score for hit in one.found)), default=-1)


def _highest_minimum(trace: Trace) -> float:
    lacking = trace.rule.threshold - trace.match.score
    return trace.match.score if lacking <= 0 else DEFAULT_THRESHOLD - lacking
