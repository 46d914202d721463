"""Text from drafts and paths, safe to show: what would steer a terminal or hide words is written out instead."""

from __future__ import annotations

import re

_PICTURES = 0x2400  # U+2400 to U+241F show the control characters U+0000 to U+001F
_DELETE = 0x7F
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f"  # C0 without tab and line feed
    "\x80-\x9f"  # C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # change the direction of what follows
    "\u2028\u2029\ufff9-\ufffb\U000e0000-\U000e007f"  # line separators; annotations and tags, which hide words
    "\ud800-\udfff]",  # lone surrogates, which can't be written at all
)
_BLANKS = re.compile(r"\s+")


def visible(text: str) -> str:
    """The text with control characters as symbols or escapes; line feeds and tabs stay."""
    return _UNSAFE.sub(_written_out, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The same on one line: line ends and runs of blanks become one space."""
    return visible(_BLANKS.sub(" ", text)).strip()


def _written_out(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < ord(" "):
        return chr(_PICTURES + code)
    if code == _DELETE:
        return chr(_PICTURES + 0x21)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004
