"""Text laid out for a screen: paragraphs that wrap between words, words that are marked, with colours or without."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

if TYPE_CHECKING:
    from phrasecoach.reporters import Screen

MARK = "bold red underline"
_NARROWEST = 20
_READABLE = 100  # columns: longer lines tire the eye


class Page:
    """Collects lines; `take` hands them over as text for the terminal."""

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

    def paragraph(self, text: Text, *, indent: int = 0, hanging: int = 0, full_width: bool = False) -> None:
        """Wrapped between words; `hanging` is how much further in the following lines stand."""
        for number, line in enumerate(self._wrapped(text, indent + hanging, full_width=full_width)):
            self._lines.append(Text(" " * (indent + (hanging if number else 0))) + line)

    def marked(self, text: Text, *, indent: int) -> None:
        """The same for a text with marked words, which are underlined on the next line where there are no colours."""
        for line in self._wrapped(text, indent):
            self._lines.append(Text(" " * indent) + line)
            if not self._color and (underline := _underline(line)):
                self._lines.append(Text(" " * indent + underline))

    def blank(self) -> None:
        self._lines.append(Text())

    def take(self) -> str:
        """All lines so far, which are then gone."""
        with self._console.capture() as captured:
            for line in self._lines:
                self._console.print(line, soft_wrap=True)
        self._lines.clear()
        return captured.get()

    def _wrapped(self, text: Text, indent: int, *, full_width: bool = False) -> list[Text]:
        width = self._width if full_width else min(self._width, _READABLE)
        lines = list(text.wrap(self._console, width - indent))
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
