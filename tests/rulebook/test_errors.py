"""What a person who writes rules is told about a mistake: where, what, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from phrasecoach.rulebook.schema import json_schema
from tests.rulebook.files import CASES, GOOD, problems, told, write

if TYPE_CHECKING:
    from pathlib import Path

Case = dict[str, Any]
cases = pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["why"])


def written(case: Case) -> str:
    if "old" in case:
        assert case["old"] in GOOD
        return GOOD.replace(case["old"], case["new"], 1)
    return str(case.get("new", GOOD + case.get("add", "")))


@cases
def test_a_mistake(case: Case, tmp_path: Path) -> None:
    files = {"team.yaml": written(case)} | ({"words.yaml": case["words"]} if "words" in case else {})
    expected = [sentence if sentence[0].isalpha() else f"team.yaml:{sentence}" for sentence in case["told"]]
    assert told(write(tmp_path, files)) == expected


@cases
def test_the_line_is_shown_and_the_column_marked(case: Case, tmp_path: Path) -> None:
    write(tmp_path, {"team.yaml": written(case)})
    lines = [*written(case).splitlines(), ""]
    for problem in problems(tmp_path / "team.yaml"):
        assert problem.shown == lines[problem.line - 1].replace("\t", " ").replace("\a", "·")
        assert problem.column <= len(problem.shown) + 1


@pytest.mark.parametrize("case", [case for case in CASES["cases"] if case.get("editor")], ids=lambda case: case["why"])
def test_an_editor_shows_it_too(case: Case) -> None:
    assert not Draft202012Validator(json_schema()).is_valid(yaml.safe_load(written(case)))


def test_the_text_of_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"team.yaml": GOOD.replace("    phrases:", "    phrase:")})
    monkeypatch.chdir(tmp_path)
    assert "\n".join(map(str, problems(tmp_path / "team.yaml"))).replace(f"{tmp_path}/", "") == (
        "team.yaml:6:5: unknown key `phrase`: did you mean `phrases`?\n"
        "        phrase:\n"
        "        ^"
    )  # fmt: skip


def test_all_mistakes_of_all_files_at_once(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.yaml": GOOD.replace("title:", "titel:").replace("that is impossible", "that is (impossible"),
        "b.yaml": "- nothing\n",
        "c.yaml": b"\xff\xfe",
        "words.yaml": "sets:\n  x: [(]\n",
    }
    assert told(write(tmp_path, files)) == [
        "words.yaml:2:7 `(` is never closed: write `)` where it ends",
        "a.yaml:2:1 unknown key `titel`: did you mean `title`?",
        "a.yaml:7:17 `(` is never closed: write `)` where it ends",
        "b.yaml:1:1 a rule file can't be a list: write `key: value` lines",
        "c.yaml is UTF-16: save it as UTF-8, without a byte-order mark",
    ]


def test_an_id_in_two_files(tmp_path: Path) -> None:
    assert told(write(tmp_path, {"a.yaml": GOOD, "b.yaml": GOOD})) == [
        "b.yaml:1:8 the topic `flat-no` has another file already (a.yaml:1): put the rules in that file",
        "b.yaml:5:9 the id `flat-no/impossible` belongs to another rule already (a.yaml:5): choose another name",
    ]


def test_a_file_full_of_mistakes_is_cut_short(tmp_path: Path) -> None:
    files = {"team.yaml": GOOD + "".join(f"    wrong{n}: x\n" for n in range(200))}
    sentences = told(write(tmp_path, files))
    assert len(sentences) == 101
    assert sentences[-1] == "team.yaml only 100 mistakes are shown: mend these first"


def test_a_long_line_is_cut(tmp_path: Path) -> None:
    write(tmp_path, {"team.yaml": GOOD.replace("why: It", "why: [" + "x" * 5000)})
    (problem,) = problems(tmp_path)
    assert len(problem.shown) < 200
    assert problem.shown.endswith("…")


def test_what_would_disturb_a_terminal_is_not_shown(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path, {"team.yaml": GOOD.replace("why: It", "whi: \x1b[31m\u202eIt")}))
    assert "\x1b" not in str(problem)
    _, problem = problems(write(tmp_path, {"team.yaml": GOOD.replace("why:", '"wh\\e[31m":')}))
    assert problem.what == "unknown key `wh·[31m`"
    (problem,) = problems(write(tmp_path, {"team.yaml": GOOD.replace("why: It", "whi: \u202eIt")}))
    assert problem.shown == "    whi: ·It ends the talk."
