"""What stands there while the terminal is too small to decide in."""

from __future__ import annotations

from textual.events import Key
from textual.geometry import Size

from linktriage.tui.ink import Line, Run
from linktriage.tui.widgets.painted import Painted

LEAST = Size(60, 16)
"""Columns and rows below which a page cannot be judged."""


class TooSmall(Painted, can_focus=True):
    """Covers the screen and takes the focus, so that no key decides on what cannot be seen."""

    def on_key(self, event: Key) -> None:
        """Keep every key from whatever is below."""
        event.stop()
        event.prevent_default()

    def height_of_content(self) -> int:
        """Return the number of lines."""
        return 3

    def line(self, number: int) -> Line:
        """Return one line."""
        size = self.app.size
        lines = (
            "This terminal is too small.",
            f"It is {size.width}x{size.height}, and needs {LEAST.width}x{LEAST.height}.",
            "Nothing is lost: make it larger.",
        )
        return (Run(lines[number], "strong" if number == 0 else ""),)


def is_too_small(size: Size) -> bool:
    """Say whether a terminal of that size is too small."""
    return size.width < LEAST.width or size.height < LEAST.height
