"""Compiled rulebooks are kept, found again, and made anew when anything about them is wrong."""

from __future__ import annotations

import json
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

import pytest

from phrasecoach.core.coach import Coach
from phrasecoach.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from pathlib import Path

RULES = """\
topic: flat-no
title: A bare no
source: farewell 6
rules:
  - id: flat-no/impossible
    phrases: "({what:2}|that) is impossible"
    rewrite: "I can offer you [what you can offer]."
    why: A bare no leaves nothing to do but leave.
    unless: {before: [if], reply: [instead]}
    examples: {risky: "That is impossible.", fine: "That is possible."}
"""
TEXTS = ["No, that's imposible.", "If that is impossible, fine.", "That is impossible. Instead, take this.", "Hi"]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PHRASECOACH_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "flat-no.yaml").write_text(RULES, "utf-8")
    return tmp_path / "cache"


def found(folder: Path) -> list[object]:
    return list(Coach([load_rulebook(folder / "flat-no.yaml", builtin=False)]).check_many(TEXTS))


def test_a_kept_rulebook_finds_the_same(cache: Path) -> None:
    made = found(cache.parent)
    [file] = cache.glob("*.json")
    assert json.loads(file.read_text("utf-8"))["rules"][0]["id"] == "flat-no/impossible"
    assert found(cache.parent) == made
    assert [len(findings) for findings in made if isinstance(findings, list)] == [1, 0, 0, 0]


def test_a_changed_rule_is_read_anew(cache: Path) -> None:
    found(cache.parent)
    (cache.parent / "flat-no.yaml").write_text(RULES.replace("is impossible", "is possible"), "utf-8")
    assert found(cache.parent)[0] == []


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"rules": 1}', '{"topics": [], "sets": {}, "classes": [], "vocabulary": []}']
)
def test_a_spoilt_file_is_made_anew(cache: Path, content: str) -> None:
    made = found(cache.parent)
    [file] = cache.glob("*.json")
    file.write_text(content, "utf-8")
    assert found(cache.parent) == made
    assert json.loads(file.read_text("utf-8"))["rules"]


def test_a_cache_that_cannot_be_written_costs_time_only(cache: Path) -> None:
    cache.write_text("a file, no folder", "utf-8")
    assert found(cache.parent)[0]


def test_an_empty_setting_keeps_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHRASECOACH_CACHE_DIR", "")
    assert found(cache.parent)[0]
    assert not cache.exists()


def test_many_at_once_agree_and_leave_nothing_unfinished(cache: Path) -> None:
    with ProcessPoolExecutor(4) as pool:
        results = list(pool.map(found, [cache.parent] * 8))
    assert all(result == results[0] for result in results)
    assert [file.suffix for file in cache.iterdir()] == [".json"]


def test_old_ones_are_tidied_away(cache: Path) -> None:
    for n in range(12):
        (cache.parent / "flat-no.yaml").write_text(RULES + f"# {n}\n", "utf-8")
        found(cache.parent)
    assert len(list(cache.glob("*.json"))) == 8
