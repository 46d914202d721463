"""The languages there are. Each is imported when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phrasecoach.core.language import Language

_MODULES = {"en": ("phrasecoach.languages.english", "ENGLISH")}
CODES = tuple(_MODULES)


def get_language(code: str) -> Language:
    """The language of an ISO 639-1 code out of `CODES`."""
    module, name = _MODULES[code]
    language: Language = getattr(import_module(module), name)
    return language
