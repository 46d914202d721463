"""What is prose inside a block of Markdown: emphasis marks, links' targets, tags, code and images are not.

One pass from left to right, each character looked at a bounded number of times. All offsets are the file's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.readers.source_map import SEPARATOR, TOKEN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from phrasecoach.core.types import Span
    from phrasecoach.readers.source_map import PassageBuilder

_MARK = re.compile(
    r"\{\{[^{}\r\n]{0,300}\}\}|\{%[^%\r\n]{0,300}%\}"  # placeholders stay whole, whatever stands in them
    r"|\\[!-/:-@\[-`{-~]|\\(?=[\r\n])"
    r"|`+|!?\[|\]|<|\*+|_+|~+"
    r"|(?<=[\r\n])[ \t]+",
)
_TITLE = r"""(?:"(?:[^"\\]|\\.){0,1000}+"|'(?:[^'\\]|\\.){0,1000}+'|\((?:[^()\\]|\\.){0,1000}+\))"""
_TARGET = (
    r"(?:<[^<>\r\n]{0,2000}+>"
    r"|(?:\{\{[^{}\r\n]{0,300}\}\}|[^\s()\\{<]|\\.|\{|\((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.){0,500}+\)){0,500}+\)){0,4000}+)"
)
_LINK_TAIL = re.compile(rf"\(\s*+{_TARGET}?(?:\s++{_TITLE})?\s*+\)", re.DOTALL)
_LABEL_TAIL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999}+)\]", re.DOTALL)
_LABEL_LIMIT = 999
_AUTOLINK = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]{0,2000}+|[\w.+-]{1,64}+@[\w.-]{1,255}+)>")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,40}+)(?:[^<>\"']{1,500}+|\"[^\"]{0,2000}+\"|'[^']{0,2000}+'){0,99}+>")
_SPECIAL = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))

# What a tag leaves behind. Any other one stands for something that isn't words.
_TAGS: Mapping[str, str] = {
    **dict.fromkeys(["a", "abbr", "b", "big", "del", "em", "font", "i", "ins", "mark", "s", "small", "span", "strong"], ""),
    **dict.fromkeys(["strike", "sub", "sup", "u"], ""),
    **dict.fromkeys(["article", "br", "center", "dd", "details", "div", "dl", "dt", "footer", "form", "h1", "h2"], SEPARATOR),
    **dict.fromkeys(["h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "section"], SEPARATOR),
    **dict.fromkeys(["summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"], SEPARATOR),
}
_NOT_WORDS = frozenset({"blockquote", "code", "kbd", "pre", "samp", "script", "style", "textarea"})  # up to the closing tag


class _Cut(NamedTuple):
    """What is left out, and what stands in its place."""

    start: int
    end: int
    instead: str


@dataclass
class _Opener:
    """A `[` or `![` that may turn out to begin a link or an image."""

    start: int
    end: int
    is_image: bool


@dataclass
class _Run:
    """Emphasis marks that may open; `taken` of them, from the right, have found their partners."""

    start: int
    left: int


def read_inline(text: str, block: Span, labels: frozenset[str], builder: PassageBuilder) -> None:
    """Add a block's prose to the passage."""
    at = block.start
    for cut in _Scanner(text, block, labels).cuts():
        builder.keep(at, cut.start)
        if cut.instead == TOKEN:
            builder.token(cut.start, cut.end)
        elif cut.instead:
            builder.separate(cut.instead)
        at = cut.end
    builder.keep(at, block.end)


class _Scanner:
    def __init__(self, text: str, block: Span, labels: frozenset[str]) -> None:
        self._text = text
        self._end = block.end
        self._labels = labels
        self._start = block.start
        self._cuts: list[_Cut] = []
        self._openers: list[_Opener] = []
        self._runs: dict[str, list[_Run]] = defaultdict(list)
        self._ticks: dict[int, list[int]] | None = None
        self._absent: set[str] = set()  # closing marks that don't come any more

    def cuts(self) -> list[_Cut]:
        """Everything that isn't prose, in order."""
        at = self._start
        while mark := _MARK.search(self._text, at, self._end):
            handle = _HANDLERS.get(mark.group()[0])
            at = handle(self, mark) if handle else mark.end()
        return sorted(self._cuts)
