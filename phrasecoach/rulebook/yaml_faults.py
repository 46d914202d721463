"""What the YAML parser says -> what the person who writes rules has to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from phrasecoach.rulebook.nodes import Scalar

_QUOTES = "put the whole text in quotes"
_UNREADABLE = re.compile("[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\U00010000-\\U0010ffff]")


class _Row(NamedTuple):
    """`seen` is searched in "context|problem|character before and character at the mark"."""

    seen: str
    at: Literal["problem", "context", "backslash"]
    what: str
    hint: str


_TABLE = (
    _Row("nesting depth", "problem", "this is nested too deep for a rule file", _QUOTES),  # libyaml's own limit, since PyYAML 6.0.4
    _Row(r"tab character|any token\|.?\t", "problem", "a tab can't indent a line", "use spaces"),
    _Row("any token|node content", "problem", "a text can't begin with `{char}`", _QUOTES),
    _Row("an? (alias|anchor|tag)|tag handle", "context", "a text can't begin with `{char}`", _QUOTES),
    _Row("a block scalar", "context", "a text can't begin with `{char}`", f"{_QUOTES}, or begin it on the next line"),
    _Row("quoted scalar.*end of stream", "context", "this `{char}` is never closed", "write `{char}` where the text ends"),
    _Row(
        "unknown escape|hex",
        "backslash",
        "this backslash has no meaning in double quotes",
        r"write it twice, `\\`, or use single quotes",
    ),
    _Row("a flow", "context", "this `{char}` opens a list that isn't closed", f"{_QUOTES}, or close it"),
    _Row(
        "entries are not allowed",
        "problem",
        "a list can't begin on the line of its key",
        "begin it on the next line, or put the text in quotes",
    ),
    _Row(
        "values are not allowed",
        "problem",
        "a colon can't stand here",
        "put the text in quotes if the colon is part of it; if not, check how far the lines are indented",
    ),
    _Row(
        "expected ':'",
        "context",
        "this line has no colon",
        "write `key: value`; or indent the line further if it goes on with the text above",
    ),
    _Row(r"a block \w+\|.*\|'", "problem", "text goes on after the closing `'`", "write an apostrophe twice, or use double quotes"),
    _Row(r"a block \w+\|.*\|[\"\]}]", "problem", "text goes on after the closing `{before}`", _QUOTES),
    _Row(
        r"a block \w+\|",
        "problem",
        "this line doesn't fit the lines above it",
        "check how far it is indented",
    ),
    _Row("document start", "problem", "a second document begins here", "take the `---` or `...` out"),
)


def explain(error: Any, text: str, last: Scalar) -> tuple[int, str, str]:
    """Offset, what, and hint for an error of the YAML parser; `last` is the text that it read last."""
    problem = getattr(error, "problem_mark", None)
    if problem is None:
        return _unreadable(text)
    if _ran_over(last, text, problem.index):
        return last.start, f"this `{last.style}` is closed on another line", f"write `{last.style}` where the text ends"
    places = {
        "problem": problem.index,
        "context": (error.context_mark or problem).index,
        "backslash": text.rfind("\\", 0, problem.index + 1),
    }
    seen = f"{error.context}|{error.problem}|{_before(text, problem.index)}{text[problem.index : problem.index + 1]}"
    for row in _TABLE:
        if re.search(row.seen, seen, re.DOTALL):
            at = places[row.at]
            words = {"char": text[at : at + 1], "before": _before(text, problem.index)}
            return at, row.what.format_map(words), row.hint.format_map(words)
    return problem.index, f"this can't be read as YAML ({error.problem})", _QUOTES


def _ran_over(last: Scalar, text: str, index: int) -> bool:
    """A quotation mark was forgotten, so that the text went on to the next one."""
    written = text[last.start : last.end]
    return last.style in ("'", '"') and "\n" in written and "\n" not in text[last.end : index]


def _before(text: str, index: int) -> str:
    """The last character before `index` that is no space, unless the line begins in between."""
    start = max(text.rfind("\n", 0, index) + 1, index - 80)
    return text[start:index].rstrip(" ")[-1:]


def _unreadable(text: str) -> tuple[int, str, str]:
    m = _UNREADABLE.search(text)
    at = m.start() if m else 0
    return at, f"the control character U+{ord(text[at]):04X} can't stand in a rule file", "take it out"
