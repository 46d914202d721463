"""A sign of life for long runs: one line on stderr, only while somebody is watching, gone when it is over."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from phrasecoach.cli.terminal import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeVar

    from phrasecoach.readers.files import Draft
