"""How right is a coach? Labelled replies and what was found in them -> precision, recall, F1, and the ones it got wrong.

A reply counts as flagged when a phrase was found in it; findings of other kinds don't count.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from phrasecoach.core.coach import Coach
    from phrasecoach.core.types import Edit, Finding
    from phrasecoach.workshop.trace import Tracer

_Z = 1.96  # 95 %
ErrorKind = Literal["false-alarm", "missed", "other-topic"]


class Labelled(NamedTuple):
    """A reply, and what a person says about it. `topics` are those of its risky words; empty for a fine reply."""

    text: str
    topics: tuple[str, ...]
    risky: bool
    place: str = ""  # file:line


class Hit(NamedTuple):
    """A phrase that was found in a reply: `text[start:end]`, with a score from 0 to 100."""

    rule: str
    topic: str
    matched: str
    score: float
    phrase: str
    edits: tuple[Edit, ...]
    start: int
    end: int


class Judged(NamedTuple):
    """A labelled reply with what was found in it."""

    reply: Labelled
    found: tuple[Hit, ...]

    @property
    def error(self) -> ErrorKind | None:
        """What is wrong, if anything is."""
        if not self.found:
            return "missed" if self.reply.risky else None
        if not self.reply.risky:
            return "false-alarm"
        return None if self.is_right_topic or not self.reply.topics else "other-topic"

    @property
    def is_right_topic(self) -> bool:
        return any(hit.topic in self.reply.topics for hit in self.found)


class Share(NamedTuple):
    """`part` of `whole`, both counts."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """0 to 1; None of nothing."""
        return self.part / self.whole if self.whole else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval (JASA 22, 1927).

        >>> [round(bound, 3) for bound in Share(9, 10).interval]
        [0.596, 0.982]
        """
        if not self.whole:
            return None
        p, n = self.part / self.whole, self.whole
        middle, spread = p + _Z * _Z / (2 * n), _Z * math.sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n))
        scale = 1 + _Z * _Z / n
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


class Score(NamedTuple):
    """`n` replies are to be found, `flagged` were; precision and recall as shares."""

    n: int
    flagged: int
    precision: Share
    recall: Share

    @property
    def f1(self) -> float | None:
        """The harmonic mean; None when nothing was to be found and nothing was."""
        precision, recall = self.precision.value, self.recall.value
        if precision is None and recall is None:
            return None
        return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


class Scores(NamedTuple):
    """The scores of a run. `topic_accuracy` is of the risky replies that were flagged."""

    n: int
    overall: Score
    topic_accuracy: Share
    per_topic: dict[str, Score]
    errors: tuple[Judged, ...]


def judge(replies: Iterable[Labelled], coach: Coach, tracer: Tracer) -> Iterator[Judged]:
    """What the coach finds in each reply, and by which phrase."""
    for reply in replies:
        sentences = tracer.read(reply.text)
        phrases = [finding for finding in coach.check(reply.text) if finding.kind == "phrase"]
        traces = [tracer.behind(finding, reply.text, sentences) for finding in phrases]
        yield Judged(reply, tuple(_hit(f, t.match.phrase.text if t else "") for f, t in zip(phrases, traces, strict=True)))


def _hit(finding: Finding, phrase: str) -> Hit:
    where = (finding.start, finding.end)
    return Hit(finding.rule, finding.topic, finding.matched, finding.score, phrase, finding.edits, *where)


def score(judged: Sequence[Judged]) -> Scores:
    """Everything that can be said about a run."""
    topics = {topic for one in judged for topic in (*one.reply.topics, *(hit.topic for hit in one.found))}
    right = [one.is_right_topic for one in judged if one.found and one.reply.risky and one.reply.topics]
    return Scores(
        n=len(judged),
        overall=score_found([one.reply for one in judged], [bool(one.found) for one in judged]),
        topic_accuracy=Share(sum(right), len(right)),
        per_topic={topic: _topic_score(judged, topic) for topic in sorted(topics)},
        errors=tuple(one for one in judged if one.error),
    )


def _topic_score(judged: Sequence[Judged], topic: str) -> Score:
    """Precision: of the replies with a finding in the topic, those labelled risky. Recall: of those labelled with it, the found."""
    flagged = [any(hit.topic == topic for hit in one.found) for one in judged]
    labelled = [one.reply.risky and topic in one.reply.topics for one in judged]
    right = sum(f and one.reply.risky for f, one in zip(flagged, judged, strict=True))
    got = sum(f and own for f, own in zip(flagged, labelled, strict=True))
    return Score(sum(labelled), sum(flagged), Share(right, sum(flagged)), Share(got, sum(labelled)))


def score_found(replies: Sequence[Labelled], flagged: Sequence[bool]) -> Score:
    """Of what was flagged, how much is risky; of what is risky, how much was flagged."""
    risky = sum(reply.risky for reply in replies)
    right = sum(f and reply.risky for f, reply in zip(flagged, replies, strict=True))
    return Score(risky, sum(flagged), Share(right, sum(flagged)), Share(right, risky))


def score_topics(replies: Sequence[Labelled], found: Sequence[AbstractSet[str]]) -> Score:
    """The stricter score: a risky reply is found only when one of its own topics is."""
    flagged, risky = sum(map(bool, found)), sum(reply.risky for reply in replies)
    right = sum(reply.risky and bool(topics) for reply, topics in zip(replies, found, strict=True))
    own = sum(reply.risky and not topics.isdisjoint(reply.topics) for reply, topics in zip(replies, found, strict=True))
    return Score(risky, flagged, Share(right, flagged), Share(own, risky))
