"""The commands for people who write rules: their options and help texts, as in `app.py`."""
# ruff: noqa: FBT002, PLC0415, TC001 - flags are typer's way of writing options, and it reads the annotations

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from phrasecoach.cli.options import Action, Color, RuleFiles, RulesOnly

if TYPE_CHECKING:
    from collections.abc import Callable


def evaluate(
    labelled: Annotated[list[str], typer.Argument(metavar="LABELLED", help="Labelled replies: .jsonl, .jsonl.gz or .csv.")],
    rules: RuleFiles = None,
    rules_only: RulesOnly = False,
    threshold_sweep: Annotated[
        bool, typer.Option("--threshold-sweep", help="Show what other thresholds would find: precision, recall, F1 by score.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The same for machines.")] = False,
    color: Color = "auto",
) -> Action:
    """How right are the rules? Precision and recall on labelled replies, and each reply that they get wrong.

    A row has the columns `text`, `topics` (a list; in CSV names with blanks, commas or semicolons between them) and `risky`
    (true or false; without it, a reply with topics is risky). Other columns don't matter.

    Exit code 0: measured; 2: a row or a file can't be used, and the rest was measured.
    """
    from phrasecoach.cli.evaluate import EvaluateOptions, run
    from phrasecoach.cli.rules import RuleOptions

    options = EvaluateOptions(tuple(labelled), RuleOptions(tuple(rules or ()), rules_only, color), threshold_sweep, as_json)
    return partial(run, options)


def suggest(
    transcripts: Annotated[
        list[str], typer.Argument(metavar="TRANSCRIPTS", help="Text files, tables (.jsonl, .jsonl.gz, .csv), or folders of them.")
    ],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many of each kind to show.")] = 20,
    rules: RuleFiles = None,
    rules_only: RulesOnly = False,
    color: Color = "auto",
) -> Action:
    """What do the rules miss? What they nearly caught in real turns, and frequent refusals that none of them knows.

    Of a table, the column `text` is read where `speaker` says agent, or all of it without such a column; of text files,
    everything that isn't quoted.

    Exit code 0: all was read; 2: something could not be.
    """
    from phrasecoach.cli.rules import RuleOptions
    from phrasecoach.cli.suggest import SuggestOptions, run

    return partial(run, SuggestOptions(tuple(transcripts), RuleOptions(tuple(rules or ()), rules_only, color), limit))


def new(
    name: Annotated[str, typer.Option("--id", metavar="TOPIC/NAME", help="The rule's id.")] = "",
    risky: Annotated[list[str] | None, typer.Option(metavar="SENTENCE", help="To be caught. May be repeated.")] = None,
    fine: Annotated[list[str] | None, typer.Option(metavar="SENTENCE", help="Not to be caught. May be repeated.")] = None,
    why: Annotated[str, typer.Option(metavar="REASON", help="What the customer hears, and why that hurts.")] = "",
    rewrite: Annotated[
        list[str] | None, typer.Option(metavar="WORDS", help="Better words, with {slots} and [blanks to fill]. May be repeated.")
    ] = None,
    source: Annotated[str, typer.Option(metavar="KEY", help="The guidance behind it: a key of sources.yaml, and a part.")] = "",
    output: Annotated[str, typer.Option(metavar="FILE", help="The rule file, a new one or one that is there.")] = "",
    against: Annotated[str, typer.Option(metavar="FILE", help="Show what the rule would hit in this text or table.")] = "",
    color: Color = "auto",
) -> Action:
    """Make a rule of sentences: asks for risky and fine ones, finds the phrases that tell them apart, and writes the rule.

    What the options say isn't asked; with --id, --risky and --fine, nothing is. Answers may come through a pipe, one a line; an
    empty line ends a list.

    Exit code 0: done; 2: no such rule can be made or written, and nothing was.
    """
    from phrasecoach.cli.new_rule import NewOptions, run

    lists = {"risky": tuple(risky or ()), "fine": tuple(fine or ()), "rewrites": tuple(rewrite or ())}
    return partial(run, NewOptions(id=name, why=why, source=source, output=output, against=against, color=color, **lists))


_COMMANDS: dict[str, tuple[Callable[..., Action], str]] = {
    "eval": (evaluate, "phrasecoach rules eval labelled.csv --rules my-rules.yaml"),
    "suggest": (suggest, "phrasecoach rules suggest transcripts/ --limit 10"),
    "new": (new, "phrasecoach rules new --output my-rules.yaml"),
}


def add_to(app: typer.Typer) -> None:
    """Make them commands of a group."""
    for name, (command, example) in _COMMANDS.items():
        app.command(name, epilog=f"Example: {example}")(command)
