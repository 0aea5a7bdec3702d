"""Looking: who is next, who is where, how it goes."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from linktriage import checks
from linktriage.model import Approach, Counts, Decision, Dossier, Prospect, QueueRow, View
from linktriage.store.decoding import load_decision
from linktriage.store.log import entries
from linktriage.triage import progress
from linktriage.triage.desk import Desk
from linktriage.triage.progress import Progress
from linktriage.triage.session import SessionSummary, summed_up
from linktriage.urls import site_of


class Queueing(Desk):
    """The verbs that look and change nothing."""

    def counts(self) -> Counts:
        """Return how many prospects stand where."""
        return self.store.queue.counts(self.campaign.id)

    def rows(self, view: View, start: int, stop: int) -> tuple[QueueRow, ...]:
        """Return the lines `start` to `stop` (exclusive) of a view."""
        return self.store.queue.rows(self.campaign.id, view, start, stop, self._beside())

    def front(self, view: View, most: int) -> tuple[int, tuple[QueueRow, ...]]:
        """Return how many prospects a view holds, and its first lines, `most` at most."""
        return self.store.queue.front(self.campaign.id, view, most, self._beside())

    def size(self, view: View) -> int:
        """Return how many prospects a view holds."""
        return self.store.queue.size(self.campaign.id, view)

    def place(self, view: View, prospect_id: int) -> int | None:
        """Return how many prospects of the view stand before that one."""
        return self.store.queue.place(self.campaign.id, view, prospect_id)

    def next(
        self, view: View, after: int | None = None, passed: Collection[int] = ()
    ) -> Dossier | None:
        """Return the first prospect of the view behind `after`, else the first; None if empty.

        In the learned order it is the first of all but those in `passed`.
        """
        found = self.store.queue.next(self.campaign.id, view, after, passed)
        return None if found is None else self.dossier(found)

    def neighbour(self, view: View, of: int, *, forward: bool) -> Dossier | None:
        """Return the prospect of the view beside `of`, decided or not; None at the ends."""
        found = self.store.queue.neighbour(self.campaign.id, view, of, forward=forward)
        return None if found is None else self.dossier(found)

    def find(self, site_or_url: str) -> Dossier | None:
        """Return the prospect of a site, named by itself or by any of its addresses."""
        site = site_of(site_or_url) or site_or_url.strip().lower()
        found = self.store.dossiers.find(self.campaign.id, site)
        return None if found is None else self.dossier(found)

    def prospects(self, view: View) -> tuple[int, ...]:
        """Return the ids of all prospects of a view, in its order."""
        return self.store.queue.ids(self.campaign.id, view)

    def _beside(self) -> Mapping[Approach, Collection[str]]:
        """Return which checks do not count, for each approach."""
        policy = self.campaign.policy
        return {one: tuple(checks.beside_the_point(one, policy)) for one in Approach}

    def progress(self, counts: Counts | None = None) -> Progress:
        """Return the progress line."""
        acts = entries(self.store, self.campaign.id, session_id=self.session, limit=60)
        return progress.progress(counts or self.counts(), acts)

    def resumed(self) -> str:
        """Return where the last session ended, in one sentence; empty at the first start."""
        counts = self.counts()
        last = next(iter(entries(self.store, self.campaign.id, limit=1)), None)
        return progress.resumed(counts.total - counts.queued, last, self.now())

    def left_at(self) -> int | None:
        """Return the prospect in front of the person when the last session ended."""
        return self.store.campaigns.left_at(self.campaign)

    def leave_at(self, prospect: Prospect) -> None:
        """Remember what is in front of the person: the next session begins there."""
        self.store.campaigns.leave_at(self.campaign, prospect.id)

    def session_summary(self) -> SessionSummary:
        """Return what was done since the program started."""
        acts = entries(self.store, self.campaign.id, session_id=self.session, limit=None)
        accepts = {one.prospect_id for one in acts if one.kind == "accept"}
        named = {one: self.store.dossiers.prospect(one).approach.value for one in accepts}
        return summed_up(acts, named, self.counts().queued)

    def last_decision(self) -> Decision | None:
        """Return the newest accept, reject or park that stands, to repeat it."""
        for one in entries(self.store, self.campaign.id, limit=50):
            if one.kind in {"accept", "reject", "park"}:
                return load_decision(one.after["decision"])
        return None
