"""Tables as people have them: with a byte-order mark, semicolons, line ends in quotes, packed."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from phrasecoach.errors import ReadError
from phrasecoach.readers.tables import TableRow, read_rows
from phrasecoach.readers.turns import Turn, read_turns

if TYPE_CHECKING:
    from pathlib import Path

TABLES = [
    pytest.param("a.csv", b"\xef\xbb\xbfText,topics\nHi,rude\n", [(2, "Hi")], id="a byte-order mark"),
    pytest.param("a.CSV", b"text;topics\r\nHi, you;rude\r\n", [(2, "Hi, you")], id="semicolons and windows line ends"),
    pytest.param("a.csv", b"text\ttopics\nHi\trude\n\nHo\t\n", [(2, "Hi"), (4, "Ho")], id="tabs and an empty line"),
    pytest.param("a.csv", b'text,n\n"Hi,\n\nyou",1\nHo,2\n', [(2, "Hi,\n\nyou"), (5, "Ho")], id="line ends in quotation marks"),
    pytest.param("a.csv", b"text\nHi\n", [(2, "Hi")], id="one column"),
    pytest.param("a.jsonl", b'\n{"text": "Hi"}\r\n', [(2, "Hi")], id="jsonl"),
    pytest.param("a.jsonl.gz", gzip.compress(b'{"text": "Hi"}'), [(1, "Hi")], id="packed"),
    pytest.param("a.jsonl", '{"text": "a\u2028b"}'.encode(), [(1, "a\u2028b")], id="a line separator is no line end"),
]


@pytest.mark.parametrize(("name", "content", "rows"), TABLES)
def test_rows(name: str, content: bytes, rows: list[tuple[int, str]], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    read = list(read_rows(str(tmp_path / name)))
    assert [(row.line, row.values["text"]) for row in read if isinstance(row, TableRow)] == rows
    assert len(read) == len(rows)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.jsonl.gz", gzip.compress(b"x" * 99)[:-9], "can't be unpacked"),
        ("a.csv", b"reply\nHi\n", "there is no column `text`"),
        ("a.jsonl", b"\xff\xfe\x00", "not UTF-16"),
    ],
    ids=["torn off", "no such column", "bad bytes"],
)
def test_a_table_that_cannot_be_read(name: str, content: bytes, what: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ReadError, match=what):
        list(read_rows(str(tmp_path / name)))


def test_only_agents_are_heard(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("speaker,text\nAGENT,Hi\ncustomer,Ho\nagent ,He\n")
    assert list(read_turns(file)) == [Turn("Hi", f"{file}:2"), Turn("He", f"{file}:4")]
