"""Keeps the memory of a long run flat: what pages took is given back between them.

glibc gives each thread a heap of its own, and takes ever larger blocks from there the more large
ones it has seen. Bodies that come in on one thread and end on another leave holes behind: of 150 MB
after 1,500 sites a quarter was holes. With one heap, and large blocks apart, it stays at 130; what
holes are left in it are handed back to the system now and then.
"""

from __future__ import annotations

import ctypes
import gc

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
"""Numbers of two settings in glibc's malloc.h (see mallopt(3))."""
LARGE = 256 * 1024
"""Bytes from which on a block stands apart and is given back at once."""
OFTEN = 20
"""Sites between two times that holes are handed back."""
SEARCHES = (10_000, 3, 1_000)
"""When garbage is searched for: among 10,000 new objects, which takes 4 ms; after three such
searches among what they left, 15 at most; and hardly ever among all. One among 50,000 held all up
for 25; among 2,000 they cost twice as much together. What a site leaves in circles dies young: its
connections, and what they were broken off by."""


def keep_one_heap() -> bool:
    """Set both for this process, best before it has threads; return whether its C library can."""
    try:
        set_option = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False
    return bool(set_option(_ARENA_MAX, 1) and set_option(_MMAP_THRESHOLD, LARGE))


def give_back() -> bool:
    """Hand the holes in the heap back to the system; return whether the C library knows how.

    It takes a millisecond or two, in which Python goes on.
    """
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return False
    trim(0)
    return True


def leave_the_old_alone() -> None:
    """Keep what is loaded by now out of the searches for garbage: it stays anyway.

    A search through all of it takes 50 ms, in which nothing else of the program can go on.
    """
    gc.freeze()
    gc.set_threshold(*SEARCHES)
