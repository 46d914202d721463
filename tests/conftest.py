"""Small rulebooks made on the spot, and the shipped one, loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from phrasecoach import Coach
from phrasecoach.core.coach import Coach as PureCoach
from phrasecoach.core.pattern import PhraseParser
from phrasecoach.core.phrase import Phrase, PhraseCompiler, vocabulary
from phrasecoach.core.rewrite import parse_template
from phrasecoach.core.types import Conditions, Examples, Origin, Rule, Rulebook, Source
from phrasecoach.languages import get_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from phrasecoach.core.types import Replaces, Severity

ENGLISH = get_language("en")
SETS = {"boss": ["boss", "team (lead|leader)", "head of {x:2}"], "document": ["manual", "terms [and conditions]"]}


PARSER = PhraseParser(ENGLISH, SETS)
COMPILER = PhraseCompiler(PARSER)


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests keep their compiled rulebooks to themselves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PHRASECOACH_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


def _phrase(text: str) -> Phrase:
    return COMPILER.compile(PARSER.parse(text))


def _conditions(written: Mapping[str, Sequence[str]]) -> Conditions:
    return Conditions(**{place: tuple(map(_phrase, them)) for place, them in written.items()})


def make_rule(
    *phrases: str,
    rule_id: str = "topic/rule",
    rewrite: Sequence[str] = ("Here is another way.",),
    needs: Mapping[str, Sequence[str]] | None = None,
    unless: Mapping[str, Sequence[str]] | None = None,
    replaces: Replaces = "sentence",
    severity: Severity = "warning",
    threshold: int = 85,
    yields: bool = False,
) -> Rule:
    return Rule(
        id=rule_id,
        topic=rule_id.split("/", maxsplit=1)[0],
        severity=severity,
        threshold=threshold,
        phrases=tuple(map(_phrase, phrases)),
        needs=_conditions(needs or {}),
        unless=_conditions(unless or {}),
        rewrites=tuple(map(parse_template, rewrite)),
        replaces=replaces,
        why="Because.",
        source=Source("farewell", "Bad advice", "1"),
        examples=Examples((), ()),
        tags=(),
        origin=Origin("test.yaml", 1),
        yields=yields,
    )


def make_coach(*rules: Rule) -> PureCoach:
    return PureCoach([Rulebook(ENGLISH, (), rules, vocabulary(PARSER, ENGLISH))])


@pytest.fixture(scope="session")
def matched() -> Callable[[str, str], list[str]]:
    """phrase, text -> the words of the text in which the phrase is found."""
    coaches: dict[str, PureCoach] = {}

    def find(phrase: str, text: str) -> list[str]:
        coach = coaches.setdefault(phrase, make_coach(make_rule(phrase)))
        return [finding.matched for finding in coach.check(text)]

    return find


@pytest.fixture(scope="session")
def english() -> Coach:
    return Coach()
