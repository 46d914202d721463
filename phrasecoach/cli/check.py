"""`phrasecoach check`: drafts in, coaching out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal, NamedTuple

from phrasecoach.cli import rulebook, terminal
from phrasecoach.cli.progress import Progress
from phrasecoach.core.coach import Coach
from phrasecoach.core.types import KINDS, SEVERITIES
from phrasecoach.errors import ExitCode, Problem, ReadError, UserError
from phrasecoach.readers import READERS, read_passages
from phrasecoach.readers.files import Draft, find_files, from_file, from_stream, from_words
from phrasecoach.readers.source_map import in_file
from phrasecoach.reporters import Screen, get_reporter, locate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from phrasecoach.cli.terminal import ColorChoice
    from phrasecoach.core.types import Rulebook, Severity
    from phrasecoach.reporters import FileReport

STDIN = "-"
_MACHINES = ("json", "jsonl")
_NOTHING_NAMED = Problem(
    "phrasecoach check",
    "there is nothing to check",
    'name a file or a folder, pipe a draft in, or use --text "your draft"',
)

_TEXT_AND_PATHS = Problem("phrasecoach check", "--text and PATHS are both given", "check the one, then the other")


class CheckOptions(NamedTuple):
    """What the command line asks for, one field an option."""

    paths: tuple[str, ...] = ()
    text: str | None = None
    stdin_filename: str | None = None
    output_format: str = "full"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    min_score: int = 0
    fail_on: Literal[Severity, "never"] = "warning"
    rules: tuple[str, ...] = ()
    rules_only: bool = False
    color: ColorChoice = "auto"
    quiet: bool = False


class Tally:
    """What the exit code depends on, and nothing else."""

    def __init__(self) -> None:
        self.severities: set[Severity] = set()
        self.has_trouble = False

    def exit_code(self, fail_on: Literal[Severity, "never"]) -> ExitCode:
        if self.has_trouble:
            return ExitCode.TROUBLE
        failing = () if fail_on == "never" else SEVERITIES[SEVERITIES.index(fail_on) :]
        return ExitCode.FINDINGS if self.severities & set(failing) else ExitCode.CLEAN


def run(options: CheckOptions) -> ExitCode:
    """Find the drafts, check each, report, and tell how it went."""
    return _Run(options).exit_code()


class _Run:
    def __init__(self, options: CheckOptions) -> None:
        self._options = options
        self._tally = Tally()
        self._progress = Progress(quiet=options.quiet)
        self._kinds = _kinds(options.kinds)

    def exit_code(self) -> ExitCode:
        options = self._options
        drafts = list(self._drafts())
        book = rulebook.choose(rulebook.load(options.rules, only=options.rules_only), options.select, options.ignore)
        reports = self._reports(Coach([book]), self._progress.through(drafts))
        chunks = get_reporter(options.output_format)(reports, self._screen(book))
        terminal.write(map(self._make_room, chunks), machine=options.output_format in _MACHINES)
        return self._tally.exit_code(options.fail_on)

    def _drafts(self) -> Iterator[Draft]:
        options = self._options
        if options.text is not None:
            if options.paths:
                raise UserError(_TEXT_AND_PATHS)
            yield from_words(options.text, options.stdin_filename or "<text>")
            return
        if STDIN in options.paths or not options.paths:
            yield self._piped()
        yield from self._files()

    def _piped(self) -> Draft:
        if sys.stdin is None or (not self._options.paths and terminal.is_terminal(sys.stdin)):
            raise UserError(_NOTHING_NAMED)
        return from_stream(sys.stdin.buffer, self._options.stdin_filename or "<stdin>")

    def _files(self) -> Iterator[Draft]:
        paths = [p for p in self._options.paths if p != STDIN]
        found = False
        for file in find_files(paths):
            found = True
            if isinstance(file, ReadError):
                self._trouble(file)
            else:
                yield from_file(file)
        if paths and not found and not self._options.quiet:
            terminal.say(f"{', '.join(paths)}: no drafts in there: drafts are files that end in {', '.join(READERS)}")

    def _reports(self, coach: Coach, drafts: Iterable[Draft]) -> Iterator[FileReport]:
        for draft in drafts:
            try:
                text = draft.text()
            except ReadError as error:
                self._trouble(error)
            else:
                yield self._report(coach, draft.name, text)

    def _report(self, coach: Coach, name: str, text: str) -> FileReport:
        found = [in_file(f, passage, text) for passage in read_passages(name, text) for f in coach.check(passage.text)]
        findings = [f for f in found if f.score >= self._options.min_score and f.kind in self._kinds]
        self._tally.severities.update(f.severity for f in findings if f.kind != "praise")
        return locate(name, text, findings)

    def _trouble(self, error: ReadError) -> None:
        self._progress.clear()
        self._tally.has_trouble = True
        terminal.say(str(error))

    def _make_room(self, chunk: str) -> str:
        self._progress.clear()
        return chunk

    def _screen(self, book: Rulebook) -> Screen:
        return Screen(terminal.width(), terminal.wants_color(self._options.color), self._options.quiet, _titles(book))


def _kinds(wanted: Sequence[str]) -> set[str]:
    """The kinds of findings to report; all if none is named."""
    kinds = {kind.strip() for value in wanted for kind in value.split(",")} - {""}
    problems = [
        rulebook.unknown("--kinds", "kind of finding", kind, KINDS, ", ".join(KINDS)) for kind in sorted(kinds - set(KINDS))
    ]
    if problems:
        raise UserError(*problems)
    return kinds or set(KINDS)


def _titles(book: Rulebook) -> dict[str, str]:
    titles = {topic.id: topic.title for topic in book.topics}
    for situation in book.situations:
        titles[situation.id] = situation.title
        titles.update((f"{situation.id}/{move.id}", move.title) for move in situation.moves)
    return titles
