"""phrasecoach reads a support agent's reply before the customer does.

>>> from phrasecoach import Coach
>>> coach = Coach()
>>> [finding.topic for finding in coach.check("No, that's impossible.")]
['flat-no']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phrasecoach.api import Coach
    from phrasecoach.core.types import Edit, Finding, Rewrite, Rulebook, Source
    from phrasecoach.errors import RulebookError, UserError
    from phrasecoach.rulebook.load import load_rulebook

__version__ = "0.1.0"
__all__ = ["Coach", "Edit", "Finding", "Rewrite", "Rulebook", "RulebookError", "Source", "UserError", "load_rulebook"]

# Where each name lives. Imported when first used, so that `phrasecoach --help` waits for none of it.
_HOMES = {
    "Coach": "phrasecoach.api",
    "Edit": "phrasecoach.core.types",
    "Finding": "phrasecoach.core.types",
    "Rewrite": "phrasecoach.core.types",
    "Rulebook": "phrasecoach.core.types",
    "Source": "phrasecoach.core.types",
    "RulebookError": "phrasecoach.errors",
    "UserError": "phrasecoach.errors",
    "load_rulebook": "phrasecoach.rulebook.load",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'phrasecoach' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
