"""What sentences have in common: the words that all of them have in one order, and what stands between those words."""

from __future__ import annotations

from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from phrasecoach.core.language import Language
    from phrasecoach.core.types import Sentence

Words = tuple[str, ...]
NUMBER, OTHER = "#", "*"  # stand for any number, for any placeholder or quotation
_CONTENT, _FUNCTION = 3, 1  # weights
_ENOUGH = 0.5  # share of each sentence's weight that is common to all
_ENOUGH_TOGETHER = 0.33  # the same where the common words stand close together
_TELLING = 5  # weight: a word with a meaning of its own and two light ones


class Family(NamedTuple):
    """Sentences and their common words. `stretches[i]` holds, for each sentence, what stands before common word i; the last of
    them what stands after all."""

    members: tuple[Words, ...]
    common: Words
    stretches: tuple[tuple[Words, ...], ...]


def words(sentence: Sentence, language: Language) -> Words:
    """The words of a sentence without those that are free to skip; all of them when hardly any are left."""
    every = tuple(_word(token.norm, token.kind) for token in sentence.tokens)
    start = next((i for i in range(len(every)) if not _is_aside(sentence, i, language)), 0)
    heavy = tuple(word for word in every[start:] if word not in language.fillers)
    return heavy if any(_weight(word, language) == _CONTENT for word in heavy) and len(heavy) > 1 else every


def _is_aside(sentence: Sentence, at: int, language: Language) -> bool:
    """An interjection with a comma behind it: "No, ...". A phrase that begins with `^` matches after it all the same."""
    return sentence.tokens[at].norm in language.interjections and sentence.breaks[at + 1 : at + 2] == (True,)


def _word(norm: str, kind: str) -> str:
    return {"number": NUMBER, "word": norm}.get(kind, OTHER)


def family(members: Sequence[Words], language: Language) -> Family:
    """Align the members on what they have in common; inflections of a word are the same word."""
    common = reduce(lambda left, right: _common(left, right, language), members)
    places = [_places(common, member, language) for member in members]
    cuts = [[-1, *at, len(member)] for at, member in zip(places, members, strict=True)]
    stretches = zip(
        *(tuple(m[a + 1 : b] for a, b in pairwise(cut)) for m, cut in zip(members, cuts, strict=True)),
        strict=True,
    )
    return Family(tuple(members), common, tuple(stretches))


def are_alike(found: Family, language: Language) -> bool:
    """Whether one phrase could stand for all: enough of each is common, and something in it has a meaning of its own."""
    weight = _weigh(found.common, language)
    inside = max(sum(_weigh(stretches[i], language) for stretches in found.stretches[1:-1]) for i in range(len(found.members)))
    enough = _ENOUGH_TOGETHER if 2 * inside <= weight else _ENOUGH
    if weight < _TELLING or any(weight < enough * _weigh(member, language) for member in found.members):
        return False
    light = {NUMBER, OTHER} | language.function_words | language.negations
    is_telling = any(word not in light for word in found.common)
    return is_telling or len(found.common) > 3  # noqa: PLR2004 - "we can not do that" says enough


def likeness(left: Words, right: Words, language: Language) -> int:
    """The weight of what two sentences have in common."""
    return _weigh(_common(left, right, language), language)


def _weigh(sentence: Words, language: Language) -> int:
    return sum(_weight(word, language) for word in sentence)


def _weight(word: str, language: Language) -> int:
    is_light = word in (NUMBER, OTHER) or (word in language.function_words and word not in language.negations)
    return _FUNCTION if is_light else _CONTENT


def _common(left: Words, right: Words, language: Language) -> Words:
    """The heaviest common subsequence (Wagner and Fischer, JACM 21, 1974), in the words of `left`."""
    best: list[list[tuple[int, Words]]] = [[(0, ())] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, word in enumerate(left, 1):
        for j, other in enumerate(right, 1):
            best[i][j] = max(best[i - 1][j], best[i][j - 1], key=lambda cell: cell[0])
            if language.stem(word) == language.stem(other):
                weight, before = best[i - 1][j - 1]
                best[i][j] = max(best[i][j], (weight + _weight(word, language), (*before, word)), key=lambda cell: cell[0])
    return best[-1][-1][1]


def _places(common: Words, member: Words, language: Language) -> list[int]:
    """Where the common words stand: each as early as can be."""
    places: list[int] = []
    for word in common:
        start = places[-1] + 1 if places else 0
        places.append(next(i for i in range(start, len(member)) if language.stem(member[i]) == language.stem(word)))
    return places
