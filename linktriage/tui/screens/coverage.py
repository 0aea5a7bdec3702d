"""The coverage map: which pages the planned links serve, and which none."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from linktriage.model import CoverageMap
from linktriage.triage.charting import drawn
from linktriage.tui.ink import Line, Run
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.plain import plain
from linktriage.tui.screens.covered import Covered
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.painted import Painted


class CoveragePane(Painted, can_focus=True):
    """The map, drawn as wide as the screen is."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.MAP)

    def __init__(self, found: CoverageMap) -> None:
        super().__init__()
        self._found = found
        self._drawn: tuple[Line, ...] = ()

    def on_resize(self) -> None:
        """Draw it for this width."""
        lines = drawn(self._found, max(40, self.size.width - 2))
        self._drawn = tuple(
            (Run(" "), *(Run(text, ink) for text, ink in pieces)) for pieces in lines
        )
        self.scroll_line(min(self.top, self.last_top))
        self.refresh()

    def height_of_content(self) -> int:
        """Return the number of lines."""
        return len(self._drawn)

    def line(self, number: int) -> Line:
        """Return one line."""
        return self._drawn[number]


class CoverageScreen(Covered[None]):
    """Shows the map; it changes nothing."""

    pane = query_one(CoveragePane)

    def __init__(self, found: CoverageMap, campaign: str) -> None:
        super().__init__()
        self._found = found
        self._campaign = campaign

    def compose(self) -> ComposeResult:
        """Lay out the map and the hints."""
        yield CoveragePane(self._found)
        yield Hints()

    def on_mount(self) -> None:
        """Say whose map it is, and what its bars are made of."""
        self.query_one(Hints).mode = Mode.MAP
        self.pane.border_title = plain(f"Coverage: {self._campaign}", 100)
        self.pane.border_subtitle = "█ live  ▓ with a draft  ░ planned"
        self.pane.focus()

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self.pane.scroll_line(self.pane.top + lines)

    def action_turn(self, pages: int) -> None:
        """Scroll by pages."""
        self.action_scroll_by(pages * max(1, self.pane.size.height - 1))

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen(Mode.MAP))

    def action_back(self) -> None:
        """Back to the page."""
        self.dismiss()
