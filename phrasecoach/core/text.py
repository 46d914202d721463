"""The agent's own voice in a text, and its sentences. Everything keeps the text's length, so every offset stays true."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.core.types import Sentence, Token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OPAQUE = "\ufffc"  # stands for something inside a sentence that isn't the agent's prose
PARAGRAPH = "\u2029"  # stands for a block that isn't

_MARKUP = (  # what a browser would not show as words; looked for first, since quotation marks stand in it too
    (re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL), PARAGRAPH),
    (re.compile(r"\{%-?\s*comment\b[^%]{0,200}%\}.*?\{%-?\s*endcomment\s*-?%\}", re.DOTALL), PARAGRAPH),
    (re.compile(r"\{#.*?#\}|\{\{!--.*?--\}\}|\{\{![^{}]*\}\}|<%#[^%]*%>", re.DOTALL), PARAGRAPH),
    (re.compile(r"<blockquote\b[^<>]{0,500}>.*?(?:</blockquote\s*>|\Z)", re.DOTALL | re.IGNORECASE), PARAGRAPH),
    (
        re.compile(r"</?(?:br|p|div|li|ul|ol|tr|td|th|table|h[1-6]|hr|blockquote)\b[^<>]{0,500}>", re.IGNORECASE),
        PARAGRAPH,
    ),
    (re.compile(r"</?[a-zA-Z][^<>]{0,500}>"), " "),
    (re.compile(r"&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|#160|#xa0);", re.IGNORECASE), " "),
)
_BLOCKS = (
    re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1[ \t]*$|\Z)", re.MULTILINE | re.DOTALL),
    re.compile(r"^[ \t]*>.*$", re.MULTILINE),
    re.compile(
        r"^[ \t]*(?:\[[^\]\n]{0,40}\][ \t]*)?(?:customer|client|caller|guest|visitor)[ \t]*:.*$",
        re.MULTILINE | re.IGNORECASE,
    ),
)
# The head lines that mail programs put before the history (Gmail and Apple Mail, Outlook, forwards).
_WROTE = re.compile(r"^[ \t]*On\b[^\n]{4,200}(?:\n[^\n]{0,120})?\bwrote:[ \t]*$", re.MULTILINE)
_QUOTED_BELOW = re.compile(rf"\s*{PARAGRAPH}")  # `>` lines, blanked by now: answers may stand between them
_HISTORY = re.compile(
    r"^[ \t]*(?:-{2,}[ \t]*(?:Original|Forwarded) message[ \t]*-{2,}|Begin forwarded message:"
    r"|\*?From:\*?[^\n]{1,200}\n[ \t]*\*?(?:Sent|Date|To|Subject):)",
    re.MULTILINE | re.IGNORECASE,
)
_INLINE = (
    re.compile(r"`[^`\n]{1,500}`"),
    re.compile(r"\b(?:https?://|www\.)[^\s<>\"”»\ufffc]+", re.IGNORECASE),
    re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"),
    re.compile(r"\b(?:[\w-]{1,63}\.){1,4}(?:com|org|net|io|eu|co|uk|de|gov|edu|app|dev)\b(?:/[^\s\ufffc]*)?", re.IGNORECASE),
)
_QUOTES = (
    re.compile(r"&(?:quot|ldquo|#34|#8220);[^\n]{1,600}?&(?:quot|rdquo|#34|#8221);"),
    re.compile(r"&(?:lsquo|#8216);[^\n]{1,600}?&(?:rsquo|#8217);(?!\w)"),
    re.compile(r"&laquo;[^\n]{1,600}?&raquo;"),
    re.compile(r'(?<!\d)"(?:[^"\n]|\n(?![ \t]*\n)){1,600}"'),
    re.compile(r"[“„](?:[^“”„\n]|\n(?![ \t]*\n)){1,600}[”“]"),
    re.compile(r"«[^«»\n]{1,600}»|‹[^‹›\n]{1,600}›|「[^「」\n]{1,600}」|『[^『』\n]{1,600}』"),
    re.compile(r"(?<!\w)‘(?:[^‘’\n]|’(?=\w)){1,600}’(?!\w)"),
    re.compile(r"(?<![\w'])'(?=\S)(?:[^'\n]|(?<=\w)'(?=\w)){1,600}(?<=\S)'(?!\w)"),
)


def own_voice(text: str) -> str:
    """The text with everything that isn't the agent's prose blanked out, character for character.

    Quoted mail, `>` lines, code, addresses and words in quotation marks go; a reply that stands in quotation marks as a
    whole is the agent's own. Placeholders stay: the tokenizer knows them.
    """
    view = text.replace("\r\n", " \n").replace("\r", "\n")
    for pattern, blank in _MARKUP:
        view = _blank(pattern, view, blank)
    for block in _BLOCKS:
        view = _blank(block, view, PARAGRAPH)
    view = _without_history(view)
    for inline in _INLINE:
        view = _blank(inline, view, OPAQUE)
    return _without_quotations(view)


def _blank(pattern: re.Pattern[str], text: str, blank: str) -> str:
    return pattern.sub(lambda m: blank * len(m.group()), text)


def _without_history(text: str) -> str:
    ends = [head.start() for head in _WROTE.finditer(text) if not _QUOTED_BELOW.match(text, head.end())][:1]
    ends += [head.start() for head in _HISTORY.finditer(text)][:1]
    end = min(ends, default=len(text))
    return _blank(_WROTE, text[:end], PARAGRAPH) + PARAGRAPH * (len(text) - end)


def _without_quotations(text: str) -> str:
    body = (len(text) - len(text.lstrip()), len(text.rstrip()))
    for pattern in _QUOTES:
        text = pattern.sub(lambda m: m.group() if m.span() == body else OPAQUE * len(m.group()), text)
    return text


class Boundaries(NamedTuple):
    """What a language knows about the ends of its sentences."""

    abbreviations: frozenset[str]  # a full stop after these ends no sentence
    before_numbers: frozenset[str]  # nor after these, when a number follows
    openers: frozenset[str]  # capitalised after a full stop, these begin one all the same


_ENDS = re.compile(rf"[.!?…。！？]|\n[ \t]*\n|{PARAGRAPH}|\||\n[ \t]*(?:[-*•–·‣#]|\d{{1,2}}[.)])")
_LONG_LINE = 50  # characters: a shorter line was ended on purpose


def split(text: str, tokens: Sequence[Token], boundaries: Boundaries) -> list[Sentence]:
    """Cut tokens into sentences by what stands between them."""
    return [_sentence(text, run, boundaries) for run in _runs(text, tokens, boundaries)]


def _runs(text: str, tokens: Sequence[Token], boundaries: Boundaries) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        if run and _ends_between(text, run[-1], token, boundaries):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _ends_between(text: str, left: Token, right: Token, boundaries: Boundaries) -> bool:
    between = text[left.end : right.start]
    if not between or between == " ":
        return False
    end = _ENDS.search(between)
    if end is None:
        return "\n" in between and (":" in between or _was_ended(text, left, right))
    if end.group() != "." or len(between) > end.end() + 1:
        return not _trails_off(text, between, right)
    if right.kind == "number" and left.norm in boundaries.before_numbers:
        return False
    if _is_abbreviation(left, boundaries):
        return right.norm in boundaries.openers and text[right.start].isupper()
    return not _trails_off(text, between, right)


def _is_abbreviation(token: Token, boundaries: Boundaries) -> bool:
    return token.norm in boundaries.abbreviations or (len(token.norm) == 1 and token.norm.isalpha())


def _trails_off(text: str, between: str, right: Token) -> bool:
    """Dots that go on in lower case: a pause, not an end."""
    is_pause = between.strip() in {"..", "...", "....", "…"}
    return is_pause and text[right.start].islower()


def _was_ended(text: str, left: Token, right: Token) -> bool:
    """Whether a line break was meant: the line was short, though its writer had room for the next word."""
    line_start = text.rfind("\n", 0, left.end) + 1
    return left.end - line_start + (right.end - right.start) < _LONG_LINE


def _sentence(text: str, run: list[Token], boundaries: Boundaries) -> Sentence:
    breaks = [False]
    breaks += [_breaks_between(text[a.end : b.start], a, boundaries) for a, b in pairwise(run)]
    start, end = run[0].start, _closing(text, run[-1].end)
    is_spoken = len(run) >= _SPOKEN and not any(breaks) and end == run[-1].end and text[start:end].islower()
    return Sentence(start, end, _with_names(text, run), tuple(breaks), is_spoken)


_SPOKEN = 6  # tokens: shorter, it may be a chat's
_BREAK = re.compile(r"[^\w\s'’/&+%\-]|\s-+\s|--")
_CLOSING = re.compile(r"[.!?…。！？]*")


def _breaks_between(between: str, left: Token, boundaries: Boundaries) -> bool:
    if between in ("", " ") or (between == ". " and _is_abbreviation(left, boundaries)):
        return False
    return _BREAK.search(between) is not None


def _closing(text: str, end: int) -> int:
    closing = _CLOSING.match(text, end)
    return closing.end() if closing else end


def _with_names(text: str, run: list[Token]) -> tuple[Token, ...]:
    """Mark capitalised words inside the sentence, unless the sentence shouts."""
    capitals = [t for t in run[1:] if t.kind == "word" and t.norm != "i" and text[t.start].isupper()]
    if not capitals or len(capitals) * 2 > len(run):
        return tuple(run)
    names = set(capitals)
    return tuple(t._replace(is_name=True) if t in names else t for t in run)
