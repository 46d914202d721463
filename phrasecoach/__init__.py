"""phrasecoach reads a support agent's reply before the customer does.

>>> from phrasecoach import Coach
>>> coach = Coach()
>>> [finding.topic for finding in coach.check("No, that's impossible.")]
['flat-no']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.core.coach import Coach as _Coach
from phrasecoach.core.types import Edit, Finding, Rewrite, Rulebook, Source
from phrasecoach.errors import RulebookError, UserError
from phrasecoach.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence

__version__ = "0.1.0"
__all__ = ["Coach", "Edit", "Finding", "Rewrite", "Rulebook", "RulebookError", "Source", "UserError", "load_rulebook"]


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
