"""English words: opened, shortened, misspelt."""

from __future__ import annotations

import pytest

from phrasecoach.languages import english
from phrasecoach.languages import english_vocabulary as vocabulary


@pytest.mark.parametrize(
    ("written", "tokens"),
    [
        ("can't", "can not"),
        ("CAN’T", "can not"),
        ("cannot", "can not"),
        ("won't", "will not"),
        ("dont", "do not"),
        ("odnt", "do not"),
        ("dosent", "does not"),
        ("did'nt", "did not"),
        ("wuldnt", "would not"),
        ("havnt", "have not"),
        ("that's", "that is"),
        ("boss's", "boss 's"),
        ("we're", "we are"),
        ("u", "you"),
        ("dunno", "do not know"),
        ("wouldn't've", "would not have"),
        ("e-mail", "email"),
        ("apologise", "apologize"),
        ("o'clock", "oclock"),
        ("haven", "haven"),
        ("'s", "is"),
    ],
)
def test_words(written: str, tokens: str) -> None:
    assert " ".join(english.words(written)) == tokens


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("refund", "refunds", "refunded", "refunding"), True),
        (("is", "are", "am"), True),
        (("understand", "understood", "understands"), True),
        (("tell", "told"), True),
        (("is", "was"), False),
        (("have", "had"), False),
        (("do", "did"), False),
        (("policy", "police"), False),
        (("possible", "impossible"), False),
    ],
)
def test_inflections_share_a_stem(words: tuple[str, ...], same: bool) -> None:  # noqa: FBT001
    assert (len({english.stem(word) for word in words}) == 1) == same


def test_no_slip_of_a_contraction_is_a_real_word() -> None:
    assert not (english.common_words() | english.rare_words()) & set(vocabulary.SLIPS)
