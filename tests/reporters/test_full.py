"""The cards: calm, at every width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from phrasecoach.core.types import Edit
from tests.reporters.conftest import file, finding, render

SENTENCE = "No, that is really imposible, since your plan does not have this feature and, I'm afraid, never had it."
TEXT = f"Hi Ann,\n\n{SENTENCE} Regards\n"
RISKY = finding(
    TEXT,
    "that is really imposible",
    "Here is what I can do: [what you can offer].",
    "Of course: you can use this feature as soon as you have a premium account.",
    "Third.",
    "Fourth.",
    sentence=SENTENCE,
    edits=(Edit("typo", "imposible", "impossible"), Edit("skipped", "really", "")),
)

if TYPE_CHECKING:
    from phrasecoach.core.types import Severity
    from phrasecoach.reporters import FileReport

AT_40 = """\
reply.txt:3:5  warning
flat-no/impossible

  No, that is really imposible, since
      ~~~~~~~~~~~~~~~~~~~~~~~~
  your plan does not have this feature
  and, I'm afraid, never had it.

  What the customer hears: A bare no
  Why: A bare no leaves the customer
  nowhere to go but away.

  Better:
    Here is what I can do: [what you can offer].

    Of course: you can use this feature as soon as you have a premium account.

    Third.

  Allowed for: `imposible` read as
  `impossible`, `really` skipped
  Source: Bad advice, part 6

reply.txt: 1 warning.
"""

AT_160 = """\
reply.txt:3:5  warning  flat-no/impossible

  No, that is really imposible, since your plan does not have this feature and, I'm afraid, never
      ~~~~~~~~~~~~~~~~~~~~~~~~
  had it.

  What the customer hears: A bare no
  Why: A bare no leaves the customer nowhere to go but away.

  Better:
    Here is what I can do: [what you can offer].
    Of course: you can use this feature as soon as you have a premium account.
    Third.

  Allowed for: `imposible` read as `impossible`, `really` skipped
  Source: Bad advice, part 6

reply.txt: 1 warning.
"""


@pytest.mark.parametrize(("width", "shown"), [(40, AT_40), (160, AT_160)])
def test_a_card(width: int, shown: str) -> None:
    assert render("full", file(TEXT, RISKY), width=width) == shown


MARKED = [
    pytest.param("One. It is no. Two.", "no", ["It is no.", "      ~~"], id="the sentence around"),
    pytest.param("Hi Ann\n\nno way\n\nBye", "no", ["no way", "~~"], id="the paragraph around"),
    pytest.param("Hi Ann\nno way\nBye", "no", ["no way", "~~"], id="a short line was ended on purpose"),
    pytest.param("-" * 60 + "\nno way", "no", ["-" * 60 + " no way", " " * 61 + "~~"], id="a long one was wrapped"),
    pytest.param("no\r\nway.", "no\r\nway", ["no way.", "~~~~~~"], id="line ends are blanks"),
    pytest.param("そうです。それは無理です。はい。", "無理", ["それは無理です。", "      ~~~~"], id="wide characters"),
    pytest.param("😀 no", "no", ["😀 no", "   ~~"], id="emoji"),
    pytest.param("a [bold]no[/bold] b", "no", ["a [bold]no[/bold] b", "        ~~"], id="markup of our own terminal library"),
    pytest.param("Ask “Is it no?” again", "no", ["Ask “Is it no?”", "           ~~"], id="a closing quotation mark"),
]


@pytest.mark.parametrize(("text", "words", "lines"), MARKED)
def test_the_sentence_is_marked(text: str, words: str, lines: list[str]) -> None:
    shown = render("full", file(text, finding(text, words, "Yes.")), width=1000)
    assert "".join(f"  {line}\n" for line in lines) in shown


def test_a_long_line_is_cut() -> None:
    text = "x" * 900 + " no" + "o" * 900 + " " + "y" * 900
    shown = render("full", file(text, finding(text, "no" + "o" * 900, "Yes.")), color=True)
    letters = {letter: shown.count(letter) for letter in "xoy"}
    assert shown.count("…") == 3
    assert (letters["x"], letters["y"]) < (210, 210)
    assert 390 < letters["o"] < 430


def test_a_rewrite_of_some_words_is_shown_in_its_sentence() -> None:
    text = "One. Please, you have to send it. Two."
    shown = render("full", file(text, finding(text, "you have to", "could you")))
    assert "  Better:\n    Please, could you send it.\n" in shown


def test_colors_mark_words_and_blanks() -> None:
    shown = render("full", file(TEXT, RISKY), color=True)
    assert "\x1b[1;4;31mthat is really imposible\x1b[0m" in shown
    assert re.search(r"\x1b\[1;3;32m\[what you can offer\]", shown)
    assert "~~~" not in shown


SUMMARIES = [
    pytest.param([], "", id="no file"),
    pytest.param([file("Fine.")], "1 file checked: nothing that hurts.\n", id="one that is fine"),
    pytest.param([file("Fine.")] * 1200, "1,200 files checked: nothing that hurts.\n", id="many"),
]


@pytest.mark.parametrize(("reports", "shown"), SUMMARIES)
def test_summary(reports: list[FileReport], shown: str) -> None:
    assert render("full", *reports) == shown
    assert render("full", *reports, quiet=True) == ""


def test_the_summary_counts_the_gravest_first() -> None:
    text = "a b c d"
    severities: list[Severity] = ["suggestion", "error", "warning", "error"]
    them = [finding(text, word, "Yes.", severity=s) for word, s in zip("abcd", severities, strict=True)]
    shown = render("full", file(text, *them), file(text, them[0], path="b.txt"))
    assert "\nreply.txt: 2 errors, 1 warning, 1 suggestion.\n\nb.txt:1:1" in shown
    assert shown.endswith("\nb.txt: 1 suggestion.\n\n2 files checked: 2 errors, 1 warning, 2 suggestions.\n")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=300), st.integers(20, 200))
def test_no_line_is_wider_than_the_screen(text: str, width: int) -> None:
    """But for the rewrites: those are to be copied, and the terminal wraps them."""
    shown = render("full", file(text, finding(text, text)), width=width)
    assert all(cell_len(line) <= width for line in shown.splitlines())
