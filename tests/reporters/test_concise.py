from __future__ import annotations

from tests.reporters.conftest import file, finding, render

TEXT = "Hi,\nno, that's\n  impossible [bold]."


def test_a_finding_is_one_line() -> None:
    report = file(TEXT, finding(TEXT, "that's\n  impossible", "Here is\nwhat I can do.", "Second."))
    shown = 'reply.txt:2:5: warning[flat-no/impossible] "that\'s impossible" -> "Here is what I can do."\n'
    assert render("concise", report) == shown


def test_a_finding_without_a_rewrite() -> None:
    report = file(TEXT, finding(TEXT, "impossible", severity="error"), path="a b\n.txt")
    assert render("concise", report) == 'a b .txt:3:3: error[flat-no/impossible] "impossible"\n'


def test_nothing_found_is_nothing_said() -> None:
    assert render("concise", file(TEXT)) == ""
