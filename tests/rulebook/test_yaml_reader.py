"""Whatever a file holds, it is refused in one sentence; with libyaml and without."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from phrasecoach.rulebook.places import RuleFile
from phrasecoach.rulebook.yaml_reader import parse
from tests.rulebook.files import CASES, GOOD

SIZE = 1_000_000
BOMB = 'a: &a ["x", "x"]\n' + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(8))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BOMB, "`&` makes a YAML anchor, and anchors are not read"),
        (f"a: [{'*a, ' * 9}]\n", "`*` makes a YAML alias, and aliases are not read"),
        ("[" * SIZE, "this is nested too deep for a rule file"),
        ("{" * SIZE, "this is nested too deep for a rule file"),
        ("- " * (SIZE // 2), "this is nested too deep for a rule file"),
        ("? " * (SIZE // 2), "this is nested too deep for a rule file"),
        ("".join(" " * n + "a:\n" for n in range(1400)), "this is nested too deep for a rule file"),
        ("- x\n" * (SIZE // 4), "the file holds more than a rule file can"),
        ("[" + "x," * (SIZE // 2), "the file holds more than a rule file can"),
        ("{" + "a," * (SIZE // 2), "the file holds more than a rule file can"),
        ("a:\n" * (SIZE // 3), "the file holds more than a rule file can"),
        ("---\n" * (SIZE // 4), "a second document begins here"),
        ("".join(f"%TAG !a{n}! b\n" for n in range(60_000)), "a line can't begin with `%`"),
        ('"' + "x" * SIZE, 'this `"` is never closed'),
        ("a: " * (SIZE // 3), "a colon can't stand here"),
        ("\t" * SIZE, "a tab can't indent a line"),
        ("#" * SIZE, "the file is empty"),
        ("\0" * SIZE, "the control character U+0000 can't stand in a rule file"),
    ],
    ids=lambda value: value[:12],
)
def test_junk_gets_one_sentence(text: str, told: str) -> None:
    file = RuleFile("junk.yaml", text)
    assert parse(file) is None
    assert [problem.what for problem in file.told()] == [told]


@given(st.text(st.sampled_from("ab:-?[]{},&*!|>'\"%@`#\n \t~é\U0001f600\\\x07"), max_size=60))
def test_no_text_makes_it_fail(text: str) -> None:
    file = RuleFile("any.yaml", text)
    parse(file)
    assert all(problem.what and problem.line for problem in file.told())


@pytest.fixture
def _no_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)


@pytest.mark.usefixtures("_no_libyaml")
@pytest.mark.parametrize("case", [case for case in CASES["cases"] if "old" in case], ids=lambda case: case["why"])
def test_without_libyaml_the_same_is_read_and_told(case: dict[str, str]) -> None:
    text = GOOD.replace(case["old"], case["new"], 1)
    plain, fast = RuleFile("team.yaml", text), RuleFile("team.yaml", text)
    tree = parse(plain)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "CSafeLoader", yaml.cyaml.CSafeLoader, raising=False)
        assert parse(fast) == tree
    assert list(plain.told()) == list(fast.told())
