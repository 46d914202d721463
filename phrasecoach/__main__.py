"""`python -m phrasecoach`."""

from __future__ import annotations

import sys

from phrasecoach.cli import main

if __name__ == "__main__":
    sys.exit(main())
