"""`phrasecoach rules new`: sentences in, a rule out that has proved itself."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.cli import rule_file, terminal
from phrasecoach.cli.answers import Answers
from phrasecoach.core.pattern import PhraseError
from phrasecoach.core.rewrite import parse_template
from phrasecoach.errors import ExitCode, Problem, UserError
from phrasecoach.readers.hits import hits_in
from phrasecoach.reporters import Screen
from phrasecoach.reporters.proposal import hits_page, phrases_page
from phrasecoach.rulebook.draft import RuleDraft
from phrasecoach.rulebook.load import load_rulebook
from phrasecoach.workshop.propose import coach_of, propose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from phrasecoach.cli.terminal import ColorChoice
    from phrasecoach.core.language import Language
    from phrasecoach.readers.hits import FileHit

_COMMAND = "phrasecoach rules new"
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*/[a-z][a-z0-9]*(-[a-z0-9]+)*")
_WHY = "[Say what the customer hears, and why that hurts.]"
_REWRITE = "[What to write instead.]"


class NewOptions(NamedTuple):
    """What the command line says; the rest is asked."""

    id: str = ""
    risky: tuple[str, ...] = ()
    fine: tuple[str, ...] = ()
    why: str = ""
    rewrites: tuple[str, ...] = ()
    source: str = ""
    output: str = ""
    against: str = ""
    color: ColorChoice = "auto"


def run(options: NewOptions) -> ExitCode:
    """Ask, propose, try out, write. Nothing is written unless all of it went well."""
    answered = _answered(options)
    ours = load_rulebook()
    draft = _draft(answered, ours.language)
    target = rule_file.target(answered.output, draft, answered.source, ours)
    hits, problems = hits_in(Path(answered.against), coach_of(draft.phrases, ours.language)) if answered.against else ([], [])
    for problem in problems:
        terminal.say(str(problem))
    rivals = rule_file.try_out(target)
    rule_file.write(target)
    _show(options=answered, draft=draft, hits=hits, is_written=bool(target.path))
    terminal.write(_farewell(target, draft, rivals))
    return ExitCode.TROUBLE if problems else ExitCode.CLEAN


def _show(*, options: NewOptions, draft: RuleDraft, hits: Sequence[FileHit], is_written: bool) -> None:
    """On stderr when the rule itself goes to stdout."""
    screen = Screen(terminal.width(), is_written and terminal.wants_color(options.color))
    pages = [phrases_page(draft.phrases, screen)]
    if options.against:
        pages.append(hits_page(options.against, hits, screen))
    if is_written:
        terminal.write(pages)
    else:
        terminal.say("".join(pages).rstrip("\n"))


def _answered(options: NewOptions) -> NewOptions:
    """Nothing is asked when the options say all that a rule can't do without."""
    if options.id and options.risky and options.fine:
        return options
    answers = Answers()
    name = options.id or answers.one("Id of the rule, like flat-no/out-of-stock")
    if problem := _id_problem(name):  # now, rather than after ten more questions
        raise UserError(problem)
    return options._replace(
        id=name,
        risky=options.risky or answers.several("Risky sentences"),
        fine=options.fine or answers.several("Fine sentences that look like them"),
        why=options.why or answers.one("Why does it hurt? (empty: to be filled in later)"),
        rewrites=options.rewrites or answers.several("Better wordings, with [blanks to fill in]"),
        source=options.source or answers.one("Source, a key of sources.yaml and a part (empty: the topic's own)"),
        output=options.output or answers.one("File to write it to (empty: only show it)"),
    )


def _draft(options: NewOptions, language: Language) -> RuleDraft:
    if problems := list(filter(None, (_id_problem(options.id), *map(_missing, ("risky", "fine"), (options.risky, options.fine))))):
        raise UserError(*problems)
    slots = sorted({slot for rewrite in options.rewrites for slot in _slots(rewrite)})
    proposal = propose(options.risky, options.fine, language, slots)
    if proposal.hopeless:
        raise UserError(*map(_hopeless, proposal.hopeless))
    rewrites = options.rewrites or (_REWRITE,)
    return RuleDraft(options.id, proposal.phrases, rewrites, options.why or _WHY, options.risky, options.fine, options.source)


def _id_problem(name: str) -> Problem | None:
    if _ID.fullmatch(name):
        return None
    what = f"`{name}` is no id" if name else "the rule has no id"
    return Problem(_COMMAND, what, "write the topic, a slash and a short name, like flat-no/impossible")


def _missing(kind: str, sentences: Sequence[str]) -> Problem | None:
    hint = f"give at least one, with --{kind} or as an answer"
    return None if sentences else Problem(_COMMAND, f"there is no {kind} sentence", hint)


def _hopeless(text: str) -> Problem:
    what = f"no phrase catches `{text}` and leaves the fine sentences alone"
    return Problem(_COMMAND, what, "choose others, or write the rule by hand, with `unless`")


def _slots(rewrite: str) -> frozenset[str]:
    try:
        return parse_template(rewrite).slots
    except PhraseError as error:
        raise UserError(Problem("--rewrite", error.message, error.hint)) from error


def _farewell(target: rule_file.Target, draft: RuleDraft, rivals: Sequence[str]) -> list[str]:
    """What was written where, and what is left to do."""
    if not target.path:
        return [target.rule]
    lines = [f"{draft.id} is written in {target.path}."]
    if target.sources:
        lines.append(f"Its source is `own`, in {Path(target.path).parent / 'sources.yaml'}: say there what your rules rest on.")
    if {_WHY, _REWRITE} & {draft.why, *draft.rewrites}:
        lines.append("Fill in what stands in [brackets] there: the reason, or what to write instead.")
    if rivals:
        lines.append(f"Beside our rules, some of its examples are found by {', '.join(rivals)}: test it without ours.")
    lines.append(f"Test it: phrasecoach rules test {shlex.quote(target.path)}" + (" --rules-only" if rivals else ""))
    return ["\n".join(lines) + "\n"]
