"""How a test waits and what it says of speed: none of them fails because a machine is slow.

What is waited for is looked for again and again; the ceiling only ends what would hang. What is to
be quick is measured in `benchmarks`; a test counts steps, or weighs one piece of work against
another of the same minute.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 60.0
"""Seconds for what takes a moment, on a machine that is busy with something else."""
HANG = 60.0
"""Seconds of processor that nothing takes but what hangs; the slowest of us takes two or three."""
TINY = 0.005
"""Seconds of processor below which a clock tells nothing."""


async def until(holds: Callable[[], object]) -> None:
    """Wait until something holds; raises `TimeoutError` when it never does."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 - it is seen from outside: there is no event
            await asyncio.sleep(0.005)


@contextmanager
def no_hang() -> Iterator[None]:
    """See that a block takes no more of the processor than anything but a hang could."""
    began = time.process_time()
    yield
    assert time.process_time() - began < HANG


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work keeps the processor."""
    began = time.process_time()
    work()
    return time.process_time() - began


def assert_in_proportion(few: Callable[[], object], many: Callable[[], object]) -> None:
    """See that work on forty times as much takes nowhere near the square of forty times as long.

    In proportion is 40, the square is 1,600: between them there is room for any machine.
    """
    assert seconds(many) < 400 * max(seconds(few), TINY)
