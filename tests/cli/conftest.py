"""A folder with the small rulebook in it, and a command line run in it."""

from __future__ import annotations

import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from phrasecoach.cli import main

if TYPE_CHECKING:
    from collections.abc import Sequence

RULES = Path(__file__).parent.parent / "data" / "rules"


@dataclass(frozen=True)
class Outcome:
    exit: int
    stdout: str
    stderr: str


class Run(Protocol):
    def __call__(self, arguments: Sequence[str], stdin: str | bytes | None = None) -> Outcome: ...


class Terminal(io.TextIOWrapper):
    """Somebody sits there, and says nothing."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(RULES, tmp_path / "rules")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for variable in ("NO_COLOR", "FORCE_COLOR", "PHRASECOACH_DEBUG"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(arguments: Sequence[str], stdin: str | bytes | None = None) -> Outcome:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO()) if data is None else io.TextIOWrapper(io.BytesIO(data)))
        code = main(arguments)
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return run
