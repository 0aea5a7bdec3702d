"""The way back: what the person has seen, the newest last."""

from __future__ import annotations

from collections import deque

LONGEST = 100
"""Prospects one can go back through."""


class Trail:
    """Ids of prospects in the order they were seen."""

    def __init__(self) -> None:
        self._seen: deque[int] = deque(maxlen=LONGEST)

    def see(self, prospect_id: int) -> None:
        """Remember that a prospect is in front of the person now."""
        if not self._seen or self._seen[-1] != prospect_id:
            self._seen.append(prospect_id)

    def back(self) -> int | None:
        """Return what was seen before, and forget what was seen since; None without one."""
        if len(self._seen) < 2:
            return None
        self._seen.pop()
        return self._seen[-1]
