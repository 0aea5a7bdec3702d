"""Reading and checking: what the web says goes to the store with what the checks find in it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Collection
from datetime import datetime

from linktriage import urls
from linktriage.model import Dossier, FetchState, Prospect, Status, Validators
from linktriage.store.queue import View
from linktriage.store.readings import Reading as Stored
from linktriage.triage import checking
from linktriage.triage.checking import Bench
from linktriage.triage.desk import Desk
from linktriage.triage.reading import TEMPORARY, Progress, Read, Reading


class Reviewing(Desk):
    """Takes what was read and asks the checks about it."""

    def next_unread(self, skip: Collection[int] = ()) -> Prospect | None:
        """Return the first queued prospect that nobody has tried to read yet."""
        found = self.store.queue.unread(self.campaign.id, skip)
        return None if found is None else self.store.dossiers.prospect(found)

    def save_read(self, read: Read) -> None:
        """Write what was read of one prospect, with what the checks find in it."""
        prospect = self.store.dossiers.prospect(read.prospect_id)
        stored = self._as_before(prospect) if read.state is FetchState.UNCHANGED else _new(read)
        self.store.readings.save(checking.check(self._bench(), prospect, stored))

    def _as_before(self, prospect: Prospect) -> Stored:
        """Return what is stored of a prospect whose page has not changed since."""
        before = self.dossier(prospect.id)
        thin = before.page is not None and before.page.thin
        return Stored(
            prospect.id,
            FetchState.THIN if thin else FetchState.READ,
            page=before.page,
            site=before.site,
            validators=self.validators(prospect),
        )

    def validators(self, prospect: Prospect) -> Validators:
        """Return which version of a prospect's lead page is stored."""
        return self.store.readings.validators(urls.key(prospect.url))

    def resting(self) -> dict[str, datetime]:
        """Return until when the hosts that asked for it are to be left alone."""
        return self.store.rests.all()

    def rest(self, host: str, until: datetime) -> None:
        """Remember that a host asked to be left alone."""
        self.store.rests.save(host, until)

    async def read_queue(
        self,
        *,
        on_progress: Callable[[Progress], None],
        allow_private: bool = False,
        limit: int | None = None,
    ) -> tuple[Progress, bool]:
        """Read and check what is queued, until all is read, `limit` is reached or ctrl+c.

        Returns how far it came, and whether it was stopped. What was under way stays unread.
        """
        reading = Reading(self.campaign.policy, allow_private=allow_private, memory=self)
        stopped = asyncio.Event()

        def stop() -> None:
            stopped.set()
            reading.stop()

        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGINT, stop)
        unread = self.store.queue.counts(self.campaign.id).unread
        done: set[int] = set()

        async def keep(read: Read) -> None:
            await self.keep_read(read)
            done.add(read.prospect_id)

        try:
            progress = await reading.run(
                self,
                keep,
                on_progress=on_progress,
                limit=limit,
                left=lambda: max(unread - len(done), 0),
            )
        finally:
            loop.remove_signal_handler(signal.SIGINT)
        return progress, stopped.is_set()

    async def keep_read(self, read: Read) -> None:
        """Check and write what was read, beside the event loop."""
        await asyncio.to_thread(self.save_read, read)

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

    def retry(self) -> int:
        """Mark as unread what failed for a reason that may have passed; returns how many."""
        return self.read_again(TEMPORARY)

    def _bench(self) -> Bench:
        return Bench(self.campaign, self.targets(), self.idf(), self.now().date())


def _new(read: Read) -> Stored:
    return Stored(
        read.prospect_id,
        read.state,
        failure=read.failure,
        page=read.page,
        site=read.site,
        validators=read.validators,
    )
