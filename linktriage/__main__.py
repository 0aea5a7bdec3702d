"""`python -m linktriage` and the `linktriage` command."""

from __future__ import annotations

import gc
import sys

YOUNG_OBJECTS = 50_000
"""New objects between two searches for garbage. Python's 700 cost a start a sixth of its time."""


def main() -> None:
    """Run the command line; what goes wrong is one sentence and exit status 1."""
    gc.set_threshold(YOUNG_OBJECTS, 10, 10)
    from linktriage.cli import app
    from linktriage.errors import LinktriageError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except LinktriageError as error:
        sys.stderr.write(f"linktriage: {error}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
