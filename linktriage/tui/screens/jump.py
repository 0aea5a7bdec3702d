"""Going to a site by a piece of its name, decided or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from linktriage.model import QueueRow
from linktriage.text import clean_line
from linktriage.tui.ink import Line, Run, fit
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.latest import Latest, Show
from linktriage.tui.plain import plain
from linktriage.tui.screens.covered import Covered
from linktriage.tui.widgets.rows_pane import RowsPane
from linktriage.tui.widgets.strips import Field

if TYPE_CHECKING:
    from linktriage.triage import Triage

STATUS = 13
"""Cells of a status and a blank."""


class MatchesPane(RowsPane, can_focus=False):
    """The sites that match, with their status; the first is meant unless another is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.matches: Sequence[QueueRow] = ()

    def take(self, matches: Sequence[QueueRow]) -> None:
        """Show these, the first under the cursor."""
        self.matches = matches
        self.fill(len(matches))

    @property
    def chosen(self) -> int | None:
        """The id of the site under the cursor."""
        return self.matches[self.cursor].id if self.matches else None

    def row(self, number: int, *, current: bool) -> Line:
        """Return one site."""
        found = self.matches[number]
        room = max(20, self.size.width - STATUS - 2)
        site = min(40, room // 2)
        return (
            Run(f"{fit(clean_line(found.site, 200), site)} ", "strong" if current else ""),
            Run(fit(str(found.status), STATUS), "accent"),
            Run(fit(clean_line(found.title, 300), room - site), "muted"),
        )


class JumpScreen(Covered[int | None], ModalScreen[int | None]):
    """Gives back the id of the prospect to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.JUMP)

    def __init__(self, triage: Triage) -> None:
        super().__init__()
        self._triage = triage
        self._latest = Latest(self)
        self._shown = ""
        """What the sites that are shown match."""
        self._goes = False
        """Whether Enter was pressed before the sites were found."""

    def compose(self) -> ComposeResult:
        """Lay out the sites above the line in which one types."""
        with Vertical(id="jump"):
            yield MatchesPane()
            yield Field()

    def on_mount(self) -> None:
        """Say what may be typed."""
        box = self.query_one("#jump")
        box.border_title = "Go to a site"
        box.border_subtitle = "Enter go · ↓ ↑ choose · Esc back"
        self.query_one(Field).placeholder = "a piece of its name, or an address"
        self.query_one(Field).focus()

    @property
    def _typed(self) -> str:
        return clean_line(self.query_one(Field).value)

    @on(Input.Changed)
    def follow_typing(self, event: Input.Changed) -> None:
        """Find what is meant while it is typed."""
        event.stop()
        self._goes = False
        typed = self._typed
        self._latest.ask(lambda: self._look(typed))

    def _look(self, typed: str) -> Show:
        found = self._triage.called(typed)
        return lambda: self._take(typed, found)

    def _take(self, typed: str, found: Sequence[QueueRow]) -> None:
        self._shown = typed
        self.query_one(MatchesPane).take(found)
        nothing = typed and not found
        said = f"no site holds “{typed}”" if nothing else "Go to a site"
        self.query_one("#jump").border_title = plain(said, 60)
        if self._goes:
            self.action_save()

    def action_move(self, step: int) -> None:
        """Choose another of the sites."""
        pane = self.query_one(MatchesPane)
        pane.move_to(pane.cursor + step)

    def action_save(self) -> None:
        """Go to the site that is chosen, once it is found."""
        if self._shown != self._typed:
            self._goes = True
            return
        self._goes = False
        chosen = self.query_one(MatchesPane).chosen
        if chosen is not None:
            self.dismiss(chosen)

    def action_back(self) -> None:
        """Stay where one was."""
        self.dismiss(None)
