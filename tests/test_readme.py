"""The README's commands run as printed, in a clean copy of the project; so does its Python."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = BLOCK.findall((ROOT / "README.md").read_text("utf-8"))
COMMANDS = [line for kind, block in BLOCKS if kind == "sh" for line in block.strip().splitlines()]
SETUP = [command for command in COMMANDS if command.startswith("python3 -m venv")]
pytestmark = pytest.mark.skipif("PHRASECOACH_NESTED" in os.environ, reason="these are the README's own tests, run from the README")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a stranger's clone holds: the files that git knows, or would."""
    target = tmp_path_factory.mktemp("clone") / "phrasecoach"
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def run(command: str, checkout: Path) -> subprocess.CompletedProcess[str]:
    path = f"{checkout / '.venv' / 'bin'}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    # The nested test run proves that the command works; what the tests say is this run's business.
    nested = {"PHRASECOACH_NESTED": "1", "PYTEST_ADDOPTS": "tests/core/test_pattern.py", "PATH": path, "NO_COLOR": "1"}
    return subprocess.run(
        ["bash", "-c", command], cwd=checkout, env={**os.environ, **nested}, capture_output=True, text=True, check=False
    )


def test_the_readme_opens_with_its_two_commands() -> None:
    assert [SETUP[0], SETUP[1]] == COMMANDS[:2]


def test_first_command_coaches_a_draft(checkout: Path) -> None:
    ran = run(SETUP[0], checkout)
    assert ran.returncode == 0, ran.stderr
    assert "Of course: you can use this feature as soon as you have a premium account." in ran.stdout


def test_second_command_runs_the_tests(checkout: Path) -> None:
    ran = run(SETUP[1], checkout)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert " passed" in ran.stdout


@pytest.mark.parametrize("command", COMMANDS[2:])
def test_command_runs_as_printed(checkout: Path, command: str) -> None:
    if not (checkout / ".venv").exists():
        assert run(SETUP[0], checkout).returncode == 0
    ran = run(command, checkout)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_python_runs_as_printed(capsys: pytest.CaptureFixture[str]) -> None:
    for kind, block in BLOCKS:
        if kind == "python":
            exec(compile(block, "README.md", "exec"), {})
    assert "Of course: you can use this feature as soon as you have a premium account." in capsys.readouterr().out
