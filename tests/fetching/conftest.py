"""A web to ask and a fetcher to ask with."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from linktriage.fetching import Fetcher
from linktriage.model import Policy
from tests.patience import PATIENCE

from .web import Web, small_web

QUICK = Policy(request_gap=0.0, deadline=PATIENCE)


class FakeTime:
    """A clock that only goes on when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    async with small_web() as web:
        yield web


@pytest.fixture
async def fetcher(time: FakeTime) -> AsyncIterator[Fetcher]:
    """A fetcher that may ask loopback, without pauses; it gives up only what hangs."""
    async with Fetcher(QUICK, allow_private=True, clock=time.clock, sleep=time.sleep) as fetcher:
        yield fetcher
