"""Which files a rulebook is read from, and what is told about one that can't be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from phrasecoach.rulebook.load import load_rulebook
from tests.rulebook.files import GOOD, told, write

SAVE = "save it as UTF-8, without a byte-order mark"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xef\xbb\xbf" + GOOD.encode(), f"team.yaml begins with a byte-order mark: {SAVE}"),
        (GOOD.encode("utf-16"), f"team.yaml is UTF-16: {SAVE}"),
        (GOOD.replace("ends", "ändert").encode("latin-1"), f"team.yaml:9:13 the byte 0xe4 is not UTF-8: {SAVE}"),
        (b"\xff" * 10_000_000, "team.yaml is larger than a rule file may be (1000 kB): make several files of it"),
        (b"", "team.yaml:1:1 the file is empty: write rules in it, or delete it"),
    ],
    ids=["byte-order mark", "UTF-16", "Latin-1", "10 MB of junk", "empty"],
)
def test_a_file_that_is_no_rule_file(content: bytes, sentence: str, tmp_path: Path) -> None:
    path = write(tmp_path, {"team.yaml": content}) / "team.yaml"
    assert told(path) == [sentence]


def test_a_missing_file(tmp_path: Path) -> None:
    assert told(tmp_path / "team.yaml") == ["team.yaml there is no such file or folder: check the name"]


def test_a_folder_without_rule_files(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    hint = "a rule file ends in .yaml or .yml and lies right in the folder"
    assert told(tmp_path) == [f"{tmp_path.name} holds no rule files: {hint}"]


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    assert told(tmp_path) == ["a.yaml is a folder: name a rule file"]


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("a.yaml")
    assert told(tmp_path / "a.yaml") == ["a.yaml is a link that leads back to itself: take the link out"]
    assert told(tmp_path) == ["a.yaml is a link that leads back to itself: take the link out"]


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, {"team.yaml": GOOD})
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert told(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    assert told(tmp_path / "a.yaml") == ["a.yaml is not a file: name a rule file"]


@pytest.mark.parametrize(("call", "name"), [("open", "team.yaml"), ("iterdir", "team"), ("stat", "team")])
def test_what_may_not_be_read(call: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"team/team.yaml": GOOD})
    ordinary = getattr(Path, call)

    def refuse(path: Path, *args: object, **options: object) -> object:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return ordinary(path, *args, **options)

    monkeypatch.setattr(Path, call, refuse)
    assert told(tmp_path / "team") == [f"{name} may not be read: check its permissions"]


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    assert told(tmp_path / "\0.yaml") == ["\0.yaml can't be read: embedded null byte"]


def test_the_subfolder_of_the_language_is_meant(tmp_path: Path) -> None:
    write(tmp_path, {"en/team.yaml": GOOD, "ja/team.yaml": "nothing we read", "sources.yaml": "farewell: {title: Ours}"})
    (rule,) = load_rulebook(tmp_path, builtin=False).rules
    assert rule.source.title == "Ours"
    assert rule.origin.path == str(tmp_path / "en" / "team.yaml")


def test_a_file_leans_on_the_words_and_sources_beside_it(tmp_path: Path) -> None:
    phrase = GOOD.replace("that is impossible", '"that is @refusal"').replace("farewell 6", "handbook page 3")
    files = {"team.yaml": phrase, "words.yaml": "sets: {refusal: out}", "sources.yaml": "handbook: {title: Our handbook}"}
    (rule,) = load_rulebook(write(tmp_path, files) / "team.yaml", builtin=False).rules
    assert (rule.source.key, rule.source.title, rule.source.part) == ("handbook", "Our handbook", "page 3")


def test_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ["c.yml", "a.yaml", ".hidden.yaml", "b.yaml"]
    files = {name: GOOD.replace("flat-no", f"topic-{name[0] if name[0] != '.' else 'hidden'}") for name in names}
    book = load_rulebook(write(tmp_path, files), builtin=False)
    assert [topic.id for topic in book.topics] == ["topic-a", "topic-b", "topic-c"]
