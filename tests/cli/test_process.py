"""The process as a whole: pipes that close, disks that are full, terminals, signals, and faults of our own."""

from __future__ import annotations

import json
import os
import pty
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from phrasecoach.cli import check, main
from phrasecoach.cli.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.cli.conftest import Run

PROGRAM = (sys.executable, "-m", "phrasecoach")
SMALL = ("--rules", "rules", "--rules-only")
CHECK = (*PROGRAM, "check", *SMALL)


def start(*arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def test_head_has_read_enough(folder: Path) -> None:
    for number in range(3000):
        (folder / f"{number}.txt").write_text("Calm down.")
    process = start(*CHECK, "--output-format", "concise", ".")
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline().startswith(b"0.txt:1:1")
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 1


@pytest.mark.parametrize("arguments", [("check", *SMALL, "--text", "Calm down."), ("rules", "list", *SMALL), ("--help",)])
def test_nobody_reads_at_all(folder: Path, arguments: Sequence[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    outcome = subprocess.run([*PROGRAM, *arguments], stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert outcome.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        outcome = subprocess.run([*CHECK, "--text", "Calm down."], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (outcome.returncode, outcome.stderr) == (2, b"stdout: can't be written: no space left on device\n")


CLOSED = [
    pytest.param("<&-", "check", 2, "phrasecoach check: there is nothing to check", id="stdin"),
    pytest.param(">&-", "check --text Fine", 2, "stdout: is closed: leave it open, or send it to a file", id="stdout"),
    pytest.param("2>&-", "check gone.txt", 2, "", id="stderr"),
]


@pytest.mark.parametrize(("redirect", "arguments", "code", "sentence"), CLOSED)
def test_closed(folder: Path, redirect: str, arguments: Sequence[str], code: int, sentence: str) -> None:
    command = f"{shlex.join(PROGRAM)} {arguments} {shlex.join(SMALL)} {redirect}"
    outcome = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert outcome.returncode == code
    assert outcome.stderr.decode().startswith(sentence)
    assert b"Traceback" not in outcome.stderr


def test_ctrl_c_is_quiet(folder: Path) -> None:
    process = start(*CHECK, "-", stdin=subprocess.PIPE)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    assert process.communicate() == (b"", b"")
    assert process.returncode == 130


def test_words_that_are_no_text(folder: Path) -> None:
    """Bytes that aren't UTF-8 reach Python as lone surrogates."""
    arguments: list[str | bytes] = [
        *CHECK,
        "--output-format",
        "jsonl",
        "--stdin-filename",
        b"\xff.txt",
        "--text",
        b"\xff Calm down.",
    ]
    outcome = subprocess.run(arguments, capture_output=True, check=False)
    finding = json.loads(outcome.stdout)
    assert (finding["path"], finding["start"]) == ("\udcff.txt", 2)
    in_ascii = {**os.environ, "PYTHONIOENCODING": "ascii"}
    shown = subprocess.run([*CHECK, *arguments[-4:]], capture_output=True, check=False, env=in_ascii)
    assert shown.stdout.startswith(b"\\udcff.txt:1:3  error")
    assert shown.stderr == b""


def test_json_is_utf_8_everywhere(folder: Path) -> None:
    arguments = [*CHECK, "--output-format", "json", "--stdin-filename", "é.txt", "--text", "Calm down."]
    outcome = subprocess.run(arguments, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "latin-1"})
    assert json.loads(outcome.stdout.decode("utf-8"))["findings"][0]["path"] == "é.txt"


def on_a_terminal(*arguments: str, **environment: str) -> tuple[str, int]:
    """What a person would see, stdout and stderr together."""
    ours, theirs = pty.openpty()
    unset = {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}
    env = {k: v for k, v in os.environ.items() if k not in unset} | {"TERM": "xterm"} | environment
    with subprocess.Popen(arguments, stdin=theirs, stdout=theirs, stderr=theirs, env=env) as process:
        os.close(theirs)
        seen = b"".join(iter(lambda: _read(ours), b""))
    os.close(ours)
    return seen.decode(), process.returncode


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux says so when the other end is closed
        return b""


COLORS = [
    pytest.param({}, (), "colors", id="a terminal"),
    pytest.param({"NO_COLOR": "1"}, (), "plain", id="NO_COLOR"),
    pytest.param({"NO_COLOR": ""}, (), "colors", id="an empty NO_COLOR"),
    pytest.param({"TERM": "dumb"}, (), "plain", id="a dumb terminal"),
    pytest.param({"NO_COLOR": "1", "FORCE_COLOR": "1"}, (), "plain", id="NO_COLOR before FORCE_COLOR"),
    pytest.param({"NO_COLOR": "1"}, ("--color", "always"), "colors", id="--color before NO_COLOR"),
    pytest.param({"FORCE_COLOR": "1"}, ("--color", "never"), "plain", id="--color before FORCE_COLOR"),
]


@pytest.mark.parametrize(("environment", "arguments", "look"), COLORS)
def test_colors(folder: Path, environment: Mapping[str, str], arguments: Sequence[str], look: str) -> None:
    seen, code = on_a_terminal(*CHECK, *arguments, "--text", "Calm down.", **environment)
    assert ("colors" if "\x1b[" in seen else "plain") == look
    assert code == 1


def test_force_color_in_a_pipe(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in run(["check", *SMALL, "--text", "Calm down."]).stdout


def test_a_person_without_a_draft_is_helped(folder: Path) -> None:
    seen, code = on_a_terminal(*CHECK)
    assert 'use --text "your draft"' in seen
    assert code == 2


def test_progress_comes_and_goes(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("phrasecoach.cli.progress.is_terminal", lambda _: True)
    monkeypatch.setattr("phrasecoach.cli.progress._PATIENCE", 0)
    assert list(Progress(quiet=False).through("ab")) == ["a", "b"]
    assert capsys.readouterr().err == "\r\x1b[K0 of 2 files checked\r\x1b[K"
    assert list(Progress(quiet=True).through("ab")) == ["a", "b"]
    assert capsys.readouterr().err == ""


def test_a_fault_of_our_own_is_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> NoReturn:
        raise ZeroDivisionError("a\nb\x1b")

    monkeypatch.setattr(check, "Coach", fail)
    assert main(["check", *SMALL, "--text", "Fine."]) == 2
    sentence = capsys.readouterr().err
    assert sentence.startswith("phrasecoach: this should not have happened (ZeroDivisionError: a b␛). Please report it")
    assert sentence.count("\n") == 1
    monkeypatch.setenv("PHRASECOACH_DEBUG", "1")
    assert main(["check", *SMALL, "--text", "Fine."]) == 2
    assert "Traceback" in capsys.readouterr().err


COMMANDS = ["check -h", *(f"rules {name} -h" for name in ("list", "show", "test", "eval", "suggest", "new"))]


@pytest.mark.parametrize("command", ["", "--help", "rules --help", *COMMANDS])
def test_help_has_an_example(run: Run, command: str) -> None:
    outcome = run(command.split())
    assert outcome.exit == 0
    assert outcome.stderr == ""
    assert "Example: phrasecoach" in outcome.stdout
