"""A rule file's text, the mistakes found in it, and where each one stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from phrasecoach.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from phrasecoach.rulebook.nodes import Scalar

BREAK = r"(?:\r\n|[\n\r\x85\u2028\u2029])"
SHOWN = 160  # characters of a line that are shown around a mistake
LIMIT = 100  # mistakes told of one file; a file with more isn't a rule file


class RuleFile:
    """One file of rules. Checks report to it by offset; it tells line and column."""

    def __init__(self, path: str, text: str = "") -> None:
        self.path, self.text = path, text
        self.problems: list[Problem] = []
        self.left_out = 0

    def refuse(self, what: str, hint: str = "") -> None:
        """The file as a whole is at fault."""
        self.problems.append(Problem(self.path, what, hint))

    def fault(self, at: int, what: str, hint: str = "") -> None:
        """One mistake at one place; said once."""
        if len(self.problems) >= LIMIT:
            self.left_out += 1
            return
        line, column = self.place(at)
        problem = Problem(self.path, what, hint, line, column, _presentable(self._line(line), column))
        if problem not in self.problems:
            self.problems.append(problem)

    def fault_inside(self, scalar: Scalar, offset: int, what: str, hint: str = "") -> None:
        """A mistake at a character of a text's value."""
        self.fault(inside(self.text, scalar, offset), what, hint)

    def told(self) -> Iterator[Problem]:
        """All mistakes, from the top of the file down."""
        yield from sorted(self.problems, key=lambda p: (p.line, p.column))
        if self.left_out:
            yield Problem(self.path, f"{self.left_out} more mistakes are not shown", "mend these first")

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


def _presentable(line: str, column: int) -> str:
    """The line without what would disturb a terminal, a character for a character, so that the marker still fits."""
    from unicodedata import category  # noqa: PLC0415 (only on the way to an error)

    end = max(SHOWN, column + SHOWN // 2)
    shown = "".join(" " if c == "\t" else "·" if category(c)[0] == "C" else c for c in line[:end])
    if column > SHOWN * 4:
        return ""
    return shown + "…" * (len(line) > end)


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
    places = _places(text, scalar)
    if not places:
        return scalar.start
    return places[offset] if offset < len(places) else places[-1] + 1


def _places(text: str, scalar: Scalar) -> list[int]:
    """The offset in the file of each character of the value; empty unless they spell the value again."""
    decoded = list(_decoded(text, scalar))
    value = scalar.value.rstrip("\n")
    spelled = decoded[: len(value)]
    same = len(spelled) == len(value) and all(char in ("", own) for (char, _), own in zip(spelled, value, strict=True))
    return [at for _, at in spelled] if same else []


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
