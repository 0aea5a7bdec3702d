"""Acts on the marked rows of the list: one question, one group to undo, written in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual import work
from textual.events import Key

from linktriage.errors import Changed, LinktriageError
from linktriage.model import Accept, Decision, Dossier, Park, Prospect, Requeue
from linktriage.text import clean_line
from linktriage.tui import questions
from linktriage.tui.accepting import form_of
from linktriage.tui.latest import Latest, Show
from linktriage.tui.plain import plain
from linktriage.tui.screens.ordered import Ordered
from linktriage.tui.widgets.strips import Choice, Question

if TYPE_CHECKING:
    from linktriage.intent import Suggestion
    from linktriage.triage import Step, Triage, View

NO_TARGETS = "There is no target page yet: linktriage target add URL"


class Bulk(Ordered):
    """What the keys of the list do about marks."""

    def __init__(self, triage: Triage, view: View) -> None:
        super().__init__(triage, view)
        self._marks = Latest(self)
        self._last_mark: int | None = None
        self._seen: dict[int, int] = {}
        """How often a marked prospect had been changed when it was marked."""
        self._turn = asyncio.Lock()
        self._key = ""
        self._is_repeated = False
        """Whether the last key was the one before too: held, or pressed again and again."""

    @property
    def is_working(self) -> bool:
        """Whether an act is being written; the next one waits until the person sees it."""
        return self._turn.locked()

    # marks

    def on_key(self, event: Key) -> None:
        """Notice a key that is repeated."""
        self._is_repeated, self._key = event.key == self._key, event.key

    def action_mark(self) -> None:
        """Mark or unmark the row, and go down; below the last row repeats do nothing more."""
        row = self.pane.current
        if row and self._is_repeated and row.id == self._last_mark:
            said = f"{len(self.pane.marked):,} marked · this is the last row"
            self.pane.border_subtitle = plain(said)
        elif row:
            self.pane.marked ^= {row.id}
            self._seen[row.id] = row.rev
            self._last_mark = row.id
            self.refill(self.pane.cursor + 1)

    def action_range(self) -> None:
        """Mark all rows from the last mark to this one."""
        row, last, view = self.pane.current, self._last_mark, self.view
        if row is None or last is None:
            self.notify("Mark one row with Space; V then marks all rows up to the cursor")
            return
        self._marks.ask(lambda: self._between(view, last, row.id))

    def _between(self, view: View, last: int, here: int) -> Show:
        ids = self.triage.prospects(view)
        ends = [number for number, one in enumerate(ids) if one in {last, here}]
        seen = self.triage.revisions(ids[ends[0] : ends[-1] + 1])
        return lambda: self._mark_all(seen, here)

    def _mark_all(self, seen: Mapping[int, int], here: int) -> None:
        self._seen |= {one: rev for one, rev in seen.items() if one not in self.pane.marked}
        self.pane.marked |= set(seen)
        self._last_mark = here
        self.refill(self.pane.cursor)

    def action_unmark(self) -> None:
        """Take all marks away."""
        self.pane.marked.clear()
        self._last_mark = None
        self.refill(self.pane.cursor)

    @property
    def _chosen(self) -> tuple[int, ...]:
        """The ids of the marked prospects, or of the one under the cursor."""
        row = self.pane.current
        return tuple(sorted(self.pane.marked)) or ((row.id,) if row else ())

    def _counted(self) -> str:
        row = self.pane.current
        number = len(self._chosen)
        if number != 1:
            return f"{number:,} prospects"
        alone = row is not None and row.id in self._chosen
        return row.site if row and alone else "1 prospect"

    # questions

    def action_reject_marked(self) -> None:
        """Ask for one reason for all; the digit is the confirmation."""
        if self._chosen:
            self.choice.ask(questions.reject(self._counted(), None))

    def action_later_marked(self) -> None:
        """Ask until when, or what for; the digit is the confirmation."""
        if self._chosen:
            self.choice.ask(questions.later(self._counted(), datetime.now(UTC)))

    def action_accept_marked(self) -> None:
        """Ask once whether all are accepted as suggested."""
        self._ask("accept", f"accept {self._counted()} as suggested")

    def action_requeue_marked(self) -> None:
        """Ask once whether all go back to the queue, undecided."""
        self._ask("requeue", f"take {self._counted()} back to the queue, undecided")

    def _ask(self, purpose: str, words: str) -> None:
        if self._chosen:
            yes = Choice("1", words, purpose)
            title = f"{purpose.capitalize()}? Esc leaves everything as it is"
            self.choice.ask(Question(purpose, title, (yes,)))

    # acts

    def act_on_chosen(self, purpose: str, value: object) -> None:
        """Do what was answered to all that are chosen."""
        ids = self._chosen
        match purpose, value:
            case "accept", _:
                self._act(ids, lambda: self.triage.decide_each(self._each(ids, self._accept)))
            case "requeue", _:
                self._act(ids, lambda: self.triage.decide_many(ids, Requeue()))
            case "later", Park(until=None, evidence=False):
                self._act(ids, lambda: self.triage.decide_each(self._each(ids, _wait)))
            case "later", None | datetime():
                self._act(ids, lambda: self.triage.later_many(ids, value))
            case _, decision if isinstance(decision, Decision):
                self._act(ids, lambda: self.triage.decide_many(ids, decision))

    def _act(self, ids: Sequence[int], act: Callable[[], Step]) -> None:
        """Write an act on these, unless somebody else changed one of them meanwhile."""
        row = self.pane.current
        under = {row.id: row.rev} if row else {}
        known = under | self._seen
        seen = {one: known[one] for one in ids if one in known}
        self._write(lambda: _done(self._if_unmoved(seen, act)))

    def _if_unmoved(self, seen: Mapping[int, int], act: Callable[[], Step]) -> Step:
        """Do an act if all are as they were seen; else take the marks of those that moved."""
        moved = self.triage.moved_on(seen)
        if not moved:
            return act()
        self.pane.marked -= {one.id for one in moved}
        first = (
            f"Meanwhile {clean_line(moved[0].site, 80)} was changed elsewhere ({moved[0].status})"
        )
        more = f", and {len(moved) - 1:,} more" if len(moved) > 1 else ""
        raise Changed(f"{first}{more}. Nothing was done; the rows are shown anew.")

    def _each(
        self, ids: Sequence[int], decide: Callable[[Dossier, Suggestion], Decision]
    ) -> list[tuple[Prospect, Decision]]:
        """Return what is decided on each, after its own suggestion."""
        decided = []
        for dossier in map(self.triage.dossier, ids):
            suggestion = self.triage.suggest(dossier)
            if suggestion is None:
                raise LinktriageError(NO_TARGETS)
            decided.append((dossier.prospect, decide(dossier, suggestion)))
        return decided

    def _accept(self, dossier: Dossier, suggestion: Suggestion) -> Accept:
        if not suggestion.why:
            site = dossier.prospect.site
            msg = f"{site} needs a reason of its own: accept it with a. Nothing was accepted."
            raise LinktriageError(msg)
        page = dossier.page
        form = form_of(suggestion, self.triage.campaign)
        return form.accept(page.final_url if page else dossier.prospect.url)

    def action_undo(self) -> None:
        """Undo the newest act, a bulk act as a whole."""
        self._write(lambda: _said(self.triage.undo()), waits=True)

    def action_redo(self) -> None:
        """Redo what was undone."""
        self._write(lambda: _said(self.triage.redo()), waits=True)

    @work(group="bulk", exit_on_error=False)
    async def _write(self, act: Callable[[], str], *, waits: bool = False) -> None:
        """Write in a thread, then say what was done and show the rows as they are now.

        While another act is written, one that `waits` takes its turn; the rest is refused, for
        the rows it is meant for are about to move.
        """
        if self.is_working and not waits:
            self.notify("Still writing the act before")
            return
        async with self._turn:
            self.pane.border_subtitle = "writing …"
            try:
                sentence = await asyncio.to_thread(act)
            except (LinktriageError, ValueError) as error:
                self.notify(str(error), severity="warning", markup=False)
                self.refill(self.pane.cursor)
            else:
                self.pane.marked.clear()
                self.notify(sentence, markup=False)
                self.refill(self.pane.cursor)
                self.arrange_anew()


def _wait(_: Dossier, suggestion: Suggestion) -> Park:
    """Return the parking of a prospect until the page it would be asked to link to is ready."""
    url = suggestion.target.url
    return Park(note=f"until {url} is ready", target=url)


def _done(step: Step) -> str:
    return f"Done: {clean_line(step.sentence, 200)} (u undoes)"


def _said(step: Step | None) -> str:
    return clean_line(step.sentence, 200) if step else "Nothing to do"
