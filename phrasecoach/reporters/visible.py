"""Text from drafts and paths, safe to show: what would steer a terminal or hide words is written out instead."""

from __future__ import annotations

import re

# Control characters but for tab and line feed; what changes the direction of text or ends a line; annotations, which hide
# words; lone surrogates, which can't be written at all. The marks that join an emoji family are harmless.
STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]",
)
_BLANKS = re.compile(r"\s+")
_CONTROL_PICTURES = 0x2400


def visible(text: str) -> str:
    """The text with control characters as symbols or escapes; line feeds and tabs stay."""
    return STEERING.sub(_written_out, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The same on one line: each run of blanks and line ends is one space."""
    return visible(_BLANKS.sub(" ", text))


def _written_out(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(_CONTROL_PICTURES + code) if code < ord(" ") else f"\\u{code:04x}"
