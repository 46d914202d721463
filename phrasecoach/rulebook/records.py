"""Mappings with fixed keys: a table of the keys, their shapes and what they mean, read into a named tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar, cast

from phrasecoach.rulebook.nodes import Mapping, Node, Scalar
from phrasecoach.rulebook.shapes import JsonSchema, Shape, closest, nearest, pairs

if TYPE_CHECKING:
    from phrasecoach.rulebook.places import RuleFile

T = TypeVar("T")


class Key(NamedTuple):
    """What may stand behind a key, and what it means, in words that complete "add …"."""

    shape: Shape[Any]
    meaning: str


class Record(Generic[T]):
    """A mapping, read into the named tuple `entry`; a key is required unless its field has a default.

    `shorthand` is the key that a bare text or list stands for; exactly one of the keys of `either` is there. A field `places` is
    given the offset of each value that is written.
    """

    def __init__(self, entry: type[T], noun: str, shorthand: str = "", either: tuple[str, ...] = (), **keys: Key) -> None:
        self._entry, self._noun, self._shorthand, self._either, self._keys = entry, noun, shorthand, either, keys
        self._defaults: dict[str, Any] = cast("Any", entry)._field_defaults
        self._required = [name for name in keys if name not in self._defaults]

    def read(self, node: Node, file: RuleFile, key: str) -> T:
        if self._shorthand and not isinstance(node, Mapping):
            return self._entry(**{self._shorthand: self._keys[self._shorthand].shape.read(node, file, key)})
        values: dict[str, Any] = {}
        places: dict[str, int] = {}
        for name, value in pairs(node, file, f"a {self._noun}"):
            meant = name.value if name.value in self._keys else self._report_unknown(name, file)
            if meant and meant not in values:
                values[meant] = self._keys[meant].shape.read(value, file, name.value)
                places[meant] = name.start
        self._report_missing(values, node, file)
        self._report_either(places, node, file)
        if "places" in self._defaults:
            values["places"] = places
        return self._complete(values, node.start)

    def stand_in(self, at: int) -> T:
        return self._complete({}, at)

    def json_schema(self) -> JsonSchema:
        schema: JsonSchema = {
            "type": "object",
            "properties": {name: self._property(name) for name in self._keys},
            "required": self._required,
            "additionalProperties": False,
        } | ({"oneOf": [{"required": [name]} for name in self._either]} if self._either else {})
        if not self._shorthand:
            return schema
        return {"anyOf": [self._keys[self._shorthand].shape.json_schema(), schema | {"minProperties": 1}]}

    def _report_unknown(self, name: Scalar, file: RuleFile) -> str:
        """The key that was meant, so that its value is checked as well."""
        file.fault(name.start, f"unknown key `{name.value}`", nearest(name.value, self._keys))
        return closest(name.value, self._keys)

    def _report_missing(self, values: dict[str, Any], node: Node, file: RuleFile) -> None:
        for name in self._required:
            if name not in values and isinstance(node, Mapping) and node.pairs:
                file.fault(node.start, f"this {self._noun} has no `{name}`", f"add {self._keys[name].meaning}")

    def _report_either(self, places: dict[str, int], node: Node, file: RuleFile) -> None:
        there = [name for name in self._either if name in places]
        if self._either and not there and isinstance(node, Mapping) and node.pairs:
            first = self._either[0]
            file.fault(node.start, f"this {self._noun} has no `{first}`", f"add {self._keys[first].meaning}")
        for name in there[1:]:
            file.fault(places[name], f"this {self._noun} has both `{there[0]}` and `{name}`", "make two of it")

    def _complete(self, values: dict[str, Any], at: int) -> T:
        missing = {name: self._keys[name].shape.stand_in(at) for name in self._required if name not in values}
        return self._entry(**values, **missing)

    def _property(self, name: str) -> JsonSchema:
        schema: JsonSchema = self._keys[name].shape.json_schema() | {"description": self._keys[name].meaning}
        default = self._defaults.get(name)
        return schema | ({"default": default} if isinstance(default, (str, int)) else {})
