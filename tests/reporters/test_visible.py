"""Nothing from a draft or a path may steer the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasecoach.reporters.visible import one_line, visible
from tests.reporters.conftest import file, finding, render

SHOWN = [
    pytest.param("a\nb\tc", "a\nb\tc", id="line feeds and tabs stay"),
    pytest.param("a\r\nb", "a\nb", id="Windows line ends"),
    pytest.param("a\rb", "a␍b", id="a return that would overwrite the line"),
    pytest.param("\x1b[31mred\x1b]0;title\x07", "␛[31mred␛]0;title␇", id="escape sequences"),
    pytest.param("\x7f\x9b31m", "\\u007f\\u009b31m", id="delete, and the C1 introducer"),
    pytest.param("\u202eevil\u2066", "\\u202eevil\\u2066", id="changes of direction"),
    pytest.param("\udcff", "\\udcff", id="a lone surrogate"),
    pytest.param("👩‍👩‍👧 é שלום ｎｏ", "👩‍👩‍👧 é שלום ｎｏ", id="what people write"),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line() -> None:
    assert one_line("a\r\n  b\tc\u2028d") == "a b c d"


STEERING = st.sampled_from("\x00\x07\x1b\x7f\x9b\u202e\u2067\ud800\udfff[bold]\r\n")
ANYTHING = st.text(st.one_of(st.characters(), STEERING), min_size=1)


@given(before=ANYTHING, words=ANYTHING, after=ANYTHING, path=ANYTHING)
def test_no_human_format_lets_control_characters_through(before: str, words: str, after: str, path: str) -> None:
    text = before + words + after
    report = file(text, finding(text, words, before + after), path=path)
    for output_format in ("full", "concise"):
        shown = render(output_format, report)
        shown.encode()
        assert not [c for c in shown if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")]
        assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
