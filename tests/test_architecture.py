"""Imports run one way, and the core stays pure."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "phrasecoach"
MODULES = sorted(PACKAGE.rglob("*.py"))
# What each part may import of the others. The package itself is the public API.
MAY_IMPORT = {
    "errors": set(),
    "core": {"core", "errors"},
    "languages": {"languages", "core", "errors"},
    "rulebook": {"rulebook", "languages", "core", "errors"},
    "workshop": {"workshop", "rulebook", "core", "errors"},
    "readers": {"readers", "core", "errors"},
    "reporters": {"reporters", "workshop", "core", "errors"},
    "api": {"core", "rulebook", "errors"},
    "cli": {"cli", "reporters", "readers", "workshop", "rulebook", "core", "errors", "api"},
    "__init__": {"api", "core", "rulebook", "errors"},
    "__main__": {"cli"},
}
IMPURE = {"typer", "rich", "yaml", "os", "sys", "io", "pathlib", "time", "logging", "subprocess", "socket"}
PURE = {"core", "workshop"}
STRING_DISTANCES = {"lexicon.py"}


def imports(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def part(module: Path) -> str:
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(PACKAGE)))
def test_imports_run_one_way(module: Path) -> None:
    ours = {name.split(".")[1] if "." in name else "api" for name in imports(module) if name.split(".")[0] == "phrasecoach"}
    assert ours <= MAY_IMPORT[part(module)]


@pytest.mark.parametrize("module", [m for m in MODULES if part(m) in PURE], ids=lambda m: m.name)
def test_what_is_pure_stays_pure(module: Path) -> None:
    top = {name.split(".")[0] for name in imports(module)}
    assert not top & IMPURE
    calls = {
        n.func.id
        for n in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
    }
    assert not calls & {"open", "print", "input", "eval", "exec"}


def test_one_module_measures_string_distances() -> None:
    using = {m.name for m in MODULES if any(name.split(".")[0] == "rapidfuzz" for name in imports(m))}
    assert using == STRING_DISTANCES
