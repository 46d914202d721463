"""The format of rule files: one table for the checks, the messages, and the JSON Schema that editors use."""

from __future__ import annotations

from json import dumps
from typing import TYPE_CHECKING, Any

from phrasecoach.core.measures import MEASURES
from phrasecoach.core.types import SEVERITIES, Replaces, Severity
from phrasecoach.rulebook.entries import (
    ChangeEntry,
    ChangesEntry,
    ConditionsEntry,
    ExamplesEntry,
    IncompleteEntry,
    MeasureEntry,
    MoveChangeEntry,
    MoveEntry,
    PraiseEntry,
    PraiseExamplesEntry,
    RepliesEntry,
    RuleEntry,
    SituationEntry,
    SituationExamplesEntry,
    SourceEntry,
    TopicEntry,
    WordsEntry,
)
from phrasecoach.rulebook.records import Key, Record
from phrasecoach.rulebook.shapes import Choice, JsonSchema, ListOf, Number, OneOrMore, Shape, Switch, Table, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
_PROSE = Text()
_TEXTS = OneOrMore(_PROSE)
_SLUG = Text(_NAME, "small letters and dashes, like flat-no")
_RULE_ID = Text(f"{_NAME}/{_NAME}", "the topic, a slash and a short name, like flat-no/impossible")
_ANY_ID = Text(f"{_NAME}(/{_NAME})?", "the id of a rule, topic, situation or praise, like flat-no/impossible")
_SET_NAME = Text("[a-z][a-z_0-9]*", "small letters and underscores, like help_pages")
_SETS = Table(_SET_NAME, _TEXTS)
_LIMIT = Number(0, 10_000)
_THRESHOLD = Number(50, 100)
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

_MEASURE = Record(
    MeasureEntry,
    "measure",
    of=Key(Choice[str](*MEASURES), "what is counted"),
    over=Key(_LIMIT, "how many are still fine"),
    known=Key(_TEXTS, "words that don't count"),
)

