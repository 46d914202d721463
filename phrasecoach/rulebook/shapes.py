"""The shapes that values in a rule file can have. Each reads nodes, and says itself as JSON Schema.

A value that is wrong is reported and read as an empty stand-in, so that the checks after it can go on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from phrasecoach.rulebook.nodes import Items, Mapping, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from phrasecoach.rulebook.places import RuleFile

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
JsonSchema = dict[str, Any]

_FORMS = (str.lower, str.capitalize, str.upper)
# What YAML readers, ours and those of editors, take for something other than text unless it is in quotes.
_SWITCHES = frozenset(form(word) for word in ("yes", "no", "true", "false", "on", "off") for form in _FORMS)
_NOTHINGS = frozenset({"", "~", *(form("null") for form in _FORMS)})
_NUMBER = (
    r"[-+]?(0b[01_]+|0[xo][\da-fA-F_]+|(\d[\d_]*(:[0-5]?\d)*(\.[\d_]*)?|\.\d[\d_]*)([eE][-+]?\d+)?|\.(inf|Inf|INF))"
    r"|\.(nan|NaN|NAN)"
)
_DATE = r"\d{4}-\d\d?-\d\d?([Tt\s].*)?"
_INTEGER = r"-?\d{1,9}"
QUOTED = 60  # characters; what is longer isn't said again in a hint


class Shape(Protocol[T_co]):
    """Reads a node into a value, describes what it reads, and has a stand-in for what can't be read."""

    def read(self, node: Node, file: RuleFile, key: str) -> T_co: ...

    def stand_in(self, at: int) -> T_co: ...

    def json_schema(self) -> JsonSchema: ...


class Text:
    """A text that isn't empty; with a pattern, a text of that form, which `form` says in words."""

    def __init__(self, pattern: str = "", form: str = "") -> None:
        self._pattern, self._form = pattern, form

    def read(self, node: Node, file: RuleFile, key: str) -> Scalar:
        kind = kind_of(node)
        if isinstance(node, Scalar) and kind == "text" and self._fits(node.value):
            return node
        file.fault(node.start, *self._complaint(node, kind, key, file.text[node.start : node.end].strip()))
        return self.stand_in(node.start)

    def stand_in(self, at: int) -> Scalar:
        return Scalar("", at, at)

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": f"^{self._pattern}$" if self._pattern else r"\S"}

    def _fits(self, value: str) -> bool:
        return re.fullmatch(self._pattern, value) is not None if self._pattern else True

    def _complaint(self, node: Node, kind: str, key: str, written: str) -> tuple[str, str]:
        if kind == "nothing":
            return f"`{key}` is empty", "write something here"
        if isinstance(node, Scalar) and kind == "text":
            return f"`{node.value.strip()}` doesn't have the right form", f"write {self._form}"
        quotable = len(written) <= QUOTED and not re.search(r'["\\\n]', written)
        return f"`{key}` must be text, not {kind}", "put it in quotes" + (f', "{written}"' if quotable else "")


class Choice(Generic[T]):
    """One of a few words, the first of which stands in for a wrong one."""

    def __init__(self, *options: T) -> None:
        self._options = options

    def read(self, node: Node, file: RuleFile, key: str) -> T:
        written = node.value if isinstance(node, Scalar) else ""
        for option in self._options:
            if option == written:
                return option
        said = f"`{written}`" if written else kind_of(node)
        file.fault(node.start, f"`{key}` can't be {said}", nearest(written, map(str, self._options)))
        return self.stand_in(node.start)

    def stand_in(self, at: int) -> T:  # noqa: ARG002 (the same at every place)
        return self._options[0]

    def json_schema(self) -> JsonSchema:
        return {"enum": list(self._options)}


class Number:
    """A whole number."""

    def __init__(self, low: int, high: int) -> None:
        self._low, self._high = low, high

    def read(self, node: Node, file: RuleFile, key: str) -> int:
        wanted = f"write a whole number from {self._low} to {self._high}, without quotes"
        if not isinstance(node, Scalar) or node.style or not re.fullmatch(_INTEGER, node.value):
            written = f"`{node.value}`" if isinstance(node, Scalar) and node.value else kind_of(node)
            file.fault(node.start, f"`{key}` must be a whole number, not {written}", wanted)
        elif not self._low <= int(node.value) <= self._high:
            file.fault(node.start, f"`{key}` can't be {node.value}", wanted)
        else:
            return int(node.value)
        return self.stand_in(node.start)

    def stand_in(self, at: int) -> int:  # noqa: ARG002 (the same at every place)
        return self._low

    def json_schema(self) -> JsonSchema:
        return {"type": "integer", "minimum": self._low, "maximum": self._high}


