"""What the outside world is: colours or none, how wide, and text going out to it safely."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from phrasecoach.errors import Problem, UserError
from phrasecoach.reporters.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

ColorChoice = Literal["auto", "always", "never"]

_COLUMNS = 80


def wants_color(choice: ColorChoice) -> bool:
    """`--color` decides, then NO_COLOR, then FORCE_COLOR, then whether anybody is watching."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return True
    return is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns: COLUMNS, those of the terminal that somebody watches (`| less` included), or 80."""
    if os.environ.get("COLUMNS", "").isdecimal():
        return int(os.environ["COLUMNS"])
    watched = next((s for s in (sys.stdout, sys.stderr, sys.stdin) if is_terminal(s)), None)
    return os.get_terminal_size(watched.fileno()).columns if watched else _COLUMNS


def is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and not stream.closed and stream.isatty()


def write(chunks: Iterable[str], *, machine: bool = False) -> None:
    """To stdout, each chunk as soon as it is there. Machines always get UTF-8."""
    out = _stdout(machine=machine)
    for chunk in chunks:
        with _telling_trouble():
            out.write(chunk)


def flush() -> None:
    """What is still buffered goes out now, while an error can still be told."""
    if sys.stdout is not None and not sys.stdout.closed:
        with _telling_trouble():
            sys.stdout.flush()


def say(sentence: str) -> None:
    """To stderr, on lines of its own."""
    if sys.stderr is not None:
        sys.stderr.write(visible(sentence) + "\n")
        sys.stderr.flush()


def _stdout(*, machine: bool) -> TextIO:
    """Characters that it can't encode, or that no encoding can, go out as escapes."""
    if sys.stdout is None:
        raise UserError(Problem("stdout", "is closed", "leave it open, or send it to a file"))
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace", **({"encoding": "utf-8"} if machine else {}))
    return sys.stdout


@contextmanager
def _telling_trouble() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        _abandon_stdout()
        if isinstance(error, BrokenPipeError):
            raise
        raise UserError(Problem("stdout", "can't be written", (error.strerror or str(error)).lower())) from error


def _abandon_stdout() -> None:
    """Python flushes stdout once more when it ends; let that go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
