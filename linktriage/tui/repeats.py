"""A key held down told from a key pressed twice.

A terminal says nothing of keys that are let go. It repeats a held key, first after up to a second,
then many times in one. So a key that has just decided, and comes again, waits a moment: with
another of its kind behind it, it is held, and decides nothing.
"""

from __future__ import annotations

from functools import partial

from linktriage.tui.guard import Guard
from linktriage.tui.holding import Holding

SOON = 0.12
"""Seconds within which a held key comes again: terminals repeat it 10 to 40 times a second."""


class Repeats(Holding):
    """An app in which a held key decides once."""

    async def _next(self) -> None:
        """Take the key whose turn it is, unless it is not clear yet whether it was pressed."""
        guard = getattr(self.screen, "guard", None)
        key = self._keys[0] if self._keys else None
        if key and isinstance(guard, Guard) and guard.doubts(key.key, key.time):
            self._is_busy = True
            self.set_timer(SOON, partial(self._see_what_came, guard))
        else:
            await super()._next()

    async def _see_what_came(self, guard: Guard) -> None:
        """Drop the key if it was repeated meanwhile, else take it; it may be forgotten by now."""
        if len(self._keys) > 1 and self._keys[0].key == self._keys[1].key:
            key = self._keys.popleft()
            guard.decided(key.key, key.time)
        await super()._next()
