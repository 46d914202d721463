"""`phrasecoach rules`: what the rules are, and whether they do what their examples say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.cli import rulebook, terminal
from phrasecoach.cli.progress import Progress
from phrasecoach.core.coach import Coach
from phrasecoach.errors import ExitCode, UserError
from phrasecoach.reporters import Screen
from phrasecoach.reporters.examples import examples_page
from phrasecoach.reporters.records import SCHEMA, praise_record, rule_record, situation_record, to_json
from phrasecoach.reporters.rule_pages import list_page, one_page, set_page
from phrasecoach.rulebook.load import builtin_rules
from phrasecoach.rulebook.replies_selftest import check_situations
from phrasecoach.rulebook.selftest import check_rule
from phrasecoach.workshop.coverage import cover
from phrasecoach.workshop.diagnosis import diagnose
from phrasecoach.workshop.trace import Tracer

if TYPE_CHECKING:
    from phrasecoach.cli.terminal import ColorChoice
    from phrasecoach.core.types import Praise, Rule, Rulebook, Situation


class RuleOptions(NamedTuple):
    """What the three commands have in common."""

    rules: tuple[str, ...] = ()
    rules_only: bool = False
    color: ColorChoice = "auto"

    def load(self) -> Rulebook:
        return rulebook.load(self.rules, only=self.rules_only)

    def screen(self) -> Screen:
        return Screen(terminal.width(), terminal.wants_color(self.color))


def show_list(options: RuleOptions) -> ExitCode:
    terminal.write([list_page(options.load(), options.screen())])
    return ExitCode.CLEAN


def write_json(options: RuleOptions) -> ExitCode:
    book = options.load()
    records = {
        "rules": [rule_record(rule) for rule in book.rules],
        "situations": [situation_record(situation) for situation in book.situations],
        "praise": [praise_record(praise) for praise in book.praise],
    }
    terminal.write([to_json({"schema": SCHEMA, **records}) + "\n"], machine=True)
    return ExitCode.CLEAN


def show_one(options: RuleOptions, name: str) -> ExitCode:
    book = options.load()
    if name.startswith("@"):
        return _show_set(book, name, options.screen())
    known: dict[str, Rule | Situation | Praise] = {rule.id: rule for rule in book.rules}
    known |= {situation.id: situation for situation in book.situations} | {praise.id: praise for praise in book.praise}
    if name not in known:
        raise UserError(rulebook.unknown("phrasecoach rules show", "rule", name, known))
    terminal.write([one_page(book, known[name], options.screen())])
    return ExitCode.CLEAN


def _show_set(book: Rulebook, name: str, screen: Screen) -> ExitCode:
    sets = {f"@{one}": one for one in sorted(book.sets)}
    if name == "@":
        terminal.write(["".join(f"{one}\n" for one in sets)])
        return ExitCode.CLEAN
    if name not in sets:
        hint = f"there are {', '.join(sets)}"
        raise UserError(rulebook.unknown("phrasecoach rules show", "word set", name, sets, hint))
    terminal.write([set_page(book, sets[name], screen)])
    return ExitCode.CLEAN


def run_tests(options: RuleOptions, *, coverage: bool = False) -> ExitCode:
    """Every example of the rules that are named, all if none is, against the whole rulebook; with `coverage`, every phrase."""
    book = options.load()
    coach, tracer = Coach([book]), Tracer(book)
    tested = _named(book, options)
    watched = Progress(quiet=False).through(tested.rules, "rules tested")
    failures = [failure for rule in watched for failure in check_rule(coach, rule)]
    diagnoses = list(diagnose(failures, coach, tracer))
    replies = check_situations(coach, tested.situations, tested.praise)
    covered = cover(tested.rules, tracer) if coverage else None
    terminal.write([examples_page(tested, diagnoses, replies, covered, options.screen())])
    return ExitCode.FINDINGS if diagnoses or replies or (covered and covered.idle) else ExitCode.CLEAN


def _named(book: Rulebook, options: RuleOptions) -> Rulebook:
    """What is written in the files that the command line names; all, when it names none."""
    ours = str(builtin_rules())
    if not options.rules:
        return book
    return book._replace(
        rules=tuple(rule for rule in book.rules if not rule.origin.path.startswith(ours)),
        situations=tuple(one for one in book.situations if not one.origin.path.startswith(ours)),
        praise=tuple(one for one in book.praise if not one.origin.path.startswith(ours)),
    )
