"""What the paths on the command line stand for, and the text of each file. Every fault is a ReadError of one sentence."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.errors import Problem, ReadError
from phrasecoach.readers import READERS
from phrasecoach.readers.decode import MAX_BYTES, decode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

_NOT_OURS = frozenset({"CVS", "_darcs", "node_modules"})  # beside the hidden ones: .git, .hg, .svn, .venv
_REASONS = {
    errno.ENOENT: "no such file or folder",
    errno.EACCES: "may not be read: permission denied",
    errno.ELOOP: "is a symbolic link that leads back to itself",
}


class Draft(NamedTuple):
    """A text to check: the name that it is reported under, and the way to the text, which may raise ReadError."""

    name: str
    text: Callable[[], str]


def from_file(path: Path) -> Draft:
    return Draft(str(path), lambda: decode(read_bytes(path), str(path)))


def from_stream(stream: BinaryIO, name: str) -> Draft:
    """Reads one byte more than we take, so that a text without end is noticed."""
    return Draft(name, lambda: decode(stream.read(MAX_BYTES + 1), name))


def from_words(words: str, name: str) -> Draft:
    return Draft(name, lambda: words)


def find_files(paths: Iterable[str], endings: tuple[str, ...] = tuple(READERS)) -> Iterator[Path | ReadError]:
    """The files that are meant, each once: a named file whatever it is called, of a folder those with one of the endings."""
    seen: set[str] = set()
    for path in paths:
        for found in _expand(Path(path), endings):
            key = os.path.abspath(found) if isinstance(found, Path) else str(found)  # noqa: PTH100 - resolve() would follow links
            if key not in seen:
                seen.add(key)
                yield found


def _expand(path: Path, endings: tuple[str, ...]) -> Iterator[Path | ReadError]:
    return _walk(path, endings) if os.path.isdir(path) else iter([path])  # noqa: PTH112 - Path's raises on what it may not see


def _walk(folder: Path, endings: tuple[str, ...]) -> Iterator[Path | ReadError]:
    """By name, depth first. Linked folders are not entered, so no loop can hold us."""
    waiting: list[Path] = [folder]
    while waiting:
        path = waiting.pop()
        if path is not folder and not _is_folder(path):
            yield path
            continue
        try:
            waiting += sorted((p for p in path.iterdir() if _is_wanted(p, endings)), reverse=True)
        except OSError as error:
            yield _unreadable(path, error)


def _is_wanted(path: Path, endings: tuple[str, ...]) -> bool:
    if path.name.startswith(".") or path.name in _NOT_OURS:
        return False
    return _is_folder(path) or (path.name.lower().endswith(endings) and _is_file(path))


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path) and not path.is_symlink()  # noqa: PTH112


def _is_file(path: Path) -> bool:
    """A file, or a broken link, which is reported when it is read; not a pipe or a device, which might never end."""
    return os.path.isfile(path) or (path.is_symlink() and not os.path.exists(path))  # noqa: PTH110, PTH113 - Path's raise on a loop


def read_bytes(path: Path) -> bytes:
    """All of a file, and one byte more than we take of a larger one; raises ReadError."""
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> ReadError:
    reason = _REASONS.get(error.errno or 0) or f"can't be read: {(error.strerror or 'unknown reason').lower()}"
    hint = "to check words rather than a file, use --text" if " " in path.name and not path.suffix else ""
    return ReadError(Problem(str(path), reason, hint))
