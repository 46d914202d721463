"""Phrases that no example exercises, exceptions that none needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.core.types import Examples
from phrasecoach.workshop.coverage import cover
from phrasecoach.workshop.trace import Excuse, Tracer
from tests.conftest import make_coach, make_rule

if TYPE_CHECKING:
    from phrasecoach.core.types import Rule


def with_examples(rule: Rule, risky: str, fine: str = "Good morning.") -> Rule:
    return rule._replace(examples=Examples((risky,), (fine,)))


def tracer(*rules: Rule) -> Tracer:
    return Tracer(make_coach(*rules).rulebooks[0])


def test_a_phrase_is_exercised_though_another_one_wins() -> None:
    rule = with_examples(make_rule("you must wait", "must wait"), "You must wait.")
    assert cover([rule], tracer(rule)).idle == ()


def test_a_phrase_is_exercised_though_an_exception_hides_it() -> None:
    rule = with_examples(make_rule("you must wait", unless={"sentence": ["if you like"]}), "You must wait, if you like.")
    assert cover([rule], tracer(rule)).idle == ()


def test_an_example_of_another_rule_exercises_nothing() -> None:
    mine, other = with_examples(make_rule("you must wait"), "Wait!"), with_examples(make_rule("hurry up"), "You must wait.")
    assert cover([mine], tracer(mine, other)).idle == ((mine, ("you must wait",)),)


def test_an_exception_is_needed_by_a_fine_example_in_which_it_stands() -> None:
    rule = make_rule("you must wait", unless={"sentence": ["if you like"], "after": ["a minute"]})
    rule = with_examples(rule, "You must wait.", "You must wait, if you like.")
    covered = cover([rule], tracer(rule))
    assert (covered.exceptions, covered.idle_exceptions) == (2, 1)


def test_excuses() -> None:
    rule = make_rule("you must wait", needs={"reply": ["hello"]}, unless={"reply": ["but we"]})
    found = {}
    for text in ("Hello! You must wait.", "You must wait.", "Hello! You must wait, but we pay.", "Nobody says you must wait."):
        looking = tracer(rule)
        reply = looking.read(text)
        (trace,) = looking.of_rule(rule, text, reply, 85)
        found[text] = looking.excuse(trace, reply)
    assert list(found.values()) == [None, Excuse("needs"), Excuse("unless", "reply", "but we"), Excuse("negation")]
