"""A rule file's text, the mistakes found in it, and where each one stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from phrasecoach.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from phrasecoach.rulebook.nodes import Scalar

BREAK = r"(?:\r\n|[\n\r\x85\u2028\u2029])"
SHOWN = 160  # characters of a line
SENTENCE = 400  # characters that a sentence may have
LIMIT = 100  # mistakes told of one file; a file with more isn't a rule file


class RuleFile:
    """One file of rules. Checks report to it by offset; it tells line and column."""

    def __init__(self, path: str, text: str = "") -> None:
        self.path, self.text = path, text
        self.problems: list[Problem] = []

    @property
    def is_full(self) -> bool:
        """Nothing more will be told: no need to look further."""
        return len(self.problems) >= LIMIT

    def refuse(self, what: str, hint: str = "") -> None:
        """The file as a whole is at fault."""
        self.problems.append(Problem(self.path, what, hint))

    def fault(self, at: int, what: str, hint: str = "") -> None:
        """One mistake at one place; said once."""
        line, column = self.place(at)
        shown = self._line(line) if column < SHOWN * 4 else ""
        problem = Problem(self.path, _cut(what, SENTENCE), _cut(hint, SENTENCE), line, column, _cut(shown, column))
        if problem not in self.problems and not self.is_full:
            self.problems.append(problem)

    def fault_inside(self, scalar: Scalar, offset: int, what: str, hint: str = "") -> None:
        """A mistake at a character of a text's value."""
        self.fault(inside(self.text, scalar, offset), what, hint)

    def told(self) -> Iterator[Problem]:
        """All mistakes, from the top of the file down."""
        yield from sorted(self.problems, key=lambda p: (p.line, p.column))
        if self.is_full:
            yield Problem(self.path, f"only {LIMIT} mistakes are shown", "mend these first")

    def place(self, at: int) -> tuple[int, int]:
        """Line and column of an offset, from 1."""
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1

    def _line(self, line: int) -> str:
        start = self._starts[line - 1]
        return re.split(BREAK, self.text[start : start + SHOWN * 8], maxsplit=1)[0]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(m.end() for m in re.finditer(BREAK, self.text))]


def _cut(text: str, column: int) -> str:
    """The text for a terminal: nothing in it that would disturb one, and no longer than to some way past the column."""
    from unicodedata import category  # noqa: PLC0415 (only on the way to an error)

    end = max(SHOWN, column + SHOWN // 2)
    shown = "".join(" " if c == "\t" else "·" if category(c)[0] == "C" else c for c in text[:end])
    return shown + "…" * (len(text) > end)


_FOLD = rf"(?P<fold>[ \t]*{BREAK}(?:[ \t]*{BREAK})*[ \t]*)"
_PIECES = {  # what a value consists of, by style; compiled only on the way to an error
    "": rf"{_FOLD}|.",
    "'": rf"{_FOLD}|(?P<escape>'')|.",
    '"': rf"(?P<joined>\\{BREAK}[ \t]*)|(?P<escape>\\(?:x..|u.{{4}}|U.{{8}}|.))|{_FOLD}|.",
    ">": rf"{_FOLD}|.",
}
_HEADER = rf"[|>][^\n\r]*{BREAK}(?:[ \t]*{BREAK})*(?P<indent> *)"


def inside(text: str, scalar: Scalar, offset: int) -> int:
    """Where character `offset` of the scalar's value stands in the file: the scalar's start when that can't be told."""
    value = scalar.value[: offset + 1]
    decoded = list(islice(_decoded(text, scalar), len(value)))
    same = len(decoded) == len(value) and all(char in ("", own) for (char, _), own in zip(decoded, value, strict=True))
    if not decoded or not same:
        return scalar.start
    return decoded[-1][1] + (offset >= len(value))


def _decoded(text: str, scalar: Scalar) -> Iterator[tuple[str, int]]:
    """Each character of the value with its offset; an escape's character is left empty."""
    start, end, pieces = _body(text, scalar)
    for m in pieces.finditer(text, start, end):
        kind = m.lastgroup
        if kind == "fold":
            breaks = len(re.findall(BREAK, m[0]))
            yield from ((" " if breaks == 1 else "\n", m.start()) for _ in range(max(breaks - 1, 1)))
        elif kind == "line":
            yield "\n", m.start()
        elif kind != "joined":
            yield ("" if kind == "escape" else m[0]), m.start()


def _body(text: str, scalar: Scalar) -> tuple[int, int, re.Pattern[str]]:
    """Where the value stands, and what its pieces look like."""
    style, start, end = scalar.style, scalar.start + len(scalar.style), scalar.end - len(scalar.style)
    pieces = _PIECES[style.strip("|")]
    if style in ("|", ">") and (header := re.compile(_HEADER).match(text, scalar.start)):
        start, end = header.end(), scalar.end
        if style == "|":
            pieces = rf"(?P<line>{BREAK} {{0,{len(header['indent'])}}})|."
    return start, end, re.compile(pieces, re.DOTALL)
