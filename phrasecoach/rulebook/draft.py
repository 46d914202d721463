"""A rule that isn't written yet -> the YAML of it, in a file of its own or behind the rules of a file that is there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from phrasecoach.errors import Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

_STEERING = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")  # YAML wants these written out
OWN_SOURCE = 'own:\n  title: "Our own guidance"\n'
OWN = "own"


class RuleDraft(NamedTuple):
    """All that a rule file says about a rule. `source` is empty where the topic has one."""

    id: str
    phrases: Sequence[str]
    rewrites: Sequence[str]
    why: str
    risky: Sequence[str]
    fine: Sequence[str]
    source: str = ""

    @property
    def topic(self) -> str:
        return self.id.partition("/")[0]


def new_file(draft: RuleDraft, title: str) -> str:
    """A file with this rule in it."""
    head = f"topic: {draft.topic}\ntitle: {_quoted(title)}\n"
    source = f"source: {_quoted(draft.source)}\n" if draft.source else ""
    return f"{head}{source}rules:\n" + _rule(draft._replace(source=""), "  ")


def appended(text: str, draft: RuleDraft, path: str) -> str:
    """The text of a rule file that can be loaded, with the rule behind its last one; everything else stays as it is."""
    import yaml  # noqa: PLC0415 (slow to import)

    root: Any = yaml.compose(text, yaml.SafeLoader)
    rules = next(value for key, value in root.value if key.value == "rules")
    if rules.flow_style or root.flow_style:
        raise UserError(Problem(path, "its rules stand in [ ]", "write each after a dash on lines of its own, then try again"))
    if not rules.value:
        raise UserError(Problem(path, "has no rules to append to", "name a new file"))
    before = text[: rules.end_mark.index]
    kept = before.rstrip()
    newline = "\r\n" if "\r\n" in text else "\n"
    rule = _rule(draft, " " * rules.start_mark.column).replace("\n", newline)
    return kept + newline + rule + before[len(kept) :].removeprefix(newline) + text[rules.end_mark.index :]


def _rule(draft: RuleDraft, indent: str) -> str:
    lines = [f"- id: {draft.id}", *_list("phrases", draft.phrases), *_list("rewrite", draft.rewrites)]
    lines.append(f"  why: {_quoted(draft.why)}")
    if draft.source:
        lines.append(f"  source: {_quoted(draft.source)}")
    lines.append("  examples:")
    lines += [f"  {line}" for name in ("risky", "fine") for line in _list(name, getattr(draft, name))]
    return "".join(f"{indent}{line}\n" for line in lines)


def _list(name: str, texts: Sequence[str]) -> list[str]:
    return [f"  {name}:", *(f"    - {_quoted(text)}" for text in texts)]


def _quoted(text: str) -> str:
    """A double-quoted text: JSON's, with what YAML doesn't take in as it is written out."""
    return _STEERING.sub(lambda m: f"\\u{ord(m.group()):04x}", json.dumps(text, ensure_ascii=False))
