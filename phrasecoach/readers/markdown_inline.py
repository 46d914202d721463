"""What is prose inside a block of Markdown: emphasis marks, links' targets, tags, code and images are not.

One pass from left to right, each character looked at a bounded number of times. All offsets are the file's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.utils import normalizeReference

from phrasecoach.core.text import OPAQUE
from phrasecoach.core.types import Span
from phrasecoach.readers.source_map import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from phrasecoach.readers.source_map import PassageBuilder

_MARK = re.compile(
    r"\{\{[^{}\r\n]{0,300}\}\}|\{%[^%\r\n]{0,300}%\}"  # placeholders stay whole, whatever stands in them
    r"|\\[!-/:-@\[-`{-~]|\\(?=[\r\n])"
    r"|`+|!?\[|\]|<|\*+|_+|~~(?!~)"
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


class _Opener(NamedTuple):
    """A `[` or `![` that may turn out to begin a link or an image."""

    start: int
    end: int
    is_image: bool


@dataclass
class _Run:
    """Emphasis marks that may open something. They find their partners from the right, the innermost first."""

    start: int
    left: int

    def take(self, wanted: int) -> Span:
        taken = min(self.left, wanted)
        self.left -= taken
        return Span(self.start + self.left, self.start + self.left + taken)


def read_inline(text: str, block: Span, labels: frozenset[str], builder: PassageBuilder) -> None:
    """Add a block's prose to the passage. `labels` are those of the file's link definitions."""
    at = block.start
    for cut in _outermost(_Scanner(text, block, labels).cuts()):
        builder.keep(at, cut.start)
        if cut.instead == OPAQUE:
            builder.opaque(cut.start, cut.end)
        elif cut.instead:
            builder.separate()
        at = cut.end
    builder.keep(at, block.end)


def _outermost(cuts: list[_Cut]) -> Iterator[_Cut]:
    end = 0
    for cut in sorted(cuts, key=lambda c: (c.start, -c.end)):
        if cut.start >= end:
            yield cut
            end = cut.end


class _Scanner:
    """Collects the cuts of one block. Each handler takes a mark and tells where to go on."""

    def __init__(self, text: str, block: Span, labels: frozenset[str]) -> None:
        self._text = text
        self._block = block
        self._labels = labels
        self._cuts: list[_Cut] = []
        self._openers: list[_Opener] = []
        self._spent = 0  # so many of the openers stand before a link, and links don't nest
        self._runs: dict[str, list[_Run]] = defaultdict(list)
        self._absent: set[str] = set()  # closing marks that don't come any more
        self._ticks: Mapping[int, list[int]] = {}

    def cuts(self) -> list[_Cut]:
        """Everything that isn't prose."""
        self._ticks = self._backticks()
        at = self._block.start
        while mark := _MARK.search(self._text, at, self._block.end):
            handle = _HANDLERS.get(mark.group()[0])
            at = handle(self, mark) if handle else mark.end()
        return self._cuts

    def _cut(self, start: int, end: int, instead: str = "") -> int:
        self._cuts.append(_Cut(start, end, instead))
        return end

    def escape(self, mark: re.Match[str]) -> int:
        self._cut(mark.start(), mark.start() + 1)
        return mark.end()

    def indentation(self, mark: re.Match[str]) -> int:
        return self._cut(*mark.span())

    def _backticks(self) -> Mapping[int, list[int]]:
        """Where runs of backticks begin, by their length."""
        runs: dict[int, list[int]] = defaultdict(list)
        for run in re.compile("`+").finditer(self._text, *self._block):
            runs[len(run.group())].append(run.start())
        return runs

    def code(self, mark: re.Match[str]) -> int:
        length = len(mark.group())
        closers = self._ticks.get(length, [])
        at = bisect_left(closers, mark.end())
        return self._cut(mark.start(), closers[at] + length, OPAQUE) if at < len(closers) else mark.end()

    def emphasis(self, mark: re.Match[str]) -> int:
        """Pair marks off with those before them; what finds no partner is text ("f**k", "2 * 3", "snake_case")."""
        char, (start, end) = mark.group()[0], mark.span()
        can_open, can_close = self._flanks(char, start, end)
        runs = self._runs[char]
        while can_close and runs and start < end:
            opened = runs[-1].take(end - start)
            self._cut(*opened)
            start = self._cut(start, start + opened.end - opened.start)
            if not runs[-1].left:
                runs.pop()
        if can_open and start < end:
            runs.append(_Run(start, end - start))
        return mark.end()

    def _flanks(self, char: str, start: int, end: int) -> tuple[bool, bool]:
        """Whether a run may open, and may close, by what stands on its two sides (CommonMark 6.2)."""
        before = self._text[start - 1] if start > self._block.start else " "
        after = self._text[end] if end < self._block.end else " "
        left = not after.isspace() and (after.isalnum() or not before.isalnum())
        right = not before.isspace() and (before.isalnum() or not after.isalnum())
        if char == "_":
            return left and (not right or not before.isalnum()), right and (not left or not after.isalnum())
        return left, right

    def open(self, mark: re.Match[str]) -> int:
        self._openers.append(_Opener(*mark.span(), is_image=len(mark.group()) > 1))
        return mark.end()

    def close(self, mark: re.Match[str]) -> int:
        if not self._openers:
            return mark.end()
        opener = self._openers.pop()
        is_spent = len(self._openers) < self._spent
        self._spent = min(self._spent, len(self._openers))
        tail = None if is_spent and not opener.is_image else self._tail(opener, mark)
        if tail is None:
            return mark.end()
        if opener.is_image:
            return self._cut(opener.start, tail, OPAQUE)
        self._spent = len(self._openers)
        self._cut(opener.start, opener.end)
        return self._cut(mark.start(), tail)

    def _tail(self, opener: _Opener, closer: re.Match[str]) -> int | None:
        """Where a link ends: after its target, its label, or the bracket itself; None when it is no link."""
        link = _LINK_TAIL.match(self._text, closer.end(), self._block.end)
        if link:
            return link.end()
        label = _LABEL_TAIL.match(self._text, closer.end(), self._block.end)
        if label and self._is_label(label.start(1), label.end(1)):
            return label.end()
        if not self._is_label(opener.end, closer.start()):
            return None
        return label.end() if label and not label[1] else closer.end()

    def _is_label(self, start: int, end: int) -> bool:
        is_possible = bool(self._labels) and 0 < end - start <= _LABEL_LIMIT
        return is_possible and normalizeReference(self._text[start:end]) in self._labels

    def angle(self, mark: re.Match[str]) -> int:
        for opening, closing in _SPECIAL:
            if self._text.startswith(opening, mark.start()):
                end = self._find(closing, mark.end())
                return mark.end() if end is None else self._cut(mark.start(), end)
        if address := _AUTOLINK.match(self._text, mark.start(), self._block.end):
            return self._cut(*address.span(), OPAQUE)
        tag = _TAG.match(self._text, mark.start(), self._block.end)
        return self._tag(tag) if tag else mark.end()

    def _tag(self, tag: re.Match[str]) -> int:
        name = tag[2].lower()
        if tag[1]:
            return self._cut(*tag.span(), _TAGS.get(name, ""))
        if name in _NOT_WORDS:
            end = self._find(f"</{name}>", tag.end())
            return self._cut(tag.start(), tag.end() if end is None else end, OPAQUE)
        return self._cut(*tag.span(), _TAGS.get(name, OPAQUE))

    def _find(self, closing: str, at: int) -> int | None:
        """The end of the next `closing`. One that is absent once is not looked for again."""
        found = -1 if closing in self._absent else self._text.find(closing, at, self._block.end)
        if found < 0:
            self._absent.add(closing)
            return None
        return found + len(closing)


_HANDLERS: Mapping[str, Callable[[_Scanner, re.Match[str]], int]] = {
    "\\": _Scanner.escape,
    "`": _Scanner.code,
    "*": _Scanner.emphasis,
    "_": _Scanner.emphasis,
    "~": _Scanner.emphasis,
    "[": _Scanner.open,
    "!": _Scanner.open,
    "]": _Scanner.close,
    "<": _Scanner.angle,
    " ": _Scanner.indentation,
    "\t": _Scanner.indentation,
}
