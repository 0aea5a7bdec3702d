"""Little garbage: what Textual's strips of text leave behind is found soon, and at little cost.

A strip keeps what was cut from it, and refers to itself by that: only Python's search for garbage
takes it away. With the threshold of a start, 20 decisions left 7 MB of them; with this one 3. What
was loaded by then stays anyway, and is not searched: that took 50 ms each time.
"""

from __future__ import annotations

import gc

YOUNG_OBJECTS = 2_000
"""New objects between two searches for garbage, once everything is loaded."""


def keep_little_garbage() -> None:
    """Search often from now on, and only among what is made from now on."""
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 10, 10)
