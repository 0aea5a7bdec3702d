"""Reads one prospect: its lead page first, then its site."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from weakref import WeakValueDictionary

from linktriage.extracting import Extractor
from linktriage.fetching import Fetcher
from linktriage.model import (
    Failure,
    Fetched,
    FetchState,
    Page,
    Policy,
    Prospect,
    SiteReading,
    Validators,
)
from linktriage.triage.reading.budget import Budget
from linktriage.triage.reading.missing import says_missing
from linktriage.triage.reading.site import SiteReader, home_of
from linktriage.triage.reading.values import Memory, NoMemory, Read

_ONLY_THE_PAGE = frozenset(
    {
        FetchState.NOT_FOUND,
        FetchState.GONE,
        FetchState.NOT_A_PAGE,
        FetchState.TOO_LARGE,
        FetchState.TOO_HEAVY,
        FetchState.EMPTY,
        FetchState.CUT_SHORT,
        FetchState.UNREADABLE,
        FetchState.REDIRECT_LOOP,
        FetchState.BAD_REDIRECT,
    }
)
"""Failures that say nothing about the rest of the site, so it is read all the same."""
_REMEMBERED = 64
"""Sites whose reading is kept for another prospect of theirs."""


class ProspectReader:
    """Reads prospects, each site once in a run."""

    def __init__(
        self,
        fetcher: Fetcher,
        extractor: Extractor,
        policy: Policy,
        memory: Memory | None = None,
    ) -> None:
        self._fetcher = fetcher
        self._extractor = extractor
        self._policy = policy
        self._memory = memory or NoMemory()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        """One for each site that is being read; they go with the last who holds or awaits them."""
        self._sites: OrderedDict[str, SiteReading] = OrderedDict()

    async def read(self, prospect: Prospect, validators: Validators | None = None) -> Read:
        """Return what could be read of a prospect. Never raises for what its site does.

        A lead page that has not changed says nothing of the rest: its site is read anew.
        """
        budget = Budget(self._fetcher, self._policy.requests_per_site)
        lead = await budget.fetch(
            prospect.url, validators=validators, scheme_guessed=_is_guess(prospect)
        )
        page, failure = await self._lead_page(lead)
        known = page
        if failure is not None and failure.state is FetchState.UNCHANGED:
            known = await asyncio.to_thread(self._memory.read_before, prospect)
        site = None
        if known or (failure is not None and failure.state in _ONLY_THE_PAGE):
            site = await self._site(prospect, budget, lead, known)
        return Read(
            prospect_id=prospect.id,
            rev=prospect.rev,
            state=_state(page, failure),
            page=page,
            site=site,
            failure=failure,
            requests=budget.spent,
            validators=lead.validators,
            hosts=frozenset(budget.hosts),
        )

    async def _lead_page(self, lead: Fetched) -> tuple[Page | None, Failure | None]:
        page = await self._extractor.page(lead)
        if isinstance(page, Failure):
            return None, page
        missing = says_missing(page)
        return (None, missing) if missing else (page, None)

    async def _site(
        self, prospect: Prospect, budget: Budget, lead: Fetched, page: Page | None
    ) -> SiteReading:
        """Return the reading of the prospect's site, read now unless that was done before."""
        turn = self._turns.setdefault(prospect.site, asyncio.Lock())
        async with turn:
            if prospect.site not in self._sites:
                reader = SiteReader(budget, self._extractor, self._policy)
                home = home_of(prospect, lead)
                reading = await reader.read(prospect.site, home, lead.final_url, page)
                self._remember(reading)
            return self._sites[prospect.site]

    def _remember(self, reading: SiteReading) -> None:
        self._sites[reading.site] = reading
        while len(self._sites) > _REMEMBERED:
            self._sites.popitem(last=False)


def _is_guess(prospect: Prospect) -> bool:
    return any(one.url == prospect.url and one.scheme_guessed for one in prospect.candidates)


def _state(page: Page | None, failure: Failure | None) -> FetchState:
    if failure is not None:
        return failure.state
    return FetchState.THIN if page is not None and page.thin else FetchState.READ
