"""YAML text -> nodes. Plain data only: no tags, no anchors, no aliases, one document, nothing deep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from phrasecoach.rulebook.nodes import Items, Mapping, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Callable

    from phrasecoach.rulebook.places import RuleFile

MAX_DEPTH = 12  # a rule file needs six
MAX_EVENTS = 50_000  # 300 rules make 10,000
_QUOTES = "put the text in quotes"
_SETS = "put the text in quotes; words that are used more than once can be a word set"


class _Stop(Exception):  # noqa: N818 (not an error: the end of the reading)
    """The rest of the file can't be read."""


def parse(file: RuleFile) -> Node | None:
    """The file's tree, or None after the mistake has been reported to the file."""
    import yaml  # noqa: PLC0415 (slow to import, and schema.py can do without)

    builder = _Builder(file, yaml.events)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML may have been built without libyaml
    try:
        _refuse_directives(file)
        return builder.build(loader(file.text).get_event)
    except _Stop as stop:
        file.fault(*stop.args)
    except yaml.YAMLError as error:
        from phrasecoach.rulebook.yaml_faults import explain  # noqa: PLC0415 (only on the way to an error)

        file.fault(*explain(error, file.text, builder.last))
    return None


def _refuse_directives(file: RuleFile) -> None:
    """libyaml takes quadratic time for a file full of them."""
    if (m := re.search(r"^%", file.text, re.MULTILINE)) is not None:
        raise _Stop(m.start(), "a line can't begin with `%`", _QUOTES)


class _Builder:
    """Makes nodes of the parser's events, without recursion, so that no file can exhaust the stack."""

    def __init__(self, file: RuleFile, events: Any) -> None:
        self._file = file
        self._values: list[Node] = []  # of the innermost open collection
        self._open: list[tuple[list[Node], int]] = []  # the collections around it
        self._end = events.StreamEndEvent
        self.last = Scalar("", 0, 0)
        self._handlers: dict[type, Callable[[Any], None]] = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._start,
            events.MappingEndEvent: self._end_mapping,
            events.SequenceStartEvent: self._start,
            events.SequenceEndEvent: self._end_items,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._document,
            events.DocumentEndEvent: self._ignore,
            events.StreamStartEvent: self._ignore,
        }

    def build(self, next_event: Callable[[], Any]) -> Node:
        handlers, end = self._handlers, self._end
        for _ in range(MAX_EVENTS):
            event = next_event()
            if type(event) is end:
                break
            handlers[type(event)](event)
        else:
            raise _Stop(event.start_mark.index, "the file holds more than a rule file can", "make several files of it")
        if not self._values:
            raise _Stop(0, "the file is empty", "write rules in it, or delete it")
        return self._values[0]

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        self.last = Scalar(event.value, event.start_mark.index, event.end_mark.index, event.style or "")
        self._values.append(self.last)

    def _start(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse(event)
        if len(self._open) == MAX_DEPTH:
            raise _Stop(event.start_mark.index, "this is nested too deep for a rule file", _QUOTES)
        self._open.append((self._values, event.start_mark.index))
        self._values = []

    def _end_mapping(self, event: Any) -> None:
        values = iter(self._values)
        self._close(Mapping(list(zip(values, values, strict=True)), self._open[-1][1], event.end_mark.index))

    def _end_items(self, event: Any) -> None:
        self._close(Items(self._values, self._open[-1][1], event.end_mark.index))

    def _close(self, node: Node) -> None:
        self._values, _ = self._open.pop()
        self._values.append(node)

    def _alias(self, event: Any) -> None:
        raise _Stop(event.start_mark.index, "`*` makes a YAML alias, and aliases are not read", _SETS)

    def _document(self, event: Any) -> None:
        if self._values:
            raise _Stop(event.start_mark.index, "a second document begins here", "take the `---` out")

    def _ignore(self, event: Any) -> None:
        """The stream's start and the document's end say nothing new."""

    def _refuse(self, event: Any) -> None:
        if event.anchor is not None:
            raise _Stop(event.start_mark.index, "`&` makes a YAML anchor, and anchors are not read", _SETS)
        self._file.fault(event.start_mark.index, "`!` makes a YAML tag, and tags are not read", _QUOTES)
