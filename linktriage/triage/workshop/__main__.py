"""`python -m linktriage.triage.workshop DATABASE [private]`: started by the program alone."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from pathlib import Path

from linktriage.heap import keep_one_heap

POLITENESS = 2
"""How far it stands back behind the screen (see nice(2)); the readers stand further back."""


async def main() -> None:
    """Serve standard input and output until the program is gone, and wait for no thread then."""
    os.nice(POLITENESS)
    keep_one_heap()
    # what is loaded stays: to search it for garbage would take longer than to load it
    gc.disable()
    from linktriage.triage.workshop.serving import Serving

    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    gc.enable()
    replies = sys.stdout.buffer
    # a library that prints must not speak in between
    sys.stdout = sys.stderr
    serving = Serving(Path(sys.argv[1]), replies, allow_private="private" in sys.argv[2:])
    await serving.serve(sys.stdin.buffer)
    os._exit(0)


if __name__ == "__main__":  # pragma: no cover - this is another process
    asyncio.run(main())
