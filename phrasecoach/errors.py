"""What can go wrong for a user, and the exit codes. Each error is one clear sentence: where, what, what to do."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class ExitCode(IntEnum):
    """What the process tells its caller."""

    CLEAN = 0
    FINDINGS = 1
    TROUBLE = 2
    INTERRUPTED = 130


class Problem(NamedTuple):
    """One mistake in one place. Line and column count from 1; 0 where there is none to name."""

    path: str
    what: str
    hint: str = ""
    line: int = 0
    column: int = 0
    shown: str = ""  # the source line itself, for problems in rule files

    def __str__(self) -> str:
        place = ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])
        sentence = f"{place}: {self.what}" + (f": {self.hint}" if self.hint else "")
        if not self.shown:
            return sentence
        marker = " " * max(self.column - 1, 0) + "^"
        return f"{sentence}\n    {self.shown}\n    {marker}"


class UserError(Exception):
    """The run can't go on, and it is the user who can mend it. Carries every problem found, in file order."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(p) for p in problems))
        self.problems = problems


class ReadError(UserError):
    """A file with drafts can't be read; the other files of the run are still checked."""


class RulebookError(UserError):
    """A rule file is wrong; all mistakes of all rule files are told at once."""
