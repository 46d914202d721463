"""Standing check: the quick index finds what the exhaustive search finds."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phrasecoach.core.align import find
from phrasecoach.core.index import Index
from phrasecoach.core.lexicon import Lexicon
from phrasecoach.core.pattern import PhraseParser
from phrasecoach.core.reading import read
from phrasecoach.core.text import own_voice
from tests.spelling import mutate, spell_out

if TYPE_CHECKING:
    from phrasecoach import Coach
    from phrasecoach.core.language import Language
    from phrasecoach.core.phrase import Phrase

EXAMPLES = int(os.environ.get("PHRASECOACH_EXAMPLES", "300"))  # in full: 100000


class Search(NamedTuple):
    """The shipped rulebook, searchable both ways."""

    phrases: list[tuple[Phrase, int]]  # with their thresholds
    quick: Index
    lexicon: Lexicon
    language: Language
    parser: PhraseParser


@pytest.fixture(scope="module")
def search(english: Coach) -> Search:
    rulebook = english.rulebooks[0]
    phrases = [(phrase, rule.threshold) for rule in rulebook.rules for phrase in rule.phrases]
    index = Index([phrase for phrase, _ in phrases])
    parser = PhraseParser(rulebook.language, rulebook.sets)
    return Search(phrases, index, Lexicon(rulebook.language, rulebook.vocabulary), rulebook.language, parser)


@settings(max_examples=EXAMPLES, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_the_index_loses_nothing(search: Search, seed: int) -> None:
    rng = Random(seed)
    text = " ".join(
        mutate(spell_out(search.parser.parse(rng.choice(search.phrases)[0].text), rng), rng) for _ in range(rng.randrange(1, 3))
    )
    for sentence in search.language.sentences(own_voice(text)):
        where = read(sentence, search.lexicon, search.language)
        quick = set(search.quick.candidates(where))
        exhaustive = {i for i, (phrase, threshold) in enumerate(search.phrases) if find(phrase, where, threshold)}
        assert exhaustive <= quick, text
