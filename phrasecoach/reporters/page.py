"""Text laid out for a screen: paragraphs that wrap between words, words that are marked, with colours or without."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from phrasecoach.core.types import Severity
    from phrasecoach.reporters import Screen

MARK = "bold red underline"
SEVERITY_STYLES: Mapping[Severity, str] = {"error": "bold red", "warning": "bold yellow", "suggestion": "bold cyan"}
_NARROWEST = 20
_READABLE = 100  # columns: longer lines tire the eye


class Page:
    """Collects lines; `render` makes text for the terminal of them."""

    def __init__(self, screen: Screen) -> None:
        self._color = screen.color
        self._width = max(screen.width, _NARROWEST)
        self._console = Console(
            file=io.StringIO(),
            width=self._width,
            force_terminal=screen.color,
            no_color=not screen.color,
            color_system="auto" if screen.color else None,
            highlight=False,
            legacy_windows=False,
        )
        self._lines: list[Text] = []

    def paragraph(self, text: Text, *, indent: int = 0) -> None:
        """Wrapped between words."""
        self._lines += [Text(" " * indent) + line for line in self._wrapped(text, indent)]

    def copyable(self, texts: Sequence[Text], *, indent: int) -> None:
        """A line each, however long: the terminal wraps it, and what is copied from there has no line ends in it."""
        is_airy = any(indent + cell_len(text.plain) > self._width for text in texts)
        for number, text in enumerate(texts):
            if is_airy and number:
                self.blank()
            self._lines.append(Text(" " * indent) + text)

    def marked(self, text: Text, *, indent: int) -> None:
        """The same for a text with marked words, which are underlined on the next line where there are no colours."""
        for line in self._wrapped(text, indent):
            self._lines.append(Text(" " * indent) + line)
            if not self._color and (underline := _underline(line)):
                self._lines.append(Text(" " * indent + underline))

    def line(self, text: Text, *, indent: int = 0) -> None:
        """One line, cut off where the screen ends."""
        text.truncate(self._width - indent, overflow="ellipsis")
        self._lines.append(Text(" " * indent) + text)

    def blank(self) -> None:
        self._lines.append(Text())

    def render(self) -> str:
        """All lines, but for blank ones at the end."""
        while self._lines and not self._lines[-1]:
            self._lines.pop()
        with self._console.capture() as captured:
            for line in self._lines:
                self._console.print(line, soft_wrap=True)
        return captured.get()

    def _wrapped(self, text: Text, indent: int) -> list[Text]:
        lines = list(text.wrap(self._console, min(self._width, _READABLE) - indent))
        for line in lines:
            line.rstrip()
        return lines


def _underline(line: Text) -> str:
    """Marks under the marked words; wide characters take two."""
    underline = ""
    for start, end, style in sorted(line.spans):
        if style == MARK:
            underline = underline.ljust(cell_len(line.plain[:start]))
            underline += "~" * cell_len(line.plain[start:end].rstrip())
    return underline


def plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")
