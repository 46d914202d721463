"""The commands, their options and help texts. Parsing answers with what to do; nothing is done here.

What a command needs is imported inside its function: `phrasecoach --help` waits for none of it.
"""
# ruff: noqa: FBT002, PLC0415, TC001 - flags are typer's way of writing options, and it reads the annotations

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from phrasecoach.cli import rule_tools
from phrasecoach.cli.options import Action, Color, RuleFiles, RulesOnly
from phrasecoach.errors import Problem, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

_app = typer.Typer(
    help="Reads a support agent's reply before the customer does, and coaches it.",
    epilog="Example: phrasecoach check reply.txt",
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
_rules = typer.Typer(help="Look at the rules, and test them.", epilog="Example: phrasecoach rules list", rich_markup_mode=None)
_app.add_typer(_rules, name="rules")


def parse(arguments: Sequence[str]) -> Action:
    """What a command line asks for; raises UserError when it can't be understood."""
    try:
        action = _app(args=list(arguments) or ["--help"], prog_name="phrasecoach", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Exception as error:
        if not hasattr(error, "format_message"):  # the one thing that the usage errors of all versions of typer have in common
            raise
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "phrasecoach"
        what = error.format_message().rstrip(".").replace("Value error, ", "")  # pydantic's word for it
        raise UserError(Problem(command, what, f"see `{command} --help`")) from error
    return action if callable(action) else partial(int, action or 0)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer's way
    if wanted:
        from phrasecoach import __version__

        typer.echo(f"phrasecoach {__version__}")
        raise typer.Exit


@_app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = False,
) -> None:
    pass


@_app.command(epilog='Example: phrasecoach check --text "No, that\'s impossible."')
def check(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATHS", help="Files, folders, or - for a pipe.")] = None,
    text: Annotated[str | None, typer.Option(metavar="WORDS", help="Check these words instead of files.")] = None,
    stdin_filename: Annotated[str | None, typer.Option(metavar="NAME", help="What to call the text from a pipe.")] = None,
    output_format: Annotated[Literal["full", "concise", "json", "jsonl"], typer.Option(help="How to show what is found.")] = "full",
    select: Annotated[list[str] | None, typer.Option(metavar="NAMES", help="Only these rules or topics, with commas.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="NAMES", help="All but these rules or topics.")] = None,
    kinds: Annotated[
        list[str] | None,
        typer.Option(metavar="KINDS", help="Only phrase, situation or praise, with commas."),
    ] = None,
    min_score: Annotated[int, typer.Option(min=0, max=100, metavar="0-100", help="Only findings at least this sure.")] = 0,
    fail_on: Annotated[
        Literal["error", "warning", "suggestion", "never"], typer.Option(help="The mildest finding that makes the exit code 1.")
    ] = "warning",
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 whatever is found.")] = False,
    rules: RuleFiles = None,
    rules_only: RulesOnly = False,
    color: Color = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Findings only: no summaries, no notes.")] = False,
) -> Action:
    """Check drafts: what hurts, why, and better wordings.

    Exit code 0: clean; 1: findings; 2: trouble, such as a file that can't be read.
    """
    from phrasecoach.cli.check import CheckOptions, run

    options = CheckOptions(
        paths=tuple(paths or ()),
        text=text,
        stdin_filename=stdin_filename,
        output_format=output_format,
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        kinds=tuple(kinds or ()),
        min_score=min_score,
        fail_on="never" if exit_zero else fail_on,
        rules=tuple(rules or ()),
        rules_only=rules_only,
        color=color,
        quiet=quiet,
    )
    return partial(run, options)


@_rules.command("list", epilog="Example: phrasecoach rules list")
def list_rules(
    output_format: Annotated[Literal["full", "json"], typer.Option(help="How to show them.")] = "full",
    rules: RuleFiles = None,
    rules_only: RulesOnly = False,
    color: Color = "auto",
) -> Action:
    """All rules: id, severity, and words that each one catches."""
    from phrasecoach.cli.rules import RuleOptions, show_list, write_json

    return partial({"full": show_list, "json": write_json}[output_format], RuleOptions(tuple(rules or ()), rules_only, color))


@_rules.command("show", epilog="Example: phrasecoach rules show flat-no/impossible")
def show_rule(
    rule: Annotated[str, typer.Argument(metavar="ID", help="The id of a rule, situation or praise, or a word set: @boss.")],
    rules: RuleFiles = None,
    rules_only: RulesOnly = False,
    color: Color = "auto",
) -> Action:
    """One rule: what it catches, what to say instead, why, and where it is written."""
    from phrasecoach.cli.rules import RuleOptions, show_one

    return partial(show_one, RuleOptions(tuple(rules or ()), rules_only, color), rule)


@_rules.command("test", epilog="Example: phrasecoach rules test my-rules.yaml")
def check_rules(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATHS", help="Rule files or folders, added to ours.")] = None,
    rules_only: Annotated[bool, typer.Option("--rules-only", help="Test the rules of PATHS without ours.")] = False,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Name the phrases, of PATHS if given, that no risky example exercises.")
    ] = False,
    color: Color = "auto",
) -> Action:
    """Check that each rule catches its risky examples, and that no rule catches a fine one.

    Exit code 0: all as they should be; 1: failures, or phrases that --coverage names; 2: a rule file can't be used.
    """
    from phrasecoach.cli.rules import RuleOptions, run_tests

    return partial(run_tests, RuleOptions(tuple(paths or ()), rules_only, color), coverage=coverage)


rule_tools.add_to(_rules)
