"""Situations name the moves that are missing, and only those; what is complete is praised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from phrasecoach import Coach
from phrasecoach.rulebook.load import load_rulebook
from tests.rulebook.files import write

if TYPE_CHECKING:
    from pathlib import Path

SITUATIONS = """\
situations:
  - id: refusal-steps
    title: A refusal
    why: A refusal needs company.
    praise: a refusal with a way out
    source: farewell 5
    shown_by: ["we can not", "that is not possible"]
    unless: {after: wait}
    moves:
      - id: acknowledge
        title: name the wish
        add: "I see why you ask for [the wish]."
        satisfied_by: I see why
      - id: regret
        title: say that you are sorry
        add: I'm sorry.
        required: false
        satisfied_by: [sorry, I wish]
      - id: no-jargon
        title: plain words
        add: In plain words, it means [what it means].
        broken_by: (bras|lcp)
    examples: {incomplete: {{}}, complete: x, other: x}
  - id: step-by-step
    title: Instructions
    why: One at a time.
    praise: clear steps
    source: farewell 7
    shown_by: ["(open|tap|press) {thing:3}"]
    least: 2
    moves:
      - id: separate-steps
        title: number the steps
        add: 1. [first step]
        measure: {of: list-items, over: 1}
        satisfied_by: first of all
    examples: {incomplete: {{}}, complete: x, other: x}
praise:
  - id: praise/time-given
    title: a time given
    source: bad-cx 10
    shown_by: (by|before|until) {n:number} (am|pm)
    examples: {earned: x, other: x}
"""


@pytest.fixture(scope="module")
def coach(tmp_path_factory: pytest.TempPathFactory) -> Coach:
    examples = "incomplete: [{reply: No., missing: acknowledge}]"
    steps = "incomplete: [{reply: No., missing: separate-steps}]"
    text = SITUATIONS.replace("incomplete: {{}}", examples, 1).replace("incomplete: {{}}", steps, 1)
    folder: Path = write(tmp_path_factory.mktemp("rules"), {"situations.yaml": text})
    return Coach(rulebook=load_rulebook(folder, builtin=False))


@pytest.mark.parametrize(
    ("text", "kind", "missing", "present"),
    [
        ("We can't do it.", "situation", ["acknowledge"], ["no-jargon"]),
        ("We can't do it, sorry.", "situation", ["acknowledge"], ["regret", "no-jargon"]),
        ("I see why you ask. We can't do it.", "praise", [], ["acknowledge", "no-jargon"]),
        ("I see why. The BRAS says we can't.", "situation", ["no-jargon"], ["acknowledge"]),
        ("I don't think I see why. We can't do it.", "situation", ["acknowledge"], ["no-jargon"]),
        ("We can't do it. That's not possible.", "situation", ["acknowledge"], ["no-jargon"]),
        ("Open the lid and press the button.", "situation", ["separate-steps"], []),
        ("1. Open the lid\n2. Press the button", "praise", [], ["separate-steps"]),
        ("First of all open the lid. Press the button.", "praise", [], ["separate-steps"]),
    ],
)
def test_moves(coach: Coach, text: str, kind: str, missing: list[str], present: list[str]) -> None:
    [finding] = coach.check(text)
    assert (finding.kind, finding.severity, finding.topic) == (kind, "suggestion", finding.rule)
    assert ([one.move for one in finding.missing], list(finding.present)) == (missing, present)
    assert all(one.suggestion for one in finding.missing)


@pytest.mark.parametrize("text", ["We can't wait.", "We can.", '"We can\'t", you said.', "Open the lid."])
def test_what_shows_no_situation(coach: Coach, text: str) -> None:
    assert coach.check(text) == []


def test_it_spans_the_first_words_that_show_it(coach: Coach) -> None:
    [finding] = coach.check("Hello. That's not possible, we can't.")
    assert (finding.matched, finding.start) == ("That's not possible", 7)


def test_praise_is_told_once(coach: Coach) -> None:
    [finding] = coach.check("I'll ring by 4 pm and write before 5 pm.")
    assert (finding.kind, finding.rule, finding.topic, finding.why) == ("praise", "praise/time-given", "praise", "a time given")


def test_a_complete_reply_is_praised_in_the_situations_words(coach: Coach) -> None:
    [finding] = coach.check("I see why you ask. We can't do it.")
    assert finding.why == "a refusal with a way out"