class Switch:
    """true or false."""

    _MEANT: ClassVar = {"true": True, "false": False}

    def read(self, node: Node, file: RuleFile, key: str) -> bool:
        if isinstance(node, Scalar) and not node.style and node.value in self._MEANT:
            return self._MEANT[node.value]
        said = f"`{node.value}`" if isinstance(node, Scalar) and node.value else kind_of(node)
        file.fault(node.start, f"`{key}` can't be {said}", "write true or false, without quotes")
        return self.stand_in(node.start)

    def stand_in(self, at: int) -> bool:  # noqa: ARG002 (the same at every place)
        return True

    def json_schema(self) -> JsonSchema:
        return {"type": "boolean"}


class ListOf(Generic[T]):
    """A list with something in it."""

    def __init__(self, item: Shape[T]) -> None:
        self._item = item

    def read(self, node: Node, file: RuleFile, key: str) -> tuple[T, ...]:
        if isinstance(node, Items) and node.values:
            return tuple([self._item.read(value, file, key) for value in node.values])
        if isinstance(node, Items) or kind_of(node) == "nothing":
            file.fault(node.start, f"`{key}` is empty", "write at least one")
        else:
            file.fault(node.start, f"`{key}` must be a list, not {kind_of(node)}", "begin each entry with a dash")
        return self.stand_in(node.start)

    def stand_in(self, at: int) -> tuple[T, ...]:  # noqa: ARG002 (the same at every place)
        return ()

    def json_schema(self) -> JsonSchema:
        return {"type": "array", "items": self._item.json_schema(), "minItems": 1}


class OneOrMore:
    """A text, or a list of them."""

    def __init__(self, text: Text) -> None:
        self._text, self._list = text, ListOf(text)

    def read(self, node: Node, file: RuleFile, key: str) -> tuple[Scalar, ...]:
        if isinstance(node, Items):
            return self._list.read(node, file, key)
        return (self._text.read(node, file, key),)

    def stand_in(self, at: int) -> tuple[Scalar, ...]:  # noqa: ARG002 (the same at every place)
        return ()

    def json_schema(self) -> JsonSchema:
        return {"anyOf": [self._text.json_schema(), self._list.json_schema()]}


class Table(Generic[T]):
    """Names of one form, each with a value of one shape."""

    def __init__(self, name: Text, value: Shape[T]) -> None:
        self._name, self._value = name, value

    def read(self, node: Node, file: RuleFile, key: str) -> dict[Scalar, T]:
        found = {}
        for name, value in pairs(node, file, f"`{key}`"):
            self._name.read(name, file, "name")
            found[name] = self._value.read(value, file, name.value)
        return found

    def stand_in(self, at: int) -> dict[Scalar, T]:  # noqa: ARG002 (the same at every place)
        return {}

    def json_schema(self) -> JsonSchema:
        return {
            "type": "object",
            "propertyNames": self._name.json_schema(),
            "additionalProperties": self._value.json_schema(),
            "minProperties": 1,
        }


def pairs(node: Node, file: RuleFile, subject: str) -> Iterator[tuple[Scalar, Node]]:
    """The keys of a mapping with their values, each key once; everything else is reported."""
    if not isinstance(node, Mapping) or not node.pairs:
        kind = kind_of(node) if not isinstance(node, Mapping) else "nothing"
        what = f"{subject} is empty" if kind == "nothing" else f"{subject} can't be {kind}"
        file.fault(node.start, what, "write `key: value` lines")
        return
    lines: dict[str, int] = {}
    for key, value in node.pairs:
        if file.is_full:
            return
        if not isinstance(key, Scalar):
            file.fault(key.start, f"a key can't be {kind_of(key)}", "put the text in quotes")
        elif key.value in lines:
            first = file.place(lines[key.value])[0]
            file.fault(key.start, f"the key `{key.value}` stands here twice (first in line {first})", "keep one of them")
        else:
            lines[key.value] = key.start
            yield key, value


def kind_of(node: Node) -> str:
    """What a node is, in words."""
    if isinstance(node, Items):
        return "a list"
    if isinstance(node, Mapping):
        return "`key: value` lines"
    if node.style or not node.value:
        return "text" if node.value and not node.value.isspace() else "nothing"
    return _kind_of_plain(node.value)


def _kind_of_plain(value: str) -> str:
    if value in _SWITCHES:
        return "a yes or no"
    if value in _NOTHINGS:
        return "nothing"
    if value[0] not in "+-.0123456789":
        return "text"
    return "a number" if re.fullmatch(_NUMBER, value) else "a date" if re.fullmatch(_DATE, value) else "text"


def closest(written: str, known: Iterable[str]) -> str:
    """The known word that was meant, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 (only on the way to an error)

    return next(iter(get_close_matches(written.lower().replace("_", "-"), list(known), 1)), "")


def nearest(written: str, known: Iterable[str]) -> str:
    """A hint: the word that was meant, or all that there are."""
    options = list(known)
    if meant := closest(written, options):
        return f"did you mean `{meant}`?"
    return f"write one of {', '.join(f'`{option}`' for option in options)}" if options else ""
