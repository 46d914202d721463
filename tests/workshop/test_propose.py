"""Phrases out of sentences: what is proposed, and that it always does what it should."""

from __future__ import annotations

import pytest

from phrasecoach.languages import get_language
from phrasecoach.workshop.propose import coach_of, propose

ENGLISH = get_language("en")

CASES = [
    pytest.param(["No, that's impossible."], ["It's possible."], ["^ that is impossible $"], id="a short sentence has edges"),
    pytest.param(
        ["I'm afraid nobody in the whole depot works at night."],
        ["We work at night."],
        ["i am nobody in the whole depot works at night"],
        id="a longer one has none",
    ),
    pytest.param(
        ["We can't refund this order.", "We really cannot return this item."],
        ["We refund this order."],
        ["^ we can not (refund|return) this (order|item) $"],
        id="words that differ are alternatives",
    ),
    pytest.param(
        ["As per our policy, boxes stay shut.", "As per policy, no."],
        ["Our policy is new."],
        ["as per [our] policy"],
        id="words that some leave out are optional",
    ),
    pytest.param(
        ["You must call us on 1234.", "You have to call us on 44."],
        ["You may call us on 44."],
        ["^ you (must|have to) call us on {number:number} $"],
        id="numbers are numbers",
    ),
    pytest.param(
        ["You forgot the lamp by the door again, didn't you?", "You forgot the invoice again, didn't you?"],
        ["I forgot."],
        ["^ you forgot the ...4 again did not you $"],
        id="long stretches are gaps",
    ),
    pytest.param(["Just google it.", "Do try googling it."], ["We like Google."], ["google it"], id="inflections are one word"),
    pytest.param(
        ["Whatever.", "Not my problem, buddy."],
        ["Whatever you like."],
        ["^ whatever $", "^ not my problem $"],
        id="what has nothing in common has phrases of its own",
    ),
    pytest.param(
        ["Hold the line, all agents are busy.", "Hold the line, all of us are busy."],
        ["Hold the line of the tent, all."],
        ["^ hold the line all (agents|of us) are busy $"],
        id="more than one example",
    ),
]


@pytest.mark.parametrize(("risky", "fine", "phrases"), CASES)
def test_a_proposal(risky: list[str], fine: list[str], phrases: list[str]) -> None:
    proposal = propose(risky, fine, ENGLISH)
    assert (list(proposal.phrases), proposal.hopeless) == (phrases, ())
    coach = coach_of(proposal.phrases, ENGLISH)
    assert all(map(coach.check, risky))
    assert not any(map(coach.check, fine))


TIGHT = [
    pytest.param("Hold the line.", "Hold the line of the tent.", "^ hold the line $", id="edges"),
    pytest.param("We are refunding none.", "We are to refund none.", "we are =refunding =none", id="inflection"),
]


@pytest.mark.parametrize(("risky", "fine", "phrase"), TIGHT)
def test_a_fine_sentence_tightens_the_phrase(risky: str, fine: str, phrase: str) -> None:
    assert propose([risky], [fine], ENGLISH).phrases == (phrase,)


def test_stretches_go_into_the_slots_of_a_rewrite() -> None:
    risky = ["We don't have any mugs left.", "I do not have any blue plates left."]
    assert propose(risky, ["We have mugs."], ENGLISH, ["thing"]).phrases == ("^ (we|i) do not have any {thing:3} left $",)


@pytest.mark.parametrize(
    ("risky", "fine"),
    [("That is impossible.", "That's impossible!"), ("...", "Good morning."), ("", "Good morning."), ("> Never.", "Good morning.")],
    ids=["the same words", "no words", "nothing", "not the agent's words"],
)
def test_some_are_hopeless(risky: str, fine: str) -> None:
    assert propose([risky], [fine], ENGLISH) == ((), (risky,))
