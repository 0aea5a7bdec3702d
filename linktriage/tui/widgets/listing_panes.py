"""What a list holds, a column a row; and lines that say what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType

from linktriage.tui.bringing import Preview, column_line
from linktriage.tui.ink import Line
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.widgets.painted import Painted
from linktriage.tui.widgets.rows_pane import RowsPane


class ColumnsPane(RowsPane):
    """The columns of a list with what they hold and the cells of the first rows."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.IMPORT)

    preview: Preview | None = None

    def show(self, preview: Preview) -> None:
        """Show another list, or the same one read anew."""
        self.preview = preview
        self.fill(len(preview.columns), self.cursor)

    @property
    def column(self) -> str:
        """The column under the cursor."""
        return self.preview.columns[self.cursor] if self.preview else ""

    def row(self, number: int, *, current: bool) -> Line:
        """Return one column."""
        del current
        return column_line(self.preview, number, self.size.width - 1) if self.preview else ()


class LinesPane(Painted):
    """Lines to read."""

    lines: tuple[Line, ...] = ()

    def show(self, lines: Iterable[Line]) -> None:
        """Show these lines from the top."""
        self.lines = tuple(lines)
        self.top = 0
        self.refresh()

    def height_of_content(self) -> int:
        """Return the number of lines."""
        return len(self.lines)

    def line(self, number: int) -> Line:
        """Return one line."""
        return self.lines[number]


class ReportPane(LinesPane, can_focus=True):
    """What becomes of the lists, while they are imported and after."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.IMPORTED)
