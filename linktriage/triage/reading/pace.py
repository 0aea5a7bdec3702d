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
        self._ends: deque[float] = deque()
        self._done = 0
        self._pages = 0
        self._failures: Counter[FetchState] = Counter()

    def count(self, read: Read) -> None:
        """Count one prospect that was read."""
        self._done += 1
        self._ends.append(self._clock())
        site = read.site
        self._pages += read.page is not None
        if site is not None:
            self._pages += len(site.pages) + (site.home not in {None, read.page})
        if read.state not in _SUCCESSES:
            self._failures[read.state] += 1

    def progress(self, left: int) -> Progress:
        """Return how far the run has come, with `left` prospects to go."""
        now = self._clock()
        while self._ends and self._ends[0] < now - WINDOW:
            self._ends.popleft()
        # The first seconds count as one, so that a quick start promises nothing.
        seconds = max(min(now - self._began, WINDOW), 1.0)
        pace = len(self._ends) / seconds
        return Progress(
            done=self._done,
            left=left,
            per_second=pace,
            failures=dict(self._failures),
            seconds_left=left / pace if pace else None,
            pages=self._pages,
        )
