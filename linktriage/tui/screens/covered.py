"""The base of every screen: it is covered while the terminal is too small for it."""

from __future__ import annotations

from typing import TypeVar

from textual import on
from textual.events import Resize
from textual.screen import Screen
from textual.widget import Widget

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
