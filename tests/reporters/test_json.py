from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from phrasecoach.core.types import Edit
from tests.reporters.conftest import file, finding, render

TEXT = "Grüße, that's imposible."
EDITS = (Edit("typo", "imposible", "impossible"), Edit("skipped", "really", ""), Edit("missing", "", "is"))
REPORT = file(TEXT, finding(TEXT, "that's imposible", "Here is [what].", "Yes.", sentence=TEXT, edits=EDITS))

RECORD = {
    "path": "reply.txt",
    "rule": "flat-no/impossible",
    "topic": "flat-no",
    "kind": "phrase",
    "severity": "warning",
    "language": "en",
    "start": 7,
    "end": 23,
    "line": 1,
    "column": 8,
    "end_line": 1,
    "end_column": 24,
    "matched": "that's imposible",
    "score": 91.3,
    "edits": [
        {"kind": "typo", "text": "imposible", "phrase": "impossible"},
        {"kind": "skipped", "text": "really", "phrase": ""},
        {"kind": "missing", "text": "", "phrase": "is"},
    ],
    "rewrites": [
        {"text": "Here is [what].", "ready": False, "start": 0, "end": 24},
        {"text": "Yes.", "ready": True, "start": 0, "end": 24},
    ],
    "why": "A bare no leaves the customer nowhere to go but away.",
    "source": {"key": "farewell", "title": "Bad advice", "part": "6"},
    "missing": [],
    "present": [],
}


def test_one_object() -> None:
    assert json.loads(render("json", REPORT, file("Fine."))) == {"schema": 1, "files": 2, "findings": [RECORD]}


def test_the_keys_have_an_order() -> None:
    shown = json.loads(render("json", REPORT))
    assert (list(shown), list(shown["findings"][0])) == (["schema", "files", "findings"], list(RECORD))


def test_a_finding_a_line() -> None:
    assert [json.loads(line) for line in render("jsonl", REPORT, file("Fine."), REPORT).splitlines()] == [RECORD, RECORD]


def test_readable_but_never_raw() -> None:
    text = "Grüße \x1b\x9b\u202e\u2028\ud800"
    shown = render("jsonl", file(text, finding(text, text)))
    assert '"matched": "Grüße \\u001b\\u009b\\u202e\\u2028\\ud800"' in shown


@given(st.text(st.characters(), min_size=1))
def test_any_text_comes_back(text: str) -> None:
    shown = render("jsonl", file(text, finding(text, text, text), path=text)).encode()
    record = json.loads(shown)
    assert (record["path"], record["matched"], record["rewrites"][0]["text"]) == (text, text, text)
