"""docs/rulebook.md: its rule files load and prove themselves, its tables are true, its commands run as printed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from phrasecoach.cli import main
from phrasecoach.core.coach import Coach
from phrasecoach.core.pattern import PhraseParser
from phrasecoach.core.phrase import PhraseCompiler, vocabulary
from phrasecoach.core.types import Rulebook
from phrasecoach.rulebook.load import load_rulebook
from tests.conftest import ENGLISH, make_rule

PAGE = (Path(__file__).parents[1] / "docs" / "rulebook.md").read_text("utf-8")
FILES = dict(re.findall(r"^```yaml (\S+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))
COMMANDS = [
    line for block in re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL) for line in block.splitlines() if line
]
ROWS = [
    tuple(cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", line)[1:4])
    for line in PAGE.splitlines()
    if line.startswith("| `") and "**" in line
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The rule files of the page, and something to measure."""
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    (tmp_path / "my-replies.csv").write_text("text,topics\nA table of 4 covers is free.,house-words\nHello!,\n", "utf-8")
    (tmp_path / "my-transcript.txt").write_text("Agent: We don't ship mugs.\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_runs_as_printed(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.chdir(folder)
    assert main(shlex.split(command)[1:]) == 0, capsys.readouterr().out
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("phrase", "finds", "leaves"), ROWS, ids=[f"{row[0]} in {row[1]}" for row in ROWS])
def test_a_row_is_true(phrase: str, finds: str, leaves: str) -> None:
    sets = load_rulebook().sets
    parser = PhraseParser(ENGLISH, sets)
    compiled = PhraseCompiler(parser).compile(parser.parse(phrase.strip("`")))
    rule = make_rule("word")._replace(phrases=(compiled,))
    coach = Coach([Rulebook(ENGLISH, (), (rule,), vocabulary(parser, ENGLISH))])
    bold = re.findall(r"\*\*(.*?)\*\*", finds)
    assert [finding.matched for finding in coach.check(finds.replace("**", ""))] == bold
    assert coach.check(leaves) == []
