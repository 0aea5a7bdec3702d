"""What the keys do about the order: choose it, hold it still, say why a prospect stands here."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from textual import on, work

from linktriage.errors import LinktriageError
from linktriage.tui import questions
from linktriage.tui.arranging import WHILE_READING, Arranger
from linktriage.tui.messages import Arranged, ArrangeFailed, DeskOpened, PageRead, WhyFound
from linktriage.tui.screens.review import Review
from linktriage.tui.screens.why import WhyScreen

if TYPE_CHECKING:
    from linktriage.triage import View

AT_ONCE = 1.5
"""Seconds after the start in which an untouched screen may begin with another prospect."""


class Arranging(Review):
    """Follows the order: a newer one counts from the next prospect on."""

    _began = 0.0

    @cached_property
    def arranger(self) -> Arranger:
        """What works the order out beside the screen."""
        return Arranger(self.triage, self, lambda: self.sitting.view)

    @on(DeskOpened)
    def begin_to_learn(self) -> None:
        """Begin to work out the order, behind the first frame."""
        self._began = monotonic()
        self.triage.reading_order = self.sitting.view
        self.arranger.soon(0.0)

    def remember_place(self) -> None:
        """Remember the front of the order too, for the next start."""
        super().remember_place()
        if self._began:
            lineup = self.sitting.coming or self.sitting.view.lineup
            if lineup is not None:
                self.attempt_last(lambda: self.triage.remember_front(lineup))

    def show(self) -> None:
        """Show what the sitting has; work the order out again if something was written."""
        super().show()
        if self._began:
            self.arranger.after_an_act()

    @on(PageRead)
    def take_words(self) -> None:
        """Let the order take in what was read."""
        self.arranger.soon(WHILE_READING)

    @on(Arranged)
    def take_order(self, event: Arranged) -> None:
        """Take a newer order for the next prospect, or at once the one that was asked for."""
        self.arranger.done()
        self._outlook = event.outlook
        self.triage.reading_order = event.view
        view, lineup = self.sitting.view, event.view.lineup
        if event.view.order != view.order:
            self._change_order(event.view)
        elif lineup is not None and self.sitting.take_order(lineup, at_once=self._is_untouched()):
            self.show()
        else:
            self._ready_soon()
        if lineup is self.sitting.view.lineup:
            self.show_queue()
        self._stand()

    def _is_untouched(self) -> bool:
        """Tell whether nobody has begun: the first prospect may still give way to a better one."""
        fresh = monotonic() - self._began < AT_ONCE
        new = self.sitting.view.lineup is None and self.triage.left_at() is None
        return fresh and new and not self.last_key

    def _change_order(self, arranged: View) -> None:
        view = replace(self.sitting.view, order=arranged.order, lineup=arranged.lineup)
        self.sitting.frozen = False
        if self.attempt(lambda: self.sitting.look_at(view)):
            self.show()
            self.say(f"order: {questions.order_in_words(arranged.order)}")

    @on(ArrangeFailed)
    def tell_no_order(self, event: ArrangeFailed) -> None:
        """Say that the queue stays as it stands."""
        self.arranger.done()
        self.warn(event.sentence)

    def action_order(self) -> None:
        """Ask for the order."""
        self.choice.ask(questions.order(self.sitting.view.order))

    def choose_order(self, value: str) -> None:
        """Take an order, or ask which number or check to sort by."""
        if value in questions.FURTHER:
            found = [one for one in self.triage.orders() if one.startswith(f"{value}:")]
            if found:
                self.choice.ask(questions.order_by(value, found))
            else:
                self.close_strips()
                self.say("your lists name no numbers")
            return
        self.close_strips()
        if self.attempt(lambda: self.triage.choose_order(value)):
            self.say("working out the order")
            self.arranger.now(replace(self.sitting.view, order=value, lineup=None))

    def action_freeze(self) -> None:
        """Hold the order still, or let it go on learning."""
        frozen = self.sitting.freeze()
        self.arranger.soon(0.0)
        self._stand()
        self.say("the order stays as it is" if frozen else "the order goes on learning")

    def action_why(self) -> None:
        """Say why this prospect stands here."""
        if self.sitting.current is not None:
            self._find_why()

    @work(thread=True, group="why", exclusive=True, exit_on_error=False)
    def _find_why(self) -> None:
        sitting = self.sitting
        current, by_lot = sitting.current, sitting.by_lot is not None
        if current is None:
            return
        try:
            found = self.triage.why(current.prospect, sitting.view, by_lot=by_lot)
        except LinktriageError as error:
            self.post_message(ArrangeFailed(str(error)))
        else:
            self.post_message(WhyFound(found))

    @on(WhyFound)
    def show_why(self, event: WhyFound) -> None:
        """Show it."""
        self.app.push_screen(WhyScreen(event.why))
