"""Finds and opens rule files. Whatever is wrong with a file as a whole is one sentence."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.rulebook.places import RuleFile

if TYPE_CHECKING:
    from pathlib import Path

SIZE_LIMIT = 1_000_000  # bytes
ENDINGS = (".yaml", ".yml")
WORDS, SOURCES = "words.yaml", "sources.yaml"

_TROUBLES = {
    errno.ENOENT: ("there is no such file or folder", "check the name"),
    errno.EACCES: ("may not be read", "check its permissions"),
    errno.EPERM: ("may not be read", "check its permissions"),
    errno.ELOOP: ("is a link that leads back to itself", "take the link out"),
    errno.ENOTDIR: ("there is no such file or folder", "check the name"),
    errno.ENAMETOOLONG: ("the name is too long", "check the name"),
}
_MARKS = {b"\xef\xbb\xbf": "begins with a byte-order mark", b"\xff\xfe": "is UTF-16", b"\xfe\xff": "is UTF-16"}
_SAVE_AGAIN = "save it as UTF-8, without a byte-order mark"


class Layer(NamedTuple):
    """The files of one rulebook folder, or one rule file with what it leans on. What isn't there is None."""

    sources: RuleFile | None
    words: RuleFile | None
    rules: tuple[RuleFile, ...]  # topics, situations, changes: told by their keys

    def files(self) -> list[RuleFile]:
        return [file for file in (self.sources, self.words, *self.rules) if file is not None]


def read_layer(path: Path, language: str) -> Layer:
    """Open every file of a layer; a folder with a subfolder named like the language means that one."""
    mode, trouble = _look(path)
    if trouble is not None:
        return Layer(None, None, (trouble,))
    if not stat.S_ISDIR(mode):
        return Layer(_sources(path.parent, language), _beside(path.parent / WORDS), _rules(path))
    folder = path / language if os.path.isdir(path / language) else path  # noqa: PTH112 (Path.is_dir raises where it may not look)
    return Layer(_sources(folder, language), _beside(folder / WORDS), _list(folder))


def read_sources(folder: Path) -> RuleFile | None:
    """The sources file of a folder with a subfolder for each language."""
    return _beside(folder / SOURCES)


def open_rule_file(path: Path) -> RuleFile:
    """The file with its text; or with a problem, and no text."""
    mode, trouble = _look(path)
    if trouble is not None:
        return trouble
    if not stat.S_ISREG(mode):
        return _refused(path, "is a folder" if stat.S_ISDIR(mode) else "is not a file", "name a rule file")
    try:
        with path.open("rb") as opened:
            return _decode(path, opened.read(SIZE_LIMIT + 1))
    except OSError as error:
        return _trouble(path, error)


def _look(path: Path) -> tuple[int, RuleFile | None]:
    try:
        return path.stat().st_mode, None
    except (OSError, ValueError) as error:
        return 0, _trouble(path, error)


def _trouble(path: Path, error: OSError | ValueError) -> RuleFile:
    number = error.errno if isinstance(error, OSError) else None
    what, hint = _TROUBLES.get(number or 0, ("can't be read", str(error)))
    return _refused(path, what, hint)


def _refused(path: Path, what: str, hint: str) -> RuleFile:
    file = RuleFile(os.fspath(path))
    file.refuse(what, hint)
    return file


def _decode(path: Path, data: bytes) -> RuleFile:
    if len(data) > SIZE_LIMIT:
        return _refused(path, f"is larger than a rule file may be ({SIZE_LIMIT // 1000} kB)", "make several files of it")
    for mark, what in _MARKS.items():
        if data.startswith(mark):
            return _refused(path, what, _SAVE_AGAIN)
    try:
        return RuleFile(os.fspath(path), data.decode())
    except UnicodeDecodeError as error:
        file = RuleFile(os.fspath(path), data.decode(errors="replace"))
        at = len(data[: error.start].decode(errors="replace"))
        file.fault(at, f"the byte {data[error.start]:#04x} is not UTF-8", _SAVE_AGAIN)
        return file


def _list(folder: Path) -> tuple[RuleFile, ...]:
    try:
        there = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        return (_trouble(folder, error),)
    paths = [path for path in there if path.name.endswith(ENDINGS) and not path.name.startswith(".")]
    if not paths:
        ending = " or ".join(ENDINGS)
        return (_refused(folder, "holds no rule files", f"a rule file ends in {ending} and lies right in the folder"),)
    return tuple(file for path in paths for file in _rules(path))


def _rules(path: Path) -> tuple[RuleFile, ...]:
    return () if path.name in (WORDS, SOURCES) else (open_rule_file(path),)


def _sources(folder: Path, language: str) -> RuleFile | None:
    """A language's folder shares the sources of the folder around it."""
    own = _beside(folder / SOURCES)
    return _beside(folder.parent / SOURCES) if own is None and folder.name == language else own


def _beside(path: Path) -> RuleFile | None:
    return open_rule_file(path) if os.path.lexists(path) else None
