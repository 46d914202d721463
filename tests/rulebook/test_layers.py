"""A team's file on top of ours: what it switches off, changes and adds, and what it gets wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from phrasecoach.core.coach import Coach
from phrasecoach.rulebook.load import load_rulebook
from tests.rulebook.files import told, write

if TYPE_CHECKING:
    from pathlib import Path

    from phrasecoach.core.types import Rule, Rulebook

OURS = load_rulebook()


def layered(folder: Path, text: str) -> Rulebook:
    return load_rulebook(write(folder, {"team.yaml": "extends: phrasecoach\n" + text}))


def rule(book: Rulebook, name: str) -> Rule:
    return next(rule for rule in book.rules if rule.id == name)


def test_a_file_that_only_extends_changes_nothing(tmp_path: Path) -> None:
    assert [r.id for r in layered(tmp_path, "").rules] == [r.id for r in OURS.rules]


@pytest.mark.parametrize("name", ["flat-no/impossible", "flat-no", "rude"])
def test_rules_and_topics_are_switched_off(name: str, tmp_path: Path) -> None:
    left = {r.id for r in layered(tmp_path, f"off: {name}\n").rules}
    assert {r.id for r in OURS.rules} - left == {r.id for r in OURS.rules if name in (r.id, r.topic)}


def test_what_a_rule_says_is_changed(tmp_path: Path) -> None:
    text = """\
change:
  flat-no/impossible:
    severity: error
    threshold: 95
    why: We always find a way.
    rewrite: "At our shop you can have [what you can offer]."
"""
    book = layered(tmp_path, text)
    changed, before = rule(book, "flat-no/impossible"), rule(OURS, "flat-no/impossible")
    assert (changed.severity, changed.threshold, changed.why) == ("error", 95, "We always find a way.")
    assert [template.text for template in changed.rewrites] == ["At our shop you can have [what you can offer]."]
    assert [p.text for p in changed.phrases] == [p.text for p in before.phrases]


def test_a_value_knows_where_it_was_written(tmp_path: Path) -> None:
    book = layered(tmp_path, "change:\n  flat-no/impossible:\n    severity: error\n")
    origins = rule(book, "flat-no/impossible").origins
    assert (origins["severity"].path, origins["severity"].line) == (str(tmp_path / "team.yaml"), 4)
    assert origins["why"].path.endswith("flat-no.yaml")


def test_words_are_added_to_a_set(tmp_path: Path) -> None:
    book = layered(tmp_path, "words:\n  boss: [big cheese]\n")
    assert book.sets["boss"] == (*OURS.sets["boss"], "big cheese")
    found = Coach([book]).check("My big cheese will tell you exactly the same thing.")
    assert [finding.topic for finding in found if finding.kind == "phrase"] == ["boss-says-same"]


def test_a_team_without_ours_has_them_when_it_extends_them(tmp_path: Path) -> None:
    folder = write(tmp_path, {"team.yaml": "extends: phrasecoach\noff: flat-no\n"})
    book = load_rulebook(folder, builtin=False)
    assert {r.topic for r in OURS.rules} - {r.topic for r in book.rules} == {"flat-no"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("off: flat-no/imposible\n", "2:6 nothing is called `flat-no/imposible`: did you mean `flat-no/impossible`?"),
        ("off: flat-now\n", "2:6 nothing is called `flat-now`: did you mean `flat-no`?"),
        ("off: xyz\n", "2:6 nothing is called `xyz`: `phrasecoach rules list` shows them all"),
        ("change:\n  rude/insult: {severity: eror}\n", "3:27 `severity` can't be `eror`: did you mean `error`?"),
        (
            "change:\n  flat-no/imposible: {severity: error}\n",
            "3:3 nothing is called `flat-no/imposible`: did you mean `flat-no/impossible`?",
        ),
        ("words: {bos: [x]}\n", "2:9 no word set is called `bos`: did you mean `boss`?"),
        (
            'change:\n  flat-no/impossible:\n    rewrite: "You can have {it}."\n',
            "4:28 no phrase captures `{it}`: write a [blank to fill] instead",
        ),
        ("change:\n  flat-no/impossible:\n    over: 3\n", "4:5 `flat-no/impossible` counts nothing: take the line out"),
        (
            "change:\n  flat-no/impossible:\n    moves: {regret: {required: true}}\n",
            "4:5 `flat-no/impossible` is a rule and has no moves: only situations have",
        ),
    ],
)
def test_a_mistake(text: str, sentence: str, tmp_path: Path) -> None:
    folder = write(tmp_path, {"team.yaml": "extends: phrasecoach\n" + text})
    assert told(folder) == [f"team.yaml:{sentence}"]


def test_only_ours_can_be_extended(tmp_path: Path) -> None:
    assert told(write(tmp_path, {"team.yaml": "extends: phrasecoch\n"})) == [
        "team.yaml:1:10 `extends` can't be `phrasecoch`: did you mean `phrasecoach`?"
    ]
