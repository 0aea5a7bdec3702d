"""A list of any length with a cursor: rows are asked for when they are on the screen."""

from __future__ import annotations

from linktriage.tui.ink import Line, Run
from linktriage.tui.widgets.painted import Painted


class RowsPane(Painted, can_focus=True):
    """Draws `count` rows given by `row`, one of them under the cursor."""

    count = 0
    cursor = 0

    def row(self, number: int, *, current: bool) -> Line:
        """Return one row."""
        raise NotImplementedError

    def row_left(self) -> None:
        """Hear that the rows on screen have changed."""

    def height_of_content(self) -> int:
        """Return how many rows there are."""
        return self.count

    def line(self, number: int) -> Line:
        """Return one row behind its cursor."""
        current = number == self.cursor
        over = "cursor" if current else ""
        bar = Run("▌" if current else " ", f"accent {over}")
        row = tuple(Run(run.text, f"{run.ink} {over}") for run in self.row(number, current=current))
        return (bar, *row)

    def fill(self, count: int, cursor: int = 0) -> None:
        """Show `count` rows with the cursor at one of them."""
        self.count = count
        self.move_to(cursor)

    def move_to(self, number: int) -> None:
        """Put the cursor on a row and keep it in sight."""
        self.cursor = max(0, min(number, self.count - 1))
        height = max(1, self.size.height)
        if self.cursor < self.top:
            self.top = self.cursor
        elif self.cursor >= self.top + height:
            self.top = self.cursor - height + 1
        self.top = max(0, min(self.top, self.last_top))
        self.row_left()
        self.refresh()
