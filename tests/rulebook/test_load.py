"""From rule files to a Rulebook: what a rule holds, and how layers lie on one another."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from phrasecoach.core.coach import Coach
from phrasecoach.core.types import Rule, Source
from phrasecoach.errors import RulebookError
from phrasecoach.rulebook import load
from phrasecoach.rulebook.load import builtin_rules, load_rulebook
from tests.rulebook.files import GOOD, told, write

if TYPE_CHECKING:
    from pathlib import Path

FULL = """\
topic: flat-no
title: A bare
  no
source: farewell 6
severity: suggestion
rules:
  - id: flat-no/plan
    phrases:
      - "{feature} is only for {plan} (users|customers)"
      - >
        {feature} needs {plan}
    rewrite: ["You can use {feature} as soon as you have {plan}.", "[what you can offer]"]
    why: |
      It ends
      the talk.
    examples:
      risky: The export is only for premium users.
      fine: [The export is ready., "Two\\nlines."]
    source: bad-cx 5 and 6
    severity: error
    threshold: 90
    replaces: phrase
    unless:
      before: thanks
      reply: [but you can, instead]
    tags: [plans]
  - id: flat-no/never
    phrases: "@never"
    rewrite: "[what you can offer]"
    why: It ends the talk.
    unless: [yet, so far]
    examples: {risky: "No, never.", fine: Not yet.}
