"""Options that several commands have, and what parsing a command line answers with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from phrasecoach.cli.terminal import ColorChoice

Action = Callable[[], int]

RuleFiles = Annotated[
    list[str] | None,
    typer.Option("--rules", metavar="PATH", help="A team's own rule file or folder, added to ours. May be repeated."),
]
RulesOnly = Annotated[bool, typer.Option("--rules-only", help="Use the rules of --rules instead of ours.")]
Color = Annotated[ColorChoice, typer.Option(help="Colours; auto follows NO_COLOR, FORCE_COLOR and the terminal.")]
