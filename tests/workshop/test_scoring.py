"""The arithmetic, at its corners."""

from __future__ import annotations

import pytest

from phrasecoach.workshop.scoring import Hit, Judged, Labelled, Score, Share, judge, score, score_topics
from phrasecoach.workshop.sweep import sweep
from phrasecoach.workshop.trace import Tracer
from tests.conftest import make_coach, make_rule

FINE = Labelled("Good morning.", (), risky=False)
RISKY = Labelled("It is impossible.", ("topic",), risky=True)
UNSORTED = Labelled("It is impossible.", (), risky=True)  # nobody said in which way


@pytest.mark.parametrize(
    ("share", "value", "interval"),
    [
        (Share(0, 0), None, None),
        (Share(0, 10), 0.0, (0.0, 0.278)),
        (Share(10, 10), 1.0, (0.722, 1.0)),
        (Share(5, 10), 0.5, (0.237, 0.763)),
    ],
)
def test_shares(share: Share, value: float | None, interval: tuple[float, float] | None) -> None:
    assert share.value == value
    assert (share.interval and tuple(round(bound, 3) for bound in share.interval)) == interval


@pytest.mark.parametrize(
    ("precision", "recall", "f1"),
    [
        (Share(0, 0), Share(0, 0), None),
        (Share(0, 0), Share(0, 3), 0.0),
        (Share(0, 3), Share(0, 0), 0.0),
        (Share(0, 3), Share(0, 3), 0.0),
        (Share(1, 2), Share(1, 1), pytest.approx(2 / 3)),
    ],
)
def test_f1(precision: Share, recall: Share, f1: float | None) -> None:
    assert Score(0, 0, precision, recall).f1 == f1


def test_nothing_at_all() -> None:
    scores = score([])
    assert (scores.n, scores.overall.f1, scores.topic_accuracy.value, scores.per_topic, scores.errors) == (0, None, None, {}, ())


def test_a_risky_reply_without_topics_says_nothing_of_them() -> None:
    coach = make_coach(make_rule("it is impossible"))
    (judged,) = judge([UNSORTED], coach, Tracer(coach.rulebooks[0]))
    assert judged.error is None
    assert score([judged]).topic_accuracy == (0, 0)


def test_a_hit_brings_its_phrase() -> None:
    coach = make_coach(make_rule("calm down", "it is [simply] impossible"))
    (judged,) = judge([RISKY], coach, Tracer(coach.rulebooks[0]))
    (hit,) = judged.found
    assert (hit.phrase, hit.matched, hit.score, (hit.start, hit.end)) == (
        "it is [simply] impossible",
        "It is impossible",
        100,
        (0, 16),
    )


@pytest.mark.parametrize(
    ("reply", "error"), [(FINE, None), (RISKY, "missed"), (UNSORTED, "missed")], ids=["fine", "risky", "of no topic"]
)
def test_replies_in_which_nothing_was_found(reply: Labelled, error: str | None) -> None:
    assert Judged(reply, ()).error == error


def test_the_stricter_score_asks_for_the_right_topic() -> None:
    found = [{"other"}, {"topic", "other"}, set[str]()]
    assert score_topics([RISKY, RISKY, FINE], found) == Score(2, 2, Share(2, 2), Share(1, 2))


@pytest.mark.parametrize(("threshold", "highest"), [(85, 90), (98, 76)], ids=["as usual", "a strict rule"])
def test_a_strict_rule_is_lowered_by_as_much(threshold: int, highest: int) -> None:
    """The reply scores 90.6: a rule that asks for 98 finds it when 7.4 less will do, that is when the others ask for 77.6."""
    tracer = Tracer(make_coach(make_rule("calm down, you are the worst", threshold=threshold)).rulebooks[0])
    reply = Labelled("Calm down, you are worst.", ("topic",), risky=True)
    found = [point.minimum for point in sweep([Judged(reply, ())], tracer) if point.score.flagged]
    assert (found[0], found[-1]) == (70, highest)


def test_what_a_rule_measures_is_swept_as_well() -> None:
    """No phrase is behind it, so that only the finding knows."""
    hit = Hit("topic/rule", "topic", "It is impossible", 100, "", (), 0, 16)
    tracer = Tracer(make_coach(make_rule("calm down")).rulebooks[0])
    assert all(point.score.flagged for point in sweep([Judged(RISKY, (hit,))], tracer))