"""
WORDS = "sets:\n  never: [no never, no way]\nunless: joking\n"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    return write(tmp_path, {"flat-no.yaml": FULL, "words.yaml": WORDS})


def rules(*paths: Path, builtin: bool = False) -> dict[str, Rule]:
    return {rule.id: rule for rule in load_rulebook(*paths, builtin=builtin).rules}


def test_all_that_a_rule_can_say(team: Path) -> None:
    rule = rules(team)["flat-no/plan"]
    assert (rule.topic, rule.severity, rule.threshold, rule.replaces, rule.tags) == (
        "flat-no", "error", 90, "phrase", ("plans",),
    )  # fmt: skip
    assert [phrase.text for phrase in rule.phrases] == [
        "{feature} is only for {plan} (users|customers)",
        "{feature} needs {plan}",
    ]
    assert [sorted(rewrite.slots) for rewrite in rule.rewrites] == [["feature", "plan"], []]
    assert rule.why == "It ends the talk."
    assert rule.source == Source("bad-cx", "Bad customer experience, and ten ways to avoid it", "5 and 6")
    assert rule.examples.fine == ("The export is ready.", "Two\nlines.")
    assert [pattern.text for pattern in rule.unless.before] == ["thanks"]
    assert [pattern.text for pattern in rule.unless.reply] == ["but you can", "instead"]
    assert (rule.origin.path, rule.origin.line) == (str(team / "flat-no.yaml"), 7)


def test_what_a_rule_need_not_say(team: Path) -> None:
    rule = rules(team)["flat-no/never"]
    assert (rule.severity, rule.threshold, rule.replaces, rule.tags) == ("suggestion", 85, "sentence", ())
    assert rule.source.part == "6"
    assert [pattern.text for pattern in rule.unless.sentence] == ["yet", "so far"]


def test_the_severity_is_a_warning_if_nobody_says_otherwise(tmp_path: Path) -> None:
    assert rules(write(tmp_path, {"team.yaml": GOOD}))["flat-no/impossible"].severity == "warning"


def test_topics_sets_and_exceptions_of_the_whole(team: Path) -> None:
    book = load_rulebook(team, builtin=False)
    assert [(topic.id, topic.title) for topic in book.topics] == [("flat-no", "A bare no")]
    assert book.sets == {"never": ("no never", "no way")}
    assert [pattern.text for pattern in book.unless.sentence] == ["joking"]


def test_a_loaded_rulebook_coaches(team: Path) -> None:
    coach = Coach([load_rulebook(team, builtin=False)])
    assert [finding.rule for finding in coach.check("The export is only for premium users.")] == ["flat-no/plan"]


def test_ours_are_there_unless_they_are_not_wanted(team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = {"home/en/slow.yaml": GOOD.replace("flat-no", "slow"), "home/sources.yaml": "farewell: {title: x}\nbad-cx: {title: y}"}
    monkeypatch.setattr(load, "_HOMES", (write(team, ours) / "home",))
    assert list(rules(builtin=True)) == ["slow/impossible"]
    assert list(rules(team, builtin=True)) == ["slow/impossible", "flat-no/plan", "flat-no/never"]
    assert list(rules(team)) == ["flat-no/plan", "flat-no/never"]


def test_a_later_rule_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    write(tmp_path, {"one.yaml": GOOD, "two/two.yaml": GOOD.replace("It ends the talk.", "It hurts.")})
    (rule,) = load_rulebook(tmp_path / "one.yaml", tmp_path / "two", builtin=False).rules
    assert rule.why == "It hurts."


def test_a_later_set_takes_the_place_of_an_earlier_one(team: Path) -> None:
    write(
        team,
        {"more/team.yaml": GOOD.replace("flat-no", "more"), "more/words.yaml": "sets: {never: [forget it], maybe: [perhaps]}\n"},
    )
    book = load_rulebook(team, team / "more", builtin=False)
    assert book.sets == {"never": ("forget it",), "maybe": ("perhaps",)}
    assert [finding.matched for finding in Coach([book]).check("Forget it. No way.")] == ["Forget it"]


def test_exceptions_for_all_rules_add_up(team: Path) -> None:
    write(team, {"more/team.yaml": GOOD.replace("flat-no", "more"), "more/words.yaml": "unless: [seriously]\n"})
    book = load_rulebook(team, team / "more", builtin=False)
    assert [pattern.text for pattern in book.unless.sentence] == ["joking", "seriously"]


def test_the_same_file_twice_is_told_about_once(tmp_path: Path) -> None:
    path = write(tmp_path, {"team.yaml": GOOD.replace("why:", "whi:")}) / "team.yaml"
    assert len(told(path, path)) == 1


def test_a_language_that_we_have_no_rules_in() -> None:
    with pytest.raises(RulebookError, match=r"^xx: there are no rules in this language: known are en"):
        load_rulebook(language="xx")


def test_an_installation_without_rules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(load, "_HOMES", (tmp_path / "_rules",))
    with pytest.raises(RulebookError, match="the rules of phrasecoach are missing: install it again"):
        load_rulebook()


def test_the_rules_of_a_wheel_come_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "_rules").mkdir()
    monkeypatch.setattr(load, "_HOMES", (tmp_path / "_rules", builtin_rules()))
    assert builtin_rules() == tmp_path / "_rules"


def test_the_five_sources_are_known() -> None:
    files = (builtin_rules() / "sources.yaml").read_text("utf-8")
    assert [line[:-1] for line in files.splitlines() if line.endswith(":")] == [
        "farewell", "worst-five", "no-longer-enough", "bad-cx", "good-bad-ugly",
    ]  # fmt: skip


SETS_OF_SETS = "sets:\n  s0: [very]\n" + "".join(f'  s{n}: ["{f"@s{n - 1} " * 9}"]\n' for n in range(1, 12))
LINKS = ["  s0: [very]\n", *(f'  s{n}: "x @s{n - 1}"\n' for n in range(1, 400))]


@pytest.mark.parametrize(
    "words",
    [SETS_OF_SETS, "sets:\n" + "".join(LINKS), "sets:\n" + "".join(reversed(LINKS))],
    ids=["sets of sets of sets", "a long chain of sets", "the same from its end"],
)
def test_sets_that_would_explode_are_refused(words: str, tmp_path: Path) -> None:
    sentences = told(write(tmp_path, {"team.yaml": GOOD.replace("that is impossible", '"that is @s9"'), "words.yaml": words}))
    assert sentences
    assert all("is too large, with the sets in it written out" in sentence for sentence in sentences)


def test_a_phrase_that_would_explode_is_refused(tmp_path: Path) -> None:
    files = {
        "team.yaml": GOOD.replace("that is impossible", f'"{"@s3 " * 20}"'),
        "words.yaml": SETS_OF_SETS[: SETS_OF_SETS.index("  s4")],
    }
    assert told(write(tmp_path, files)) == [
        "team.yaml:7:9 this phrase is too long, with the sets in it written out: use fewer, or smaller ones"
    ]


@pytest.mark.parametrize("module", ["phrasecoach.rulebook.schema", "phrasecoach.rulebook.load"])
def test_yaml_is_imported_only_to_read(module: str) -> None:
    script = f"import sys, {module}; sys.exit('yaml' in sys.modules or 'difflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
