"""Reading and checking: what the web says goes to the store with what the checks find in it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from linktriage.model import FetchState, Prospect, Status
from linktriage.store.queue import View
from linktriage.triage import checking
from linktriage.triage.checking import Bench
from linktriage.triage.desk import Desk

if TYPE_CHECKING:
    from linktriage.triage.reading import Read


class Reviewing(Desk):
    """Takes what was read and asks the checks about it."""

    def next_unread(self, skip: Collection[int] = ()) -> Prospect | None:
        """Return the first queued prospect that nobody has tried to read yet."""
        found = self.store.queue.unread(self.campaign.id, skip)
        return None if found is None else self.store.dossiers.prospect(found)

    def save_read(self, read: Read) -> None:
        """Write what was read of one prospect, with what the checks find in it."""
        prospect = self.store.dossiers.prospect(read.prospect_id)
        found = checking.check(
            self._bench(),
            prospect,
            read.page,
            read.site,
            state=read.state,
            failure=read.failure,
            validators=read.validators,
        )
        self.store.readings.save(found)

    def check_all(self, on_done: Callable[[int, int], None] | None = None) -> int:
        """Ask the checks anew about all stored prospects, without the network.

        Returns how many were checked; `on_done` hears (done, of).
        """
        self._idf = None
        bench = self._bench()
        ids = self.store.queue.ids(self.campaign.id, View(statuses=tuple(Status)))
        for done, prospect_id in enumerate(ids, 1):
            dossier = self.dossier(prospect_id)
            state = dossier.prospect.fetch_state
            if state is not None:
                found = checking.check(
                    bench,
                    dossier.prospect,
                    dossier.page,
                    dossier.site,
                    state=state,
                    failure=dossier.prospect.failure,
                )
                self.store.readings.save_findings(found)
            if on_done:
                on_done(done, len(ids))
        return len(ids)

    def read_again(self, states: Collection[FetchState] | None = None) -> int:
        """Mark the queued prospects of those states (None: of all) as unread; returns how many."""
        return self.store.readings.forget_states(self.campaign.id, states)

    def _bench(self) -> Bench:
        return Bench(self.campaign, self.targets(), self.idf(), self.now().date())
