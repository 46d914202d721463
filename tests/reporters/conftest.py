"""Findings made by hand, so that each reporter is seen on its own."""

from __future__ import annotations

from phrasecoach.core.types import Edit, Finding, Rewrite, Severity, Source
from phrasecoach.reporters import FileReport, Screen, get_reporter, locate

TOPICS = {"flat-no": "A bare no"}


def finding(
    text: str, words: str, *rewrites: str, sentence: str = "", severity: Severity = "warning", edits: tuple[Edit, ...] = ()
) -> Finding:
    """`words` of `text` are risky; the rewrites are for `sentence`, or for the words themselves."""
    start, end = text.index(words), text.index(words) + len(words)
    at = text.index(sentence or words)
    return Finding(
        rule="flat-no/impossible",
        topic="flat-no",
        kind="phrase",
        severity=severity,
        language="en",
        start=start,
        end=end,
        matched=words,
        score=91.26,
        edits=edits,
        rewrites=tuple(Rewrite(r, "[" not in r, at, at + len(sentence or words)) for r in rewrites),
        why="A bare no leaves the customer nowhere to go but away.",
        source=Source("farewell", "Bad advice", "6"),
    )


def file(text: str, *findings: Finding, path: str = "reply.txt") -> FileReport:
    return locate(path, text, findings)


def render(output_format: str, *reports: FileReport, width: int = 80, color: bool = False, quiet: bool = False) -> str:
    return "".join(get_reporter(output_format)(reports, Screen(width, color, quiet, TOPICS)))
