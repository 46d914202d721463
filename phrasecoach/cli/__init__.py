"""The command line. `main` is the entry point, and the one place where errors end and become exit codes."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from phrasecoach.cli import terminal
from phrasecoach.errors import ExitCode, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

DEBUG = "PHRASECOACH_DEBUG"
PATIENT = (100_000, 50, 50)  # a rulebook is many objects that stay: looking for rubbish among them costs a fifth of a start


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, by default the process's own, and return its exit code."""
    gc.set_threshold(*PATIENT)
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments)
        terminal.flush()
    except KeyboardInterrupt:
        code = ExitCode.INTERRUPTED
    except BrokenPipeError:  # whoever reads us has read enough: `| head`
        code = ExitCode.FINDINGS
    except UserError as error:
        terminal.say(str(error))
        code = ExitCode.TROUBLE
    except Exception as error:  # noqa: BLE001 - the boundary
        _apologise(error)
        code = ExitCode.TROUBLE
    return code


def _run(arguments: Sequence[str]) -> int:
    """Parse first, act afterwards: typer deals with errors in its own way, and must not see ours."""
    from phrasecoach.cli.app import parse  # noqa: PLC0415 - so that its import is inside the boundary

    action = parse(arguments)
    return action()


def _apologise(error: Exception) -> None:
    if os.environ.get(DEBUG):
        import traceback  # noqa: PLC0415 - slow, and hardly ever needed

        terminal.say("".join(traceback.format_exception(error)).rstrip())
        return
    what = " ".join(f"{type(error).__name__}: {error}".split())
    terminal.say(
        f"phrasecoach: this should not have happened ({what}). "
        f"Please report it, with what the same command says after {DEBUG}=1, and the draft if you may share it."
    )
