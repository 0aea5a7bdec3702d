"""The table of the target pages, with a cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from linktriage.model import TargetCoverage, TargetPage
from linktriage.tui.ink import Line
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.targeting import target_line
from linktriage.tui.widgets.rows_pane import RowsPane


class TargetsPane(RowsPane):
    """One target a row: readiness, page, role, cluster, what is missing, how it is served."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.TARGETS)

    class Moved(Message):
        """Another target is under the cursor, or it has changed."""

    _targets: tuple[TargetCoverage, ...] = ()

    def show(self, targets: Sequence[TargetCoverage], url: str = "") -> None:
        """Show these targets, with the cursor at one of them or where it was."""
        self._targets = tuple(targets)
        urls = [one.target.url for one in targets]
        self.fill(len(urls), urls.index(url) if url in urls else self.cursor)

    @property
    def target(self) -> TargetPage | None:
        """The target under the cursor."""
        return self._targets[self.cursor].target if self._targets else None

    def row_left(self) -> None:
        """Tell that the cursor has moved."""
        self.post_message(self.Moved())

    def row(self, number: int, *, current: bool) -> Line:
        """Return one target."""
        del current
        one = self._targets[number]
        return target_line(one.target, one.service, self.size.width - 1)
