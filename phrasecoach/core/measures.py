"""What can be counted in a reply: words of a paragraph or a sentence, capitals, exclamation marks. The limits stand in the rules.

A table of measures; each yields what it counted, where, and what a rewrite may use as slots.
"""

from __future__ import annotations

import re
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.core.text import OPAQUE, PARAGRAPH
from phrasecoach.core.types import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from phrasecoach.core.reading import ReadSentence
    from phrasecoach.core.types import Measure, Token


class Count(NamedTuple):
    """A number, and the stretch of the text that it was counted in."""

    number: int
    span: Span
    slots: Mapping[str, str] = MappingProxyType({})


_LIST_ITEM = re.compile(r"^[ \t]*(?:[-*•–·]|\(?\d{1,2}[.):]|step\s+\d{1,2}\b)[ \t]*\S.*", re.MULTILINE | re.IGNORECASE)
_PARAGRAPH_END = re.compile(rf"\n[ \t]*\n|{PARAGRAPH}+|\n(?=[ \t]*(?:[-*•–·]|\d{{1,2}}[.)]))")
_WRITTEN = re.compile(rf"[^\s{OPAQUE}{PARAGRAPH}]*\w[^\s{OPAQUE}{PARAGRAPH}]*")
_ENDED = (".", "!", "?", "…")
_EXCLAMATIONS = re.compile(r"[!?]*!(?:[!?]|[ ]+(?=!))*")


def counts(measure: Measure, view: str, reply: Sequence[ReadSentence]) -> Iterator[Count]:
    """Everything that is over the measure's limit. `view` is the agent's own voice, as long as the text itself."""
    return (count for count in _MEASURES[measure.of](view, reply, measure.known) if count.number > measure.over)


def _paragraph_words(view: str, _reply: Sequence[ReadSentence], _known: frozenset[str]) -> Iterator[Count]:
    start = 0
    for end in [*(m.start() for m in _PARAGRAPH_END.finditer(view)), len(view)]:
        words = list(_WRITTEN.finditer(view, start, end))
        if words:
            yield Count(len(words), Span(words[0].start(), words[-1].end()))
        start = end


def _sentence_words(view: str, reply: Sequence[ReadSentence], _known: frozenset[str]) -> Iterator[Count]:
    """Of sentences that their writer ended: where nobody sets full stops, length says nothing."""
    for where in reply:
        start, end = where.sentence.start, where.sentence.end
        if view[end - 1] in _ENDED:
            yield Count(len(_WRITTEN.findall(view, start, end)), Span(start, end))


def _capital_words(view: str, reply: Sequence[ReadSentence], _known: frozenset[str]) -> Iterator[Count]:
    """Runs of words in capitals; abbreviations shout no more than plain words in capitals stand among them."""
    for where in reply:
        for run in _runs(where.tokens, view):
            plain = sum(token.norm in where.language.common_words() for token in run)
            span = Span(run[0].start, run[-1].end)
            yield Count(plain, span, {"calm": _calm(span.of(view))})


def _calm(words: str) -> str:
    return re.sub(r"\bi\b", "I", words.lower())


def _runs(tokens: Sequence[Token], view: str) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        written = view[token.start : token.end]
        if token.kind == "word" and written.isupper():
            run.append(token)
        elif run and token.kind not in ("number", "opaque"):
            yield run
            run = []
    if run:
        yield run


def _exclamation_marks(view: str, _reply: Sequence[ReadSentence], _known: frozenset[str]) -> Iterator[Count]:
    for m in _EXCLAMATIONS.finditer(view):
        yield Count(m.group().count("!"), Span(m.start(), m.end()), {"once": "?" if "?" in m.group() else "!"})


def _acronyms(view: str, reply: Sequence[ReadSentence], known: frozenset[str]) -> Iterator[Count]:
    """Different abbreviations in one sentence, in capitals or spelt out in speech, but for those that everybody knows."""
    for where in reply:
        found = [*_in_capitals(where, view), *_spelt(where, view)]
        names = {name for name, _ in found} - known
        if names:
            spans = [span for name, span in found if name in names]
            yield Count(len(names), Span(min(s.start for s in spans), max(s.end for s in spans)))


_ACRONYM = re.compile(r"(?=\w*[A-Z]\w*[A-Z])[A-Za-z]?[A-Z0-9]{1,5}(?:[a-z][A-Z]{0,2})?s?")
_WORDS = frozenset("aiurnkyo")  # letters that are words, in chats at least


def _in_capitals(where: ReadSentence, view: str) -> Iterator[tuple[str, Span]]:
    for token in where.tokens:
        span = Span(token.start, token.end)
        stands_alone = not view[span.end : span.end + 1].isdigit() and not view[max(span.start - 1, 0) : span.start].isdigit()
        is_plain = token.norm in where.language.common_words()  # somebody shouts
        if token.kind == "word" and stands_alone and not is_plain and _ACRONYM.fullmatch(span.of(view)):
            yield token.norm, span


def _spelt(where: ReadSentence, view: str) -> Iterator[tuple[str, Span]]:
    """Letters one by one, as speech recognisers write them: "a p n"."""
    for is_letter, run in groupby(where.tokens, lambda token: token.end - token.start == 1 and view[token.start].isalpha()):
        letters = list(run) if is_letter else []
        written = "".join(view[token.start].lower() for token in letters)
        if len(letters) > 1 and not _WORDS.issuperset(written):
            yield written, Span(letters[0].start, letters[-1].end)


def _list_items(view: str, _reply: Sequence[ReadSentence], _known: frozenset[str]) -> Iterator[Count]:
    items = list(_LIST_ITEM.finditer(view))
    if items:
        yield Count(len(items), Span(items[0].start(), items[-1].end()))


_MEASURES: Mapping[str, Callable[[str, Sequence[ReadSentence], frozenset[str]], Iterator[Count]]] = {
    "paragraph-words": _paragraph_words,
    "sentence-words": _sentence_words,
    "capital-words": _capital_words,
    "exclamation-marks": _exclamation_marks,
    "acronyms": _acronyms,
    "list-items": _list_items,
}
MEASURES = tuple(_MEASURES)
SLOTS: Mapping[str, frozenset[str]] = {
    "capital-words": frozenset({"calm"}),
    "exclamation-marks": frozenset({"once"}),
}  # for rewrites
