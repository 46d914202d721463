"""Questions and answers, one a line: from a person at a terminal, or out of a pipe."""

from __future__ import annotations

import sys

from phrasecoach.cli import terminal
from phrasecoach.errors import Problem, UserError


class Answers:
    """Asks on stderr, and only where somebody sits; the end of the input is an empty answer."""

    def __init__(self) -> None:
        self._is_seen = terminal.is_terminal(sys.stdin)
        self._line = 0

    def one(self, question: str) -> str:
        """One line, without the blanks around it."""
        self._ask(f"{question}: ")
        return self._read()

    def several(self, question: str) -> tuple[str, ...]:
        """Lines up to an empty one."""
        if self._is_seen:
            terminal.say(f"{question}, one a line; an empty line ends them:")
        found: list[str] = []
        while True:
            self._ask("> ")
            if not (line := self._read()):
                return tuple(found)
            found.append(line)

    def _ask(self, words: str) -> None:
        if self._is_seen and sys.stderr is not None:
            sys.stderr.write(words)
            sys.stderr.flush()

    def _read(self) -> str:
        """In bytes, so that it doesn't depend on the locale."""
        if sys.stdin is None or sys.stdin.closed:
            return ""
        self._line += 1
        try:
            return sys.stdin.buffer.readline().decode("utf-8-sig").strip()
        except UnicodeDecodeError as error:
            raise UserError(Problem("<stdin>", "this line is not UTF-8", "save the answers as UTF-8", self._line)) from error
