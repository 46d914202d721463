"""Rule files -> a Rulebook, in layers: ours, then a team's own. Every mistake of every file is told at once."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from phrasecoach.errors import Problem, RulebookError
from phrasecoach.languages import CODES, get_language
from phrasecoach.rulebook import cache
from phrasecoach.rulebook.files import Layer, read_layer, read_sources

if TYPE_CHECKING:
    from phrasecoach.core.language import Language
    from phrasecoach.core.types import Rulebook

_PACKAGE = Path(__file__).parent.parent
_MAKERS = ("core", "languages", "rulebook")
_HOMES = (_PACKAGE / "_rules", _PACKAGE.parent / "rules")  # in a wheel; in a checkout


def builtin_rules() -> Path:
    """The folder of the rules that come with phrasecoach; raises RulebookError where it is missing."""
    for home in _HOMES:
        if home.is_dir():
            return home
    raise RulebookError(Problem(str(_HOMES[0]), "the rules of phrasecoach are missing", "install it again"))


def load_rulebook(*paths: str | Path, language: str = "en", builtin: bool = True) -> Rulebook:
    """Our rules with those of `paths` on top, or those of `paths` alone.

    A path is a rule file or a folder of them; where the folder has a subfolder named like the language, that one is
    meant. A later rule takes the place of an earlier one with the same id, a later word set that of one with the same
    name. Where a file says `extends: phrasecoach`, our rules are there whatever `builtin` says. Raises RulebookError, which
    carries every problem found, in file order.
    """
    if language not in CODES:
        raise RulebookError(Problem(language, "there are no rules in this language", f"known are {', '.join(CODES)}"))
    home = builtin_rules()
    theirs = [read_layer(Path(path), language) for path in paths]
    ours = read_layer(home, language) if builtin or any(map(_extends_ours, theirs)) else Layer(read_sources(home), None, ())
    return _compiled([ours, *theirs], get_language(language))


def _extends_ours(layer: Layer) -> bool:
    """A file that changes our rules has them to begin with."""
    return any(re.search(r"^extends:", file.text, re.MULTILINE) for file in layer.rules)


def _compiled(layers: list[Layer], language: Language) -> Rulebook:
    key = _digest(layers, language)
    kept = cache.load(key, language)
    if kept is None:
        from phrasecoach.rulebook.compile import compile_rulebook  # noqa: PLC0415 (and yaml with it: 40 ms of most starts)

        kept = compile_rulebook(layers, language)
        cache.keep(key, kept)
    return kept


def _digest(layers: list[Layer], language: Language) -> str:
    """Of all that the rulebook is made from: the rule files, and this program as it is installed."""
    sources = [(str(file), *_stamp(file)) for part in _MAKERS for file in sorted((_PACKAGE / part).glob("*.py"))]
    digest = sha256(repr((language.code, sources)).encode())
    for file in (file for layer in layers for file in layer.files()):
        digest.update(f"\n{len(layers)} {file.path} {len(file.text)} {len(file.problems)}\n".encode("utf-8", "surrogatepass"))
        digest.update(file.text.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def _stamp(file: Path) -> tuple[int, int]:
    status = file.stat()
    return status.st_size, status.st_mtime_ns
