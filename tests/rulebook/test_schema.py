"""The published JSON Schema: up to date, itself valid, and of one mind with the loader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from phrasecoach.rulebook import entries, schema
from phrasecoach.rulebook.load import builtin_rules
from tests.rulebook.files import GOOD
from tests.rulebook.test_load import FULL, WORDS

PUBLISHED = Path(__file__).parents[2] / "docs" / "rulebook.schema.json"
WRITE_IT = """python -c "from phrasecoach.rulebook.schema import published as p; print(p(), end='')" > docs/rulebook.schema.json"""
RULE_FILES = sorted(path for path in builtin_rules().rglob("*.yaml") if path.name != "sources.yaml")


DEFINITIONS = schema.json_schema()["$defs"]


def faults(json_schema: Any, text: str) -> list[str]:
    return [error.message for error in Draft202012Validator(json_schema).iter_errors(yaml.safe_load(text))]


def test_the_published_file_is_up_to_date() -> None:
    assert PUBLISHED.read_text("utf-8") == schema.published(), f"write it anew: {WRITE_IT}"


def test_it_is_a_json_schema() -> None:
    assert faults(Draft202012Validator.META_SCHEMA, PUBLISHED.read_text("utf-8")) == []


@pytest.mark.parametrize("text", [GOOD, FULL, WORDS], ids=["a small rule file", "one with every key", "words"])
def test_it_takes_what_the_loader_takes(text: str) -> None:
    assert faults(schema.json_schema(), text) == []


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.name)
def test_it_takes_our_rules(path: Path) -> None:
    assert faults(schema.json_schema(), path.read_text("utf-8")) == []


def test_it_knows_sources_too() -> None:
    sources = schema.json_schema()["$defs"]["sources"]
    assert faults(sources, (builtin_rules() / "sources.yaml").read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("entry", "keys"),
    [
        (entries.TopicEntry, DEFINITIONS["topic"]["properties"]),
        (entries.RuleEntry, DEFINITIONS["topic"]["properties"]["rules"]["items"]["properties"]),
        (entries.WordsEntry, DEFINITIONS["words"]["properties"]),
        (entries.RepliesEntry, DEFINITIONS["situations"]["properties"]),
        (entries.SituationEntry, DEFINITIONS["situations"]["properties"]["situations"]["items"]["properties"]),
        (entries.PraiseEntry, DEFINITIONS["situations"]["properties"]["praise"]["items"]["properties"]),
        (entries.ChangesEntry, DEFINITIONS["changes"]["properties"]),
        (entries.ChangeEntry, DEFINITIONS["changes"]["properties"]["change"]["additionalProperties"]["properties"]),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_every_key_of_the_table_has_a_field(entry: type[entries.RuleEntry], keys: dict[str, object]) -> None:
    assert keys.keys() == set(entry._fields) - {"places"}
