"""Sentences, and whose voice is heard in them."""

from __future__ import annotations

import pytest

from phrasecoach.core.text import own_voice
from phrasecoach.languages import get_language

ENGLISH = get_language("en")
WRAPPED = "We looked at the invoice that you sent to us and the\nsum is right."


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("See section 74.2 of it. Next.", ["See section 74.2 of it.", "Next."]),
        ("Mr. Silva called. He is well.", ["Mr. Silva called.", "He is well."]),
        ("We open at 5 p.m. You can come.", ["We open at 5 p.m.", "You can come."]),
        ("Bags, shoes etc. are fine.", ["Bags, shoes etc. are fine."]),
        ("Well... let me see", ["Well... let me see"]),
        ("no.we cant", ["no.", "we cant"]),
        ("Hello\nBest, Tom", ["Hello", "Best, Tom"]),
        ("Hello\n\nthere", ["Hello", "there"]),
        ("- first\n- second", ["first", "second"]),
        (WRAPPED, [WRAPPED]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("", []),
        ("\u200b \n", []),
        ("😔", []),
    ],
)  # fmt: skip
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in ENGLISH.sentences(own_voice(text))] == sentences


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "\ud800 lone",
        "👩‍👩‍👧",
        "\u202eabc",
        "a" * 1000,
        "<" * 1000,
        '"' * 1000,
        "`" * 1000,
        "[" * 1000,
        "{{" * 500,
        "\ufeff",
        "\ufffc",
    ],
)
def test_own_voice_keeps_the_length(text: str) -> None:
    assert len(own_voice(text)) == len(text)
    for sentence in ENGLISH.sentences(own_voice(text)):
        assert all(0 <= t.start < t.end <= len(text) for t in sentence.tokens)
