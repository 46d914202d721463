"""Better wordings: slots and blanks, filled with the draft's own words, applied without touching anything else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from phrasecoach.core.pattern import PhraseError
from phrasecoach.core.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from phrasecoach.core.types import Rewrite

_PART = re.compile(r"\{(?P<slot>[^{}]*)\}|\[(?P<blank>[^\[\]]*)\]")
_SLOT_NAME = re.compile(r"[a-z][a-z_0-9]*")

Part = tuple[Literal["text", "slot", "blank"], str]


class Template(NamedTuple):
    """A rewrite as a rule has it. `slots` are the captured words it uses; a blank is for the agent to fill."""

    text: str
    parts: tuple[Part, ...]
    slots: frozenset[str]
    has_blanks: bool


def parse_template(text: str) -> Template:
    """Read a rewrite; raises PhraseError."""
    parts: list[Part] = []
    at = 0
    for m in _PART.finditer(text):
        parts += _plain(text, at, m.start())
        parts.append(_part(m, text))
        at = m.end()
    parts += _plain(text, at, len(text))
    slots = frozenset(content for kind, content in parts if kind == "slot")
    return Template(text, tuple(parts), slots, any(kind == "blank" for kind, _ in parts))


def _plain(text: str, start: int, end: int) -> list[Part]:
    for offset in range(start, end):
        if text[offset] in "{}[]":
            raise PhraseError(
                f"`{text[offset]}` has no partner", text, offset, "write a slot as {name}, a blank as [what to fill in]"
            )
    return [("text", text[start:end])] if end > start else []


def _part(m: re.Match[str], text: str) -> Part:
    if m["blank"] is not None:
        if not m["blank"].strip():
            raise PhraseError("the blank is empty", text, m.start(), "say what to fill in: [what you can offer]")
        return ("blank", m["blank"])
    if not _SLOT_NAME.fullmatch(m["slot"]):
        raise PhraseError(f"`{m['slot']}` is no name of a slot", text, m.start(), "small letters and digits: {plan}")
    return ("slot", m["slot"])


def apply(text: str, rewrites: Sequence[Rewrite]) -> tuple[str, list[Span]]:
    """The text with each rewrite in the place of its span, and where each then stands. Spans ascend and don't overlap."""
    parts, spans, at, length = [], [], 0, 0
    for one in rewrites:
        parts += [text[at : one.start], one.text]
        length += one.start - at
        spans.append(Span(length, length + len(one.text)))
        length += len(one.text)
        at = one.end
    return "".join([*parts, text[at:]]), spans
