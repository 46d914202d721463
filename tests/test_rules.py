"""Standing check: every rule proves itself, and every ready rewrite is clean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from phrasecoach.rulebook.load import load_rulebook
from phrasecoach.rulebook.replies_selftest import check_replies
from phrasecoach.rulebook.selftest import check_examples
from phrasecoach.workshop.coverage import cover
from phrasecoach.workshop.labelled import TOPICS
from phrasecoach.workshop.trace import Tracer

if TYPE_CHECKING:
    from phrasecoach import Coach
    from phrasecoach.core.types import Praise, Rule, Situation

RULEBOOK = load_rulebook()


def test_every_example_of_every_rule(english: Coach) -> None:
    assert check_examples(english) == []


def test_every_topic_is_there() -> None:
    assert {topic.id for topic in RULEBOOK.topics} == set(TOPICS)


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
        ("We only answer basic questions", "not-my-job"),
        ("We charge for bad reviews", "threat-or-fee"),
        ("Sorry about the delay! Would you like to join our rewards programme?", "upsell-when-upset"),
        ("I saw on your Facebook that you were in Rome.", "creepy"),
        ("Don't reply to this e-mail", "unreachable"),
        ("If you don't like it, rent elsewhere next time", "take-it-or-leave-it"),
        ("My hands are tied", "no-authority"),
        ("Ticket 4711 has been processed", "just-a-number"),
        ("This will never happen again", "overpromise"),
        ("We'll get to it when we can", "slow"),
        ("Tell me the problem again from the start", "repeat-yourself"),
        ("Your call is important to us", "scripted"),
        ("We apologise for any inconvenience caused", "scripted"),
        ("I'm sorry you feel that way", "false-apology"),
    ],
)
def test_the_guidances_own_phrases(english: Coach, draft: str, topic: str) -> None:
    assert [finding.topic for finding in english.check(draft) if finding.kind == "phrase"] == [topic]


@pytest.mark.parametrize(
    ("draft", "situation"),
    [
        ("Let me put you through to Igor.", "handoff-steps"),
        ("I apologise for the wrong invoice.", "apology-steps"),
        ("Unfortunately, we can't change the date.", "refusal-steps"),
        ("I don't know yet when it leaves.", "unknown-answer-steps"),
        ("Open the lid, press the button, then pull the lever and close the lid.", "step-by-step"),
        ("I'll close your ticket now.", "closing"),
    ],
)
def test_situations_are_seen_and_something_is_missing(english: Coach, draft: str, situation: str) -> None:
    found = [finding for finding in english.check(draft) if finding.kind == "situation"]
    assert [finding.topic for finding in found] == [situation]
    assert found[0].missing


def test_every_situation_and_praise_proves_itself(english: Coach) -> None:
    assert check_replies(english) == []


@pytest.mark.parametrize("situation", RULEBOOK.situations, ids=lambda one: one.id)
def test_a_situation_has_proof(situation: Situation) -> None:
    assert min(len(situation.incomplete), len(situation.complete), len(situation.other)) >= 3


@pytest.mark.parametrize("praise", RULEBOOK.praise, ids=lambda one: one.id)
def test_a_praise_has_proof(praise: Praise) -> None:
    assert min(len(praise.earned), len(praise.other)) >= 3


def test_every_phrase_is_exercised_by_an_example() -> None:
    covered = cover(RULEBOOK.rules, Tracer(RULEBOOK))
    assert {rule.id: phrases for rule, phrases in covered.idle} == {}
