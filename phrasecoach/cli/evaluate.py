"""`phrasecoach rules eval`: labelled replies in, figures out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.cli import terminal
from phrasecoach.cli.progress import Progress
from phrasecoach.core.coach import Coach
from phrasecoach.errors import ExitCode, Problem, ReadError
from phrasecoach.readers.tables import read_rows
from phrasecoach.reporters.evaluation import evaluation_page, evaluation_record
from phrasecoach.reporters.records import to_json
from phrasecoach.workshop.labelled import TOPICS, read_label
from phrasecoach.workshop.scoring import judge, score
from phrasecoach.workshop.sweep import sweep
from phrasecoach.workshop.trace import Tracer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from phrasecoach.cli.rules import RuleOptions
    from phrasecoach.core.types import Rulebook
    from phrasecoach.workshop.scoring import Labelled


class EvaluateOptions(NamedTuple):
    """What the command line asks for."""

    paths: tuple[str, ...]
    rules: RuleOptions
    threshold_sweep: bool = False
    as_json: bool = False


def run(options: EvaluateOptions) -> ExitCode:
    """Read, judge, show."""
    book = options.rules.load()
    rows = [row for path in options.paths for row in _rows(path, {*TOPICS, *(topic.id for topic in book.topics)})]
    problems = [row for row in rows if isinstance(row, Problem)]
    for problem in problems:
        terminal.say(str(problem))
    _measure([row for row in rows if not isinstance(row, Problem)], book, options)
    return ExitCode.TROUBLE if problems else ExitCode.CLEAN


def _measure(replies: list[Labelled], book: Rulebook, options: EvaluateOptions) -> None:
    tracer = Tracer(book)
    watched = Progress(quiet=False).through(replies, "replies read")
    judged = list(judge(watched, Coach([book]), tracer))
    scores = score(judged)
    points = list(sweep(judged, tracer)) if options.threshold_sweep else []
    if options.as_json:
        terminal.write([to_json(evaluation_record(scores, points)) + "\n"], machine=True)
    else:
        terminal.write([evaluation_page(scores, points, options.rules.screen())])


def _rows(path: str, known: Collection[str]) -> Iterator[Labelled | Problem]:
    found = False
    try:
        for row in read_rows(path):
            found = True
            yield row if isinstance(row, Problem) else read_label(row.values, path, row.line, known)
    except ReadError as error:
        yield from error.problems
    else:
        if not found:
            yield Problem(path, "holds no rows", "write labelled replies in it, one a line")
