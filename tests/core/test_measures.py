"""What is counted, and where."""

from __future__ import annotations

import pytest

from phrasecoach.core.lexicon import Lexicon
from phrasecoach.core.measures import MEASURES, SLOTS, counts
from phrasecoach.core.reading import read
from phrasecoach.core.text import own_voice
from phrasecoach.core.types import Measure
from tests.conftest import ENGLISH

LONG = " ".join(["word"] * 12)


@pytest.mark.parametrize(
    ("of", "over", "text", "found"),
    [
        ("paragraph-words", 11, f"{LONG}\n\nword", [LONG]),
        ("paragraph-words", 12, f"{LONG}\n\n{LONG}", []),
        ("paragraph-words", 12, f"{LONG}\n- {LONG}", []),
        ("paragraph-words", 12, f"{LONG}\nword", [f"{LONG}\nword"]),
        ("paragraph-words", 2, "One two.\n\n> three four five six", []),
        ("sentence-words", 5, "One two three. One two three four five six.", ["One two three four five six."]),
        ("sentence-words", 5, "one two three four five six", []),
        ("sentence-words", 5, "I can't say that it's fine.", ["I can't say that it's fine."]),
        ("capital-words", 2, "Please DO NOT SEND CASH to us.", ["DO NOT SEND CASH"]),
        ("capital-words", 2, "The USB and the PIN and the SIM.", []),
        ("capital-words", 2, "Your USB SIM PIN is here.", []),
        ("capital-words", 2, "I DO NOT know.", ["I DO NOT"]),
        ("exclamation-marks", 2, "Great! Thanks!! Bye!!!", ["!!!"]),
        ("exclamation-marks", 2, "What?!!! No.", ["?!!!"]),
        ("acronyms", 2, "The CPE lost its PPPoE session as the BRAS saw LCP.", ["CPE lost its PPPoE session as the BRAS saw LCP"]),
        ("acronyms", 2, "The CPE and the CPE and the CPE.", []),
        ("acronyms", 2, "the a p n is on the i m s core with v o l t e", ["a p n is on the i m s core with v o l t e"]),
        ("acronyms", 2, "PLEASE SEND US THE FORM.", []),
        ("acronyms", 2, "The WH-CH510, the BT3221 and the XY12.", []),
        ("acronyms", 1, "u r so k", []),
        ("acronyms", 2, "Send an SMS with the PIN and the BRAS.", []),
        ("list-items", 1, "Do this:\n1. open it\n2. close it", ["1. open it\n2. close it"]),
        ("list-items", 1, "Do this:\n- open it", []),
    ],
)
def test_counts_over_the_limit(of: str, over: int, text: str, found: list[str]) -> None:
    view = own_voice(text)
    lexicon = Lexicon(ENGLISH, {})
    reply = [read(sentence, lexicon, ENGLISH) for sentence in ENGLISH.sentences(view)]
    measure = Measure(of, over, frozenset({"sms", "pin"}))
    assert [count.span.of(text) for count in counts(measure, view, reply)] == found


@pytest.mark.parametrize("of", MEASURES)
def test_the_slots_of_a_measure_are_those_that_rules_may_use(of: str) -> None:
    text = "WE DO NOT KNOW!!! The ABC and DEF.\n1. one\n2. two"
    view = own_voice(text)
    reply = [read(sentence, Lexicon(ENGLISH, {}), ENGLISH) for sentence in ENGLISH.sentences(view)]
    found = list(counts(Measure(of, 0), view, reply))
    assert found
    assert {frozenset(count.slots) for count in found} == {SLOTS.get(of, frozenset())}
