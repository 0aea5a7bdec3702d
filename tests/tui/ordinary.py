"""An ordinary session at the screen of a database, as a program: it prints what it has loaded."""

from __future__ import annotations

import asyncio
import sys
from contextlib import closing
from pathlib import Path

from linktriage.triage.arrival import arrive
from linktriage.tui.app import TriageApp
from tests.patience import until
from tests.tui.seat import Seat, seated


async def sit(path: Path) -> None:
    """Move, decide, undo, write, list and filter, with the workshop beside the screen."""
    arrival = arrive(path)
    with closing(arrival):
        app = TriageApp(arrival, reading=False)
        with closing(app.work_apart()):
            async with seated(arrival.desk(), app=app) as seat:
                await until(lambda: seat.desk.standing is not None)
                await work(seat)


async def work(seat: Seat) -> None:
    """Press the keys that are pressed all day."""
    for keys in (("J", "K", "p", "e", "m"), ("x", "1"), ("u",), ("s", "enter")):
        await seat.press(*keys)
        await seat.settled()
    await seat.press("c")
    await seat.write("ask again")
    await seat.press("enter", "f")
    await seat.write("dock")
    await seat.looked()
    await seat.press("enter", "escape", "l", "j")
    await seat.looked()
    await seat.press("escape", "w")
    await seat.settled()
    await seat.press("escape", "a", "1", "enter")
    await seat.settled()
    counts = seat.triage.counts()
    assert (counts.accepted, counts.queued) == (1, 5), counts


if __name__ == "__main__":
    asyncio.run(sit(Path(sys.argv[1])))
    print(*sys.modules)  # noqa: T201 - what the test reads
