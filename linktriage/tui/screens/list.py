"""The list view: any prospect by its name, any status, many at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.getters import query_one

from linktriage.errors import LinktriageError
from linktriage.model import Accept, Decision, Dossier, Reject, Status
from linktriage.queries import HINT, problem_of
from linktriage.text import clean_line
from linktriage.triage import View
from linktriage.tui import questions
from linktriage.tui.accepting import form_of
from linktriage.tui.keys import Mode
from linktriage.tui.plain import plain
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.screens.ordered import Ordered
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.list_pane import ListPane
from linktriage.tui.widgets.strips import Choice, ChoiceStrip, PromptStrip, Question

if TYPE_CHECKING:
    from linktriage.triage import Step, Triage


class ListScreen(Ordered):
    """Gives back the id of the prospect to open, or None."""

    AUTO_FOCUS = "ListPane"

    prompt = query_one(PromptStrip)
    hints = query_one(Hints)

    def __init__(self, triage: Triage, view: View, current: int | None) -> None:
        super().__init__(triage, view)
        self._current = current

    def compose(self) -> ComposeResult:
        """Lay out the table and the strips."""
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
        self.pane.drawn = self.triage.next_by_lot(view)
        self.pane.take(lambda start, stop: self.triage.rows(view, start, stop), size, cursor)
        named = ", ".join(view.statuses)
        about = f" · “{view.text}”" if view.text else ""
        order = questions.order_in_words(view.order)
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

    @work
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
        else:
            self.dismiss(None)

    def _close_strips(self) -> None:
        self.choice.display = False
        self.prompt.display = False
        self.pane.focus()

    # marking and bulk acts

    def action_mark(self) -> None:
        """Mark or unmark the row, and go down."""
        if row := self.pane.current:
            self.pane.marked ^= {row.id}
            self.refill(self.pane.cursor + 1)

    def action_unmark(self) -> None:
        """Take all marks away."""
        self.pane.marked.clear()
        self.refill(self.pane.cursor)

    def _chosen(self) -> list[Dossier]:
        """Return the marked prospects, or the one under the cursor."""
        ids = sorted(self.pane.marked) or [row.id for row in [self.pane.current] if row]
        return [self.triage.dossier(one) for one in ids]

    def action_reject_marked(self) -> None:
        """Ask for one reason for all; the digit is the confirmation."""
        if chosen := self._chosen():
            self.choice.ask(questions.reject(_counted(chosen), None))

    def action_accept_marked(self) -> None:
        """Ask once whether all are accepted as suggested."""
        if chosen := self._chosen():
            yes = Choice("1", f"accept {_counted(chosen)} as suggested", "accept")
            self.choice.ask(Question("accept", "Accept? Esc leaves everything as it is", (yes,)))

    def action_choose(self, key: str) -> None:
        """Take the answer of the strip."""
        choice = self.choice.answer(key)
        if choice is None:
            return
        purpose, value = self.choice.purpose, choice.value
        self._close_strips()
        match purpose, value:
            case "reject", Reject():
                self._attempt(lambda: self._decide_all(value))
            case "accept", _:
                self._attempt(self._accept_all)
            case "status", tuple():
                self.view = replace(self.view, statuses=value)
                self.refill(0)
            case "order", str():
                self.choose_order(value)

    def _decide_all(self, decision: Decision) -> None:
        step = self.triage.decide_all([one.prospect for one in self._chosen()], decision)
        self._after(f"Done: {step.sentence} (u undoes)")

    def _accept_all(self) -> None:
        """Accept each with its own suggestion: one group, undone together."""
        pairs = [(one.prospect, self._suggested(one)) for one in self._chosen()]
        step = self.triage.decide_each(pairs)
        self._after(f"Done: {step.sentence} (u undoes)")

    def _suggested(self, dossier: Dossier) -> Accept:
        suggestion = self.triage.suggest(dossier)
        if suggestion is None:
            raise LinktriageError("There is no target page yet: linktriage target add URL")
        page = dossier.page
        return form_of(suggestion, self.triage.campaign).accept(
            page.final_url if page else dossier.prospect.url
        )

    def _after(self, sentence: str) -> None:
        self.pane.marked.clear()
        self.notify(sentence, markup=False)
        self.refill(self.pane.cursor)

    def _attempt(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (LinktriageError, ValueError) as error:
            self.notify(str(error), severity="warning", markup=False)

    def action_undo(self) -> None:
        """Undo the newest act, a bulk act as a whole."""
        self._attempt(lambda: self._stepped(self.triage.undo()))

    def action_redo(self) -> None:
        """Redo what was undone."""
        self._attempt(lambda: self._stepped(self.triage.redo()))

    def _stepped(self, step: Step | None) -> None:
        self._after(clean_line(step.sentence, 200) if step else "Nothing to do")
        self.arrange_anew()

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
        if problem := problem_of(text):
            self.pane.border_subtitle = plain(problem, 120)
            return
        self.view = replace(self.view, text=text)
        self.refill(0)

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


def _counted(chosen: list[Dossier]) -> str:
    return chosen[0].prospect.site if len(chosen) == 1 else f"{len(chosen)} prospects"
