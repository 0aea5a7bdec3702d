"""Reading and checking: what the web says goes to the store with what the checks find in it."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from linktriage import checks, ordering, urls
from linktriage.model import (
    Dossier,
    FetchState,
    Page,
    Prospect,
    SiteReading,
    Status,
    TargetPage,
    Validators,
    View,
)
from linktriage.store.readings import Reading as Stored
from linktriage.store.traces import Trace
from linktriage.triage import checking
from linktriage.triage.checking import Bench
from linktriage.triage.desk import Desk
from linktriage.triage.likeness import Likeness, text_of
from linktriage.triage.own_pages import OwnPages, own_pages
from linktriage.triage.weighing import Weights

if TYPE_CHECKING:
    from linktriage.triage.reading import Progress, Read

BENCH_SECONDS = 2.0
"""How old what prospects are checked against may be while many are read."""


class Reviewing(Desk):
    """Takes what was read and asks the checks about it."""

    _company: checks.Company | None = None
    reading_order = View()
    """The view in whose order pages are read ahead."""
    _own = OwnPages()
    _bench_kept: tuple[float, Bench] | None = None
    """With the moment at which it was laid out."""

    @cached_property
    def _joined(self) -> set[str]:
        """Sites whose group another site joined since they were checked."""
        return set()

    @cached_property
    def _weights(self) -> Weights:
        return Weights()

    def next_unread(self, skip: Collection[int] = ()) -> Prospect | None:
        """Return the first queued prospect that nobody has tried to read yet."""
        with self.store.at_one_moment():
            found = self.store.queue.unread(self.campaign.id, skip, self.reading_order)
            return None if found is None else self.store.dossiers.prospect(found)

    def save_read(self, read: Read) -> None:
        """Write what was read of one prospect, with what the checks find in it."""
        with self.store.at_one_moment():
            prospect = self.store.dossiers.prospect(read.prospect_id)
            unchanged = read.state is FetchState.UNCHANGED
            stored = self._as_before(prospect, read.site) if unchanged else _new(read)
            known = checking.known(self.store, prospect, stored.page, self.campaign.id)
            bench = self._recent_bench()
        if stored.page or stored.site:
            stored = replace(stored, trace=self._compared(prospect.site, stored))
        self.store.readings.save(checking.check(bench, prospect, stored, known))
        if stored.page:
            self._weigh(prospect.id, bench)

    def _weigh(self, prospect_id: int, bench: Bench) -> None:
        """Keep the weights of words up, and check one again that had too few pages for them."""
        if self._weights.note(prospect_id, bench.idf):
            self._idf = self._bench_kept = None
        early = self._weights.take_early(bench.idf)
        if early is not None:
            self._weigh_again(bench, early)

    def _weigh_again(self, bench: Bench, prospect_id: int) -> None:
        """Ask anew what answers to the weights of words, and only that."""
        dossier = self.dossier(prospect_id)
        if dossier.prospect.fetch_state is not None:
            found = checking.weighed(bench, dossier)
            self.store.readings.replace_findings(prospect_id, found)

    def settle(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Check again those that were read while little was known: of words, of other sites."""
        self._idf = self._bench_kept = None
        bench = self._bench()
        for prospect_id in self._weights.take_all_early():
            if stopped():
                return
            self._weigh_again(bench, prospect_id)
        for prospect_id in self._take_joined():
            if stopped():
                return
            self._check_again(bench, self.dossier(prospect_id))

    def _take_joined(self) -> Iterator[int]:
        """Yield those whose group another site joined after they were read."""
        joined, self._joined = self._joined, set()
        found = (self.store.dossiers.find(self.campaign.id, site) for site in sorted(joined))
        return (prospect_id for prospect_id in found if prospect_id is not None)

    def _compared(self, site: str, stored: Stored) -> Trace:
        """Take a site's marks in, for this prospect and for those that are read after it."""
        trace = checking.trace(site, stored.page, stored.site)
        company = self.company()
        company.add(trace.site, trace.trackers, trace.outbound)
        self._joined |= {one for group in company.of(site) for one in group.sites} - {site}
        return trace

    def company(self) -> checks.Company:
        """Return the sites of the queue with their owners' marks; read once, then kept up."""
        if self._company is None:
            company = checks.Company()
            for one in self.store.traces.all(self.campaign.id):
                company.add(one.site, one.trackers, one.outbound)
            self._company = company
        return self._company

    def _as_before(self, prospect: Prospect, site: SiteReading | None) -> Stored:
        """Return what is stored of a prospect whose page has not changed, with its site as it is.

        A site of which nothing could be read this time stays as it was.
        """
        before = self.dossier(prospect.id)
        found = site is not None and (site.home or site.titles)
        thin = before.page is not None and before.page.thin
        return Stored(
            prospect.id,
            FetchState.THIN if thin else FetchState.READ,
            page=before.page,
            site=site if found else before.site,
            validators=self.validators(prospect),
        )

    def validators(self, prospect: Prospect) -> Validators:
        """Return which version of a prospect's lead page is stored."""
        return self.store.readings.validators(urls.key(prospect.url))

    def read_before(self, prospect: Prospect) -> Page | None:
        """Return the lead page of a prospect as it was read before."""
        return self.dossier(prospect.id).page

    def resting(self) -> dict[str, datetime]:
        """Return until when the hosts that asked for it are to be left alone."""
        return self.store.rests.all()

    def rest(self, host: str, until: datetime) -> None:
        """Remember that a host asked to be left alone."""
        self.store.rests.save(host, until)

    @property
    def spool(self) -> Path:
        """The folder beside the database for what was fetched and is not stored yet."""
        return self.store.path.with_name(f"{self.store.path.name}.reading")

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
        # the reader's libraries are needed by those who read in this process alone
        from linktriage.triage.reading import Reading

        reading = Reading(
            self.campaign.policy, allow_private=allow_private, memory=self, spool=self.spool
        )
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
            await asyncio.to_thread(self.settle, stopped.is_set)
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
        ids = self.store.queue.ids(self.campaign.id, View(statuses=tuple(Status)))
        bench = replace(self._bench(), likeness=self._look_over(ids))
        for done, prospect_id in enumerate(ids, 1):
            self._check_again(bench, self.dossier(prospect_id))
            if on_done:
                on_done(done, len(ids))
        return len(ids)

    def check_one(self, dossier: Dossier) -> None:
        """Ask the checks anew about one prospect as it is stored."""
        self._check_again(self._bench(), dossier)

    def ask_anew(self, prospect_id: int) -> None:
        """Ask the checks anew about a prospect: they answered to other targets or settings."""
        if self.workshop is not None:
            self.workshop.ask_anew(prospect_id)
            return
        self._check_again(self._recent_bench(), self.dossier(prospect_id))

    def _look_over(self, ids: Collection[int]) -> Likeness:
        """Compare all stored pages: their owners' marks, their likeness to each target."""
        index, traces = ordering.Index(), []
        for dossier in map(self.dossier, ids):
            prospect, page = dossier.prospect, dossier.page
            if page:
                index.add(prospect.id, text_of(page), page.title)
            if page or dossier.site:
                traces.append(checking.trace(prospect.site, page, dossier.site))
        self.store.traces.save(traces)
        self._company = None
        return Likeness(index, self.targets(), self._own_targets())

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
        known = checking.known(self.store, prospect, dossier.page, self.campaign.id)
        self.store.readings.save_findings(checking.check(bench, prospect, stored, known))

    def bring_flag_list(self, niche: str, path: Path) -> int:
        """Keep a list of flagged hosts for the campaign; returns how many hosts it holds.

        It replaces the list that the niche had. Raises `BadInput` for a file without hosts.
        """
        from linktriage.importing.flag_lists import read_flag_list

        held = self.store.flags.replace(self.campaign.id, niche, read_flag_list(path))
        self.store.readings.mark_stale(self.campaign.id)
        return held

    def read_again(self, states: Collection[FetchState] | None = None) -> int:
        """Mark the queued prospects of those states (None: of all) as unread; returns how many."""
        return self.store.readings.forget_states(self.campaign.id, states)

    def retry(self) -> int:
        """Mark as unread what failed for a reason that may have passed; returns how many."""
        from linktriage.triage.reading import TEMPORARY

        return self.read_again(TEMPORARY)

    def _bench(self) -> Bench:
        targets = self.targets()
        own = own_pages(self.store.readings, self._own_keys(targets), self._own)
        self._own = own
        named = {urls.key(target.url): target.url for target in targets}
        return Bench(
            self.campaign,
            targets,
            self.idf(),
            self.now().date(),
            self.company(),
            own.links,
            {url: own.words[at] for at, url in named.items() if at in own.words},
        )

    def _recent_bench(self) -> Bench:
        """Return what prospects are checked against, as it was a moment ago at most."""
        made, bench = self._bench_kept or (0.0, None)
        old = monotonic() > made + BENCH_SECONDS
        if bench is None or old or bench.campaign is not self.campaign:
            bench = self._bench()
            self._bench_kept = monotonic(), bench
        return replace(bench, company=self.company())

    def targets_changed(self) -> None:
        """Take the new targets in: the next page is checked against them already."""
        self.forget_bench()
        super().targets_changed()
        if self.workshop is not None:
            self.workshop.targets_changed()

    def forget_bench(self) -> None:
        """Lay out anew what the next prospect is checked against."""
        self._bench_kept = None

    def _own_keys(self, targets: Iterable[TargetPage]) -> set[str]:
        """Return the keys of the user's own pages: home pages, targets, where they lead on."""
        own = {*self.campaign.own_domains, *(target.url for target in targets)}
        own |= {target.supports for target in targets if target.supports}
        own |= {urls.home_of(target.url) for target in targets}
        return {urls.key(one) for one in own}

    def _own_targets(self) -> dict[str, Page]:
        """Return the pages of the targets that were read, by the target's address."""
        named = {urls.key(target.url): target.url for target in self.targets()}
        read = {urls.key(page.url): page for page in self.store.readings.pages(named)}
        return {url: read[at] for at, url in named.items() if at in read}


def _new(read: Read) -> Stored:
    return Stored(
        read.prospect_id,
        read.state,
        failure=read.failure,
        page=read.page,
        site=read.site,
        validators=read.validators,
    )
