"""The fetcher: an address in, a `Fetched` out, whatever happens in between."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Self
from urllib.parse import urldefrag, urlsplit

from linktriage import __version__, urls
from linktriage.errors import BadUrl
from linktriage.fetching import failures
from linktriage.fetching.addresses import is_public, written_address
from linktriage.fetching.answers import ANSWER, Answer
from linktriage.fetching.asking import Asker, Asks, Chain
from linktriage.fetching.kinds import Kind
from linktriage.fetching.lately import Lately
from linktriage.fetching.manners import LONGEST_REST, Clock, OnRest, Sleep
from linktriage.fetching.redirects import next_hop
from linktriage.fetching.robots import Rules, rules_from
from linktriage.fetching.spool import Spool, Spooled
from linktriage.model import Failure, Fetched, FetchState, Policy, Validators

if TYPE_CHECKING:
    from linktriage.fetching.wire import Wire

RULES = 8_000_000
"""Bytes of robots.txt that are remembered: thousands of common ones, sixteen of the largest."""
_UNCONNECTED = frozenset(
    {
        FetchState.REFUSED,
        FetchState.TIMEOUT,
        FetchState.TLS,
        FetchState.CONNECTION,
        FetchState.PROTOCOL,
    }
)
"""Ends after which the other scheme is tried when the scheme was a guess."""


class Fetcher:
    """Fetches addresses for one run, within a policy's manners and caps.

    An async context manager. `allow_private` opens intranets and loopback, for tests and
    intranet users. `clock` and `sleep` are those of the run, in seconds. `on_rest` hears which
    hosts ask to be left alone. Answers lie in the folder `spool` until their host is `done`, so
    that a run that goes on after one that was killed asks for nothing again.
    """

    def __init__(  # noqa: PLR0913 - all but the first by name
        self,
        policy: Policy,
        *,
        allow_private: bool = False,
        clock: Clock = monotonic,
        sleep: Sleep = asyncio.sleep,
        on_rest: OnRest | None = None,
        spool: Path | None = None,
    ) -> None:
        self._policy = policy
        self._allow_private = allow_private
        self._clock = clock
        self._sleep = sleep
        self._on_rest = on_rest
        self._spool = Spool(spool) if spool else None
        self._rules: Lately[Rules] = Lately(RULES)
        self._wire: Wire | None = None
        self._asker: Asker | None = None

    async def __aenter__(self) -> Self:
        # In a thread: loading httpx and the certificates takes some tenths of a second.
        self._wire = await asyncio.to_thread(_open_wire, self._policy, self._allow_private)
        wire: Asks = self._wire
        if self._spool is not None:
            await asyncio.to_thread(self._spool.open)
            wire = Spooled(wire, self._spool)
        self._asker = Asker(wire, self._policy, self._clock, self._sleep, self._on_rest)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._wire is not None:
            await self._wire.aclose()
        if self._spool is not None:
            await asyncio.to_thread(self._spool.close)

    async def done(self, hosts: Collection[str]) -> None:
        """Hang up on those hosts, and forget on disk what they answered: it is stored now."""
        assert self._wire is not None, "enter the fetcher first"
        await self._wire.done(hosts)
        if self._spool is not None:
            # Here and now: two files are gone before a thread would have its turn.
            self._spool.drop(hosts)

    def leave_alone(self, until: Mapping[str, datetime]) -> None:
        """Ask those hosts nothing until then: what earlier runs were told."""
        assert self._asker is not None, "enter the fetcher first"
        now = datetime.now(UTC)
        for host, moment in until.items():
            self._asker.leave_alone(host, min((moment - now).total_seconds(), LONGEST_REST))

    async def fetch(
        self,
        url: str,
        *,
        validators: Validators | None = None,
        accept: Kind = Kind.PAGE,
        scheme_guessed: bool = False,
    ) -> Fetched:
        """Fetch `url`, redirects followed, and return what came. Never raises but when cancelled.

        With `validators` an unchanged page ends as `UNCHANGED`. With `scheme_guessed` https is
        tried first, then http when no connection could be made.
        """
        if not scheme_guessed:
            return await self._fetch(url, accept, validators)
        rest = url.partition("://")[2]
        secure = await self._fetch(f"https://{rest}", accept, validators)
        # Python 3.11 traces no line right behind an await that an exception of a future has ended
        if secure.failure is None or secure.failure.state not in _UNCONNECTED:  # pragma: no branch
            return secure
        plain = await self._fetch(f"http://{rest}", accept, validators)
        return secure if plain.http_status is None else plain

    async def sitemaps(self, url: str) -> tuple[str, ...]:
        """Return the sitemaps that the robots.txt of `url`'s host names."""
        rules = await self._rules_for(Chain(url, self._policy.deadline, Kind.FEED))
        return rules.sitemaps

    async def _fetch(self, url: str, kind: Kind, validators: Validators | None) -> Fetched:
        began = self._clock()
        chain = Chain(url, self._policy.deadline, kind, validators)
        try:
            chain.url = urldefrag(urls.http_url(url)).url
            answer = await self._follow(chain)
        except BadUrl as error:
            answer = Answer(failure=Failure(FetchState.BAD_URL, f"{error}: correct the address."))
        return Fetched(
            url=url,
            final_url=chain.url,
            fetched_at=datetime.now(UTC),
            http_status=answer.status,
            content_type=answer.content_type,
            charset=answer.charset,
            body=answer.body,
            failure=answer.failure,
            hops=chain.hops,
            x_robots_tag=answer.x_robots_tag,
            validators=answer.validators,
            elapsed=self._clock() - began,
        )

    async def _follow(self, chain: Chain) -> Answer:
        """Ask hop by hop, each through all gates, until something else than a redirect comes."""
        while True:
            answer = await self._ask(chain)
            if answer.failure is not None or not answer.is_redirect:
                return answer
            target = next_hop(chain.url, answer.location, chain.hops)
            if isinstance(target, Failure):
                return Answer(answer.status, failure=target)
            chain.hops = (*chain.hops, chain.url)
            chain.url = target

    async def _ask(self, chain: Chain) -> Answer:
        """Ask for one hop, unless its address or the host's robots.txt forbids it."""
        assert self._asker is not None, "enter the fetcher first"
        refused = self._private(chain.url)
        if refused is None and chain.kind is not Kind.ROBOTS:
            refused = (await self._rules_for(chain)).refuses(chain.url)
        return Answer(failure=refused) if refused else await self._asker.ask(chain)

    def _private(self, url: str) -> Failure | None:
        """Return why an address that is written out may not be asked, also through a proxy."""
        host = urls.host_of(url)
        address = written_address(host)
        if self._allow_private or address is None or is_public(address):
            return None
        return failures.private_address(host)

    async def _rules_for(self, chain: Chain) -> Rules:
        """Return the rules where the chain stands, fetched once an origin, on the chain's time."""
        assert self._asker is not None, "enter the fetcher first"
        parts = urlsplit(chain.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        rules = self._rules.get(origin)
        if rules is None:
            inner = Chain(f"{origin}/robots.txt", chain.left, Kind.ROBOTS)
            rules = rules_from(await self._follow(inner))
            chain.spent += inner.spent
            self._rules.keep(origin, rules, ANSWER + len(rules.text))
            self._asker.slow_down(chain.url, rules.delay)
        return rules


def _open_wire(policy: Policy, allow_private: bool) -> Wire:
    """Load httpx, here and not before: a start without fetching does not wait for it."""
    import anyio

    from linktriage.fetching.wire import Wire

    # httpcore's network library loads its half for asyncio at the first use: 20 ms
    anyio.run(anyio.sleep, 0)
    agent = user_agent(policy.contact)
    return Wire(agent, allow_private=allow_private)


def user_agent(contact: str) -> str:
    """Return the User-Agent: the program, its version, and how to reach who runs it."""
    reach = "".join(char for char in contact if char.isascii() and char.isprintable()).strip()
    name = f"linktriage/{__version__}"
    return f"{name} (+{reach})" if reach else name
