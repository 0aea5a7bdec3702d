"""The program on the terminal: theme, keys, screens, and the work behind them."""

from __future__ import annotations

import asyncio
import signal
from typing import ClassVar

from textual.app import App
from textual.screen import Screen

from linktriage.triage import Triage
from linktriage.tui.commands import KeyCommands
from linktriage.tui.crash import write_crash
from linktriage.tui.keymap import load_keymap
from linktriage.tui.plain import plain_text
from linktriage.tui.screens.triage import TriageScreen
from linktriage.tui.themes import DARK, LIGHT


class TriageApp(App[None]):
    """Puts the parts together; what happens stands in the screens."""

    TITLE = "linktriage"
    CSS_PATH = "linktriage.tcss"
    COMMANDS = {KeyCommands}  # noqa: RUF012 - declared so by Textual
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - declared so by Textual
        (0, "-narrow"),
        (120, "-wide"),
        (140, "-full"),
    ]

    def __init__(
        self, triage: Triage, *, reading: bool = True, allow_private: bool = False
    ) -> None:
        super().__init__()
        self.triage = triage
        self.reads = reading
        self.allow_private = allow_private

    def get_default_screen(self) -> Screen[None]:
        """Start with the triage."""
        return TriageScreen(self.triage)

    def on_mount(self) -> None:
        """Take the user's keys, and leave the terminal in order whatever ends the program."""
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name
        keymap, complaint = load_keymap()
        self.set_keymap(keymap)
        if complaint:
            self.notify(complaint, severity="warning", markup=False)
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(name, self.exit)

    def _handle_exception(self, error: Exception) -> None:
        """Leave with one line; Textual would print the values of all variables instead."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.panic(plain_text(write_crash(error)))
