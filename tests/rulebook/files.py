"""Writes rulebooks into a temporary folder, and says what loading them tells."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from phrasecoach.errors import Problem, RulebookError
from phrasecoach.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping

CASES: dict[str, Any] = yaml.safe_load((Path(__file__).parents[1] / "cases" / "rulebook_errors.yaml").read_text("utf-8"))
GOOD: str = CASES["base"]  # a small rule file without a mistake


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder, with these files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def problems(*paths: Path) -> list[Problem]:
    """What is told about a team's rulebooks."""
    try:
        load_rulebook(*paths, builtin=False)
    except RulebookError as error:
        return [problem for problem in error.problems if isinstance(problem, Problem)]
    return []


def told(*paths: Path) -> list[str]:
    """Each problem as "file:line:column what: hint"."""
    return [_sentence(problem) for problem in problems(*paths)]


def _sentence(problem: Problem) -> str:
    place = ":".join([Path(problem.path).name, *(str(n) for n in (problem.line, problem.column) if n)])
    what = problem.what.replace(f"{Path(problem.path).parent}/", "")
    return f"{place} {what}" + (f": {problem.hint}" if problem.hint else "")
