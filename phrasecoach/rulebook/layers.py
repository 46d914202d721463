"""A team's rules on top of ours: what is written again takes the place of what was there, and changes change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from phrasecoach.core.types import Measure, Move, Praise, Rule, Situation, Topic
from phrasecoach.rulebook.phrases import read_templates
from phrasecoach.rulebook.rules import check_captured
from phrasecoach.rulebook.shapes import nearest
from phrasecoach.rulebook.workbench import line, origins

if TYPE_CHECKING:
    from phrasecoach.rulebook.entries import ChangeEntry, ChangesEntry, MoveChangeEntry
    from phrasecoach.rulebook.nodes import Scalar
    from phrasecoach.rulebook.places import RuleFile

Thing = TypeVar("Thing", Rule, Situation, Praise)


class Shelf:
    """Topics, rules, situations and praise by their ids, as the layers so far have left them."""

    def __init__(self) -> None:
        self.topics: dict[str, Topic] = {}
        self.rules: dict[str, Rule] = {}
        self.situations: dict[str, Situation] = {}
        self.praise: dict[str, Praise] = {}

    def apply(self, file: RuleFile, changes: ChangesEntry) -> None:
        """Switch off and change what is there; a name that nothing has is reported to the file."""
        for name, entry in (changes.change or {}).items():
            self._change(file, name, entry)
        for name in changes.off:
            self._switch_off(file, name)

    def _switch_off(self, file: RuleFile, name: Scalar) -> None:
        known = self._names() | {rule.topic for rule in self.rules.values()} | {"praise": None}.keys()
        if name.value and name.value not in known:
            _unknown(file, name, known)
        self.rules = _without(self.rules, name.value)
        self.situations = _without(self.situations, name.value)
        self.praise = _without(self.praise, name.value)

    def _change(self, file: RuleFile, name: Scalar, entry: ChangeEntry) -> None:
        if name.value in self.rules:
            self.rules[name.value] = _changed_rule(file, self.rules[name.value], entry)
        elif name.value in self.situations:
            self.situations[name.value] = _changed_situation(file, self.situations[name.value], entry)
        elif name.value:
            _unknown(file, name, self.rules.keys() | self.situations.keys())

    def _names(self) -> set[str]:
        return self.rules.keys() | self.situations.keys() | self.praise.keys()


def _without(things: dict[str, Thing], name: str) -> dict[str, Thing]:
    """Those that neither have the name nor lie in the topic of that name."""
    return {key: thing for key, thing in things.items() if name not in (key, key.partition("/")[0])}


def _unknown(file: RuleFile, name: Scalar, known: set[str]) -> None:
    same_topic = sorted(one for one in known if one.startswith(name.value.partition("/")[0] + "/"))
    hint = nearest(name.value, same_topic or sorted(known)) if len(same_topic or known) <= _FEW else _close(name.value, known)
    file.fault(name.start, f"nothing is called `{name.value}`", hint)


_FEW = 12  # names that fit a hint


def _close(written: str, known: set[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 (only on the way to an error)

    close = get_close_matches(written, sorted(known), n=1, cutoff=0.5)
    return f"did you mean `{close[0]}`?" if close else "`phrasecoach rules list` shows them all"


def _changed_rule(file: RuleFile, rule: Rule, entry: ChangeEntry) -> Rule:
    templates = list(read_templates(file, entry.rewrite))
    captured = frozenset().union(*(phrase.slots for phrase in rule.phrases), *(template.slots for template in rule.rewrites))
    check_captured(file, templates, captured)
    if entry.moves:
        file.fault(entry.places["moves"], f"`{rule.id}` is a rule and has no moves", "only situations have")
    return rule._replace(
        severity=entry.severity or rule.severity,
        threshold=entry.threshold or rule.threshold,
        measure=_changed_measure(file, rule, entry),
        rewrites=tuple(template for _, template in templates) or rule.rewrites,
        why=line(entry.why) if entry.why else rule.why,
        origins={**rule.origins, **origins(file, entry.places)},
    )


def _changed_measure(file: RuleFile, rule: Rule, entry: ChangeEntry) -> Measure | None:
    if entry.over is None or rule.measure is None:
        if entry.over is not None:
            file.fault(entry.places["over"], f"`{rule.id}` counts nothing", "take the line out")
        return rule.measure
    return rule.measure._replace(over=entry.over)


_OF_RULES = ("severity", "threshold", "over", "rewrite")


def _changed_situation(file: RuleFile, situation: Situation, entry: ChangeEntry) -> Situation:
    for key in _OF_RULES:
        if key in entry.places:
            file.fault(entry.places[key], f"`{situation.id}` is a situation and has no `{key}`", "only rules have")
    known = [move.id for move in situation.moves]
    changes = {name.value: change for name, change in (entry.moves or {}).items()}
    for name in entry.moves or {}:
        if name.value and name.value not in known:
            file.fault(name.start, f"no move is called `{name.value}`", nearest(name.value, known))
    return situation._replace(
        moves=tuple(_changed_move(move, changes.get(move.id)) for move in situation.moves),
        why=line(entry.why) if entry.why else situation.why,
        origins={**situation.origins, **origins(file, entry.places)},
    )


def _changed_move(move: Move, change: MoveChangeEntry | None) -> Move:
    if change is None:
        return move
    is_required = move.is_required if change.required is None else change.required
    return move._replace(is_required=is_required, add=line(change.add) if change.add else move.add)