_RULE = Record(
    RuleEntry,
    "rule",
    either=("phrases", "measure"),
    id=Key(_RULE_ID, "the topic, a slash and a short name, like flat-no/impossible"),
    phrases=Key(_TEXTS, "the risky words, in the phrase language"),
    measure=Key(_MEASURE, "what is counted, and how many are still fine, instead of phrases"),
    rewrite=Key(_TEXTS, "what to write instead, with {slots} out of the phrase and [blanks to fill]"),
    why=Key(_PROSE, "what the customer hears, and why that hurts"),
    examples=Key(_EXAMPLES, "`risky` replies that it must catch, `fine` ones that it may not"),
    source=Key(_PROSE, "the guidance it rests on, a key out of sources.yaml and the part"),
    severity=Key(_SEVERITY, "how much it matters; a warning if nothing is said"),
    threshold=Key(_THRESHOLD, "the score from which a likeness counts"),
    replaces=Key(Choice[Replaces]("sentence", "phrase"), "what the rewrite takes the place of"),
    needs=Key(_CONDITIONS, "phrases without which a match says nothing"),
    unless=Key(_CONDITIONS, "phrases that make a match harmless"),
    yields=Key(Switch(), "whether it gives way to any other topic's finding in the same place; false if nothing is said"),
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

_MOVE = Record(
    MoveEntry,
    "move",
    id=Key(_SLUG, "its name, like ask-permission"),
    title=Key(_PROSE, "what the agent does, for people"),
    add=Key(_PROSE, "a sentence that makes the move, with [blanks to fill]"),
    required=Key(Switch(), "whether a reply without it is told so; true if nothing is said"),
    satisfied_by=Key(_TEXTS, "phrases that make the move"),
    measure=Key(_MEASURE, "a number that shows that the move is made"),
    broken_by=Key(_TEXTS, "phrases that spoil the move"),
)

_INCOMPLETE = Record(
    IncompleteEntry,
    "incomplete example",
    reply=Key(_PROSE, "a reply that shows the situation"),
    missing=Key(OneOrMore(_SLUG), "the required moves that it lacks"),
)

_SITUATION = Record(
    SituationEntry,
    "situation",
    id=Key(_SLUG, "its name, like refusal-steps"),
    title=Key(_PROSE, "what the reply is about, for people"),
    why=Key(_PROSE, "what the moves are good for"),
    praise=Key(_PROSE, "what to say of a reply that lacks none of them"),
    source=Key(_PROSE, "the guidance it rests on, a key out of sources.yaml and the part"),
    shown_by=Key(_TEXTS, "phrases that show the situation"),
    least=Key(Number(1, 20), "how many of them it takes"),
    moves=Key(ListOf(_MOVE), "what a good reply does then, each after a dash"),
    examples=Key(
        Record(
            SituationExamplesEntry,
            "set of examples",
            incomplete=Key(ListOf(_INCOMPLETE), "replies that lack moves"),
            complete=Key(_TEXTS, "replies that lack none"),
            other=Key(_TEXTS, "replies that look alike and don't show the situation"),
        ),
        "`incomplete`, `complete` and `other` replies",
    ),
    needs=Key(_CONDITIONS, "phrases without which a match says nothing"),
    unless=Key(_CONDITIONS, "phrases that make a match mean something else"),
)

_PRAISE = Record(
    PraiseEntry,
    "praise",
    id=Key(_RULE_ID, "praise, a slash and a short name, like praise/time-given"),
    title=Key(_PROSE, "what was done well, for people"),
    source=Key(_PROSE, "the guidance it rests on, a key out of sources.yaml and the part"),
    shown_by=Key(_TEXTS, "phrases that show it"),
    examples=Key(
        Record(
            PraiseExamplesEntry,
            "set of examples",
            earned=Key(_TEXTS, "replies that earn it"),
            other=Key(_TEXTS, "replies that look alike and don't"),
        ),
        "replies that have `earned` it, and `other` ones",
    ),
    needs=Key(_CONDITIONS, "phrases without which a match says nothing"),
    unless=Key(_CONDITIONS, "phrases that make a match mean something else"),
)

SITUATIONS_FILE = Record(
    RepliesEntry,
    "situations file",
    situations=Key(ListOf(_SITUATION), "what whole replies are about, each after a dash"),
    praise=Key(ListOf(_PRAISE), "what replies do well, each after a dash"),
    sets=Key(_SETS, "word sets that these phrases use, as @name"),
)

_CHANGE = Record(
    ChangeEntry,
    "change",
    severity=Key(_SEVERITY, "how much it matters to your team"),
    threshold=Key(_THRESHOLD, "the score from which a likeness counts"),
    over=Key(_LIMIT, "how many are still fine, in a rule that counts"),
    rewrite=Key(_TEXTS, "what your team writes instead"),
    why=Key(_PROSE, "your team's reason"),
    moves=Key(
        Table(
            _SLUG,
            Record(
                MoveChangeEntry,
                "change of a move",
                required=Key(Switch(), "whether a reply without it is told so"),
                add=Key(_PROSE, "your team's sentence"),
            ),
        ),
        "moves of a situation that your team sees otherwise",
    ),
)

CHANGES_FILE = Record(
    ChangesEntry,
    "file that extends other rules",
    extends=Key(Choice[str]("phrasecoach"), "the word phrasecoach"),
    off=Key(OneOrMore(_ANY_ID), "rules, topics, situations and praise to switch off"),
    change=Key(Table(_ANY_ID, _CHANGE), "changes, by the id of what they change"),
    words=Key(_SETS, "words to add to word sets, by the set's name"),
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
    """The JSON Schema of a rule file. The other kinds are told by their keys, and `sources.yaml` is `#/$defs/sources`."""
    kinds = {"topic": "topic", "extends": "changes", "situations": "situations", "praise": "situations"}
    told: JsonSchema = {"$ref": "#/$defs/words"}
    for key, kind in reversed(kinds.items()):
        told = {"if": {"required": [key]}, "then": {"$ref": f"#/$defs/{kind}"}, "else": told}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "phrasecoach rule file",
        **told,
        "$defs": {name: file.json_schema() for name, file in _DEFINITIONS.items()},
    }


_DEFINITIONS: Mapping[str, Shape[Any]] = {
    "topic": TOPIC_FILE,
    "situations": SITUATIONS_FILE,
    "changes": CHANGES_FILE,
    "words": WORDS_FILE,
    "sources": SOURCES_FILE,
}
