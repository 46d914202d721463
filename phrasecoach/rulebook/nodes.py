"""A YAML document as a light tree whose nodes know where they stand. Offsets are code points of the file's text."""

from __future__ import annotations

from typing import NamedTuple


class Scalar(NamedTuple):
    """A text. `style` is the mark that opens it in the file: nothing, ', ", | or >."""

    value: str
    start: int
    end: int
    style: str = ""


class Items(NamedTuple):
    """A list."""

    values: list[Node]
    start: int
    end: int


class Mapping(NamedTuple):
    """`key: value` lines, in file order, repeated keys included."""

    pairs: list[tuple[Node, Node]]
    start: int
    end: int


Node = Scalar | Items | Mapping
