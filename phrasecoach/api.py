"""The public `Coach`: the pure one, with its rule files loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.core.coach import Coach as _Coach
from phrasecoach.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from phrasecoach.core.types import Rulebook


class Coach(_Coach):
    """Reads replies and coaches them.

    languages: ISO 639-1 codes, each read with the rules that come with phrasecoach.
    rulebook: one of your own instead, from `load_rulebook`.

    `check(text)` returns the findings by position: offsets in code points of the text as given, scores from 0 to 100.
    `check_many(texts)` yields one such list a text. `rewrite(text)` applies the rewrites that are ready, and nothing else.
    Raises RulebookError when a rule file can't be used.
    """

    def __init__(self, languages: Sequence[str] = ("en",), rulebook: Rulebook | None = None) -> None:
        super().__init__([rulebook] if rulebook else [load_rulebook(language=code) for code in languages])
