"""Plain text: all of it is prose. What isn't the agent's voice in it (quoted mail, code, addresses) the core leaves out."""

from __future__ import annotations

from phrasecoach.core.types import Passage


def read_plain(text: str) -> list[Passage]:
    return [Passage(text)]
