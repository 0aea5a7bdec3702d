"""Reading and checking: what the web says goes to the store with what the checks find in it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from linktriage.model import Dossier, FetchState, Prospect, Status
from linktriage.store.queue import View
from linktriage.store.readings import Reading as Stored
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
        stored = Stored(
            read.prospect_id,
            read.state,
            failure=read.failure,
            page=read.page,
            site=read.site,
            validators=read.validators,
        )
        self.store.readings.save(checking.check(self._bench(), prospect, stored))

    def check_all(self, on_done: Callable[[int, int], None] | None = None) -> int:
        """Ask the checks anew about all stored prospects, without the network.

        Returns how many were checked; `on_done` hears (done, of).
        """
        self._idf = None
        bench = self._bench()
        ids = self.store.queue.ids(self.campaign.id, View(statuses=tuple(Status)))
        for done, prospect_id in enumerate(ids, 1):
            self._check_again(bench, self.dossier(prospect_id))
            if on_done:
                on_done(done, len(ids))
        return len(ids)

    def _check_again(self, bench: Bench, dossier: Dossier) -> None:
        prospect = dossier.prospect
        if prospect.fetch_state is None:
            return
        stored = Stored(
            prospect.id,
            prospect.fetch_state,
            failure=prospect.failure,
            page=dossier.page,
            site=dossier.site,
        )
        self.store.readings.save_findings(checking.check(bench, prospect, stored))

    def read_again(self, states: Collection[FetchState] | None = None) -> int:
        """Mark the queued prospects of those states (None: of all) as unread; returns how many."""
        return self.store.readings.forget_states(self.campaign.id, states)

    def _bench(self) -> Bench:
        return Bench(self.campaign, self.targets(), self.idf(), self.now().date())
