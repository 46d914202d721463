"""The wheel carries the rules: built, installed elsewhere, it coaches a draft."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif("PHRASECOACH_NESTED" in os.environ, reason="run from the README's tests")


def test_a_wheel_installed_elsewhere_coaches_a_draft(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "build", "--wheel", "--outdir", tmp_path, ROOT], check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True)
    ran = subprocess.run(
        [tmp_path / "env" / "bin" / "phrasecoach", "check", "--text", "No, that's impossible.", "--output-format", "concise"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr
    assert "flat-no/" in ran.stdout
