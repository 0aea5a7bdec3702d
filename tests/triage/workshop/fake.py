"""Reading without a network, in the place of the real one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Self

import pytest

from linktriage.model import FetchState
from linktriage.triage import Triage
from linktriage.triage.reading import Progress, Read
from tests.tui.samples import page


class FakeReading:
    """Reads every prospect as the same page, without a network."""

    broken = False
    stopped = False

    def __init__(self, *_: object, **__: object) -> None:
        self.ended = asyncio.Event()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    async def read(self, prospect: object) -> Read:
        if FakeReading.broken:
            raise OSError("no route [/]")
        url = prospect.url  # type: ignore[attr-defined] # a prospect
        return Read(prospect.id, prospect.rev, FetchState.READ, page=page(url))  # type: ignore[attr-defined]

    async def run(
        self,
        source: Triage,
        sink: Callable[[Read], Awaitable[None]],
        *,
        on_progress: Callable[[Progress], None],
        left: Callable[[], int],
    ) -> None:
        done = 0
        while (prospect := source.next_unread()) is not None:
            await sink(await self.read(prospect))
            done += 1
            on_progress(Progress(done, left(), 1.0, {FetchState.TLS: 2}, 60.0))

    def stop(self) -> None:
        FakeReading.stopped = True


@pytest.fixture
def reading(monkeypatch: pytest.MonkeyPatch) -> type[FakeReading]:
    monkeypatch.setattr("linktriage.triage.reading.Reading", FakeReading)
    monkeypatch.setattr(FakeReading, "broken", False)
    monkeypatch.setattr(FakeReading, "stopped", False)
    return FakeReading
