"""The keys of one mode, made from the table of keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from linktriage.queries import WORDS
from linktriage.tui.ink import Line, Run, fit
from linktriage.tui.keys import Mode, bindings, help_rows
from linktriage.tui.plain import plain
from linktriage.tui.screens.covered import Covered
from linktriage.tui.widgets.painted import Painted
from linktriage.tui.wrapping import wrap

FILTERED = (Mode.READ, Mode.LIST, Mode.SAVED)
"""Modes in which a filter may be typed or taken: their help names its words."""
FACE = 18
"""Cells of the keys on the left."""


class HelpPane(Painted, can_focus=True):
    """Keys on the left, what they do on the right; scrolls with the arrows."""

    def __init__(self, mode: Mode) -> None:
        super().__init__()
        self._mode = mode
        self._help_lines: list[Line] = []
        self.border_title = plain(f"Keys while {mode}")
        self.border_subtitle = "Esc close · ↓ ↑"

    def on_resize(self) -> None:
        """Wrap the sentences."""
        self._help_lines = list(self._wrapped())
        self.refresh()

    def _wrapped(self) -> list[Line]:
        lines: list[Line] = []
        rows = help_rows(self._mode)
        if self._mode in FILTERED:
            rows += [("", ""), ("filter by", "all words must hold"), *WORDS]
        for face, sentence in rows:
            shown = face
            if len(face) > FACE - 2:
                lines.append((Run(f" {face}", "key"),))
                shown = ""
            for start, end in wrap(sentence, max(10, self.size.width - FACE - 2)):
                lines.append((Run(fit(f" {shown}", FACE), "key"), Run(sentence[start:end])))
                shown = ""
        return lines

    def key_down(self) -> None:
        """Scroll down a line."""
        self.scroll_line(self.top + 1)

    def key_up(self) -> None:
        """Scroll up a line."""
        self.scroll_line(self.top - 1)

    def height_of_content(self) -> int:
        """Return the number of lines."""
        return len(self._help_lines)

    def line(self, number: int) -> Line:
        """Return one line."""
        return self._help_lines[number]


class HelpScreen(Covered[None], ModalScreen[None]):
    """Shows the keys of the mode it was called from."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.PANEL)

    def __init__(self, mode: Mode) -> None:
        super().__init__()
        self._mode = mode

    def compose(self) -> ComposeResult:
        """Lay out the one pane."""
        yield HelpPane(self._mode)

    def action_close(self) -> None:
        """Close."""
        self.dismiss()
