"""Command lines as files: what is typed, what comes back. The cases are the manual."""

from __future__ import annotations

import json
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from _pytest.mark import ParameterSet

    from tests.cli.conftest import Run

    Case = Mapping[str, Any]

DATA = Path(__file__).parent.parent / "data"
CASES = Path(__file__).parent.parent / "cases" / "cli"


def cases() -> Iterator[ParameterSet]:
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['case']}")


@pytest.mark.parametrize("case", list(cases()))
def test_command_line(case: Case, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, content in case.get("files", {}).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    for name in case.get("with", ()):
        shutil.copy(DATA / name, folder)
        shutil.copy(DATA / "rules" / "sources.yaml", folder)
    for variable, value in case.get("env", {}).items():
        monkeypatch.setenv(variable, value)
    outcome = run(shlex.split(case["run"]), case.get("stdin"))
    if "stderr_has" in case:  # other people's words, which may change
        assert case["stderr_has"] in outcome.stderr
        assert outcome.stderr.count("\n") == 1
    else:
        assert outcome.stderr == case.get("stderr", "")
    if "json" in case:
        assert json.loads(outcome.stdout) == case["json"]
    else:
        assert outcome.stdout == case.get("stdout", "")
    assert outcome.exit == case.get("exit", 0)
