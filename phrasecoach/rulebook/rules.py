"""Topic files -> rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.core.measures import SLOTS
from phrasecoach.core.pattern import Group, Slot, walk
from phrasecoach.core.types import Conditions, Examples, Rule, Source
from phrasecoach.rulebook.phrases import read_templates
from phrasecoach.rulebook.shapes import nearest
from phrasecoach.rulebook.workbench import joined, line, measure, origin, origins, values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from phrasecoach.core.pattern import Pattern
    from phrasecoach.core.rewrite import Template
    from phrasecoach.rulebook.entries import RuleEntry, TopicEntry
    from phrasecoach.rulebook.nodes import Scalar
    from phrasecoach.rulebook.places import RuleFile
    from phrasecoach.rulebook.workbench import Workbench

_SHARED = ("source", "severity")  # what a topic file can say once for all its rules


def topic_rules(bench: Workbench, file: RuleFile, topic: TopicEntry) -> Iterator[Rule]:
    """The rules of one file, in its order."""
    shared = bench.conditions(file, topic.unless)
    for entry in topic.rules:
        yield _rule(bench, file, topic, entry, shared)


def _rule(bench: Workbench, file: RuleFile, topic: TopicEntry, entry: RuleEntry, shared: Conditions) -> Rule:
    _check_id(file, topic.topic.value, entry.id)
    phrases = bench.patterns(file, entry.phrases)
    templates = list(read_templates(file, entry.rewrite))
    if len(phrases) == len(entry.phrases) and len(templates) == len(entry.rewrite):
        _check_slots(file, entry, phrases, templates)
    return Rule(
        id=entry.id.value,
        topic=topic.topic.value,
        severity=entry.severity or topic.severity or "warning",
        threshold=entry.threshold,
        phrases=tuple(bench.phrase(pattern) for _, pattern in phrases),
        needs=bench.conditions(file, entry.needs),
        unless=joined([shared, bench.conditions(file, entry.unless)]),
        rewrites=tuple(template for _, template in templates),
        replaces=entry.replaces,
        why=line(entry.why),
        source=_source(bench, file, topic, entry),
        examples=Examples(values(entry.examples.risky), values(entry.examples.fine)),
        tags=values(entry.tags),
        origin=origin(file, entry.id.start),
        measure=measure(entry.measure),
        yields=entry.yields,
        origins=origins(file, {key: at for key, at in topic.places.items() if key in _SHARED} | dict(entry.places)),
    )


def _source(bench: Workbench, file: RuleFile, topic: TopicEntry, entry: RuleEntry) -> Source:
    source = entry.source or topic.source
    if source is None:
        file.fault(entry.id.start, "this rule has no `source`", "name one here, or at the top of the file for all rules")
        return Source("", "", "")
    return bench.source(file, source)


def _check_id(file: RuleFile, topic: str, name: Scalar) -> None:
    if name.value and topic and not name.value.startswith(topic + "/"):
        own = name.value.rpartition("/")[2]
        file.fault(name.start, f"the id `{name.value}` doesn't begin with its topic", f"write `{topic}/{own}`")


def _check_slots(
    file: RuleFile, entry: RuleEntry, phrases: Sequence[tuple[Scalar, Pattern]], templates: Sequence[tuple[Scalar, Template]]
) -> None:
    """Every slot of a rewrite is captured by some phrase, and every phrase has a rewrite that it can fill."""
    used = frozenset().union(*(template.slots for _, template in templates))
    captured = frozenset().union(*(pattern.slots for _, pattern in phrases))
    if entry.measure is not None:
        captured |= SLOTS.get(entry.measure.of, frozenset())
    if not used <= captured:  # those that are captured now and then; dear to look for
        captured |= {node.name for _, pattern in phrases for node in walk(pattern.root) if isinstance(node, (Slot, Group))}
    check_captured(file, templates, captured)
    for scalar, pattern in phrases:
        if not any(template.slots & captured <= pattern.slots for _, template in templates):
            file.fault(
                scalar.start, "every rewrite has a slot that this phrase may leave empty", "add a rewrite that does without it"
            )


def check_captured(file: RuleFile, templates: Sequence[tuple[Scalar, Template]], captured: frozenset[str]) -> None:
    for scalar, template in templates:
        for slot in sorted(template.slots - captured):
            meant = nearest(f"{{{slot}}}", sorted(f"{{{name}}}" for name in captured)) or "write a [blank to fill] instead"
            file.fault_inside(scalar, scalar.value.find(f"{{{slot}}}"), f"no phrase captures `{{{slot}}}`", meant)
