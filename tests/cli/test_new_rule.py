"""What `rules new` writes passes `rules test`; what it refuses leaves no trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

NEW = ["rules", "new", "--fine", "Good morning.", "--output", "team.yaml"]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_written_passes_the_test(folder: Path, run: Run) -> None:
    for name, sentence in (("one", "You are to blame for it."), ("two", "Learn to read.")):
        assert run([*NEW, "--id", f"wait/{name}", "--risky", sentence]).exit == 0
    tested = run(["rules", "test", "--coverage", "team.yaml", "--rules-only"])
    assert (tested.exit, tested.stderr) == (0, "")
    assert tested.stdout.startswith("2 rules, 4 examples: all as they should be.\n2 of 2 phrases exercised")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--risky", "Good morning!"],
        ["--risky", "Learn to read.", "--rewrite", "Learn to read."],
        ["--risky", "Learn to read.", "--source", "nobody"],
        ["--risky", "Learn to read.", "--against", "gone.txt"],
    ],
    ids=["hopeless", "a risky rewrite", "an unknown source", "nothing to look at"],
)
def test_what_is_refused_leaves_no_trace(folder: Path, run: Run, arguments: list[str]) -> None:
    assert run([*NEW, "--id", "wait/one", "--risky", "You are to blame for it."]).exit == 0
    before = files(folder)
    assert run([*NEW, "--id", "wait/two", *arguments]).exit == 2
    assert files(folder) == before


def test_answers_that_are_no_text(folder: Path, run: Run) -> None:
    outcome = run(["rules", "new", "--id", "wait/one"], b"Learn to read.\n\xff\n")
    assert (outcome.exit, outcome.stderr) == (2, "<stdin>:2: this line is not UTF-8: save the answers as UTF-8\n")


def test_a_rule_file_that_is_wrong_stays_so(folder: Path, run: Run) -> None:
    (folder / "team.yaml").write_bytes(b"topic: \xff")
    outcome = run([*NEW, "--id", "wait/one", "--risky", "Learn to read."])
    assert outcome.exit == 2
    assert outcome.stderr.startswith("team.yaml:1:8: the byte 0xff is not UTF-8")
    assert (folder / "team.yaml").read_bytes() == b"topic: \xff"


def test_a_linked_file_stays_a_link(folder: Path, run: Run) -> None:
    (folder / "team.yaml").symlink_to("rules/team.yaml")
    (folder / "rules" / "team.yaml").write_text("")
    assert run([*NEW, "--id", "wait/one", "--risky", "Learn to read."]).exit == 0
    assert (folder / "team.yaml").is_symlink()
    assert "wait/one" in (folder / "rules" / "team.yaml").read_text()
