"""`phrasecoach rules suggest`: transcripts in, ideas for rules out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.cli import terminal
from phrasecoach.cli.progress import Progress
from phrasecoach.core.coach import Coach
from phrasecoach.errors import ExitCode, Problem, ReadError
from phrasecoach.readers.files import find_files
from phrasecoach.readers.turns import TRANSCRIPTS, read_turns
from phrasecoach.reporters.suggestions import suggestions_page
from phrasecoach.workshop.suggest import Suggestions
from phrasecoach.workshop.trace import Tracer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from phrasecoach.cli.rules import RuleOptions
    from phrasecoach.readers.turns import Turn


class SuggestOptions(NamedTuple):
    """What the command line asks for."""

    paths: tuple[str, ...]
    rules: RuleOptions
    limit: int = 20


def run(options: SuggestOptions) -> ExitCode:
    """Read every turn, look at each, show what is most frequent."""
    book = options.rules.load()
    rows = [row for path in options.paths for row in _rows(path)]
    problems = [row for row in rows if isinstance(row, Problem)]
    turns = [row for row in rows if not isinstance(row, Problem)]
    for problem in problems:
        terminal.say(str(problem))
    suggestions = Suggestions(Coach([book]), Tracer(book))
    for turn in Progress(quiet=False).through(turns, "turns read"):
        suggestions.add(turn.text, turn.place)
    found = (suggestions.near_misses(), suggestions.refusals())
    terminal.write([suggestions_page(*found, len(turns), options.limit, options.rules.screen())])
    return ExitCode.TROUBLE if problems else ExitCode.CLEAN


def _rows(path: str) -> Iterator[Turn | Problem]:
    found = False
    for file in find_files([path], TRANSCRIPTS):
        found = True
        try:
            if isinstance(file, ReadError):
                raise file
            yield from read_turns(file)
        except ReadError as error:
            yield from error.problems
    if not found:
        yield Problem(path, "no transcripts in there", f"transcripts are files that end in {', '.join(TRANSCRIPTS)}")
