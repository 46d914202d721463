"""What the core asks of a language: how to cut text into sentences, and how its words behave. Data, and a few functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from phrasecoach.core.rewrite import Template
    from phrasecoach.core.types import Sentence


class Fitter(Protocol):
    """Fills a rewrite and fits it into the draft: capitals, articles, the draft's own "we"."""

    def __call__(self, template: Template, slots: Mapping[str, str], *, plural: bool, at_start: bool) -> str: ...


class Language(NamedTuple):
    """One language, as the aligner sees it. All words are in the form of `Token.norm`."""

    code: str
    sentences: Callable[[str], list[Sentence]]
    words: Callable[[str], Sequence[str]]  # a word as a phrase has it -> the norms of its tokens
    stem: Callable[[str], str]
    inflections: Callable[[str], Sequence[str]]  # forms of a phrase word that a misspelling may aim at
    common_words: Callable[[], frozenset[str]]  # read when first needed; no misspelling of anything
    rare_words: Callable[[], frozenset[str]]
    function_words: frozenset[str]  # light: little weight, cheap to skip
    fillers: frozenset[str]  # "really", "just", "sir": nearly free to skip
    auxiliaries: frozenset[str]  # skipping one changes the meaning
    droppable: frozenset[str]  # function words that a draft may leave out
    negations: frozenset[str]  # never skipped, supplied or replaced
    refusal: str  # the negation that is also a mere interjection: "no"
    interjections: frozenset[str]  # may stand before `^`: "well", "sorry"
    greetings: frozenset[str]  # up to the next comma, so may these: "Hi Anna,"
    hesitations: frozenset[str]  # "um", "so", "okay": in speech, what comes before and after stands apart
    asides: frozenset[tuple[str, ...]]  # "as I said", without its fillers: between commas, nearly free to skip
    filler_phrases: tuple[tuple[str, ...], ...]  # "at the moment": nearly free to skip
    spoken_fillers: tuple[tuple[str, ...], ...]  # "you know": the same in speech
    sound_alikes: Mapping[str, tuple[str, ...]]  # what a speech recogniser writes -> what may have been said
    closers: frozenset[str]  # may stand after `$`: "sorry", "sir"
    conjunctions: frozenset[str]  # make a clause edge
    clause_openers: frozenset[str]  # no gap runs over these: "but", "if"
    reporting: frozenset[str]  # "think", "say", "that": carry a negation over to what follows
    plural_words: frozenset[str]  # "we", "our"
    singular_words: frozenset[str]  # "i", "my"
    fit: Fitter
