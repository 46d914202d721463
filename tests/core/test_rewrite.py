"""Rewrites carry the draft's own words, and fit where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_coach, make_rule

ONLY = make_rule(
    "[no] {feature} is only available to {plan:2} account (owners|holders)",
    rule_id="flat-no/only",
    rewrite=["Of course: you can use {feature} as soon as you have a {plan} account."],
)
CHECK = make_rule("(i|we) have no idea", rule_id="dont-know/idea", rewrite=["Let me check that, I'm on it."])
DUTY = make_rule("you =have to", rule_id="our-process/duty", rewrite=["could you"], replaces="phrase")
SHOULD = make_rule(
    "you should have {done=(read|checked) {what:clause}}",
    rule_id="blame/should",
    rewrite=["it helps to have {done}"],
    replaces="phrase",
)
BLANK = make_rule("that is impossible", rule_id="flat-no/impossible", rewrite=["I can offer you [what you can offer]."])
VICIOUS = make_rule("go away", rule_id="rude/away", rewrite=["You have to go.", "Bye for now."])
COACH = make_coach(SHOULD, ONLY, CHECK, DUTY, BLANK, VICIOUS)


@pytest.mark.parametrize(
    ("why", "draft", "rewritten"),
    [
        (
            "the guidance's own example",
            "No, this feature is only available to premium account owners.",
            "Of course: you can use this feature as soon as you have a premium account.",
        ),
        (
            "a capital that only began the sentence goes, a name keeps its own, the article fits",
            "Exporting to Excel is only available to Enterprise account holders.",
            "Of course: you can use exporting to Excel as soon as you have an Enterprise account.",
        ),
        (
            "a placeholder is a word like another",
            "{{feature}} is only available to {{plan}} account owners",
            "Of course: you can use {{feature}} as soon as you have a {{plan}} account.",
        ),
        ("a slot around words", "You should have checked the date, sir.", "It helps to have checked the date, sir."),
        ("inside a sentence no capital", "First you have to sign.", "First could you sign."),
        ("at its start one", "You have to sign.", "Could you sign."),
        ("the greeting stays", "Hi Anna, I have no idea.", "Hi Anna, let me check that, I'm on it."),
        ("we stays we", "We have no idea.", "Let us check that, we're on it."),
        ("we of the sentence before", "We moved. no idea", "We moved. no idea"),
        ("facts outside the match stay", "I have no idea about order 5.", "I have no idea about order 5."),
        ("a blank is never invented", "That's impossible.", "That's impossible."),
        ("a rewrite that breaks a rule gives way to the next", "Go away!", "Bye for now."),
        ("two in one text", "You have to sign. We have no idea.", "Could you sign. Let us check that, we're on it."),
        ("line breaks stay", "a\r\nYou have to sign.\r\n", "a\r\nCould you sign.\r\n"),
    ],
)
def test_rewrite(why: str, draft: str, rewritten: str) -> None:
    assert COACH.rewrite(draft) == rewritten, why


def test_a_draft_rewrite_shows_its_blank() -> None:
    [finding] = COACH.check("That's impossible.")
    assert [(r.text, r.ready) for r in finding.rewrites] == [("I can offer you [what you can offer].", False)]


PIECES = st.lists(
    st.sampled_from(
        ["you have to", "We have no idea.", "go away", "that's impossible", "Hi Bo,", "not", "\n", ".", "and", "{{x}}", '"', "👍"]
    ),
    max_size=12,
)


@given(PIECES)
def test_rewriting_twice_changes_nothing_more(pieces: list[str]) -> None:
    once = COACH.rewrite(" ".join(pieces))
    assert COACH.rewrite(once) == once


@given(PIECES)
def test_every_span_is_where_it_says(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for finding in COACH.check(text):
        assert text[finding.start : finding.end] == finding.matched
        assert all(0 <= r.start <= finding.start and finding.end <= r.end <= len(text) for r in finding.rewrites)
