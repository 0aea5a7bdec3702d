"""Looking something up while a person types: in a thread, the newest question alone.

The event loop never waits for the database, and what was typed meanwhile counts: a question that
waits is replaced by the next one, and an answer that comes too late is not shown.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.dom import DOMNode

from linktriage.errors import LinktriageError

Show = Callable[[], object]
"""Shows what was found."""


class Latest:
    """Asks one question at a time; of those that come meanwhile only the last is asked."""

    def __init__(self, node: DOMNode) -> None:
        self._node = node
        self._next: Callable[[], Show] | None = None
        self._number = 0
        self._is_busy = False

    def ask(self, look: Callable[[], Show]) -> None:
        """Run `look` in a thread, then what it gives back on the event loop, if still wanted."""
        self._next = look
        self._number += 1
        if not self._is_busy:
            self._is_busy = True
            self._node.run_worker(self._work(), group="looking", exit_on_error=False)

    def forget(self) -> None:
        """Show nothing of what is being looked up."""
        self._next = None
        self._number += 1

    async def _work(self) -> None:
        try:
            while self._next is not None:
                look, self._next, number = self._next, None, self._number
                show = await asyncio.to_thread(self._attempt, look)
                if number == self._number:
                    show()
        finally:
            self._is_busy = False

    def _attempt(self, look: Callable[[], Show]) -> Show:
        try:
            return look()
        except LinktriageError as error:
            said = str(error)
            return lambda: self._node.app.notify(said, severity="warning", markup=False)
