"""How long an event loop did not answer: a task that sleeps for 5 ms, again and again."""

from __future__ import annotations

import asyncio
import time

PULSE = 0.005
"""Seconds between two beats."""


class Heart:
    """Beats in the event loop in which `beat` runs, until that is cancelled."""

    def __init__(self) -> None:
        self._late = [0.0]
        self._busy = [0.0]

    async def beat(self) -> None:
        """Note how late each beat comes, and how much our process computed meanwhile."""
        while True:
            began, used = time.perf_counter(), time.process_time()
            await asyncio.sleep(PULSE)
            late = time.perf_counter() - began - PULSE
            self._late.append(late)
            self._busy.append(min(late, time.process_time() - used))

    def figures(self) -> dict[str, float]:
        """Return the stalls in milliseconds.

        The longest by the clock, the one that 99 % do not pass, and the longest in which our
        process was computing: on a machine that others use, the first is theirs as well.
        """
        late = sorted(self._late)
        return {
            "stall": 1000 * late[-1],
            "stall99": 1000 * late[int(0.99 * len(late))],
            "own stall": 1000 * max(self._busy),
        }
