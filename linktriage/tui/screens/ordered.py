"""A list in an order of the person's choice: numbers, checks, or rows moved by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.getters import query_one

from linktriage.errors import LinktriageError
from linktriage.model import Prospect
from linktriage.tui import questions
from linktriage.tui.arranging import Arranger
from linktriage.tui.holding import Wait, attempted, by_notice
from linktriage.tui.messages import Arranged, ArrangeFailed
from linktriage.tui.screens.covered import Covered
from linktriage.tui.widgets.list_pane import ListPane
from linktriage.tui.widgets.strips import ChoiceStrip

if TYPE_CHECKING:
    from linktriage.triage import Triage, View


class Ordered(Covered[int | None]):
    """What the keys of the list do about its order."""

    pane = query_one(ListPane)
    choice = query_one(ChoiceStrip)

    def __init__(self, triage: Triage, view: View) -> None:
        super().__init__()
        self.triage = triage
        self.view = view
        self._arranger = Arranger(triage, self, lambda: self.view)

    def refill(self, cursor: int) -> None:
        """Ask for the view again."""
        raise NotImplementedError

    def action_order(self) -> None:
        """Ask for the order."""
        self.choice.ask(questions.order(self.view.order))

    def choose_order(self, value: str) -> None:
        """List in another order, or ask which number or check to sort by."""
        if value not in questions.FURTHER:
            self._arranger.now(replace(self.view, order=value, backwards=False, lineup=None))
        elif found := [one for one in self.triage.orders() if one.startswith(f"{value}:")]:
            self.choice.ask(questions.order_by(value, found))
        else:
            self.notify("Your lists name no numbers")

    def action_reverse(self) -> None:
        """Turn the order round."""
        self._arranger.now(replace(self.view, backwards=not self.view.backwards))

    def arrange_anew(self) -> None:
        """Work the order out anew."""
        self._arranger.soon(0.0)

    @on(Arranged)
    def take_order(self, event: Arranged) -> None:
        """Show the rows in the order that was worked out."""
        event.stop()
        self._arranger.done()
        new = event.view
        other = (new.order, new.backwards) != (self.view.order, self.view.backwards)
        self.view = replace(self.view, order=new.order, backwards=new.backwards, lineup=new.lineup)
        self.refill(0 if other else self.pane.cursor)

    @on(ArrangeFailed)
    def tell_no_order(self, event: ArrangeFailed) -> None:
        """Say that the rows stay as they are."""
        self._arranger.done()
        self.notify(event.sentence, severity="warning", markup=False)

    # the order made by hand

    def action_move_row(self, step: int) -> None:
        """Move the row under the cursor up or down."""
        row = self.pane.current
        if row is not None and 0 <= self.pane.cursor + step < self.pane.count:
            self._move(lambda: self.triage.move(self.view, self._at(row.id), step), step)

    def action_front(self) -> None:
        """Move the row under the cursor to the top."""
        row = self.pane.current
        if row is not None:
            cursor = self.pane.cursor
            self._move(lambda: self.triage.move_to_front(self.view, self._at(row.id)), -cursor)

    def _at(self, prospect_id: int) -> Prospect:
        return self.triage.dossier(prospect_id).prospect

    def _move(self, act: Callable[[], View], by: int) -> None:
        """Write the move down, and go with the row."""
        before = self.view

        def move() -> None:
            self.view = act()

        # it is meant for the rows in the order in which they are shown
        wait = Wait(self.triage.store, lambda: self.view is before, by_notice(self))
        if attempted(self, move, wait, self._refuse):
            self.refill(self.pane.cursor + by)

    def _refuse(self, error: LinktriageError) -> None:
        self.notify(str(error), severity="warning", markup=False)
