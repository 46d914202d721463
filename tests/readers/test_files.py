"""Paths in, each file that is meant once, in a fixed order; every fault is one sentence and the rest goes on."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from phrasecoach.errors import ReadError
from phrasecoach.readers.decode import MAX_BYTES
from phrasecoach.readers.files import find_files, from_file, from_stream


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*paths: str) -> None:
    for path in map(Path, paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Hello.")


def found(*paths: str) -> list[str]:
    return [str(f) for f in find_files(paths)]


def test_a_folder_gives_the_kinds_we_know_sorted_and_deep() -> None:
    write("b/z.md", "b/a/y.TXT", "b/c.markdown", "b/logo.png", "b/page.html", "a.text")
    assert found(".") == ["a.text", "b/a/y.TXT", "b/c.markdown", "b/z.md"]


def test_hidden_and_foreign_folders_are_skipped_unless_named() -> None:
    write(".git/a.txt", ".draft.md", "CVS/b.txt", "node_modules/c/README.md", "ok.txt")
    assert found(".") == ["ok.txt"]
    assert found(".git") == [".git/a.txt"]


def test_a_named_file_is_taken_whatever_it_is_called() -> None:
    write("reply.html", ".hidden")
    assert found("reply.html", ".hidden") == ["reply.html", ".hidden"]


def test_each_file_once() -> None:
    write("a.txt", "b/c.txt")
    assert found("a.txt", "./a.txt", ".", "b") == ["a.txt", "b/c.txt"]


def test_a_missing_path_is_left_to_reading() -> None:
    assert found("nowhere.txt") == ["nowhere.txt"]


def test_loops_end() -> None:
    write("a/b/c.txt")
    Path("a/b/back").symlink_to("..", target_is_directory=True)
    Path("self.md").symlink_to("self.md")
    Path("gone.md").symlink_to("nowhere.md")
    Path("linked.md").symlink_to("a/b/c.txt")
    assert found(".") == ["a/b/c.txt", "gone.md", "linked.md", "self.md"]


def test_a_pipe_in_a_folder_would_never_end() -> None:
    os.mkfifo("pipe.txt")
    assert found(".") == []


UNREADABLE = [
    pytest.param("nowhere.txt", "nowhere.txt: no such file or folder", id="missing"),
    pytest.param("x" * 300, "x" * 300 + ": can't be read: file name too long", id="a name too long"),
    pytest.param("self.md", "self.md: is a symbolic link that leads back to itself", id="a link to itself"),
    pytest.param(
        "No, that's impossible",
        "No, that's impossible: no such file or folder: to check words rather than a file, use --text",
        id="words in place of a path",
    ),
]


@pytest.mark.parametrize(("path", "sentence"), UNREADABLE)
def test_unreadable_in_one_sentence(path: str, sentence: str) -> None:
    Path("self.md").symlink_to("self.md")
    with pytest.raises(ReadError) as caught:
        from_file(Path(path)).text()
    assert str(caught.value) == sentence


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden() -> None:
    write("locked/a.txt", "secret.txt")
    Path("secret.txt").chmod(0)
    with pytest.raises(ReadError, match=r"secret.txt: may not be read: permission denied"):
        from_file(Path("secret.txt")).text()
    Path("locked").chmod(0)
    problems = [f for f in find_files(["."]) if isinstance(f, ReadError)]
    Path("locked").chmod(0o700)
    assert [str(p) for p in problems] == ["locked: may not be read: permission denied"]


def test_a_text_without_end_is_noticed() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            buffer[:] = b"a" * len(buffer)
            return len(buffer)

    with pytest.raises(ReadError, match=r"<stdin>: is larger than 32 MB"):
        from_stream(io.BufferedReader(Endless()), "<stdin>").text()


def test_a_200_mb_line_is_told_at_once() -> None:
    with Path("huge.txt").open("wb") as stream:
        stream.truncate(200 * 2**20)
    assert Path("huge.txt").stat().st_size > MAX_BYTES
    with pytest.raises(ReadError, match=r"huge.txt: is larger than 32 MB"):
        from_file(Path("huge.txt")).text()
