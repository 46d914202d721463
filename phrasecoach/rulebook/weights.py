"""How long phrases get once the word sets in them are written out. Sets of sets could grow without end, and take the machine along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LIMIT = 50_000  # characters
MAX_NESTING = 20  # sets in sets


class Weights:
    """Weighs word sets, each once. `heavy` are those over the limit; whatever uses one counts it as nothing."""

    def __init__(self, sets: Mapping[str, Sequence[str]]) -> None:
        self._sets = sets
        self._known: dict[str, int] = {}
        self.heavy: set[str] = set()
        for name in sets:
            self._of_set(name, ())

    def of(self, text: str, path: tuple[str, ...] = ()) -> int:
        """Characters of a phrase with its sets written out."""
        names = re.findall(r"@([a-z][a-z_0-9]*)", text) if "@" in text else ()
        return len(text) + sum(self._of_set(name, path) for name in names)

    def _of_set(self, name: str, path: tuple[str, ...]) -> int:
        if name in path:  # a circle, which the phrase parser reports
            return 0
        if len(path) == MAX_NESTING:
            return LIMIT + 1
        if name not in self._known:
            weight = sum(self.of(entry, (*path, name)) for entry in self._sets.get(name, ()))
            self._known[name] = 0 if weight > LIMIT else weight
            if weight > LIMIT:
                self.heavy.add(name)
        return self._known[name]
