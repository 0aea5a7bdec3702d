"""Why a prospect stands where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from linktriage.text import clean_line
from linktriage.tui.ink import Line, Run
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.plain import plain
from linktriage.tui.screens.covered import Covered
from linktriage.tui.widgets.painted import Painted
from linktriage.tui.wrapping import wrap

if TYPE_CHECKING:
    from linktriage.triage import Why


class WhyPane(Painted, can_focus=True):
    """A sentence for each thing that counted; scrolls with the arrows."""

    def __init__(self, why: Why) -> None:
        super().__init__()
        self._why = why
        self._why_lines: list[Line] = []
        self.border_title = plain(f"Why {clean_line(why.site, 80)} stands here")
        self.border_subtitle = "Esc close · ↓ ↑"

    def on_resize(self) -> None:
        """Wrap the sentences."""
        self._why_lines = list(self._wrapped())
        self.refresh()

    def _wrapped(self) -> list[Line]:
        lines: list[Line] = []
        for number, sentence in enumerate(self._why.sentences()):
            text, ink = clean_line(sentence), "strong" if not number else ""
            bullet = " • " if number else " "
            for start, end in wrap(text, max(10, self.size.width - 5)):
                lines.append((Run(bullet, "muted"), Run(text[start:end], ink)))
                bullet = "   " if number else " "
        return lines

    def key_down(self) -> None:
        """Scroll down a line."""
        self.scroll_line(self.top + 1)

    def key_up(self) -> None:
        """Scroll up a line."""
        self.scroll_line(self.top - 1)

    def height_of_content(self) -> int:
        """Return the number of lines."""
        return len(self._why_lines)

    def line(self, number: int) -> Line:
        """Return one line."""
        return self._why_lines[number]


class WhyScreen(Covered[None], ModalScreen[None]):
    """Shows why."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.PANEL)

    def __init__(self, why: Why) -> None:
        super().__init__()
        self._why = why

    def compose(self) -> ComposeResult:
        """Lay out the one pane."""
        yield WhyPane(self._why)

    def action_close(self) -> None:
        """Close."""
        self.dismiss()
