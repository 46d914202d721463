"""A mistake inside a text is pointed at where it stands in the file, however the text is written."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from phrasecoach.rulebook.nodes import Mapping, Scalar
from phrasecoach.rulebook.places import RuleFile, inside
from phrasecoach.rulebook.yaml_reader import parse


def scalar_of(text: str) -> Scalar:
    tree = parse(RuleFile("test.yaml", text))
    assert isinstance(tree, Mapping)
    value = tree.pairs[0][1]
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize(
    "text",
    [
        "a: one X two\n",
        "a: one\n  X two\n",
        "a: one\n\n\n  X two\n",
        "a: 'one X two'\n",
        "a: 'it''s X'\n",
        "a: 'one\n  X'\n",
        'a: "one X"\n',
        'a: "\\u0041\\x41\\U00000041\\n\\" X"\n',
        'a: "one\\\n   X"\n',
        'a: "one\n\n   X"\n',
        "a: |\n  one\n  X\n",
        "a: |\n  one\n    deeper\n\n  X\n",
        "a: |+\n  X\n\n",
        "a: >-\n  one\n  X\n",
        "a: >\n  one\n\n  X\n",
        "a: # a comment\n  one X\n",
        "# \U0001f600 é\na: \U0001f600 X\n",
        "a: one\r\n  X\r\n",
        "a: |\r\n  one\r\n  X\r\n",
    ],
)
def test_each_way_of_writing_a_text(text: str) -> None:
    scalar = scalar_of(text)
    assert text[inside(text, scalar, scalar.value.index("X"))] == "X"


def test_the_end_of_a_text() -> None:
    text = 'a: "one"\n'
    assert text[inside(text, scalar_of(text), 3)] == '"'


@pytest.mark.parametrize("text", ["a: |2\n    one\n   X\n", "a: >\n  one\n    deeper\n  X\n"])
def test_where_it_cannot_be_told_the_start_is(text: str) -> None:
    scalar = scalar_of(text)
    assert inside(text, scalar, 5) in (scalar.start, text.index("X"), *range(len(text)))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1), st.sampled_from("'\"|>"))
@example("it's", "'")
@example("a  b", ">")
def test_a_written_text_is_pointed_into_or_at(value: str, style: str) -> None:
    text = yaml.dump({"a": value}, default_style=style, allow_unicode=True, width=20)
    tree = parse(RuleFile("test.yaml", text))
    assert isinstance(tree, Mapping)
    scalar = tree.pairs[0][1]
    assert isinstance(scalar, Scalar)
    for offset, char in enumerate(scalar.value):
        at = inside(text, scalar, offset)
        assert at == scalar.start or text[at] in (char, "\\", "\n", " ") or (char, text[at]) == ("\n", "\n")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\u2028", "\x85"])
def test_lines_are_counted_as_yaml_does(line_break: str) -> None:
    file = RuleFile("test.yaml", line_break.join(["one", "two", "three"]))
    assert file.place(file.text.index("three") + 2) == (3, 3)
