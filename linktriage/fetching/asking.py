"""Asks hosts in turn: one request at a time each, a gap between two, nothing twice."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

from linktriage.fetching import failures
from linktriage.fetching.answers import Answer, Answers
from linktriage.fetching.hosts import shared
from linktriage.fetching.kinds import Kind
from linktriage.fetching.manners import BACK_OFF, Clock, Host, OnRest, Sleep, retry_after
from linktriage.model import Failure, FetchState, Policy, Validators


class Asks(Protocol):
    """What makes one exchange: `Wire`."""

    async def ask(
        self, url: str, kind: Kind, seconds: float, validators: Validators | None = None
    ) -> Answer:
        """Send one GET and return what came within `seconds`; never raise."""
        ...


@dataclass(slots=True)
class Chain:
    """One request with its redirects: where it stands, and the time on the wire that is left."""

    url: str
    seconds: float
    kind: Kind
    validators: Validators | None = None
    hops: tuple[str, ...] = ()
    spent: float = field(default=0.0, init=False)

    @property
    def left(self) -> float:
        """Seconds that the rest of the chain may take; waiting for one's turn is not counted."""
        return max(self.seconds - self.spent, 0.0)


class Asker:
    """Asks for single addresses, politely, and remembers what was answered."""

    def __init__(
        self, wire: Asks, policy: Policy, clock: Clock, sleep: Sleep, on_rest: OnRest | None = None
    ) -> None:
        self._wire = wire
        self._on_rest = on_rest
        self._gap = policy.request_gap
        self._slots = asyncio.Semaphore(policy.concurrency)
        self._clock = clock
        self._hosts = shared(clock, sleep)
        self._answers = Answers()

    def slow_down(self, url: str, gap: float) -> None:
        """Leave at least `gap` seconds between two requests to the host of `url`."""
        host = self._host(urlsplit(url).netloc)
        host.gap = max(host.gap, gap)

    def leave_alone(self, name: str, seconds: float) -> None:
        """Ask the host of that name nothing for that long: it asked for it in an earlier run."""
        self._host(name).leave_alone(seconds)

    async def ask(self, chain: Chain) -> Answer:
        """Return the answer for where the chain stands, from memory or from its host.

        The memory is looked at in the host's turn, so two who want the same ask once.
        """
        host = self._host(urlsplit(chain.url).netloc)
        async with host.turn:
            answer = self._answers.get(chain.url, chain.kind)
            if answer is None:
                answer = await self._patiently(host, chain)
                self._answers.keep(chain.url, chain.kind, answer)
            return answer

    def _host(self, name: str) -> Host:
        return self._hosts.get(name, self._gap)

    async def _patiently(self, host: Host, chain: Chain) -> Answer:
        """Ask; and a few times more, after a pause, when it failed only for now."""
        await host.wait()
        answer = await self._once(host, chain)
        for pause in BACK_OFF:
            if not answer.temporary:
                break
            if not answer.retry_after:
                host.leave_alone(pause)
            if host.is_resting:
                break
            await host.wait()
            answer = await self._once(host, chain)
        return answer

    async def _once(self, host: Host, chain: Chain) -> Answer:
        """Make one exchange, one of a few of the run and of the program, on the chain's time."""
        if host.is_resting:
            return Answer(failure=_resting(host.rest))
        if chain.left <= 0:
            return Answer(failure=failures.timeout(urlsplit(chain.url).netloc))
        async with self._slots, self._hosts.slots:
            began = self._clock()
            answer = await self._wire.ask(chain.url, chain.kind, chain.left, chain.validators)
            chain.spent += self._clock() - began
        host.leave_alone(host.gap)
        if answer.temporary and answer.retry_after:
            await self._let_rest(host, chain.url, answer.retry_after)
        return answer

    async def _let_rest(self, host: Host, url: str, asked: str) -> None:
        """Leave a host alone as long as it asked, and tell who remembers that."""
        now = datetime.now(UTC)
        seconds = retry_after(asked, now)
        host.leave_alone(seconds)
        if seconds and self._on_rest is not None:
            await self._on_rest(urlsplit(url).netloc, now + timedelta(seconds=seconds))


def _resting(seconds: float) -> Failure:
    detail = f"The site asks to be left alone for {seconds:.0f} seconds: try again later."
    return Failure(FetchState.RATE_LIMITED, detail)
