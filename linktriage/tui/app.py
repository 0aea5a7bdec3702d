"""The program on the terminal: theme, keys, screens, and the work behind them."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen
from textual.worker import Worker

from linktriage.errors import BadInput
from linktriage.triage.arrival import Arrival, arrived
from linktriage.triage.looks import Look, remember, remembered
from linktriage.triage.workshop import News, Workshop
from linktriage.triage.workshop.background import Background
from linktriage.tui.commands import KeyCommands, LookCommands
from linktriage.tui.crash import write_crash
from linktriage.tui.failing import tell_failure
from linktriage.tui.garbage import keep_little_garbage
from linktriage.tui.ink import INKS
from linktriage.tui.keymap import load_keymap
from linktriage.tui.messages import DeskOpened, ListsChanged, Opened, message_of
from linktriage.tui.notices import Noticing
from linktriage.tui.plain import plain, plain_line, plain_text
from linktriage.tui.repeats import Repeats
from linktriage.tui.screens.triage import TriageScreen
from linktriage.tui.terminal import EVERY, SteadyDriver, is_gone
from linktriage.tui.themes import THEMES

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.notifications import SeverityLevel

    from linktriage.triage import Triage

MAX_NOTICE = 1_000
"""Characters of a notice that are shown."""
MAX_TITLE = 100
"""Characters of its title."""


class TriageApp(Noticing, Repeats):
    """Puts the parts together; what happens stands in the screens."""

    TITLE = "linktriage"
    CSS_PATH = "linktriage.tcss"
    COMPONENT_CLASSES = set(INKS)  # noqa: RUF012 - declared so by Textual
    COMMANDS = {KeyCommands, LookCommands}  # noqa: RUF012 - declared so by Textual
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared so by Textual
        (0, "-narrow"),
        (120, "-wide"),
        (140, "-full"),
    ]

    def __init__(
        self,
        triage: Triage | Arrival,
        *,
        reading: bool = True,
        allow_private: bool = False,
        demo: bool = False,
        look: Look | None = None,
    ) -> None:
        super().__init__()
        for theme in THEMES.values():
            self.register_theme(theme)
        self.look = look or remembered()
        self.theme = THEMES[self.look].name
        self._arrival = triage if isinstance(triage, Arrival) else arrived(triage)
        self._reads = reading
        self._demo = demo
        self._allow_private = allow_private
        self._screen = TriageScreen(self._arrival, self.read_now if reading else None)
        self._screen.allow_private = allow_private
        self._background: Background | None = None
        self._workshop: Workshop | None = None

    def work_apart(self) -> Workshop:
        """Have pages read and orders worked out in another process, which this starts and ends.

        Returns what is to be closed once the screen is left.
        """
        tell = self._hear
        self._workshop = Workshop(self._arrival.desk, tell, allow_private=self._allow_private)
        self._arrival.work_in(self._workshop)
        return self._workshop

    def get_driver_class(self) -> type[Driver]:
        """Write to a terminal that may go away."""
        return SteadyDriver

    def get_default_screen(self) -> Screen[None]:
        """Start with the triage."""
        return self._screen

    def desk(self) -> Triage:
        """Return the open desk; raises what opening it raises."""
        return self._arrival.desk()

    def on_mount(self) -> None:
        """Take the user's keys, and catch what ends a program: signals, no more terminal."""
        self._take_keys()
        for name in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(name, self.exit)
        if not self.is_headless:
            self.set_interval(EVERY, self._leave_if_alone)
        if self._demo:
            self.notify("A sample campaign: nothing here is kept. ? shows the keys.", timeout=8)

    def _leave_if_alone(self) -> None:
        """Leave when the terminal is gone and no signal said so."""
        if is_gone():
            self.exit()

    def choose_look(self, look: Look) -> None:
        """Show everything in this look, and begin with it from now on."""
        self.look = look
        self.theme = THEMES[look].name
        try:
            remember(look)
        except BadInput as error:
            self.notify(str(error), severity="warning", markup=False)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a notice. Foreign words may stand in it: they are cleaned, and never markup."""
        del markup
        words, title = plain(message, MAX_NOTICE).plain, plain_line(title, MAX_TITLE)
        super().notify(words, title=title, severity=severity, timeout=timeout, markup=False)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what can do no harm where it is pasted, which may be a shell."""
        super().copy_to_clipboard(plain(text).plain)

    def _take_keys(self) -> None:
        keymap, complaint = load_keymap()
        self.set_keymap(keymap)
        if complaint:
            self.notify(complaint, severity="warning", markup=False)

    @on(DeskOpened)
    def settle_memory(self) -> None:
        """Keep the memory small from now on: all that a start loads is there."""
        if not self.is_headless:
            keep_little_garbage()

    @on(DeskOpened)
    @on(ListsChanged)
    def start_reading(self) -> None:
        """Read what is unread from now on."""
        if self._reads and not self._reader().running:
            work = self._reader().run()
            self.run_worker(work, group="reading", exit_on_error=False)

    def _reader(self) -> Background | Workshop:
        if self._workshop is not None:
            return self._workshop
        if self._background is None:
            self._background = Background(
                self.desk(), self._hear, allow_private=self._allow_private
            )
        return self._background

    def _hear(self, told: News) -> None:
        self._screen.post_message(message_of(told))

    def read_now(self, prospect_id: int) -> None:
        """Read one prospect now."""
        work = self._reader().read_now(prospect_id)
        self.run_worker(work, group="reading now", exit_on_error=False)

    @on(Opened)
    def tell_opened(self, event: Opened) -> None:
        """Say what became of an address that a browser was to open, with the address."""
        self.notify(event.sentence, timeout=6, markup=False)

    @on(Worker.StateChanged)
    def follow_work(self, event: Worker.StateChanged) -> None:
        """Say what failed of what works behind all screens."""
        tell_failure(self, event)

    def on_unmount(self) -> None:
        """Let the reading end with the screen, and remember where the person was."""
        self._screen.remember_place()
        for reader in (self._background, self._workshop):
            if reader is not None:
                reader.stop()

    def _handle_exception(self, error: Exception) -> None:
        """Leave with one line; Textual would print the values of all variables instead."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.panic(plain_text(write_crash(error)))
