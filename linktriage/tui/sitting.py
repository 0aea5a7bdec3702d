"""One sitting at the queue, without a screen: who is in front of the person, who comes next.

Every verb writes first and moves on after, so that what the screen shows next is only ever shown
when the decision is on disk. The next prospects lie ready, read from the database beforehand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from linktriage.model import (
    Decision,
    Dossier,
    Lineup,
    Prospect,
    Status,
)
from linktriage.queries import parse
from linktriage.triage import Counts, View
from linktriage.triage.lineups import LEARNED
from linktriage.tui.ahead import Ahead, Ready
from linktriage.tui.found import Found, found_in, front_of
from linktriage.tui.keeping import Keeping

if TYPE_CHECKING:
    from linktriage.triage import Step, Triage


class Sitting(Keeping):
    """Where the person is in the queue."""

    def __init__(self, triage: Triage) -> None:
        super().__init__(triage)
        self.view: View = triage.queue_view()
        self.coming: Lineup | None = None
        """A newer order, taken when the person goes on: it never changes under the reader."""
        self.frozen = False
        """Whether the order stays as it is."""
        self.by_lot: int | None = None
        """How many stand before the current prospect, when it is a random card."""
        self.place: int | None = None
        self.size = 0
        self.counts = Counts()
        """How many prospects stand where: counted once, then kept up with every act."""
        self._ahead = Ahead()
        self._brought_back: int | None = None
        """Where the last undo or redo went to."""
        self._passed: set[int] = set()
        """Those the person went past without deciding: they come round again at the end."""

    # where one is

    def start(self, at: int | None = None) -> None:
        """Go to the prospect `at`, else where the last session ended, else to the first."""
        left = at if at is not None else self.triage.left_at()
        found = self.triage.dossier(left) if left is not None else None
        if found is None or found.prospect.status not in self.view.statuses:
            found = self.triage.next(self.view)
        self.go(found)

    def look_at(self, view: View) -> None:
        """Take another view of the queue and go to its first prospect."""
        self.take(found_in(self.triage, front_of(self.triage, view, 1)))

    def take(self, found: Found) -> None:
        """Go to the first prospect of a view that was looked up."""
        self.view, self.current = found.front.view, found.first
        self.place, self.size = found.place, found.front.size
        self.by_lot = None
        self._ahead.forget()

    def go(self, dossier: Dossier | None) -> None:
        """Put this prospect in front of the person."""
        self.current = dossier
        self._ahead.forget()
        self.recount()
        self._mark_lot()

    def recount(self) -> None:
        """Ask anew how long the view is and where in it the person is."""
        self.size = self.triage.size(self.view)
        self.place = None
        if self.current is not None and self._shows(self.current.prospect):
            self.place = self.triage.place(self.view, self.current.prospect.id)

    def _shows(self, prospect: Prospect) -> bool:
        """Tell whether prospects of this status belong to the view; its filter may name others."""
        return prospect.status in parse(self.view.text).statuses(self.view.statuses)

    def count(self) -> None:
        """Count anew how many prospects stand where."""
        self.counts = self.triage.counts()

    def open(self, prospect_id: int) -> None:
        """Go to the prospect with that id."""
        self._take_coming()
        self.go(self.triage.dossier(prospect_id))

    def targets_changed(self) -> None:
        """Suggest anew, to other targets; forms that were left unsaved keep what was typed."""
        self.count()
        self.refresh()
        self.go(self.current)

    def changed_by_lists(self) -> None:
        """Look anew: prospects came or went. Whoever is in front stays there, if still known."""
        self.count()
        site = self.current.prospect.site if self.current else ""
        self.go((self.triage.find(site) if site else None) or self.triage.next(self.view))

    def changed_elsewhere(self) -> bool:
        """Read the prospect again if another program has changed it; say whether it has."""
        if self.current is None:
            return False
        stored = self.triage.dossier(self.current.prospect.id)
        if stored.prospect.rev == self.current.prospect.rev:
            return False
        self.go(stored)
        return True

    def move(self, step: int) -> bool:
        """Go to the prospect beside this one, decided or not; False at the ends."""
        if self.current is None:
            return False
        beside = self.triage.neighbour(self.view, self.current.prospect.id, forward=step > 0)
        if beside is None:
            return False
        self._pass(self.current, beside, forward=step > 0)
        if self.place is None:
            self.go(beside)
        else:
            self.current, self.place = beside, self.place + step
            self._ahead.forget()
            self._mark_lot()
        return True

    def _pass(self, left: Dossier, beside: Dossier, *, forward: bool) -> None:
        """Remember who was passed over; who goes back has only looked at what lies ahead."""
        if forward:
            self._passed.add(left.prospect.id)
        else:
            self._passed.discard(beside.prospect.id)

    # deciding

    def decide(self, decision: Decision) -> Dossier:
        """Write the decision down, then go on; returns the prospect decided on."""
        lot = self.by_lot
        return self._leave(lambda prospect: self.triage.decide(prospect, decision, lot))

    def later(self, until: datetime | None) -> Dossier:
        """Put off, then go on."""
        self._passed.add(self.needed().prospect.id)
        return self._leave(lambda prospect: self.triage.later(prospect, until))

    def suppress(self, kind: str, reason: str, *, everywhere: bool) -> Dossier:
        """Leave the site alone from now on, then go on."""
        return self._leave(
            lambda prospect: self.triage.suppress(prospect, kind, reason, everywhere=everywhere)  # type: ignore[arg-type] # the strip offers only the two kinds
        )

    def _leave(self, write: Callable[[Prospect], Prospect]) -> Dossier:
        left = self.needed()
        was_queued = self._leaves(left.prospect)
        written = write(left.prospect)
        self.counts = moved(self.counts, left.prospect, written)
        self.forms.pop(left.prospect.id, None)
        self._take_coming()
        stays = written.status in self.view.statuses
        if not stays:
            self._ahead.move_up(left.prospect.id, self.view.lineup)
        drawn = self._draw()
        following = drawn or self._following(left.prospect.id)
        if was_queued and following is not None and self.place is not None:
            self.size -= not stays
            self._go_on_to(following)
        else:
            self.go(following.dossier if following else None)
        self.by_lot = (self.place or 0) if drawn else None
        return left

    def _leaves(self, prospect: Prospect) -> bool:
        """Tell whether a decision takes the prospect out of the view."""
        return prospect.status in self.view.statuses and not parse(self.view.text).names_status

    def _go_on_to(self, following: Ready) -> None:
        """Put the next prospect in front of the person; the one before is done with."""
        self.current = following.dossier
        self._ahead.drop(following.id)
        if following.place is not None:
            self.place = following.place
        elif self.view.lineup and (self.view.order == LEARNED or self.by_lot is not None):
            self.place = self.triage.place(self.view, following.id)
        else:
            self.place = self.place if (self.place or 0) < self.size else None

    def _take_coming(self) -> None:
        """Let a newer order take the place of the one shown."""
        if self.coming is not None and not self.frozen:
            self.view = self.newest_view
            self.coming = None

    @property
    def newest_view(self) -> View:
        """The view as it is when the person goes on."""
        if self.coming is None or self.frozen:
            return self.view
        return replace(self.view, lineup=self.coming)

    def take_order(self, lineup: Lineup, *, at_once: bool = False) -> bool:
        """Hear of a newer order; returns whether the prospect shown is another one now.

        It counts from the next prospect on; `at_once` while nobody has begun with this one. One
        that was brought back stays, but moves at once: it was decided when the older was made.
        """
        if lineup.order != self.view.order or self.frozen:
            return False
        self.coming = lineup
        self._ahead.forget()
        if at_once:
            self._take_coming()
            self.go(self.triage.next(self.view))
        elif self.current is not None and self.current.prospect.id == self._brought_back:
            self._take_coming()
            self.recount()
        return at_once

    def freeze(self) -> bool:
        """Keep the order as it is, or let it go on; returns whether it stays."""
        self.frozen, self.coming = not self.frozen, None
        self._ahead.forget()
        return self.frozen

    def _draw(self) -> Ready | None:
        """Return the prospect that is next by lot, when it is its turn."""
        drawn = self.triage.card_by_lot(self.view, self.counts)
        return None if drawn is None else Ready(self.triage.dossier(drawn))

    def _following(self, prospect_id: int) -> Ready | None:
        if ready := self._ahead.take():
            return ready
        following = self.triage.next(self.view, prospect_id, self._passed)
        if following is None or following.prospect.id == prospect_id:
            return None
        return Ready(following)

    def undo(self) -> Step | None:
        """Take back the newest act and go to where it was."""
        return self._back_to(self.triage.undo())

    def redo(self) -> Step | None:
        """Do again what was undone and go to where it was."""
        return self._back_to(self.triage.redo())

    def _back_to(self, step: Step | None) -> Step | None:
        if step is not None and step.prospect_ids:
            self.count()
            self._brought_back = step.prospect_ids[0]
            self.go(self.triage.dossier(self._brought_back))
        return step

    def _mark_lot(self) -> None:
        """Know a random card again, by whatever way the person came back to it."""
        here = self.current.prospect.id if self.current else None
        drawn = here is not None and here == self.triage.card_by_lot(self.view, self.counts, here)
        self.by_lot = (self.place or 0) if drawn else None

    # laying ready

    def look_ahead(self) -> Dossier | None:
        """Read one more of the next prospects; None when enough lie ready."""
        if self.current is None or self._ahead.is_enough:
            return None
        here, view = self.current.prospect.id, self.newest_view
        known = {here, *self._ahead.ids}
        following = self.triage.next(view, self._ahead.last or here, self._passed | known)
        if following is None or following.prospect.id in known:
            return None
        self._ahead.lay(Ready(following, self._place_ahead(view, following)))
        return following

    @property
    def at_hand(self) -> tuple[Dossier, ...]:
        """Who is in front of the person, and who lies ready."""
        return (*((self.current,) if self.current else ()), *self._ahead.dossiers)

    def _place_ahead(self, view: View, dossier: Dossier) -> int | None:
        """Return where a prospect stands that comes next, if that can be kept up by itself."""
        if view.order != LEARNED or view.lineup is None or view.text:
            return None
        return self.triage.place(view, dossier.prospect.id)

    def forget_read(self, prospect_id: int) -> bool:
        """Lay the next prospects ready anew if this one is among them; says whether it was."""
        if prospect_id not in self._ahead.ids:
            return False
        self._ahead.forget()
        return True


_COUNTED = {
    Status.QUEUED: "queued",
    Status.ACCEPTED: "accepted",
    Status.REJECTED: "rejected",
    Status.PARKED: "parked",
    Status.SET_ASIDE: "set_aside",
    Status.SUPPRESSED: "suppressed",
}


def moved(counts: Counts, before: Prospect, after: Prospect) -> Counts:
    """Return the counts after one prospect has changed, without counting all of them."""
    change = Counter({_COUNTED[after.status]: 1})
    change[_COUNTED[before.status]] -= 1
    change["later"] += _is_later(after) - _is_later(before)
    return replace(counts, **{name: getattr(counts, name) + by for name, by in change.items()})


def _is_later(prospect: Prospect) -> bool:
    return prospect.status is Status.QUEUED and prospect.put_off > 0
