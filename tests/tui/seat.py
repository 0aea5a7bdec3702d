"""Sitting at the screen: keys in, text out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Self

from textual.command import CommandList
from textual.events import Key
from textual.keys import _character_to_key
from textual.notifications import Notification, Notifications
from textual.pilot import Pilot
from textual.strip import Strip

from linktriage.model import Dossier
from linktriage.triage import Triage
from linktriage.tui.app import TriageApp
from linktriage.tui.arranging import Arranger
from linktriage.tui.screens.triage import TriageScreen
from linktriage.tui.widgets.painted import Painted
from tests.patience import until
from tests.tui.samples import app_of

CHARACTERS = {
    "space": " ",
    "slash": "/",
    "question_mark": "?",
    "full_stop": ".",
    "colon": ":",
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "backspace": "\x7f",
}
"""What a terminal sends for keys that have a name."""


class Remembered(Notifications):
    """Notices that are remembered when they are gone: a slow machine may look later than that."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self._told = told

    def add(self, notification: Notification) -> Self:
        self._told.append(notification.message)
        return super().add(notification)


@dataclass
class Seat:
    """One person at one screen."""

    app: TriageApp
    pilot: Pilot[None]
    triage: Triage
    told: list[str] = field(default_factory=list)
    """What notices have said so far."""

    @property
    def desk(self) -> TriageScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, TriageScreen)
        return screen

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each answered before the next; then wait until all is still.

        Textual's own `press` waits after each key until the processor is idle, three times over:
        that is most of the time that a test of a screen takes.
        """
        for key in keys:
            self.desk.guard.decided("", 0.0)
            await self._press_one(key)
        await self.pilot.pause()

    async def _press_one(self, key: str) -> None:
        """Press a key, and wait until it has gone its way and what it changed is laid out."""
        name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
        char = key if len(key) == 1 else CHARACTERS.get(key)
        self.app.post_message(Key(name, char))
        await asyncio.sleep(0)
        while self.app._is_busy:  # noqa: ASYNC110 - the app has nothing to wait for
            await asyncio.sleep(0.001)
        for _ in range(2):
            await self.pilot._wait_for_screen()
            self.app.screen._on_timer_update()

    async def looked(self) -> None:
        """Wait until what a key looks up behind the screen is shown."""
        while asked := [one for one in self.app.workers if one.group in {"looking", "bulk"}]:
            await self.app.workers.wait_for_complete(asked)
            await self.pilot.pause()
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        await self.press(*("space" if char == " " else char for char in text))

    async def settled(self) -> None:
        """Wait until the order is worked out and why is said."""
        await self.pilot.pause()
        await until(lambda: not self._is_arranging())
        await self.pilot.pause()

    def _is_arranging(self) -> bool:
        found = (one for screen in self.app.screen_stack for one in vars(screen).values())
        arrangers = [one for one in found if isinstance(one, Arranger)]
        waiting = any(one._timer is not None or one._busy for one in arrangers)
        return waiting or any(one.group in {"order", "why"} for one in self.app.workers)

    def stored(self, site: str) -> Dossier:
        found = self.triage.find(f"{site}.example")
        assert found is not None
        return found

    @property
    def here(self) -> str:
        """The site in front of the person."""
        current = self.desk.sitting.current
        return current.prospect.site.removesuffix(".example") if current else ""

    def text(self, kind: type[Painted]) -> str:
        """What a painted widget of the screen on top shows."""
        widget = self.app.screen.query_one(kind)
        return "\n".join(plain(widget.render_line(y)) for y in range(widget.size.height))

    def screen(self) -> str:
        """Everything on the screen, as text."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        assert len(lines) == height
        return "\n".join(plain(line)[:width] for line in lines)

    def offered(self) -> str:
        """What the palette offers first."""
        found = self.app.screen.query(CommandList)
        return str(found[0].get_option_at_index(0).prompt) if found and found[0].options else ""

    def notices(self) -> str:
        return "\n".join(self.told)


def plain(strip: Strip) -> str:
    return "".join(segment.text for segment in strip).rstrip()


@asynccontextmanager
async def seated(
    triage: Triage, size: tuple[int, int] = (140, 40), app: TriageApp | None = None
) -> AsyncIterator[Seat]:
    program = app or app_of(triage)
    told: list[str] = []
    program._notifications = Remembered(told)
    async with program.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Seat(program, pilot, triage, told)
