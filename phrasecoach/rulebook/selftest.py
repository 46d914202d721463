"""Rules prove themselves: their examples are checked, and what they offer instead is checked as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from phrasecoach.core.coach import Coach
    from phrasecoach.core.types import Finding, Rewrite, Rule

NOTHING = "nothing"


class Failure(NamedTuple):
    """An example that didn't do what it should. `wanted` and `got` are rule ids, or "nothing"."""

    rule: str
    example: str
    wanted: str
    got: str


def check_examples(coach: Coach) -> list[Failure]:
    """Every failure of every rule, in the order of the rules."""
    return [failure for book in coach.rulebooks for rule in book.rules for failure in check_rule(coach, rule)]


def check_rule(coach: Coach, rule: Rule) -> Iterator[Failure]:
    """A risky example must be caught by its own rule, a fine one by none.

    A ready rewrite that a risky example is offered must be clean where it stands in that example.
    """
    for example in rule.examples.risky:
        found = coach.check(example)
        own = [finding for finding in found if finding.rule == rule.id]
        if not own:
            yield Failure(rule.id, example, rule.id, _names(found))
        for rewrite in (rewrite for finding in own for rewrite in finding.rewrites if rewrite.ready):
            yield from _check_clean(coach, rule, *_rewritten(example, rewrite))
    for example in rule.examples.fine:
        yield from _check_clean(coach, rule, example, 0, len(example))


def _check_clean(coach: Coach, rule: Rule, text: str, start: int, end: int) -> Iterator[Failure]:
    """What is found in `text` outside start..end is not this rewrite's doing."""
    found = [f for f in coach.check(text) if f.kind == "phrase" and f.start < end and start < f.end]
    if found:
        yield Failure(rule.id, text, NOTHING, _names(found))


def _rewritten(example: str, rewrite: Rewrite) -> tuple[str, int, int]:
    text = example[: rewrite.start] + rewrite.text + example[rewrite.end :]
    return text, rewrite.start, rewrite.start + len(rewrite.text)


def _names(findings: Iterable[Finding]) -> str:
    return ", ".join(dict.fromkeys(finding.rule for finding in findings)) or NOTHING
