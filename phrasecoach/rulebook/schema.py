"""The format of rule files: one table for the checks, the messages, and the JSON Schema that editors use."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.core.types import DEFAULT_THRESHOLD, SEVERITIES, Replaces, Severity
from phrasecoach.rulebook.records import Key, Record
from phrasecoach.rulebook.shapes import Choice, JsonSchema, ListOf, Number, OneOrMore, Table, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from phrasecoach.rulebook.nodes import Scalar

Texts = tuple["Scalar", ...]


class ExamplesEntry(NamedTuple):
    """`examples` of a rule, as written."""

    risky: Texts
    fine: Texts


class ConditionsEntry(NamedTuple):
    """`unless` or `needs`, as written."""

    before: Texts = ()
    after: Texts = ()
    inside: Texts = ()
    sentence: Texts = ()
    reply: Texts = ()


class RuleEntry(NamedTuple):
    """One rule, as written."""

    id: Scalar
    phrases: Texts
    rewrite: Texts
    why: Scalar
    examples: ExamplesEntry
    source: Scalar | None = None
    severity: Severity | None = None
    threshold: int = DEFAULT_THRESHOLD
    replaces: Replaces = "sentence"
    needs: ConditionsEntry = ConditionsEntry()
    unless: ConditionsEntry = ConditionsEntry()
    tags: Texts = ()


class TopicEntry(NamedTuple):
    """A file of rules, as written."""

    topic: Scalar
    title: Scalar
    rules: tuple[RuleEntry, ...]
    source: Scalar | None = None
    severity: Severity | None = None
    unless: ConditionsEntry = ConditionsEntry()
    sets: Mapping[Scalar, Texts] | None = None


class WordsEntry(NamedTuple):
    """`words.yaml`, as written."""

    sets: Mapping[Scalar, Texts] | None = None
    unless: ConditionsEntry = ConditionsEntry()


class SourceEntry(NamedTuple):
    """One source, as written."""

    title: Scalar


_NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
_PROSE = Text()
_TEXTS = OneOrMore(_PROSE)
_SLUG = Text(_NAME, "small letters and dashes, like flat-no")
_RULE_ID = Text(f"{_NAME}/{_NAME}", "the topic, a slash and a short name, like flat-no/impossible")
_SET_NAME = Text("[a-z][a-z_0-9]*", "small letters and underscores, like help_pages")
_SETS = Table(_SET_NAME, _TEXTS)
_SEVERITY = Choice[Severity](*SEVERITIES)

_EXAMPLES = Record(
    ExamplesEntry,
    "set of examples",
    risky=Key(_TEXTS, "replies that the rule must catch"),
    fine=Key(_TEXTS, "replies that look alike and that no rule may catch"),
)

_CONDITIONS = Record(
    ConditionsEntry,
    "set of conditions",
    shorthand="sentence",
    before=Key(_TEXTS, "phrases that stand before the match"),
    after=Key(_TEXTS, "phrases that stand after the match"),
    inside=Key(_TEXTS, "phrases that stand inside the match"),
    sentence=Key(_TEXTS, "phrases anywhere in the same sentence"),
    reply=Key(_TEXTS, "phrases anywhere in the whole reply"),
)

_RULE = Record(
    RuleEntry,
    "rule",
    id=Key(_RULE_ID, "the topic, a slash and a short name, like flat-no/impossible"),
    phrases=Key(_TEXTS, "the risky words, in the phrase language"),
    rewrite=Key(_TEXTS, "what to write instead, with {slots} out of the phrase and [blanks to fill]"),
    why=Key(_PROSE, "what the customer hears, and why that hurts"),
    examples=Key(_EXAMPLES, "`risky` replies that it must catch, `fine` ones that it may not"),
    source=Key(_PROSE, "the guidance it rests on, a key out of sources.yaml and the part"),
    severity=Key(_SEVERITY, "how much it matters; a warning if nothing is said"),
    threshold=Key(Number(50, 100), "the score from which a likeness counts"),
    replaces=Key(Choice[Replaces]("sentence", "phrase"), "what the rewrite takes the place of"),
    needs=Key(_CONDITIONS, "phrases without which a match says nothing"),
    unless=Key(_CONDITIONS, "phrases that make a match harmless"),
    tags=Key(OneOrMore(_SLUG), "labels to sort rules by"),
)

TOPIC_FILE = Record(
    TopicEntry,
    "rule file",
    topic=Key(_SLUG, "the kind of harm, like flat-no"),
    title=Key(_PROSE, "the name of the topic, for people"),
    rules=Key(ListOf(_RULE), "the rules of the topic, each after a dash"),
    source=Key(_PROSE, "the guidance that the rules rest on where they name none themselves"),
    severity=Key(_SEVERITY, "the severity of rules that name none; a warning if nothing is said"),
    unless=Key(_CONDITIONS, "phrases that make a match of any rule of the topic harmless"),
    sets=Key(_SETS, "word sets that the topic's phrases use, as @name"),
)

WORDS_FILE = Record(
    WordsEntry,
    "words file",
    sets=Key(_SETS, "word sets, for use in phrases as @name"),
    unless=Key(_CONDITIONS, "phrases that make a match of any rule harmless"),
)

SOURCES_FILE = Table(_SLUG, Record(SourceEntry, "source", title=Key(_PROSE, "the title, as a finding quotes it")))


def published() -> str:
    """The text of docs/rulebook.schema.json."""
    return dumps(json_schema(), indent=2) + "\n"


def json_schema() -> JsonSchema:
    """The JSON Schema of a rule file; `words.yaml` is told by its keys, and `sources.yaml` is `#/$defs/sources`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "phrasecoach rule file",
        "if": {"anyOf": [{"required": ["sets"]}, {"required": ["unless"]}], "not": {"required": ["topic"]}},
        "then": {"$ref": "#/$defs/words"},
        "else": {"$ref": "#/$defs/topic"},
        "$defs": {
            "topic": TOPIC_FILE.json_schema(),
            "words": WORDS_FILE.json_schema(),
            "sources": SOURCES_FILE.json_schema(),
        },
    }
