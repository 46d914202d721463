"""The phrase language and the aligner, by example (tests/cases/matching.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.conftest import make_coach, make_rule

if TYPE_CHECKING:
    from collections.abc import Callable

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "matching.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_phrase_finds(case: dict[str, Any], matched: Callable[[str, str], list[str]]) -> None:
    assert matched(case["phrase"], case["text"]) == case["found"]


@pytest.mark.parametrize(
    ("phrase", "text", "edits"),
    [
        ("that is impossible", "that is impossible", []),
        ("that is impossible", "that is imposible", ["`imposible` read as `impossible`"]),
        ("that is impossible", "that is really impossible", ["`really` skipped"]),
        ("read the manual", "read manual", ["`the` supplied"]),
    ],
)
def test_finding_tells_the_liberties_it_took(phrase: str, text: str, edits: list[str]) -> None:
    [finding] = make_coach(make_rule(phrase)).check(text)
    assert [str(edit) for edit in finding.edits] == edits
    assert (finding.score == 100) == (not edits)


@pytest.mark.parametrize(("threshold", "count"), [(90, 1), (97, 0)])
def test_threshold_decides(threshold: int, count: int) -> None:
    coach = make_coach(make_rule("that is impossible", threshold=threshold))
    assert len(coach.check("that is imposible")) == count
