"""The list view: any prospect by its name, any status, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.getters import query_one

from linktriage.model import QueueRow, Status
from linktriage.queries import HINT, parse, problem_of
from linktriage.triage import View
from linktriage.tui import questions
from linktriage.tui.keys import Mode
from linktriage.tui.latest import Latest, Show
from linktriage.tui.plain import plain
from linktriage.tui.screens.bulk import Bulk
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.list_columns import ListHead
from linktriage.tui.widgets.list_pane import SPARE, ListPane
from linktriage.tui.widgets.strips import Choice, ChoiceStrip, PromptStrip, Question

if TYPE_CHECKING:
    from linktriage.triage import Triage


class ListScreen(Bulk):
    """Gives back the id of the prospect to open, or None."""

    AUTO_FOCUS = "ListPane"

    prompt = query_one(PromptStrip)
    hints = query_one(Hints)

    def __init__(self, triage: Triage, view: View, current: int | None) -> None:
        super().__init__(triage, view)
        self._current = current
        self._found = Latest(self)

    def compose(self) -> ComposeResult:
        """Lay out the table and the strips."""
        yield ListHead()
        yield ListPane()
        yield ChoiceStrip()
        yield PromptStrip()
        yield Hints()

    def on_mount(self) -> None:
        """Show the view with the cursor on the current prospect."""
        self.hints.mode = Mode.LIST
        place = self.triage.place(self.view, self._current) if self._current else 0
        self.refill(place or 0)

    def refill(self, cursor: int) -> None:
        """Ask for the view again."""
        view = self.view
        size = self.triage.size(view)
        self.pane.tells_status = len(view.statuses) > 1
        self.pane.drawn = self.triage.next_by_lot(view)
        self.pane.take(lambda start, stop: self.triage.rows(view, start, stop), size, cursor)
        self._entitle(size)

    def _entitle(self, size: int) -> None:
        """Say above the rows what they are, and below them how many are marked."""
        view = self.view
        statuses = parse(view.text).statuses(view.statuses)
        named = "of all statuses" if len(statuses) == len(Status) else ", ".join(statuses)
        about = f" · “{view.text}”" if view.text else ""
        order = questions.order_in_words(view.order) + (" backwards" if view.backwards else "")
        self.pane.border_title = plain(f"{size:,} {named}{about} · {order}", 120)
        marked = len(self.pane.marked)
        self.pane.border_subtitle = plain(f"{marked} marked") if marked else ""

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.pane.move_to(self.pane.cursor)

    # moving

    def action_move(self, step: int) -> None:
        """Go up or down."""
        self.pane.move_to(self.pane.cursor + step)

    def action_page(self, step: int) -> None:
        """Go a page up or down."""
        self.action_move(step * max(1, self.pane.size.height - 1))

    def action_top(self) -> None:
        """Go to the first row."""
        self.pane.move_to(0)

    def action_bottom(self) -> None:
        """Go to the last row."""
        self.pane.move_to(self.pane.count)

    def action_open(self) -> None:
        """Open the prospect under the cursor."""
        if row := self.pane.current:
            self.dismiss(row.id)

    @work(group="asking", exit_on_error=False)
    async def action_jump(self) -> None:
        """Ask for a site and go to its row; what is not listed is opened."""
        from linktriage.tui.screens.jump import JumpScreen

        chosen = await self.app.push_screen_wait(JumpScreen(self.triage))
        if chosen is None:
            return
        place = self.triage.place(self.view, chosen)
        rows = self.triage.rows(self.view, place, place + 1) if place is not None else ()
        if place is None or chosen not in {row.id for row in rows}:
            self.dismiss(chosen)
        else:
            self.pane.move_to(place)

    def action_back(self) -> None:
        """Close the strip, or go back to the page."""
        if self.choice.display or self.prompt.display:
            if self.prompt.display:
                self._filter(self.prompt.before)
            self._close_strips()
        elif self.is_working:
            self.notify("Still writing the act before")
        else:
            self.dismiss(None)

    def _close_strips(self) -> None:
        self.choice.display = False
        self.prompt.display = False
        self.pane.focus()

    # answers

    def action_choose(self, key: str) -> None:
        """Take the answer of the strip."""
        choice = self.choice.answer(key)
        if choice is None:
            return
        purpose, value = self.choice.purpose, choice.value
        self._close_strips()
        match purpose, value:
            case "status", tuple():
                self.view = replace(self.view, statuses=value)
                self.refill(0)
            case "order", str():
                self.choose_order(value)
            case _:
                self.act_on_chosen(purpose, value)

    # views

    def action_status(self) -> None:
        """Ask which status to show."""
        choices = tuple(
            Choice(str(digit), status.value, (status,), suggested=(status,) == self.view.statuses)
            for digit, status in enumerate(Status, 1)
        )
        everything = Choice("7", "all", tuple(Status))
        self.choice.ask(Question("status", "Show", (*choices, everything)))

    def action_filter(self) -> None:
        """Ask for the filter, and show what may be typed."""
        self.prompt.ask("filter", f"Filter · {HINT}", self.view.text)

    @on(PromptStrip.Typed)
    def follow_typing(self, event: PromptStrip.Typed) -> None:
        """Filter while it is typed."""
        self._filter(event.text)

    def _filter(self, text: str) -> None:
        """Find in a thread what the filter finds, then show it from the first row."""
        if problem := problem_of(text):
            self._found.forget()
            self.pane.border_subtitle = plain(problem, 120)
            return
        height = self.pane.size.height
        self._found.ask(lambda: self._look(replace(self.view, text=text), height))

    def _look(self, view: View, height: int) -> Show:
        size, first = self.triage.front(view, height + SPARE)
        return lambda: self._take(view.text, size, first)

    def _take(self, text: str, size: int, first: Sequence[QueueRow]) -> None:
        view = self.view = replace(self.view, text=text)
        rows = self.triage.rows
        self.pane.take(lambda start, stop: rows(view, start, stop), size, 0, first)
        self._entitle(size)

    @work(group="asking", exit_on_error=False)
    async def action_saved(self) -> None:
        """Choose among the saved filters."""
        from linktriage.tui.screens.saved import SavedScreen

        chosen = await self.app.push_screen_wait(SavedScreen(self.triage, self.view.text))
        if chosen is not None:
            self._filter(chosen)

    def action_save(self) -> None:
        """Keep the filter; one that is not understood stays where it is typed."""
        if not problem_of(self.prompt.text):
            self._close_strips()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen(Mode.LIST))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the keys of what has the focus now."""
        modes = {ChoiceStrip: Mode.CHOOSE, PromptStrip: Mode.TEXT}
        kinds = [type(node) for node in event.widget.ancestors_with_self]
        self.hints.mode = next((modes[kind] for kind in kinds if kind in modes), Mode.LIST)
