"""An act that finds the database busy: it waits for its turn, and the keys after it wait with it.

Another program may write for seconds: a list is brought in, findings are made anew. The screen goes
on meanwhile: it says what it waits for, and Esc gives the act up. Nothing of an act is done before
it can be written, so that it is simply done again from its beginning.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.events import Event, Key
from textual.widget import Widget

from linktriage.errors import Busy, LinktriageError
from linktriage.tui.turns import InTurn

if TYPE_CHECKING:
    from textual.actions import ActionParseResult

    from linktriage.store import Store

WAITING = "another program is writing: waiting (Esc gives it up)"
GIVEN_UP = "given up: nothing was written"
MOVED_ON = "given up: it was changed meanwhile"

LOOK = 0.02
"""Seconds between two looks whether the database is free."""


@dataclass(frozen=True, slots=True)
class Wait:
    """What an act waits for."""

    store: Store
    """What is to be written to; whether it is free is asked in a thread."""
    still: Callable[[], bool]
    """Whether what the act is about stands before the person as it did."""
    tell: Callable[[str], object]
    """Says how it goes."""


class Holding(InTurn):
    """An app that holds an act, and the keys after it, until there is a turn to write."""

    _acting: Callable[[], Awaitable[object]] | None = None
    """The act under way, to be done again."""
    _held: tuple[Callable[[], Awaitable[object]], Wait] | None = None

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key or a command asks for, so that it can be done again."""
        self._acting = partial(self.run_action, action, default_namespace, namespaces)
        try:
            return await super().run_action(action, default_namespace, namespaces)
        finally:
            self._acting = None

    def hold(self, wait: Wait) -> bool:
        """Do the act under way again when it can be written; False when none is under way."""
        if self._acting is None:
            return False
        self._held = (self._acting, wait)
        wait.tell(WAITING)
        self.run_worker(self._watch(wait), group="waiting", exclusive=True, exit_on_error=False)
        return True

    async def _watch(self, wait: Wait) -> None:
        while not await asyncio.to_thread(wait.store.is_free):  # noqa: ASYNC110 - other programs tell nobody
            await asyncio.sleep(LOOK)
        self.call_later(self._go_on)

    async def _go_on(self) -> None:
        """Do the act again, then what was typed after it."""
        if self._held is None:  # it was given up at this very moment
            return
        again, wait = self._held
        if not wait.still():
            self._give_up(MOVED_ON)
            return
        self._held = None
        self._turn += 1
        turn, screen = self._turn, self.screen
        wait.tell("")
        await again()
        await self._done(turn, screen)

    async def on_event(self, event: Event) -> None:
        """Let Esc give up what waits; other keys wait behind it."""
        if self._held is not None and isinstance(event, Key) and event.key == "escape":
            self._give_up(GIVEN_UP)
        else:
            await super().on_event(event)

    async def _next(self) -> None:
        """Take the key whose turn it is, unless something waits before it."""
        if self._held is None:
            await super()._next()
        else:
            self._is_busy = True

    def forget_typed(self) -> None:
        """Forget the keys behind an act that was refused: they were meant for what comes next."""
        self._keys.clear()

    def _give_up(self, sentence: str) -> None:
        """Do nothing of what waits, nor of what was typed after it."""
        if self._held is None:
            return
        _, wait = self._held
        self._held = None
        self.forget_typed()
        self._turn += 1
        self._is_busy = False
        self.workers.cancel_group(self, "waiting")
        wait.tell(sentence)


def attempted(
    node: DOMNode,
    act: Callable[[], object],
    wait: Wait,
    refuse: Callable[[LinktriageError], object],
    *,
    again: bool = True,
) -> bool:
    """Do an act of a screen; says whether it is done.

    Where somebody else is writing, the key that asked for it waits for its turn, if it can be done
    `again`. Whatever else is in the way is told to `refuse`.
    """
    try:
        with wait.store.hurried():
            act()
    except LinktriageError as error:
        if not (again and isinstance(error, Busy) and _can_wait(node, wait)):
            refuse(error)
        return False
    return True


def _can_wait(node: DOMNode, wait: Wait) -> bool:
    """Let the act that is under way at a screen wait for its turn; False when it cannot."""
    return isinstance(node.app, Holding) and node.app.hold(wait)


def forget_typed(node: DOMNode) -> None:
    """Forget the keys behind an act of a screen that was refused."""
    if isinstance(node.app, Holding):
        node.app.forget_typed()


def by_notice(node: Widget) -> Callable[[str], object]:
    """Return what says how a wait goes where no line is kept for such words."""
    return lambda sentence: node.notify(sentence, markup=False) if sentence else None
