"""Reasons not to flag a match: a negation around it, or the conditions of its rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.core.align import could_match, find_all
from phrasecoach.core.types import DEFAULT_THRESHOLD, Conditions, Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from phrasecoach.core.phrase import Phrase
    from phrasecoach.core.reading import ReadSentence

_REACH = 4  # tokens between a negation and what it turns round: "I'm *not* saying that it is ..."


def is_met(conditions: Conditions, match: Match, where: ReadSentence, reply: Sequence[ReadSentence]) -> bool:
    """Whether one of the phrases stands in the right place for this match."""
    return (
        any(_ends_at(where, m, match.first) for m in _found(conditions.before, where))
        or any(_begins_at(where, m, match.last) for m in _found(conditions.after, where))
        or any(match.first <= m.first and m.last <= match.last for m in _found(conditions.inside, where))
        or any(True for _ in _affirmed(conditions.sentence, where))
        or is_said(conditions.reply, reply)
    )


def is_said(phrases: tuple[Phrase, ...], reply: Sequence[ReadSentence]) -> bool:
    """Whether one of the phrases stands anywhere in the reply, not negated."""
    return any(True for sentence in reply for _ in _affirmed(phrases, sentence))


def is_negated(match: Match, where: ReadSentence) -> bool:
    """Whether a negation before the match, or right after it, turns its meaning round."""
    return _negated_after(match, where) or (match.phrase.begins_anywhere and _negated_before(match, where))


def _found(phrases: tuple[Phrase, ...], where: ReadSentence) -> Iterator[Match]:
    for phrase in phrases:
        if phrase not in where.conditions:  # many matches of a long sentence ask for the same ones
            matches = find_all(phrase, where, DEFAULT_THRESHOLD) if could_match(phrase, where) else ()
            where.conditions[phrase] = tuple(matches)
        yield from where.conditions[phrase]


def _affirmed(phrases: tuple[Phrase, ...], where: ReadSentence) -> Iterator[Match]:
    """Further off, a negation makes a condition void: "there is nothing we can do" offers nothing."""
    return (match for match in _found(phrases, where) if not is_negated(match, where))


def _negated_after(match: Match, where: ReadSentence) -> bool:
    if match.last >= len(where.tokens) or where.sentence.breaks[match.last]:
        return False
    return where.tokens[match.last].norm == "not"


def _negated_before(match: Match, where: ReadSentence) -> bool:
    """Walk left over fillers and words of saying: "nobody said that …", "I don't think …"."""
    language = where.language
    at = match.first
    for _ in range(_REACH):
        if at == 0 or where.sentence.breaks[at]:
            return False
        at -= 1
        norm = where.tokens[at].norm
        if at in where.idle:
            continue
        if norm in language.negations:
            return not where.is_refusal(at)
        if norm not in language.fillers and norm not in language.reporting:
            return False
    return False


def _ends_at(where: ReadSentence, condition: Match, first: int) -> bool:
    return condition.last <= first and _only_fillers(where, condition.last, first)


def _begins_at(where: ReadSentence, condition: Match, last: int) -> bool:
    return last <= condition.first and _only_fillers(where, last, condition.first)


def _only_fillers(where: ReadSentence, start: int, end: int) -> bool:
    fillers = where.language.fillers
    return all(token.norm in fillers for token in where.tokens[start:end])
