"""What happened with a site so far, in all campaigns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from linktriage.text import clean_line
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.plain import plain
from linktriage.tui.screens.covered import Covered
from linktriage.tui.widgets.draft_pane import Piece, TextPane

if TYPE_CHECKING:
    from linktriage.triage import Happened


class PastPane(TextPane, can_focus=True):
    """One entry after another, the newest first; scrolls with the arrows."""

    def key_down(self) -> None:
        """Scroll down a line."""
        self.scroll_line(self.top + 1)

    def key_up(self) -> None:
        """Scroll up a line."""
        self.scroll_line(self.top - 1)


class PastScreen(Covered[None], ModalScreen[None]):
    """Shows the past of one site."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.PANEL)

    def __init__(self, site: str, past: Sequence[Happened]) -> None:
        super().__init__()
        self._site = site
        self._past = tuple(past)

    def compose(self) -> ComposeResult:
        """Lay out the one pane."""
        yield PastPane()

    def on_mount(self) -> None:
        """Show what happened."""
        pane = self.query_one(PastPane)
        pane.border_title = plain(f"What happened with {self._site}", 120)
        pane.border_subtitle = "Esc close · ↓ ↑"
        pane.take(_told(self._past))
        pane.focus()

    def action_close(self) -> None:
        """Close."""
        self.dismiss()


def _told(past: Sequence[Happened]) -> Iterator[Piece]:
    for one in past:
        yield Piece("label", f"{one.on}  {clean_line(one.where, 80)}")
        yield Piece("", f"  {clean_line(one.what, 400)}")
    if not past:
        yield Piece("muted", "Nothing yet, in any campaign.")
