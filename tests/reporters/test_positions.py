"""Lines and columns from 1, in code points."""

from __future__ import annotations

import pytest

from tests.reporters.conftest import file, finding

POSITIONS = [
    pytest.param("no", "no", (1, 1), (1, 3), id="the whole text"),
    pytest.param("a\nno", "no", (2, 1), (2, 3), id="the second line"),
    pytest.param("a\r\n no", "no", (2, 2), (2, 4), id="Windows line ends"),
    pytest.param("a\rb\r\rno", "no", (4, 1), (4, 3), id="old line ends"),
    pytest.param("👩‍👩‍👧 no", "no", (1, 7), (1, 9), id="an emoji of five code points"),
    pytest.param("a no\nway b", "no\nway", (1, 3), (2, 4), id="across lines"),
    pytest.param("a\u2028b\x0bc\x85no", "no", (1, 7), (1, 9), id="what only looks like a line end"),
]


@pytest.mark.parametrize(("text", "words", "start", "end"), POSITIONS)
def test_positions(text: str, words: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    (located,) = file(text, finding(text, words)).findings
    assert (located.start, located.end) == (start, end)
