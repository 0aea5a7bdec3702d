"""How fast a run goes, and how long it will take."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable

from linktriage.model import FetchState
from linktriage.triage.reading.values import Progress, Read

WINDOW = 30.0
"""Seconds over which the pace is taken."""
_SUCCESSES = frozenset({FetchState.READ, FetchState.THIN, FetchState.UNCHANGED})


class Pace:
    """Counts what was read. `clock` is in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._began = clock()
        self._ends: deque[tuple[float, int]] = deque()
        """When a prospect was done, and how many pages were read of it."""
        self._done = 0
        self._pages = 0
        self._states: Counter[FetchState] = Counter()

    @property
    def done(self) -> int:
        """How many prospects were read."""
        return self._done

    def count(self, read: Read) -> None:
        """Count one prospect that was read."""
        self._done += 1
        pages = _pages(read)
        self._ends.append((self._clock(), pages))
        self._pages += pages
        self._states[read.state] += 1

    def progress(self, left: int) -> Progress:
        """Return how far the run has come, with `left` prospects to go."""
        now = self._clock()
        while self._ends and self._ends[0][0] < now - WINDOW:
            self._ends.popleft()
        # The first seconds count as one, so that a quick start promises nothing.
        seconds = max(min(now - self._began, WINDOW), 1.0)
        pace = len(self._ends) / seconds
        return Progress(
            done=self._done,
            left=left,
            per_second=pace,
            failures={
                state: number for state, number in self._states.items() if state not in _SUCCESSES
            },
            seconds_left=left / pace if pace else None,
            pages=self._pages,
            pages_per_second=sum(pages for _, pages in self._ends) / seconds,
            seconds=now - self._began,
            ends=dict(self._states),
        )


def _pages(read: Read) -> int:
    """Return how many pages were read of one prospect: none twice."""
    pages = int(read.page is not None)
    if read.site is not None:
        home = read.site.home
        pages += len(read.site.pages) + (home is not None and home is not read.page)
    return pages
