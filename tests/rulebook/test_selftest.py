"""Rules prove themselves: each kind of failing example, and rules without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from phrasecoach.core.coach import Coach
from phrasecoach.rulebook.load import load_rulebook
from phrasecoach.rulebook.selftest import Failure, check_examples
from tests.rulebook.files import GOOD, write

if TYPE_CHECKING:
    from pathlib import Path

RULE = "flat-no/impossible"


def failures(folder: Path, text: str) -> list[Failure]:
    return check_examples(Coach([load_rulebook(write(folder, {"team.yaml": text}), builtin=False)]))


@pytest.mark.parametrize(
    ("old", "new", "failure"),
    [
        ("risky: That is impossible.", "risky: Never.", Failure(RULE, "Never.", RULE, "nothing")),
        ("fine: That is possible.", "fine: That is impossible.", Failure(RULE, "That is impossible.", "nothing", RULE)),
        (
            '"Here is what I can do: [your offer]."',
            "As I said, that is impossible.",
            Failure(RULE, "As I said, that is impossible.", "nothing", RULE),
        ),
    ],
    ids=["a risky example is missed", "a fine one is caught", "a rewrite is risky itself"],
)
def test_an_example_that_fails(old: str, new: str, failure: Failure, tmp_path: Path) -> None:
    assert failures(tmp_path, GOOD.replace(old, new)) == [failure]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("risky: That is impossible.", "risky: That's impossible. I told you that it is."),
        ("risky: That is impossible.", "risky: That is impossible. That is impossible."),
        ('"Here is what I can do: [your offer]."', "We can do that on Monday."),
    ],
    ids=["a small one", "more than one finding", "a ready rewrite that is clean"],
)
def test_a_rule_that_proves_itself(old: str, new: str, tmp_path: Path) -> None:
    assert failures(tmp_path, GOOD.replace(old, new)) == []
