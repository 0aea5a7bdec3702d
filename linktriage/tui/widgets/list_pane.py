"""The queue as a table: site, title, outcomes, type; marks for bulk acts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from linktriage.triage import QueueRow
from linktriage.tui.ink import Line, fit
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.signs import signs
from linktriage.tui.widgets.list_columns import row_line
from linktriage.tui.widgets.queue_pane import Rows
from linktriage.tui.widgets.rows_pane import RowsPane

STATUS = 11
"""Cells of the status before a site, where rows of several are listed."""

SPARE = 40
"""Rows asked for beyond the screen, so that scrolling does not ask each time."""


class ListPane(RowsPane):
    """Draws the rows of a view; those on the screen are the only ones it has."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.LIST)

    def __init__(self) -> None:
        super().__init__()
        self.tells_status = False
        """Whether rows of more than one status are listed."""
        self.marked: set[int] = set()
        """Ids of the marked prospects."""
        self.drawn: int | None = None
        """The next random card."""
        self._source: Rows = lambda _start, _stop: ()
        self._window: Sequence[QueueRow] = ()
        self._from = 0

    def take(self, rows: Rows, count: int, cursor: int, first: Sequence[QueueRow] = ()) -> None:
        """Show `count` rows, asked of `rows` but for the `first`, which are known already."""
        self._source, self._window, self._from = rows, first, 0
        self.fill(count, cursor)

    def at(self, number: int) -> QueueRow | None:
        """Return a row, asking for it if need be."""
        if not 0 <= number < self.count:
            return None
        if not self._from <= number < self._from + len(self._window):
            self._from = max(0, min(self.top, number) - SPARE)
            self._window = self._source(self._from, self.top + self.size.height + SPARE)
        index = number - self._from
        return self._window[index] if index < len(self._window) else None

    @property
    def current(self) -> QueueRow | None:
        """The row under the cursor."""
        return self.at(self.cursor)

    def row(self, number: int, *, current: bool) -> Line:
        """Return one row of the table."""
        found = self.at(number)
        if found is None:
            return ()
        told = fit(found.status.value, STATUS) if self.tells_status else ""
        return row_line(
            found,
            self.size.width - 1,
            before=told + signs(found, self.drawn),
            marked=found.id in self.marked,
            current=current,
        )
