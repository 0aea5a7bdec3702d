"""Asks one service, gently, and turns whatever it does into replies."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import date
from time import monotonic
from typing import TYPE_CHECKING, Self

from linktriage.fetching.answers import Answer
from linktriage.fetching.connectors.values import Question, Refused, Reply, Settings, Text
from linktriage.fetching.fetcher import user_agent
from linktriage.fetching.kinds import Kind
from linktriage.fetching.manners import Clock, Sleep
from linktriage.model import FetchState
from linktriage.text import clean_text

if TYPE_CHECKING:
    from linktriage.fetching.wire import Wire

SECONDS = 30.0
"""The longest that one answer may take."""
MOST_TEXT = 200_000
"""Characters of one answer that are looked at."""


class Client:
    """An async context manager that asks one service; one request at a time."""

    def __init__(
        self,
        settings: Settings,
        *,
        allow_private: bool = False,
        clock: Clock = monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._settings = settings
        self._allow_private = allow_private
        self._clock = clock
        self._sleep = sleep
        self._next = clock()
        self._wire: Wire | None = None

    async def __aenter__(self) -> Self:
        from linktriage.fetching.wire import Wire  # httpx is loaded here and not before

        self._wire = Wire(user_agent(""), allow_private=self._allow_private)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._wire is not None, "enter the client first"
        await self._wire.aclose()

    async def look_up(self, sites: Sequence[str], today: date) -> AsyncIterator[Reply]:
        """Yield what the service knows of each site, in their order.

        Once it refuses (a bad key, a limit), it is not asked about the others: they get the
        reason.
        """
        service = self._settings.service
        for start in range(0, len(sites), service.at_once):
            some = sites[start : start + service.at_once]
            try:
                replies = await service.look_up(self._settings, self._ask, some, today)
            except Refused as refusal:
                for site in sites[start:]:
                    yield self._named(Reply(site, reason=str(refusal), lasting=False))
                return
            for reply in replies:
                yield self._named(reply)

    def _named(self, reply: Reply) -> Reply:
        reason = f"{self._settings.service.title}: {reply.reason}" if reply.reason else ""
        return Reply(reply.site, reply.metrics, reason, reply.lasting)

    async def _ask(self, question: Question) -> Text:
        """Return the text of an answer, waiting for one's turn; raises `Refused` for all others."""
        from linktriage.fetching.wire import Call

        assert self._wire is not None, "enter the client first"
        await self._sleep(max(self._next - self._clock(), 0.0))
        call = Call(question.headers, question.body)
        answer = await self._wire.ask(question.url, Kind.TEXT, SECONDS, call=call)
        self._next = self._clock() + self._settings.service.gap
        return _text(answer)


def _text(answer: Answer) -> Text:
    status = answer.status
    if status in {400, 401, 402, 403}:
        raise Refused(f"refuses the key or the question ({status})")
    if status in {420, 429}:
        raise Refused("its limit is reached")
    if answer.is_redirect:
        raise Refused("its address has moved: set it anew")
    if status == 404:
        return Text(status)
    if answer.failure is not None:
        if answer.failure.state is FetchState.BAD_URL:  # its sentence would show the key
            raise Refused("its address is wrong")
        return Text(status, reason=f"no answer ({answer.failure.state})")
    return Text(status, clean_text(answer.body.decode("utf-8", "replace"), MOST_TEXT))
