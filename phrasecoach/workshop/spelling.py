"""A family of sentences -> a phrase that stands for them, in the phrase language. Looser and tighter spellings of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.core.pattern import MAX_LIMIT
from phrasecoach.workshop.alike import NUMBER, OTHER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from phrasecoach.core.language import Language
    from phrasecoach.workshop.alike import Family, Words

_MANY = 6  # alternatives; more are a gap
_LONG = 3  # words of an alternative; longer ones are a gap
_SHORT = 3  # words of a sentence that is a phrase only as a whole


class Spelling(NamedTuple):
    """How tight the phrase is."""

    with_ends: bool = False  # also what stands before and after the common words
    exact: bool = False  # content words in this inflection only
    edges: bool = False  # nothing before and after, where that is true of all


_LOOSE_TO_TIGHT = (
    Spelling(),
    Spelling(with_ends=True),
    Spelling(exact=True),
    Spelling(with_ends=True, exact=True),
    Spelling(edges=True),
    Spelling(with_ends=True, edges=True),
    Spelling(with_ends=True, exact=True, edges=True),
)


def spellings(found: Family) -> tuple[Spelling, ...]:
    """In the order in which to try them. What covers several sentences to their edges, or all of a short one, begins with edges."""
    is_whole = all(_is_told(stretch) for stretch in (found.stretches[0], found.stretches[-1]))
    is_sure = len(found.members) > 1 or len(found.common) <= _SHORT
    return (Spelling(edges=True), *_LOOSE_TO_TIGHT) if is_whole and is_sure else _LOOSE_TO_TIGHT


def spell(found: Family, spelling: Spelling, slots: Sequence[str], language: Language) -> str:
    """`slots` are names for the first stretches that differ; without any left, a stretch is alternatives or a gap."""
    first, *between, last = found.stretches
    names, numbers = iter(slots), iter(("{number:number}",))
    parts = []
    for word, stretch in zip(found.common, [*between, ()], strict=True):
        parts.append(next(numbers, "...1") if word == NUMBER else _common_word(word, spelling, found, language))
        parts.append(_slot(stretch, names, language) or _stretch(stretch))
    end = _slot(last, names, language) or (_stretch(last) if spelling.with_ends or _is_a_word(last) else "")
    beginning = _stretch(first) if spelling.with_ends or _is_a_word(first) else ""
    left, right = _edges(found, spelling)
    return " ".join(part for part in (left, beginning, *parts, end, right) if part)


def _is_a_word(stretch: Sequence[Words]) -> bool:
    """Whether it is one word in each sentence: "(we|i)" belongs to the phrase."""
    return all(len(option) == 1 for option in stretch)


def _is_told(stretch: Sequence[Words]) -> bool:
    """Whether the loosest spelling says all that stands there."""
    return not any(stretch) or _is_a_word(stretch)


def _edges(found: Family, spelling: Spelling) -> tuple[str, str]:
    """An edge where nothing stands between it and the phrase in any sentence."""
    is_first, is_last = (spelling.with_ends or _is_told(stretch) for stretch in (found.stretches[0], found.stretches[-1]))
    return "^" if spelling.edges and is_first else "", "$" if spelling.edges and is_last else ""


def _common_word(word: str, spelling: Spelling, found: Family, language: Language) -> str:
    if word == OTHER:
        return "...1"
    is_exact = spelling.exact and word not in language.function_words and all(word in member for member in found.members)
    return f"={word}" if is_exact else word


def _slot(options: Sequence[Words], names: Iterator[str], language: Language) -> str:
    """A slot where every sentence has something of its own; empty where they don't, or when no name is left."""
    light = language.function_words | language.negations
    if len(set(options)) == 1 or any(light.issuperset(option) for option in options):
        return ""
    if not (options and (name := next(names, ""))):
        return ""
    return f"{{{name}:{min(max(map(len, options)) + 1, MAX_LIMIT)}}}"


def _stretch(options: Sequence[Words]) -> str:
    """What the sentences have in this place: nothing, alternatives, or a gap."""
    told = list(dict.fromkeys(option for option in options if option))
    if not told:
        return ""
    longest = max(map(len, told))
    if len(told) > _MANY or longest > _LONG or any({NUMBER, OTHER} & set(option) for option in told):
        return f"...{min(longest, MAX_LIMIT)}"
    inside = "|".join(" ".join(option) for option in told)
    if () in options:
        return f"[{inside}]"
    return f"({inside})" if len(told) > 1 else inside
