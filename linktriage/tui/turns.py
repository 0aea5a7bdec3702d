"""One key after the other: a key means what it means once the one before has done its work.

Keys that are typed fast, or that a slow line has gathered, arrive in one piece. Textual then sends
all of them where the focus was at the first: the digit after `x` would answer a check in place of
naming the reason, and a letter meant for a note would decide. So each key waits until the one
before has gone its way from the widget up to the app, with all it did to focus and screens.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from functools import partial
from math import inf
from time import monotonic
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Event, Key
from textual.screen import Screen

LONGEST = 0.25
"""Seconds that a key waits for the one before at most: a widget that goes may swallow the word."""

STEPS = 3
"""Turns of the loop that a worker needs, once a key has started it, to put up its screen."""


class InTurn(App[None]):
    """An app whose keys wait for each other."""

    def __init__(self) -> None:
        super().__init__()
        self._keys: deque[Key] = deque()
        self._turn = 0
        """Counts the keys; what is said of an earlier one is late."""
        self._is_busy = False
        self.key_at = -inf
        """When the last key came, in seconds of the monotonic clock."""

    async def on_event(self, event: Event) -> None:
        """Take a key from the terminal in its turn, everything else at once."""
        if not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self.key_at = monotonic()
        self._keys.append(event)
        if not self._is_busy:
            await self._next()

    async def _next(self) -> None:
        """Take the key whose turn it is."""
        self._is_busy = bool(self._keys)
        if not self._keys:
            return
        self._turn += 1
        turn, screen = self._turn, self.screen
        target = self.focused or screen
        await super().on_event(self._keys.popleft())
        done = partial(self.call_later, self._done, turn, screen)
        asyncio.get_running_loop().call_later(LONGEST, done)
        _follow(target, self, done)

    async def _done(self, turn: int, screen: Screen[object]) -> None:
        """Go on with the next key; when there is another screen than before, once it is ready."""
        if turn != self._turn:
            return
        self._turn += 1
        for _ in range(STEPS):
            await asyncio.sleep(0)
        # behind the change of focus that the key has asked the app for
        if self.screen is screen or not self.screen.call_later(self.call_later, self._next):
            self.call_later(self._next)


def quiet_for(app: App[Any]) -> float:
    """Return for how many seconds no key has come."""
    return monotonic() - app.key_at if isinstance(app, InTurn) else inf


def _follow(node: DOMNode | None, app: DOMNode, done: Callable[[], object]) -> None:
    """Go the way of a key, from widget to parent, always one step behind it."""
    above = node.parent if node is not None else None
    if node is None or node is app or not node.call_later(_follow, above, app, done):
        done()
