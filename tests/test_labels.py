"""docs/labels.md: every topic is explained, and its files can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from phrasecoach.readers.tables import TableRow, read_rows
from phrasecoach.workshop.labelled import TOPICS, read_label
from phrasecoach.workshop.scoring import Labelled, Share

PAGE = (Path(__file__).parents[1] / "docs" / "labels.md").read_text("utf-8")


def test_every_topic_has_its_line() -> None:
    assert tuple(re.findall(r"^\| `([a-z-]+)` \| ", PAGE, re.MULTILINE))[3:] == TOPICS


@pytest.mark.parametrize(("kind", "risky"), [("jsonl", [True, False]), ("csv", [True, True, False])])
def test_the_files_can_be_read(kind: str, risky: list[bool], tmp_path: Path) -> None:
    (block,) = re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    file = tmp_path / f"labelled.{kind}"
    file.write_text(block, "utf-8")
    rows = [row for row in read_rows(str(file)) if isinstance(row, TableRow)]
    labels = [read_label(row.values, file.name, row.line, TOPICS) for row in rows]
    assert [label.risky for label in labels if isinstance(label, Labelled)] == risky


@pytest.mark.parametrize(("part", "lowest"), [(50, 0.93), (10, 0.72)])
def test_how_sure_one_can_be(part: int, lowest: float) -> None:
    interval = Share(part, part).interval
    assert interval
    assert round(interval[0], 2) == lowest
