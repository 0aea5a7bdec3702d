"""A held key decides once: its repeats are swallowed until it was let go."""

from __future__ import annotations

PAUSE = 0.25
"""Seconds between two presses of a key from which on they may be two presses."""
FIRST = 0.8
"""Seconds that a terminal lets pass at most before it repeats a held key for the first time; most
take a quarter or half of one."""


class Guard:
    """Remembers the key that decided last and when it came last."""

    def __init__(self) -> None:
        self._key = ""
        self._at = 0.0

    def decided(self, key: str, at: float) -> None:
        """Remember that `key` made a decision at `at` (seconds of a monotonic clock)."""
        self._key, self._at = key, at

    def doubts(self, key: str, at: float) -> bool:
        """Say whether this press may be a second one, or the first repeat of the one that decided.

        What comes next tells: repeats follow each other quickly.
        """
        return key == self._key and PAUSE <= at - self._at < FIRST

    def swallows(self, key: str, at: float) -> bool:
        """Say whether this press is still the one that decided. Another key ends the watch."""
        if key != self._key or at - self._at >= PAUSE:
            self._key = ""
            return False
        self._at = at
        return True
