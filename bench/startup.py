"""How long does one short draft take from a cold start, beside a hello-world typer app that prints with rich?

    python bench/startup.py [--runs 15]

Both run in turn in this environment; what counts is the ratio of the medians. The rulebook's cache is warm, as it is from the
second run on; `--fresh` empties it before each run, which is what a first run after an update costs.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HELLO = """
import typer
from rich.console import Console
app = typer.Typer()
@app.command()
def hello(name: str = "world") -> None:
    Console().print(f"[bold]Hello[/bold] {name}")
app()
"""
DRAFT = "Hi Anna, no, that's impossible. You should have read the manual."
OURS = [sys.executable, "-m", "phrasecoach", "check", "--exit-zero", "--text", DRAFT]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--fresh", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder) / "hello.py"
        hello.write_text(HELLO, "utf-8")
        cache = Path(folder) / "cache"
        wall([sys.executable, str(hello)], cache)
        wall(OURS, cache)
        pairs = []
        for _ in range(arguments.runs):
            empty(cache, arguments.fresh)
            pairs.append((wall([sys.executable, str(hello)], cache), wall(OURS, cache)))
    theirs, ours = median(a for a, _ in pairs), median(b for _, b in pairs)
    print(f"hello world {1000 * theirs:.0f} ms, phrasecoach check {1000 * ours:.0f} ms, ratio {ours / theirs:.2f}")


def empty(cache: Path, wanted: bool) -> None:  # noqa: FBT001
    for file in cache.glob("*") if wanted else ():
        file.unlink()


def wall(command: list[str], cache: Path) -> float:
    environment = {**os.environ, "PHRASECOACH_CACHE_DIR": str(cache), "TERM": "dumb"}
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
