"""From a file's text to its prose: a table of formats, and the way back from a passage to the file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from phrasecoach.readers.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from phrasecoach.core.types import Passage

    Reader = Callable[[str], list[Passage]]


def _read_markdown(text: str) -> list[Passage]:
    from phrasecoach.readers.markdown import read_markdown  # noqa: PLC0415 - its parser is slow to import

    return read_markdown(text)


READERS: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
}


def read_passages(path: str, text: str) -> list[Passage]:
    """The prose of a file's text; a file of a kind that we don't know is read as plain text."""
    reader = READERS.get(PurePath(path).suffix.lower(), read_plain)
    return reader(text)
