"""Asking the web on the person's word: services for figures, linked addresses for life."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from linktriage.checks.subject import links_out
from linktriage.errors import BadInput
from linktriage.model import Dossier, FetchState, Page
from linktriage.store.services import ServiceAnswer
from linktriage.triage.reviewing import Reviewing
from linktriage.urls import platform_of

MOST_LINKS = 40
"""Links of one page that are asked for."""
OnDone = Callable[[int, int], None]
"""Hears (done, of)."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a service said of the queue."""

    asked: int
    known: int
    """Sites that need not be asked about: answered less than 30 days ago."""
    found: int
    reasons: Mapping[str, int]


class Services(Reviewing):
    """The verbs that ask others than the sites of the queue, each only when it is called."""

    async def ask_service(
        self, name: str, on_done: OnDone, *, allow_private: bool = False
    ) -> Looked:
        """Ask a service about the queue's sites and keep what it says as metrics.

        Tenants of a shared host are left out: the platform's figures are not theirs. Raises
        `BadInput` for an unknown service or without its key in the environment.
        """
        from linktriage.fetching.connectors import Client, settings_for

        settings = settings_for(name, os.environ)
        sites = [site for site in self.store.intake.sites(self.campaign) if not platform_of(site)]
        known = self.store.services.known(name)
        wanted = [site for site in sites if site not in known]
        reasons: Counter[str] = Counter()
        found = 0
        async with Client(settings, allow_private=allow_private) as client:
            async for reply in client.look_up(wanted, self.now().date()):
                answer = ServiceAnswer(name, reply.site, reply.metrics, reply.reason, reply.lasting)
                self._keep(answer)
                found += bool(reply.metrics)
                reasons.update([reply.reason] if reply.reason else [])
                on_done(found + reasons.total(), len(wanted))
        return Looked(len(wanted), len(sites) - len(wanted), found, reasons)

    def _keep(self, answer: ServiceAnswer) -> None:
        self.store.services.save([answer])
        for metric in answer.metrics:
            self.store.intake.measure(self.campaign, {answer.site: metric})

    async def ask_links(
        self, dossier: Dossier, on_done: OnDone, *, allow_private: bool = False
    ) -> Dossier:
        """Ask for the addresses that a page links to, at most `MOST_LINKS`, and check anew.

        Each is asked for with a GET of which little is read, as politely as a page. Raises
        `BadInput` when the page was not read, or when there seems to be no network.
        """
        # the web's libraries are needed by those who ask it in this process alone
        from linktriage.fetching import Fetcher, Kind

        if dossier.page is None:
            raise BadInput(f"{dossier.prospect.site} was not read: there are no links to ask for.")
        wanted = _addresses(dossier.page)
        states: dict[str, FetchState] = {}
        async with Fetcher(self.campaign.policy, allow_private=allow_private) as fetcher:
            for url in wanted:
                fetched = await fetcher.fetch(url, accept=Kind.PROBE)
                states[url] = fetched.failure.state if fetched.failure else FetchState.READ
                on_done(len(states), len(wanted))
        if len(states) > 1 and set(states.values()) == {FetchState.DNS}:
            raise BadInput("No address could be looked up: is there a network? Nothing was kept.")
        self.store.asked_links.save(states)
        self.check_one(dossier)
        return self.dossier(dossier.prospect.id)


def _addresses(page: Page) -> tuple[str, ...]:
    """Return the addresses to ask for: those in the text first, each once."""
    links = sorted((link for _, link in links_out(page)), key=lambda link: not link.in_text)
    return tuple(dict.fromkeys(link.url for link in links))[:MOST_LINKS]
