"""From a rule's rewrites and a match to wordings that fit the draft: what they replace, in whose voice, ready or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.core.types import Rewrite, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from phrasecoach.core.language import Language
    from phrasecoach.core.measures import Count
    from phrasecoach.core.reading import ReadSentence
    from phrasecoach.core.rewrite import Template
    from phrasecoach.core.types import Match, Rule


def fitted(rule: Rule, match: Match, where: ReadSentence, reply: Sequence[ReadSentence], text: str) -> tuple[Rewrite, ...]:
    """The rule's rewrites that the match can fill, each with the stretch of `text` that it replaces."""
    fits = [t for t in rule.rewrites if t.slots <= match.slots.keys()]
    return tuple(_fitted(rule, template, match, where, reply, text) for template in fits)


def measured(rule: Rule, count: Count, reply: Sequence[ReadSentence], text: str) -> tuple[Rewrite, ...]:
    """The rule's rewrites in the place of what was counted."""
    language, span = reply[0].language, count.span
    is_sentence = text[span.start].isupper() and any(where.sentence.start == span.start for where in reply)
    return tuple(
        Rewrite(
            language.fit(template, count.slots, plural=_speaks_as_we(reply[0], reply), at_start=is_sentence),
            not template.has_blanks,
            span.start,
            span.end,
        )
        for template in rule.rewrites
    )


def whole_words(text: str, span: Span) -> Span:
    """The span widened to whole written words: a match may end inside a contraction."""
    start, end = span
    while start and _joined(text, start):
        start -= 1
    while end < len(text) and _joined(text, end):
        end += 1
    return Span(start, end)


_APOSTROPHES = "'’ʼ"


def _joined(text: str, at: int) -> bool:
    """Whether a word goes on over this place."""
    left, right = text[at - 1], text[at]
    if left in _APOSTROPHES:
        return right.isalnum() and text[max(at - 2, 0)].isalnum()
    return left.isalnum() and (right.isalnum() or (right in _APOSTROPHES and text[at + 1 : at + 2].isalnum()))


def _fitted(rule: Rule, template: Template, match: Match, where: ReadSentence, reply: Sequence[ReadSentence], text: str) -> Rewrite:
    is_sentence = rule.replaces == "sentence"
    span = _sentence_span(where, match) if is_sentence else whole_words(text, match.span)
    words = where.language.fit(
        template,
        {name: _slot_text(text, slot, where) for name, slot in match.slots.items()},
        plural=_speaks_as_we(where, reply),
        at_start=_begins(text, span, where),
    )
    ready = not template.has_blanks and not (is_sentence and _says_more(where, match))
    return Rewrite(words, ready, span.start, span.end)


def _begins(text: str, span: Span, where: ReadSentence) -> bool:
    """Whether a capital is due: where the sentence or a line begins, and where the draft had one ("I" proves nothing)."""
    if span.start == where.sentence.start or "\n" in text[span.start - 1 : span.start]:
        return True
    first = next(token for token in where.tokens if token.start >= span.start)
    return text[span.start].isupper() and first.norm not in where.language.singular_words


def _sentence_span(where: ReadSentence, match: Match) -> Span:
    """The sentence without its greeting, with its full stop."""
    first = min(where.opening, match.first)
    return Span(where.tokens[first].start, where.sentence.end)


def _says_more(where: ReadSentence, match: Match) -> bool:
    """Whether the sentence has facts outside the match, which replacing it would lose."""
    language = where.language
    outside = (*where.tokens[min(where.opening, match.first) : match.first], *where.tokens[match.last :])
    empty = language.fillers | language.interjections | language.closers | {language.refusal}
    return any(token.norm not in empty for token in outside)


def _speaks_as_we(where: ReadSentence, reply: Sequence[ReadSentence]) -> bool:
    language = where.language
    for sentences in ((where,), reply):
        norms = {token.norm for sentence in sentences for token in sentence.tokens}
        if not norms.isdisjoint(language.singular_words):
            return False
        if not norms.isdisjoint(language.plural_words):
            return True
    return False


def _is_plain(word: str, language: Language) -> bool:
    return word in language.common_words() or word in language.rare_words()


def _slot_text(text: str, slot: Span, where: ReadSentence) -> str:
    """The captured words as typed, on one line; a capital that only marked the beginning of the sentence goes."""
    words = " ".join(whole_words(text, slot).of(text).split())
    first = words.split(" ", 1)[0]
    is_opening = slot.start == where.tokens[0].start and first[1:].islower() and where.tokens[0].kind == "word"
    is_plain = is_opening and _is_plain(first.lower(), where.language)
    return words[:1].lower() + words[1:] if is_plain else words
