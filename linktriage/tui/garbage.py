"""Garbage: none is looked for at a start; later, what strips of text leave behind is found soon.

A start makes 150,000 objects, of which 700 are garbage: looking for them took a fifth of its time.

A strip of Textual keeps what was cut from it, and refers to itself by that: only Python's search
for garbage takes it away. With the threshold of the command line, 20 decisions left 7 MB of them;
with this one 3. What was loaded by then stays, and is not searched: that took 50 ms each time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG_OBJECTS = 2_000
"""New objects between two searches for garbage, once everything is loaded."""


@contextmanager
def no_search_at_first() -> Iterator[None]:
    """Search for none until `keep_little_garbage` is called, or the block ends."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def keep_little_garbage() -> None:
    """Search often from now on, and only among what is made from now on."""
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 10, 10)
    gc.enable()
