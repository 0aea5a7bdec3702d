"""The queue beside the page: only the rows on the screen are ever asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from linktriage.model import Outcome
from linktriage.text import clean_line
from linktriage.tui.ink import MARKS, Line, Run, fit
from linktriage.tui.signs import STAR, signs
from linktriage.tui.widgets.painted import Painted

if TYPE_CHECKING:
    from linktriage.model import QueueRow

Rows = Callable[[int, int], Sequence["QueueRow"]]
"""Gives the rows from the first number up to the second."""


class QueuePane(Painted):
    """Shows the rows around the current one. `refill` when anything in the queue has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Rows = lambda _start, _stop: ()
        self._count = 0
        self._from = 0
        self._window: Sequence[QueueRow] = ()
        self._current: int | None = None
        self.drawn: int | None = None
        """The next random card."""

    def preview(self, rows: Rows, size: int, first: Sequence[QueueRow]) -> None:
        """Show another queue from its top, of which the `first` rows are known already."""
        self.top = 0
        self.refill(rows, size, 0, None)
        self.know(first)

    def know(self, first: Sequence[QueueRow]) -> None:
        """Take the first rows of the queue that is shown: they need not be asked for."""
        self._from, self._window = 0, first

    def refill(self, rows: Rows, size: int, place: int | None, current: int | None) -> None:
        """Show the queue again: `size` rows in all, the current prospect at `place`."""
        self._rows, self._count, self._current = rows, size, current
        self._window = ()
        if place is not None:
            self._keep_in_sight(place)
        self.top = max(0, min(self.top, self.last_top))
        self.refresh()

    def _keep_in_sight(self, place: int) -> None:
        height = max(1, self.size.height)
        if not self.top <= place < self.top + height - 1:
            self.top = max(0, place - height // 3)

    def height_of_content(self) -> int:
        """Return how many prospects the view holds."""
        return self._count

    def line(self, number: int) -> Line:
        """Return one row: cursor, site, and the worst outcome with how many there are."""
        if not self._from <= number < self._from + len(self._window):
            self._from = self.top
            self._window = self._rows(self.top, self.top + max(1, self.size.height))
        if not self._from <= number < self._from + len(self._window):
            return ()
        row = self._window[number - self._from]
        return queue_line(row, self.size.width, self.drawn, current=row.id == self._current)


def queue_line(row: QueueRow, width: int, drawn: int | None, *, current: bool) -> Line:
    """Return one row of the queue pane; `drawn` is the next random card."""
    mark, ink = verdict(row.outcomes, read=row.fetch_state is not None)
    over = "cursor" if current else ""
    before = (STAR if row.starred else "") + signs(row, drawn)
    site = fit(before + clean_line(row.site, 200), width - 6)
    return (
        Run("▌" if current else " ", f"accent {over}"),
        Run(site, f"strong {over}" if current else over),
        Run(f"{mark:>4} ", f"{ink} {over}"),
    )


def verdict(outcomes: dict[Outcome, int], *, read: bool) -> tuple[str, str]:
    """Return the worst outcome with its number, and its ink: ("✗1", "fail")."""
    for outcome in (Outcome.FAIL, Outcome.WARN, Outcome.PASS):
        if outcomes.get(outcome):
            return f"{MARKS[outcome]}{outcomes[outcome]}", outcome.value
    return ("?" if read else "·"), "muted"
