"""What reading one site may cost: a number of requests, and a time."""

from __future__ import annotations

from time import monotonic
from urllib.parse import urlsplit

from linktriage.fetching import Fetcher, Kind
from linktriage.model import Fetched, Validators

SITE_SECONDS = 60.0
"""After that long no further page of a site is begun, so that a slow one holds up no other."""


class Budget:
    """Fetches for one site as long as its budget lasts."""

    def __init__(self, fetcher: Fetcher, requests: int) -> None:
        self._fetcher = fetcher
        self._requests = requests
        self._until = monotonic() + SITE_SECONDS
        self.spent = 0
        """Requests made so far, redirects included, robots.txt not."""
        self.hosts: set[str] = set()
        """The hosts that were asked."""

    @property
    def left(self) -> int:
        """Requests that may still be made."""
        return max(self._requests - self.spent, 0) if monotonic() < self._until else 0

    async def fetch(
        self,
        url: str,
        accept: Kind = Kind.PAGE,
        *,
        validators: Validators | None = None,
        scheme_guessed: bool = False,
    ) -> Fetched:
        """Fetch one address on the budget; the caller looks at `left` before."""
        fetched = await self._fetcher.fetch(
            url, accept=accept, validators=validators, scheme_guessed=scheme_guessed
        )
        self.spent += 1 + len(fetched.hops)
        self.hosts.update(urlsplit(one).netloc for one in (*fetched.hops, fetched.final_url))
        return fetched

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """Return the sitemaps that the site's robots.txt names; costs nothing."""
        return await self._fetcher.sitemaps(url)
