"""Phrases that can't be read are pointed at, and told what to write instead."""

from __future__ import annotations

import pytest

from phrasecoach.core.pattern import PhraseError, PhraseParser
from phrasecoach.core.rewrite import parse_template
from phrasecoach.languages import get_language

PARSER = PhraseParser(
    get_language("en"), {"boss": ["manager", "@chief"], "chief": ["ceo"], "a": ["@b"], "b": ["@a"], "broken": ["fine", "not (fine"]}
)


@pytest.mark.parametrize(
    ("phrase", "offset", "message", "hint"),
    [
        ("you (have to", 4, "`(` is never closed", "write `)` where it ends"),
        ("you [have) to", 4, "`[` is never closed", "write `]` where it ends"),
        ("you have) to", 8, "`)` closes nothing", "take it out, or open it before"),
        ("you | we", 4, "`|` stands outside brackets", "put the alternatives in ( )"),
        ("is this it?", 10, "`?` has no meaning in a phrase", "an optional word stands in [square brackets]"),
        (
            "the {Plan} users",
            4,
            "`{` has no meaning in a phrase",
            "a slot is written {name}, {name:3} or {name:number}, in small letters",
        ),
        ("the {plan:nmber}", 4, "unknown kind of slot `nmber`", "did you mean `number`?"),
        ("my @bos", 3, "unknown word set @bos", "did you mean `boss`?"),
        ("my @a", 0, "the word set @a contains itself (@a -> @b -> @a)", "take one of them out"),
        ("my @broken", 4, "`(` is never closed", "write `)` where it ends"),
        ("too ...99 long", 4, "`99` is no length", "write a number of words from 1 to 12"),
        ("( ) empty", 0, "nothing stands between `(` and `)`", "write the words, or take both out"),
        ("...", 0, "a phrase needs at least one word", ""),
        ("", 0, "a phrase needs at least one word", ""),
        ("(" * 40 + "a" + ")" * 40, 20, "brackets are nested too deep", "write two phrases"),
    ],
)
def test_a_bad_phrase_is_pointed_at(phrase: str, offset: int, message: str, hint: str) -> None:
    with pytest.raises(PhraseError) as caught:
        PARSER.parse(phrase)
    assert (caught.value.offset, caught.value.message, caught.value.hint) == (offset, message, hint)


@pytest.mark.parametrize(
    ("phrase", "slots"),
    [
        ("{a} is {b:number}", {"a", "b"}),
        ("{a} [is {b}]", {"a"}),
        ("({a} is|{a} was|are {a}) it", {"a"}),
        ("({a} is|{b} was) it", set()),
        ("my @boss", set()),
    ],
)
def test_slots_are_those_always_captured(phrase: str, slots: set[str]) -> None:
    assert PARSER.parse(phrase).slots == slots


@pytest.mark.parametrize(
    ("rewrite", "offset", "message"),
    [
        ("as soon as {plan", 11, "`{` has no partner"),
        ("as soon as plan]", 15, "`]` has no partner"),
        ("as soon as {My Plan}", 11, "`My Plan` is no name of a slot"),
        ("here is [ ]", 8, "the blank is empty"),
    ],
)
def test_a_bad_rewrite_is_pointed_at(rewrite: str, offset: int, message: str) -> None:
    with pytest.raises(PhraseError) as caught:
        parse_template(rewrite)
    assert (caught.value.offset, caught.value.message) == (offset, message)
