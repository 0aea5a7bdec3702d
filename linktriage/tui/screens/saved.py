"""The saved filters of the campaign: take one, save the one that is on, remove one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import ModalScreen

from linktriage.errors import LinktriageError
from linktriage.model import SavedFilter
from linktriage.text import clean_line
from linktriage.triage import View
from linktriage.tui.holding import Wait, attempted, by_notice
from linktriage.tui.ink import Line, Run, fit
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.latest import Latest, Show
from linktriage.tui.plain import plain
from linktriage.tui.screens.covered import Covered
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.widgets.rows_pane import RowsPane
from linktriage.tui.widgets.strips import PromptStrip

if TYPE_CHECKING:
    from linktriage.triage import Triage

COUNT = 10
"""Cells of the number of prospects and a blank."""


class SavedPane(RowsPane):
    """One saved filter a row: its name, what it says, how many it finds."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.SAVED)

    def __init__(self) -> None:
        super().__init__()
        self.filters: Sequence[SavedFilter] = ()
        self.sizes: dict[str, int] = {}
        """How many prospects each finds, as far as that is known yet."""

    @property
    def current(self) -> SavedFilter | None:
        """The filter under the cursor."""
        return self.filters[self.cursor] if self.filters else None

    def row(self, number: int, *, current: bool) -> Line:
        """Return one filter."""
        one = self.filters[number]
        room = max(20, self.size.width - COUNT - 3)
        name = min(24, room // 2)
        size = self.sizes.get(one.name)
        return (
            Run(f"{fit(clean_line(one.name, 80), name)} ", "strong" if current else ""),
            Run(f"{fit(clean_line(one.query, 400), room - name)} ", "muted"),
            Run(f"{'…' if size is None else f'{size:,}':>{COUNT - 1}}"),
        )


class SavedScreen(Covered[str | None], ModalScreen[str | None]):
    """Gives back the filter to look through, or None."""

    AUTO_FOCUS = "SavedPane"

    pane = query_one(SavedPane)
    prompt = query_one(PromptStrip)

    def __init__(self, triage: Triage, text: str) -> None:
        super().__init__()
        self._triage = triage
        self._text = text
        self._sizes = Latest(self)
        self._undoes: list[Callable[[], object]] = []
        """What takes back each change that was made here, the newest last."""

    def compose(self) -> ComposeResult:
        """Lay out the filters, and the line for a name."""
        with Vertical(id="saved"):
            yield SavedPane()
            yield PromptStrip()

    def on_mount(self) -> None:
        """Show them."""
        self.pane.border_subtitle = "Enter take · s save the one that is on · x remove · u undo"
        self._show()

    def _show(self) -> None:
        """Show the filters at once, and how many each finds once that is counted."""
        filters = self._triage.saved_filters()
        none = "" if filters else ": none yet, s saves the filter that is on"
        self.pane.border_title = plain(f"Saved filters{none}", 80)
        self.pane.filters = filters
        self.pane.fill(len(filters), self.pane.cursor)
        self._sizes.ask(lambda: self._count(filters))

    def _count(self, filters: Sequence[SavedFilter]) -> Show:
        sizes = {one.name: self._triage.size(View(text=one.query)) for one in filters}
        return lambda: self._tell(sizes)

    def _tell(self, sizes: dict[str, int]) -> None:
        self.pane.sizes = sizes
        self.pane.refresh()

    def action_move(self, step: int) -> None:
        """Go up or down."""
        self.pane.move_to(self.pane.cursor + step)

    def action_take(self) -> None:
        """Filter with the one under the cursor."""
        if one := self.pane.current:
            self.dismiss(one.query)

    def action_keep(self) -> None:
        """Ask for a name for the filter that is on."""
        if self._text:
            self.prompt.ask("name", f"Save “{self._text}” as")
        else:
            self.notify("No filter is on: f types one, F then s saves it")

    def action_save(self) -> None:
        """Save the filter that is on under the name that was typed."""
        if self._attempt(lambda: self._save(self.prompt.text)):
            self.action_back()

    def _save(self, name: str) -> None:
        before = {one.name: one for one in self.pane.filters}
        saved = self._triage.save_filter(name, self._text)
        self._undoes.append(self._putting(saved.name, before.get(saved.name)))

    def _attempt(self, act: Callable[[], object]) -> bool:
        """Change the filters and show them; what is refused is said, and nothing is lost."""
        wait = Wait(self._triage.store, lambda: self.is_attached, by_notice(self))
        is_done = attempted(self, act, wait, self._refuse)
        if is_done:
            self._show()
        return is_done

    def _refuse(self, error: LinktriageError) -> None:
        self.notify(str(error), severity="warning", markup=False)

    def action_remove(self) -> None:
        """Forget the one under the cursor."""
        one = self.pane.current
        if one is not None and self._attempt(lambda: self._triage.remove_filter(one.name)):
            self._undoes.append(self._putting(one.name, one))
            self.notify(plain(f"removed {one.name} (u brings it back)", 120).plain, markup=False)

    def _putting(self, name: str, before: SavedFilter | None) -> Callable[[], object]:
        """Return what puts a name back to the filter it stood for before."""
        if before is None:
            return lambda: self._triage.remove_filter(name)
        return lambda: self._triage.save_filter(before.name, before.query)

    def action_undo(self) -> None:
        """Take the newest change back that was made here."""
        if not self._undoes:
            self.notify("Nothing to undo here")
        elif self._attempt(self._undoes[-1]):
            self._undoes.pop()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen(Mode.SAVED))

    def action_back(self) -> None:
        """Leave the line for the name, then the filters."""
        if self.prompt.display:
            self.prompt.display = False
            self.pane.focus()
        else:
            self.dismiss(None)
