"""What the outside world is: colours or none, how wide, and text going out to it safely."""

from __future__ import annotations

import os
import shutil
import sys
import time
from typing import TYPE_CHECKING, Literal

from phrasecoach.errors import Problem, UserError
from phrasecoach.reporters.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

ColorChoice = Literal["auto", "always", "never"]

_PATIENCE = 1.0  # seconds before progress is shown
_TICK = 0.1  # seconds from one sign of life to the next
_CLEAR_LINE = "\r\x1b[K"


def wants_color(choice: ColorChoice) -> bool:
    """`--color` decides, then NO_COLOR, then FORCE_COLOR, then whether anybody is watching."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") != "0":
        return True
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns: COLUMNS, the terminal's own, or 80."""
    return shutil.get_terminal_size().columns


def is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def write(chunks: Iterable[str], *, machine: bool = False) -> None:
    """To stdout, each chunk as soon as it is there. Machines always get UTF-8."""
    out = sys.stdout
    if out is None:
        raise UserError(Problem("stdout", "is closed", "leave it open, or send it to a file"))
    _settle(out, machine=machine)
    for chunk in chunks:
        with _telling("stdout"):
            out.write(chunk)


def flush() -> None:
    """What is still buffered goes out now, where an error can still be told."""
    if sys.stdout is not None and not sys.stdout.closed:
        with _telling("stdout"):
            sys.stdout.flush()


def say(sentence: str) -> None:
    """To stderr, on lines of its own."""
    if sys.stderr is not None:
        sys.stderr.write(visible(sentence) + "\n")
        sys.stderr.flush()


def abandon_stdout() -> None:
    """Python flushes stdout once more when it ends; let that go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
