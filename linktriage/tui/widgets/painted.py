"""The base of everything that is drawn by the line: no layout, no widget per row."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from linktriage.tui.ink import INKS, Line, strip


class Painted(Widget):
    """A widget whose lines are runs of named inks, drawn when they are on screen.

    It scrolls by itself: `top` is the first line shown. So a new page changes neither the layout
    nor a scrollbar, and costs what its visible lines cost.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = set(INKS)

    top: int = 0

    def line(self, number: int) -> Line:
        """Return line `number` of the whole content; an empty one past its end."""
        raise NotImplementedError

    def height_of_content(self) -> int:
        """Return how many lines there are in all."""
        raise NotImplementedError

    def palette(self, inks: str) -> Style:
        """Return the look of `inks` (names separated by spaces) in the current theme."""
        style = self.rich_style
        for name in inks.split():
            style += self.get_component_rich_style(f"ink--{name}", partial=True)
        return style

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        number = self.top + y
        shown = self.line(number) if number < self.height_of_content() else ()
        return strip(shown, self.size.width, self.palette)

    @property
    def last_top(self) -> int:
        """The lowest line that may stand on top."""
        return max(0, self.height_of_content() - self.size.height)

    def scroll_line(self, top: int) -> None:
        """Show the content from line `top` on, as far as it reaches."""
        top = max(0, min(top, self.last_top))
        if top != self.top:
            self.top = top
            self.refresh()

    def on_mouse_scroll_down(self) -> None:
        """Scroll three lines, as terminals do."""
        self.scroll_line(self.top + 3)

    def on_mouse_scroll_up(self) -> None:
        """Scroll three lines, as terminals do."""
        self.scroll_line(self.top - 3)
