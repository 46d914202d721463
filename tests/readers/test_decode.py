"""Bytes in, text or one clear sentence out."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phrasecoach.errors import ReadError
from phrasecoach.readers.decode import MAX_BYTES, decode

DRAFT = "Désolé, c'est impossible.\r\nMerci 👩‍👩‍👧\rfin\n"

READ = [
    pytest.param(DRAFT.encode(), DRAFT, id="UTF-8"),
    pytest.param(codecs.BOM_UTF8 + DRAFT.encode(), DRAFT, id="UTF-8 with a byte-order mark"),
    pytest.param(codecs.BOM_UTF16_LE + DRAFT.encode("utf-16-le"), DRAFT, id="UTF-16, little end first"),
    pytest.param(codecs.BOM_UTF16_BE + DRAFT.encode("utf-16-be"), DRAFT, id="UTF-16, big end first"),
    pytest.param(b"", "", id="empty"),
    pytest.param(codecs.BOM_UTF8, "", id="nothing but a byte-order mark"),
    pytest.param("\u202bשלום\u202c".encode(), "\u202bשלום\u202c", id="right-to-left marks"),
]

NOT_UTF_8 = "is not UTF-8: save the file as UTF-8"
BINARY = "only text files are read"

REFUSED = [
    pytest.param("ok\r\né".encode("latin-1"), f"d.txt:2: byte 0xE9 at byte position 4 {NOT_UTF_8}", id="Latin-1"),
    pytest.param(codecs.BOM_UTF8 + b"\xff", f"d.txt:1: byte 0xFF at byte position 3 {NOT_UTF_8}", id="after a mark"),
    pytest.param(b"a\xed\xa0\x80", f"d.txt:1: byte 0xED at byte position 1 {NOT_UTF_8}", id="a lone surrogate"),
    pytest.param(b"\xff\xfea", "d.txt:1: byte 0x61 at byte position 2 is not UTF-16: save the file as UTF-8", id="half a unit"),
    pytest.param(b"MZ\0\x90", f"d.txt: looks binary (a NUL at byte 2): {BINARY}", id="NUL"),
    pytest.param(b"\xff\xfea\0\0\0", f"d.txt: looks binary (a NUL at byte 4): {BINARY}", id="NUL in UTF-16"),
    pytest.param(b"a" * (MAX_BYTES + 1), "d.txt: is larger than 32 MB: split it into smaller files", id="too large"),
]


@pytest.mark.parametrize(("data", "text"), READ)
def test_reads(data: bytes, text: str) -> None:
    assert decode(data, "d.txt") == text


@pytest.mark.parametrize(("data", "sentence"), REFUSED)
def test_refuses_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "d.txt")
    assert str(caught.value) == sentence


@given(st.binary(max_size=40))
def test_no_bytes_crash_it(data: bytes) -> None:
    assert "\0" not in text_or_sentence(data)


def text_or_sentence(data: bytes) -> str:
    try:
        return decode(data, "d.txt")
    except ReadError as error:
        return str(error)
