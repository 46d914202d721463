"""Standing check: the quick index finds what the exhaustive search finds."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phrasecoach.core.align import find
from phrasecoach.core.automaton import Compiler, Phrase
from phrasecoach.core.index import Index
from phrasecoach.core.lexicon import Lexicon
from phrasecoach.core.pattern import Word, walk
from phrasecoach.core.reading import read
from phrasecoach.core.text import own_voice
from tests.spelling import mutate, spell_out

if TYPE_CHECKING:
    from phrasecoach import Coach
    from phrasecoach.core.language import Language

EXAMPLES = int(os.environ.get("PHRASECOACH_EXAMPLES", "300"))  # in full: 100000


class Search(NamedTuple):
    """The shipped rulebook, searchable both ways."""

    phrases: list[tuple[Phrase, int]]  # with their thresholds
    quick: Index
    lexicon: Lexicon
    language: Language


@pytest.fixture(scope="module")
def search(english: Coach) -> Search:
    rulebook = english.rulebooks[0]
    compiler = Compiler(rulebook.language)
    phrases = [(Phrase(pattern, compiler), rule.threshold) for rule in rulebook.rules for pattern in rule.phrases]
    words = (node for phrase, _ in phrases for node in walk(phrase.pattern.root) if isinstance(node, Word))
    return Search(phrases, Index([phrase for phrase, _ in phrases]), Lexicon(rulebook.language, words), rulebook.language)


@settings(max_examples=EXAMPLES, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_index_loses_nothing(search: Search, seed: int) -> None:
    rng = Random(seed)
    text = " ".join(mutate(spell_out(rng.choice(search.phrases)[0].pattern, rng), rng) for _ in range(rng.randrange(1, 3)))
    for sentence in search.language.sentences(own_voice(text)):
        where = read(sentence, search.lexicon, search.language)
        quick = set(search.quick.candidates(where))
        exhaustive = {i for i, (phrase, threshold) in enumerate(search.phrases) if find(phrase, where, threshold)}
        assert exhaustive <= quick, text
