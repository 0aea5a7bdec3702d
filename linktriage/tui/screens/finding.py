"""What the keys do that find: filter, saved filters, jump to a site, back to what was seen."""

from __future__ import annotations

from dataclasses import replace

from textual import work

from linktriage.queries import HINT, problem_of
from linktriage.triage import View
from linktriage.triage.arrival import Arrival
from linktriage.tui.found import Found, Front, found_in, front_of
from linktriage.tui.latest import Latest, Show
from linktriage.tui.screens.review import Review

STRIP = 3
"""Rows that a strip takes from the queue: they are seen when it closes."""


class Finding(Review):
    """Goes to what the person has in mind. What filters is looked up in a thread."""

    def __init__(self, arrival: Arrival) -> None:
        super().__init__(arrival)
        self._found = Latest(self)
        self._front: Front | None = None
        """What was looked up last while a filter was typed."""

    @work(group="asking", exit_on_error=False)
    async def action_jump(self) -> None:
        """Ask for a site and go there, decided or not."""
        from linktriage.tui.screens.jump import JumpScreen

        chosen = await self.app.push_screen_wait(JumpScreen(self.triage))
        if chosen is not None and self.attempt(lambda: self.sitting.open(chosen)):
            self.show()

    def action_seen(self) -> None:
        """Go back to what was seen before."""
        before = self.trail.back()
        if before is None:
            self.say("nothing was seen before this one")
        elif self.attempt(lambda: self.sitting.go(self.triage.dossier(before))):
            self.show()

    # filters

    def action_filter(self) -> None:
        """Ask for the filter, and show what may be typed."""
        self.prompt.ask("filter", f"Filter · {HINT}", self.sitting.view.text)

    def preview(self, text: str) -> None:
        """Show the filtered queue while the filter is typed; the page stays."""
        if problem := problem_of(text):
            self._found.forget()
            self.say(problem)
            return
        view, most = replace(self.sitting.view, text=text), self._seen
        self._found.ask(lambda: self._look(view, most))

    @property
    def _seen(self) -> int:
        return self.queue.size.height + STRIP

    def _look(self, view: View, most: int) -> Show:
        front = front_of(self.triage, view, most)
        return lambda: self._preview(front)

    def _preview(self, front: Front) -> None:
        self._front = front
        view = front.view
        self.queue.preview(lambda a, b: self.triage.rows(view, a, b), front.size, front.rows)
        self.say(f"{front.size:,} match")

    def forget_preview(self) -> None:
        """Show nothing of a filter that is given up."""
        self._found.forget()

    def look_at(self, view: View) -> None:
        """Go to the first prospect of another view, once it is found."""
        known, most = self._front, self._seen
        self._found.ask(lambda: self._first_of(view, known, most))

    def _first_of(self, view: View, known: Front | None, most: int) -> Show:
        """Find it in what was looked up while it was typed, unless something was written since."""
        fresh = known and known.view == view and known.changes == self.triage.store.changes
        front = known if known and fresh else front_of(self.triage, view, most)
        found = found_in(self.triage, front)
        return lambda: self._go_to(found)

    def _go_to(self, found: Found) -> None:
        self.sitting.take(found)
        self.show()
        self.queue.know(found.front.rows)

    @work(group="asking", exit_on_error=False)
    async def action_saved(self) -> None:
        """Choose among the saved filters."""
        from linktriage.tui.screens.saved import SavedScreen

        view = self.sitting.view
        chosen = await self.app.push_screen_wait(SavedScreen(self.triage, view.text))
        if chosen is not None:
            self.look_at(replace(self.sitting.view, text=chosen))
