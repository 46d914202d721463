"""Compiled rulebooks kept between runs: reading one is fifty times cheaper than making it.

A file a rulebook, named by a digest of everything that it was made from, so that it can never be out of date. Files may be
deleted at any time, and are written whole or not at all. The folder is PHRASECOACH_CACHE_DIR, or `phrasecoach` in the user's
cache folder (XDG_CACHE_HOME, ~/.cache); PHRASECOACH_CACHE_DIR="" keeps nothing. A cache that can't be used is no error.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from phrasecoach.rulebook.plain import Plain, from_plain, to_plain

if TYPE_CHECKING:
    from phrasecoach.core.language import Language
    from phrasecoach.core.types import Rulebook

DIRECTORY = "PHRASECOACH_CACHE_DIR"
KEPT = 8  # files


def load(key: str, language: Language) -> Rulebook | None:
    """The rulebook kept under the key, or None."""
    folder = _folder()
    if folder is None:
        return None
    try:
        plain: Plain = json.loads((folder / f"{key}.json").read_bytes())
        return from_plain(plain, language)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None  # not there, or spoilt: it is made anew


def keep(key: str, book: Rulebook) -> None:
    folder = _folder()
    if folder is None:
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder, key, json.dumps(to_plain(book), ensure_ascii=False).encode("utf-8", "surrogatepass"))
        _tidy(folder)


def _write(folder: Path, key: str, content: bytes) -> None:
    unfinished = folder / f"{key}.{os.getpid()}.tmp"
    try:
        unfinished.write_bytes(content)
        unfinished.replace(folder / f"{key}.json")
    finally:
        unfinished.unlink(missing_ok=True)


def _tidy(folder: Path) -> None:
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime)
    for file in files[:-KEPT]:
        file.unlink(missing_ok=True)


def _folder() -> Path | None:
    chosen = os.environ.get(DIRECTORY)
    if chosen is not None:
        return Path(chosen) if chosen else None
    cache = os.environ.get("XDG_CACHE_HOME")
    try:
        return (Path(cache) if cache else Path.home() / ".cache") / "phrasecoach"
    except RuntimeError:  # no home
        return None
