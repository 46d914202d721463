"""What a match depends on counts only where it stands in the right place."""

from __future__ import annotations

import pytest

from tests.conftest import make_coach, make_rule


@pytest.mark.parametrize(
    ("place", "exception", "text", "count"),
    [
        ("before", "if", "If you have to go, go.", 0),
        ("before", "if", "If it rains, you have to go.", 1),
        ("before", "if", "If really you have to go.", 0),
        ("before", "calling", "I'm not calling: you have to go.", 0),
        ("after", "be joking", "You have to be joking.", 0),
        ("after", "be joking", "You have to go, be joking.", 1),
        ("inside", "you all", "You all have to go.", 0),
        ("sentence", "for free", "You have to take it, for free.", 0),
        ("sentence", "for free", "You have to take it. For free!", 1),
        ("sentence", "we can", "You have to, nothing we can do.", 1),
        ("reply", "we can", "You have to go. We can help.", 0),
        ("reply", "we can", "We can help. You have to go.", 0),
        ("reply", "we can", "We can't help. You have to go.", 1),
        ("reply", "we can", 'You wrote "we can". You have to go.', 1),
    ],
)
def test_exception(place: str, exception: str, text: str, count: int) -> None:
    coach = make_coach(make_rule("you [all] =have to", unless={place: [exception]}))
    assert len(coach.check(text)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Sorry for the delay. You have to go.", 1),
        ("You have to go. Sorry for the delay!", 1),
        ("You have to go.", 0),
        ("There's no delay. You have to go.", 0),
        ("Sorry for the delay, you have to go for free.", 0),
    ],
)
def test_a_match_without_what_it_needs_says_nothing(text: str, count: int) -> None:
    coach = make_coach(make_rule("you =have to", needs={"reply": ["delay"]}, unless={"sentence": ["for free"]}))
    assert len(coach.check(text)) == count


def test_of_two_findings_in_one_place_the_earlier_then_longer_then_graver_wins() -> None:
    coach = make_coach(
        make_rule("have to go", rule_id="a/late", severity="error"),
        make_rule("you have to", rule_id="b/short", severity="error"),
        make_rule("you have to go", rule_id="c/long"),
        make_rule("you have to go", rule_id="d/grave", severity="error"),
    )
    assert [finding.rule for finding in coach.check("You have to go.")] == ["d/grave"]


def test_a_rule_that_yields_gives_way_to_another_topic_only() -> None:
    coach = make_coach(
        make_rule("we can not do that", rule_id="flat-no/cannot", yields=True),
        make_rule("can not do that here", rule_id="flat-no/here"),
        make_rule("not do that here", rule_id="not-my-job/here"),
    )
    assert [finding.rule for finding in coach.check("We can't do that.")] == ["flat-no/cannot"]
    assert [finding.rule for finding in coach.check("We can't do that here.")] == ["flat-no/here"]
