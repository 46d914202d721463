"""Texts made from phrases: spelled out at random, then mutated as hurried people do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.core.pattern import Choice, Gap, Node, Pattern, Series, Slot, Word

if TYPE_CHECKING:
    from random import Random

_SLOT_WORDS = {"number": "74.2", "name": "Igor"}
_STRAY = ["really", "the", "not", "invoice", "have", "and", ",", ".", "{{name}}", "never", "😀", '"', "may", "sir"]


def spell_out(pattern: Pattern, rng: Random) -> list[str]:
    """One of the many wordings that the phrase stands for."""
    return _words(pattern.root, rng)


def mutate(words: list[str], rng: Random) -> str:
    """The words with up to three slips: a letter, an ending, a word more, a word less, two swapped."""
    words = list(words)
    for _ in range(rng.randrange(4)):
        at = rng.randrange(len(words)) if words else 0
        rng.choice([_typo, _ending, _insert, _drop, _contract])(words, at, rng)
    text = " ".join(words)
    return text.capitalize() if rng.random() < 0.5 else text


def _words(node: Node, rng: Random) -> list[str]:
    match node:
        case Word():
            return [node.norm]
        case Series():
            return [word for item in node.items for word in _words(item, rng)]
        case Choice():
            return _words(rng.choice(node.options), rng)
        case Slot():
            return [_SLOT_WORDS.get(node.kind, "order")]
        case Gap():
            return rng.sample(["today", "some", "other", "thing"], rng.randrange(min(node.limit, 3)))
        case _:
            return []


def _typo(words: list[str], at: int, rng: Random) -> None:
    if words and len(words[at]) > 2:
        word, i = words[at], rng.randrange(len(words[at]) - 1)
        words[at] = rng.choice(
            [word[:i] + word[i + 1 :], word[:i] + word[i + 1] + word[i] + word[i + 2 :], word[:i] + "x" + word[i:]]
        )


def _ending(words: list[str], at: int, rng: Random) -> None:
    if words:
        words[at] += rng.choice(["s", "ed", "ing", "'s"])


def _insert(words: list[str], at: int, rng: Random) -> None:
    words.insert(at, rng.choice(_STRAY))


def _drop(words: list[str], at: int, rng: Random) -> None:
    if words:
        del words[at]


def _contract(words: list[str], at: int, rng: Random) -> None:
    if at + 1 < len(words) and words[at + 1] == "not":
        words[at : at + 2] = [words[at] + "n't"]
