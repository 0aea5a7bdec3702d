"""Orders worked out beside the screen: one at a time, told when they are there."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.timer import Timer
from textual.worker import get_current_worker

from linktriage.errors import LinktriageError
from linktriage.tui.messages import Arranged, ArrangeFailed
from linktriage.tui.turns import quiet_for

if TYPE_CHECKING:
    from linktriage.triage import Triage, View

QUIET = 0.15
"""Seconds without a key before an order is worked out: the next prospect is painted by then, and
what follows it laid ready; keys that come one on the other (`x 1`) need not share the processor."""
SOON = 0.001
"""Seconds of the shortest timer there is."""
WHILE_READING = 2.0
"""Seconds after a page was read: others follow, and are taken in together."""


class Arranger:
    """Works out the order of one screen whenever something was written since."""

    def __init__(self, triage: Triage, screen: Screen[Any], view: Callable[[], View]) -> None:
        self._triage = triage
        self._screen = screen
        self._view = view
        self._timer: Timer | None = None
        self._due = 0.0
        self._busy = False
        self._again = False
        """Whether to begin anew when what is worked out now has arrived."""
        self._seen = -1

    def soon(self, seconds: float) -> None:
        """Work the order out in so many seconds, or sooner if that was asked for before."""
        due = monotonic() + seconds
        if self._timer is not None and self._due <= due:
            return
        if self._timer is not None:
            self._timer.stop()
        self._due = due
        self._timer = self._screen.set_timer(max(seconds, SOON), self._begin)

    def after_an_act(self) -> None:
        """Work the order out soon, if anything was written since it was worked out last."""
        if self._triage.store.changes != self._seen:
            self.soon(QUIET)

    def _begin(self) -> None:
        self._timer = None
        restless = QUIET - quiet_for(self._screen.app)
        if self._busy:
            self._again = True
        elif restless > 0:
            self.soon(restless)
        else:
            self.now(self._view())

    def now(self, view: View) -> None:
        """Work out the order of a view."""
        self._busy = True
        self._seen = self._triage.store.changes
        self._screen.run_worker(
            lambda: self._work(view), thread=True, group="order", exit_on_error=False
        )

    def done(self) -> None:
        """Hear that the order which was worked out has arrived, or failed."""
        self._busy = False
        if self._again:
            self._again = False
            self.soon(QUIET)

    def _work(self, view: View) -> None:
        """Work it out, in a thread, and tell the screen."""
        message: Arranged | ArrangeFailed
        try:
            arranged = self._triage.arranged(view)
            message = Arranged(arranged, self._triage.outlook())
        except LinktriageError as error:
            message = ArrangeFailed(str(error))
        if not get_current_worker().is_cancelled:
            self._screen.post_message(message)
