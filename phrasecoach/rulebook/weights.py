"""How long phrases get once their word sets are written out: sets of sets could grow beyond all bounds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LIMIT = 50_000  # characters
MAX_NESTING = 20  # sets in sets


class Size(NamedTuple):
    """Of a phrase with its sets written out: characters, and how many sets lie in one another."""

    length: int
    nesting: int

    @property
    def is_large(self) -> bool:
        return self.length > LIMIT or self.nesting > MAX_NESTING


class Weights:
    """Weighs word sets, each once. `heavy` are the large ones; what uses one counts it as nothing."""

    def __init__(self, sets: Mapping[str, Sequence[str]]) -> None:
        self._sets = sets
        self._known: dict[str, Size] = {}
        self.heavy: set[str] = set()
        for name in sets:
            self._of_set(name, ())

    def of(self, text: str, path: tuple[str, ...] = ()) -> Size:
        """The size of a phrase; `path` are the sets that it lies in."""
        if "@" not in text:
            return Size(len(text), 0)
        below = [self._of_set(name, path) for name in re.findall(r"@([a-z][a-z_0-9]*)", text)]
        return Size(len(text) + sum(size.length for size in below), max((size.nesting for size in below), default=0))

    def _of_set(self, name: str, path: tuple[str, ...]) -> Size:
        if name in path:  # a circle, which the phrase parser reports
            return Size(0, 0)
        if len(path) > MAX_NESTING:
            return Size(LIMIT + 1, 0)
        if name not in self._known:
            entries = [self.of(entry, (*path, name)) for entry in self._sets.get(name, ())]
            size = Size(sum(entry.length for entry in entries), 1 + max((entry.nesting for entry in entries), default=0))
            self._known[name] = Size(0, 0) if size.is_large else size
            if size.is_large:
                self.heavy.add(name)
        return self._known[name]
