"""Standing check: every rule proves itself, and every ready rewrite is clean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from phrasecoach.rulebook.load import load_rulebook
from phrasecoach.rulebook.selftest import check_examples

if TYPE_CHECKING:
    from phrasecoach import Coach
    from phrasecoach.core.types import Rule

RULEBOOK = load_rulebook()
TOPICS = {
    "handoff", "boss-says-same", "see-the-manual", "why-are-you-calling", "dont-know", "blame-customer", "flat-no",
    "you-wouldnt-understand", "our-process", "rude",
}  # fmt: skip


def test_every_example_of_every_rule(english: Coach) -> None:
    assert check_examples(english) == []


def test_every_topic_is_there() -> None:
    assert {topic.id for topic in RULEBOOK.topics} >= TOPICS


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_has_proof_and_advice(rule: Rule) -> None:
    assert len(rule.examples.risky) >= 3
    assert len(rule.examples.fine) >= 3
    assert len(rule.why.split()) >= 8


@pytest.mark.parametrize(
    ("draft", "rewritten"),
    [
        (
            "No, this feature is only available to premium account owners.",
            "Of course: you can use this feature as soon as you have a premium account.",
        ),
    ],
)
def test_the_guidances_own_rewrites(english: Coach, draft: str, rewritten: str) -> None:
    assert english.rewrite(draft) == rewritten


@pytest.mark.parametrize(
    ("draft", "topic"),
    [
        ("No, that's impossible.", "flat-no"),
        ("See section 74.2", "see-the-manual"),
        ("This is described in section 74.2 of the manual.", "see-the-manual"),
        ("You wouldn't understand", "you-wouldnt-understand"),
        ("I'll switch you to Igor, he gets this", "handoff"),
        ("You'll see, my boss will tell you the same", "boss-says-same"),
        ("If you know everything, why are you calling?", "why-are-you-calling"),
        ("I don't know.", "dont-know"),
        ("Maybe the problem is on your side?", "blame-customer"),
        ("You're not following our process!", "our-process"),
        ("Calm down.", "rude"),
    ],
)
def test_the_guidances_own_phrases(english: Coach, draft: str, topic: str) -> None:
    assert [finding.topic for finding in english.check(draft)] == [topic]
