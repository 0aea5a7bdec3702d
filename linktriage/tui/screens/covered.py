"""The base of every screen: it is covered while too small, and says what failed behind it."""

from __future__ import annotations

from typing import TypeVar

from textual import on
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

from linktriage.tui.failing import tell_failure
from linktriage.tui.widgets.too_small import TooSmall, is_too_small

Result = TypeVar("Result")


class Covered(Screen[Result]):
    """Says that the terminal is too small; what was open is still there when it is larger."""

    _focus_before: Widget | None = None

    @on(Resize)
    def cover(self, event: Resize) -> None:
        """Cover everything, or show it again with the focus where it was."""
        covers = self.query(TooSmall)
        if is_too_small(event.size):
            if not covers:
                self._focus_before = self.focused
                cover = TooSmall()
                self.mount(cover)
                cover.focus()
        elif covers:
            covers.remove()
            before = self._focus_before
            self.set_focus(before if before and before.is_attached else None)
            if self.focused is None and self.AUTO_FOCUS:
                self.set_focus(self.query_one(self.AUTO_FOCUS))

    @on(Worker.StateChanged)
    def follow_work(self, event: Worker.StateChanged) -> None:
        """Say what failed of what works behind this screen."""
        tell_failure(self.app, event)
