"""The rules that a command line asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from phrasecoach.core.situations import PRAISE
from phrasecoach.errors import Problem, UserError
from phrasecoach.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from phrasecoach.core.types import Rulebook


_LIST = "`phrasecoach rules list` shows them all"


def load(paths: Sequence[str], *, only: bool) -> Rulebook:
    """Ours with a team's on top, or the team's alone."""
    if only and not paths:
        raise UserError(Problem("--rules-only", "there are no other rules", "name them with --rules PATH"))
    return load_rulebook(*paths, builtin=not only)


def choose(rulebook: Rulebook, select: Sequence[str], ignore: Sequence[str]) -> Rulebook:
    """The rulebook with the selected rules only, and without the ignored ones."""
    wanted = _names(rulebook, "--select", select)
    unwanted = _names(rulebook, "--ignore", ignore)

    def chosen(names: set[str]) -> bool:
        return (not wanted or bool(names & wanted)) and not names & unwanted

    return rulebook._replace(
        rules=tuple(r for r in rulebook.rules if chosen({r.id, r.topic})),
        situations=tuple(s for s in rulebook.situations if chosen({s.id})),
        praise=tuple(p for p in rulebook.praise if chosen({p.id, PRAISE})),
    )


def _names(rulebook: Rulebook, option: str, values: Sequence[str]) -> set[str]:
    names = {name.strip() for value in values for name in value.split(",")} - {""}
    known = {r.id for r in rulebook.rules} | {r.topic for r in rulebook.rules} | {t.id for t in rulebook.topics}
    known |= {s.id for s in rulebook.situations} | {p.id for p in rulebook.praise} | {PRAISE}
    problems = [unknown(option, "rule or topic", name, known) for name in sorted(names - known)]
    if problems:
        raise UserError(*problems)
    return names


def unknown(
    where: str, kind: str, name: str, known: Iterable[str], hint: str = "`phrasecoach rules list` shows them all"
) -> Problem:
    """Nothing is called so; perhaps something else was meant."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    close = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return Problem(where, f"no {kind} is called `{name}`", f"did you mean `{close[0]}`?" if close else hint)
