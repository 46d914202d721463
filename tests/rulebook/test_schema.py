"""The published JSON Schema: up to date, itself valid, and of one mind with the loader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from phrasecoach.rulebook import schema
from phrasecoach.rulebook.load import builtin_rules
from tests.rulebook.files import GOOD
from tests.rulebook.test_load import FULL, WORDS

PUBLISHED = Path(__file__).parents[2] / "docs" / "rulebook.schema.json"
WRITE_IT = """python -c "from phrasecoach.rulebook.schema import published as p; print(p(), end='')" > docs/rulebook.schema.json"""
RULE_FILES = sorted(path for path in builtin_rules().rglob("*.yaml") if path.name != "sources.yaml")


def test_the_published_file_is_up_to_date() -> None:
    assert PUBLISHED.read_text("utf-8") == schema.published(), f"write it anew: {WRITE_IT}"


def test_it_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(json.loads(PUBLISHED.read_text("utf-8")))


@pytest.mark.parametrize("text", [GOOD, FULL, WORDS], ids=["a small rule file", "one with every key", "words"])
def test_it_takes_what_the_loader_takes(text: str) -> None:
    Draft202012Validator(schema.json_schema()).validate(yaml.safe_load(text))


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.name)
def test_it_takes_our_rules(path: Path) -> None:
    Draft202012Validator(schema.json_schema()).validate(yaml.safe_load(path.read_text("utf-8")))


def test_it_knows_sources_too() -> None:
    sources = schema.json_schema()["$defs"]["sources"]
    Draft202012Validator(sources).validate(yaml.safe_load((builtin_rules() / "sources.yaml").read_text("utf-8")))


@pytest.mark.parametrize(
    ("entry", "keys"),
    [
        (schema.TopicEntry, schema.json_schema()["$defs"]["topic"]["properties"]),
        (schema.RuleEntry, schema.json_schema()["$defs"]["topic"]["properties"]["rules"]["items"]["properties"]),
        (schema.WordsEntry, schema.json_schema()["$defs"]["words"]["properties"]),
    ],
    ids=["topic", "rule", "words"],
)
def test_every_key_of_the_table_has_a_field(entry: type[schema.RuleEntry], keys: dict[str, object]) -> None:
    assert list(keys) == list(entry._fields)
