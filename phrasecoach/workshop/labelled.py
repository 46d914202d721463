"""A row of a table -> a labelled reply, or the one sentence that says what is wrong with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from phrasecoach.errors import Problem
from phrasecoach.workshop.scoring import Labelled

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

TOPICS = (  # of the guidance, whether there are rules for them or not
    "handoff", "boss-says-same", "see-the-manual", "why-are-you-calling", "dont-know", "blame-customer", "flat-no",
    "you-wouldnt-understand", "our-process", "not-my-job", "threat-or-fee", "upsell-when-upset", "creepy", "unreachable",
    "take-it-or-leave-it", "no-authority", "just-a-number", "overpromise", "slow", "repeat-yourself", "scripted",
    "false-apology", "rude", "info-dump",
)  # fmt: skip
_YES_OR_NO = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_BETWEEN = re.compile(r"[\s,;]+")
_LEFT_OUT = "the row is left out"


def read_label(row: Mapping[str, object], path: str, line: int, known: Collection[str]) -> Labelled | Problem:
    """`text`, and `topics` or `risky` or both; other columns say nothing here."""

    def wrong(what: str, hint: str) -> Problem:
        return Problem(path, what, f"{hint}; {_LEFT_OUT}", line)

    text, topics = row.get("text"), _topics(row.get("topics"))
    if not isinstance(text, str) or not text.strip():
        return wrong("this row has no `text`", "write the reply there")
    if _is_empty(row.get("risky")) and "topics" not in row:
        return wrong("this row has neither `topics` nor `risky`", "say what the reply is")
    if topics is None:
        return wrong("`topics` is no list of names", 'write it like ["flat-no"]')
    if unknown := [topic for topic in topics if topic not in known]:
        return wrong(f"unknown topic `{unknown[0]}`", _meant(unknown[0], known))
    risky = bool(topics) if _is_empty(row.get("risky")) else _YES_OR_NO.get(str(row["risky"]).strip().lower())
    if risky is None:
        return wrong(f"`risky` is `{row['risky']}`", "write true or false")
    return Labelled(text, topics, risky, f"{path}:{line}")


def _is_empty(value: object) -> bool:
    return value is None or value == ""


def _topics(value: object) -> tuple[str, ...] | None:
    """Names out of a list, or out of a text with blanks, commas or semicolons between them; None for anything else."""
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(name for name in _BETWEEN.split(value) if name)
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    return None


def _meant(name: str, known: Collection[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    close = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return f"did you mean `{close[0]}`?" if close else "`phrasecoach rules list` shows the topics"
