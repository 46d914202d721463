"""Markdown: headings, paragraphs, list items and table cells are prose; code, quotations, markup and front matter are not.

markdown-it tells the blocks; what stands inside a block is `markdown_inline`'s business.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from phrasecoach.core.types import Span
from phrasecoach.readers.markdown_inline import read_inline
from phrasecoach.readers.source_map import PassageBuilder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from phrasecoach.core.types import Passage

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_FENCES = ("---", "+++")  # of YAML and TOML front matter
_KEY = re.compile(r"[\w\"'-][^\r\n]*?[:=]|#")
_CELL = re.compile(r"(?:[^|\\\r\n]|\\.)+|\\")
_BULLET = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_NO_PROSE = re.compile(r"\s*<(?:\?|![A-Za-z\[])")  # instructions, doctypes; comments may be followed by prose


def read_markdown(text: str) -> list[Passage]:
    """One passage: the reply as a reader sees it, its blocks kept apart."""
    lines = _Lines(text)
    environment: dict[str, Any] = {}
    tokens = _parser().parse(text[lines.offset :], environment)
    labels = frozenset(environment.get("references", ()))
    builder = PassageBuilder(text)
    for block in _blocks(tokens, lines):
        builder.separate()
        read_inline(text, block, labels, builder)
    passage = builder.build()
    return [passage] if passage.text else []


def _parser() -> MarkdownIt:
    """Blocks only. Its inline parser tells no positions."""
    return MarkdownIt("commonmark").enable("table").disable("inline")


class _Lines:
    """The lines after the front matter, counted as markdown-it counts them."""

    def __init__(self, text: str) -> None:
        spans = [Span(*m.span()) for m in _LINE.finditer(text)]
        skipped = _front_matter([s.of(text).strip() for s in spans[:1000]])
        self.text = text
        self.spans = spans[skipped:]
        self.offset = self.spans[0].start if self.spans else len(text)

    def find(self, numbers: Iterable[int], content: str) -> tuple[int, Span]:
        """The first of these lines that a block's line stands in, and where: at the end, but for blanks and a heading's marks."""
        for number in numbers:
            start, end = self.spans[number]
            line = self.text[start:end].rstrip()
            for candidate in (line, line.rstrip("#").rstrip()):
                if candidate.endswith(content):
                    return number, Span(start + len(candidate) - len(content), start + len(candidate))
        raise LookupError(content)


def _front_matter(lines: list[str]) -> int:
    """How many lines it takes; 0 when there is none."""
    if len(lines) < 2 or lines[0] not in _FENCES or not _KEY.match(lines[1]):  # noqa: PLR2004
        return 0
    closing = (lines[0], "...")
    return next((number for number, line in enumerate(lines[1:], 2) if line in closing), 0)


def _blocks(tokens: Iterable[Token], lines: _Lines) -> Iterator[Span]:
    """Where prose stands in the file, block by block."""
    in_table = False
    for token in _own_voice(tokens):
        if token.type in ("table_open", "table_close"):
            in_table = token.nesting > 0
        elif token.type == "tr_open":
            yield from _cells(token, lines)
        elif not in_table and _is_prose(token):
            yield _region(token, lines)


def _is_prose(token: Token) -> bool:
    if token.type == "html_block":
        return not _NO_PROSE.match(token.content)
    return token.type == "inline" and bool(token.content.strip())


def _own_voice(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens outside of block quotes: those hold what somebody else said."""
    depth = 0
    for token in tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            depth += token.nesting
        elif depth == 0:
            yield token


def _region(token: Token, lines: _Lines) -> Span:
    """From a block's first character to its last; between its lines only indentation is in the way."""
    content = token.content.strip().split("\n")
    first, opening = lines.find(range(*(token.map or ())), content[0].strip())
    _, closing = lines.find([first + len(content) - 1], content[-1].strip())
    return Span(opening.start, closing.end)


def _cells(row: Token, lines: _Lines) -> Iterator[Span]:
    start, end = lines.spans[(row.map or [0])[0]]
    bullet = _BULLET.match(lines.text, start, end) if row.level > 2 else None  # noqa: PLR2004 - inside a list
    for cell in _CELL.finditer(lines.text, bullet.end() if bullet else start, end):
        if cell.group().strip():
            yield Span(*cell.span())
