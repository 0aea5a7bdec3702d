"""What the two panes beside the page share: lines made of the dossier they are bound to."""

from __future__ import annotations

from textual.reactive import reactive

from linktriage.model import Dossier
from linktriage.tui.ink import Line
from linktriage.tui.widgets.painted import Painted


class DossierPane(Painted):
    """Lines about one prospect, made anew for another one and for another width."""

    dossier: reactive[Dossier | None] = reactive(None, init=False)

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []

    def watch_dossier(self, before: Dossier | None, dossier: Dossier | None) -> None:
        """Show another prospect from the top."""
        if before is None or dossier is None or before.prospect.id != dossier.prospect.id:
            self.top = 0
        self._fill()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._fill()

    def _fill(self) -> None:
        """Make the lines of the dossier; each pane has its own."""
        raise NotImplementedError

    def height_of_content(self) -> int:
        """Return the number of lines."""
        return len(self._lines)

    def line(self, number: int) -> Line:
        """Return one line."""
        return self._lines[number]
