"""Rules written by program: the file stays as it is but for the new rule, and all of it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from phrasecoach.errors import UserError
from phrasecoach.rulebook.draft import RuleDraft, appended, new_file
from phrasecoach.rulebook.load import load_rulebook
from tests.rulebook.files import GOOD, write

if TYPE_CHECKING:
    from pathlib import Path

DRAFT = RuleDraft(
    id="flat-no/never",
    phrases=["^ never [ever] $"],
    rewrites=['"Yes": [what you can do].'],
    why='A \\ backslash, a "quotation", a line separator \u2028, a flag 🏁.',
    risky=["Never."],
    fine=["It's never dull: # here."],
    source="farewell 6",
)


def test_a_new_file(tmp_path: Path) -> None:
    book = load_rulebook(write(tmp_path, {"team.yaml": new_file(DRAFT, 'A "bare" no')}), builtin=False)
    (rule,) = book.rules
    assert (rule.id, rule.why, rule.examples.fine) == (DRAFT.id, " ".join(DRAFT.why.split()), tuple(DRAFT.fine))
    assert (rule.source.key, rule.source.part, book.topics[0].title) == ("farewell", "6", 'A "bare" no')


LAYOUTS = [
    pytest.param(GOOD, id="rules last"),
    pytest.param(GOOD.rstrip("\n"), id="no line end"),
    pytest.param(GOOD + "\n\n# the end\n", id="something behind"),
    pytest.param(GOOD.replace("\n", "\r\n"), id="windows line ends"),
    pytest.param(GOOD + "severity: error\n", id="another key behind"),
]


@pytest.mark.parametrize("text", LAYOUTS)
def test_behind_the_others(text: str, tmp_path: Path) -> None:
    longer = appended(text, DRAFT, "team.yaml")
    book = load_rulebook(write(tmp_path, {"team.yaml": longer}), builtin=False)
    assert [rule.id for rule in book.rules] == ["flat-no/impossible", DRAFT.id]
    lines = longer.splitlines()
    start, end = lines.index(f"  - id: {DRAFT.id}"), lines.index(f'        - "{DRAFT.fine[0]}"') + 1
    assert lines[:start] + lines[end:] == text.splitlines()
    assert longer.count("\r") in (0, longer.count("\n"))


@pytest.mark.parametrize("indent", ["", "    "])
def test_the_indentation_is_the_files_own(indent: str, tmp_path: Path) -> None:
    head, _, rules = GOOD.partition("rules:\n")
    text = head + "rules:\n" + "".join(indent + line.removeprefix("  ") + "\n" for line in rules.splitlines())
    longer = appended(text, DRAFT, "team.yaml")
    assert f"\n{indent}- id: {DRAFT.id}\n" in longer
    assert len(load_rulebook(write(tmp_path, {"team.yaml": longer}), builtin=False).rules) == 2


def test_rules_in_brackets_are_left_alone() -> None:
    with pytest.raises(UserError, match="stand in"):
        appended("topic: x\nrules: [{id: x/y}]\n", DRAFT, "team.yaml")
