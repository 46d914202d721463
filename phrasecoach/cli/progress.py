"""A sign of life for long runs: one line on stderr, only while somebody is watching, gone when it is over."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

from phrasecoach.cli.terminal import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Item = TypeVar("Item")

_PATIENCE = 1.0  # seconds before anything is shown
_TICK = 0.1  # seconds from one sign to the next
_CLEAR_LINE = "\r\x1b[K"


class Progress:
    """Counts items as they pass."""

    def __init__(self, *, quiet: bool) -> None:
        self._is_watched = not quiet and is_terminal(sys.stderr)
        self._next = time.monotonic() + _PATIENCE
        self._is_shown = False

    def through(self, items: Sequence[Item], what: str = "files checked") -> Iterator[Item]:
        """The same items, counted."""
        for done, item in enumerate(items):
            self._show(f"{done:,} of {len(items):,} {what}")
            yield item
        self.clear()

    def clear(self) -> None:
        """Make room for something else on the terminal."""
        if self._is_shown:
            sys.stderr.write(_CLEAR_LINE)
            sys.stderr.flush()
            self._is_shown = False

    def _show(self, line: str) -> None:
        now = time.monotonic()
        if self._is_watched and now >= self._next:
            sys.stderr.write(_CLEAR_LINE + line)
            sys.stderr.flush()
            self._next = now + _TICK
            self._is_shown = True
