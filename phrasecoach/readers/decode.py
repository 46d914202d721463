"""Bytes to text: UTF-8 with or without a byte-order mark, UTF-16 with one; anything else is told in one sentence.

The byte-order mark is no part of the text: offsets and columns count from the first character after it. Line ends stay as
they are, so an offset in the text is an offset in the file as decoded.
"""

from __future__ import annotations

import codecs
import re

from phrasecoach.errors import Problem, ReadError

MAX_BYTES = 32 * 2**20

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_NO_BOM = (b"", "utf-8", "UTF-8")
_LINE_END = re.compile(r"\r\n|\r|\n")


def decode(data: bytes, path: str) -> str:
    """The text of a file; raises ReadError when it isn't text in an encoding that we read."""
    if len(data) > MAX_BYTES:
        raise too_large(path)
    bom, encoding, name = next((b for b in _BOMS if data.startswith(b[0])), _NO_BOM)
    if encoding == "utf-8" and b"\0" in data:
        raise _binary(path, data.index(b"\0"))
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(path, name, len(bom), error) from error
    if "\0" in text:
        raise _binary(path, len(bom) + len(text[: text.index("\0")].encode(encoding)))
    return text


def too_large(path: str) -> ReadError:
    return ReadError(Problem(path, f"is larger than {MAX_BYTES // 2**20} MB", "split it into smaller files"))


def _binary(path: str, position: int) -> ReadError:
    return ReadError(Problem(path, f"looks binary (a NUL at byte {position})", "only text files are read"))


def _undecodable(path: str, name: str, skipped: int, error: UnicodeDecodeError) -> ReadError:
    """Positions are told in bytes from the file's start, as `xxd` and editors count them."""
    before = error.object[: error.start].decode(error.encoding, "replace")
    line = len(_LINE_END.findall(before)) + 1
    what = f"byte 0x{error.object[error.start]:02X} at byte position {skipped + error.start} is not {name}"
    return ReadError(Problem(path, what, "save the file as UTF-8", line=line))
