"""Where a new rule is written to: tried out in a folder of its own first, then put in place as a whole."""

from __future__ import annotations

import os
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from phrasecoach.core.coach import Coach
from phrasecoach.errors import Problem, RulebookError, UserError
from phrasecoach.rulebook.draft import OWN, OWN_SOURCE, RuleDraft, appended, new_file
from phrasecoach.rulebook.files import ENDINGS, SOURCES, WORDS
from phrasecoach.rulebook.load import load_rulebook
from phrasecoach.rulebook.selftest import NOTHING, Failure, check_examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from phrasecoach.core.types import Rulebook

_OWN_SOURCES_OF = "en"  # a language's folder shares the sources of the folder around it


class Target(NamedTuple):
    """A file as it will be; `path` is empty when it is only shown. `companions` are the files beside it that rules lean on."""

    path: str
    text: str
    rule: str
    draft: RuleDraft
    companions: dict[str, bytes]
    sources: str = ""  # of a sources.yaml that has to be written as well


def target(path: str, draft: RuleDraft, source: str, ours: Rulebook) -> Target:
    """The file with the rule in it; raises UserError where it can't be written there."""
    file = Path(path or f"{draft.topic}.yaml")
    if path and file.suffix not in ENDINGS:
        raise UserError(Problem(path, "is no name of a rule file", f"let it end in {' or '.join(ENDINGS)}"))
    if path and not file.parent.is_dir():
        raise UserError(Problem(path, "its folder isn't there", f"make the folder {file.parent} first"))
    companions = dict(_companions(file.parent)) if path else {}
    is_old = bool(path) and _is_there(file) and bool(_read(file).strip())
    _refuse_twins(draft, load_rulebook(file) if is_old else ours, str(file))
    old = _read(file).decode() if is_old else ""
    draft = draft._replace(source=source or _source(draft, old, ours, companions))
    title = next((topic.title for topic in ours.topics if topic.id == draft.topic), draft.topic.replace("-", " ").capitalize())
    alone = new_file(draft, title)
    text = appended(old, draft, path) if old else alone
    needs_sources = draft.source == OWN and SOURCES not in companions
    return Target(path, text, alone, draft, companions, OWN_SOURCE if needs_sources else "")


def _refuse_twins(draft: RuleDraft, book: Rulebook, path: str) -> None:
    """Neither a rule of the file nor one of ours is written over, and a file has one topic."""
    twin = next((rule for rule in book.rules if rule.id == draft.id), None)
    if twin:
        what = f"the id `{draft.id}` belongs to another rule already ({twin.origin.path}:{twin.origin.line})"
        raise UserError(Problem("phrasecoach rules new", what, "choose another name"))
    other = next((rule.topic for rule in book.rules if rule.origin.path == path and rule.topic != draft.topic), None)
    if other:
        raise UserError(Problem(path, f"holds the topic `{other}`", f"call the rule `{other}/...`, or name another file"))


def _source(draft: RuleDraft, old: str, ours: Rulebook, companions: dict[str, bytes]) -> str:
    """What the file says for all its rules; else what we cite for the topic; else the first source that is named there."""
    if re.search(r"^source:", old, re.MULTILINE):
        return ""
    cited = next((rule.source for rule in ours.rules if rule.topic == draft.topic), None)
    if cited:
        return f"{cited.key} {cited.part}".strip()
    named = re.search(rb"^([a-z][a-z0-9-]*):", companions.get(SOURCES, b""), re.MULTILINE)
    return named[1].decode() if named else OWN


def _companions(folder: Path) -> Iterator[tuple[str, bytes]]:
    places = {WORDS: folder / WORDS, SOURCES: folder / SOURCES}
    if folder.name == _OWN_SOURCES_OF and not _is_there(places[SOURCES]):
        places[SOURCES] = folder.parent / SOURCES
    for name, place in places.items():
        if _is_there(place):
            yield name, _read(place)


def _is_there(file: Path) -> bool:
    return os.path.lexists(file)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UserError(Problem(str(file), f"can't be read: {(error.strerror or str(error)).lower()}")) from error


def try_out(new: Target) -> list[str]:
    """Rules of ours that get in its way, by id; raises UserError when it can't be loaded, or fails by itself."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / (Path(new.path).name or "rule.yaml")
        for name, content in {**new.companions, **({SOURCES: new.sources.encode()} if new.sources else {})}.items():
            (Path(folder) / name).write_bytes(content)
        file.write_bytes(new.text.encode("utf-8", "surrogatepass"))
        shown = new.path or "phrasecoach rules new"
        if failures := _failures(file, new, shown, builtin=False):
            raise UserError(*(_told(failure, shown) for failure in failures))
        found = {name for failure in _failures(file, new, shown, builtin=True) for name in failure.got.split(", ")}
        return sorted(found - {new.draft.id, NOTHING})


def _failures(file: Path, new: Target, shown: str, *, builtin: bool) -> list[Failure]:
    try:
        book = load_rulebook(file, builtin=builtin)
    except RulebookError as error:
        raise UserError(*(_renamed(p, file, shown) for p in error.problems)) from error
    return [failure for failure in check_examples(Coach([book])) if failure.rule == new.draft.id]


def _renamed(problem: Problem, file: Path, shown: str) -> Problem:
    return problem._replace(path=shown) if problem.path == str(file) else problem


def _told(failure: Failure, shown: str) -> Problem:
    what = f"nothing is written: in `{failure.example}`, {failure.got} would be found, and {failure.wanted} should be"
    return Problem(shown, what, "change the sentence, or the rewrite that leads to it")


def write(new: Target) -> None:
    """As a whole or not at all."""
    if new.path:
        path = Path(new.path)
        if new.sources:
            _put(path.parent / SOURCES, new.sources)
        _put(path, new.text)


def _put(path: Path, text: str) -> None:
    final = path.resolve()
    unfinished = final.with_name(f".{final.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_bytes(text.encode("utf-8", "surrogatepass"))
        if final.exists():
            unfinished.chmod(final.stat().st_mode)
        unfinished.replace(final)
    except OSError as error:
        hint = "check the folder and its permissions"
        raise UserError(Problem(str(path), f"can't be written: {(error.strerror or str(error)).lower()}", hint)) from error
    finally:
        unfinished.unlink(missing_ok=True)
