"""The loop, with real reader processes and a web on loopback."""

import asyncio
import time
from collections.abc import Collection
from dataclasses import dataclass, field

import pytest

from linktriage.model import Failure, FetchState, Page, Policy, Prospect, Validators
from linktriage.triage.reading import Progress, Read, Reading
from linktriage.triage.reading import prospect as prospect_module
from linktriage.triage.reading.missing import says_missing
from tests.fetching.web import Web, answer, silence

from .conftest import POLICY, html, prospect

ONE_PLACE = Policy(request_gap=0.0, deadline=2.0, concurrency=1, requests_per_site=1)


@dataclass
class Queue:
    """Prospects in an order that may change; what was given back is read."""

    waiting: list[Prospect]
    reads: list[Read] = field(default_factory=list)
    seen: list[Progress] = field(default_factory=list)

    def next_unread(self, skip: Collection[int]) -> Prospect | None:
        done = {read.prospect_id for read in self.reads}
        return next((one for one in self.waiting if one.id not in {*skip, *done}), None)

    def take(self, read: Read) -> None:
        self.reads.append(read)

    @property
    def left(self) -> int:
        return len(self.waiting) - len(self.reads)

    async def run(self, reading: Reading, limit: int | None = None) -> Progress:
        return await reading.run(
            self, self.take, on_progress=self.seen.append, limit=limit, left=lambda: self.left
        )


def queue_of(web: Web, number: int) -> Queue:
    return Queue([prospect(web.url(f"/{n}"), n, f"{n}.example") for n in range(1, number + 1)])


async def test_a_queue_is_read_to_its_end(web: Web) -> None:
    web.otherwise = html()
    web.serve("/2", answer("gone", 410))
    queue = queue_of(web, 5)
    progress = await queue.run(Reading(POLICY, allow_private=True, workers=1))
    states = {read.prospect_id: read.state for read in queue.reads}
    assert states == {1: "read", 2: "gone", 3: "read", 4: "read", 5: "read"}
    assert (progress.done, progress.left) == (5, 0)
    assert progress.failures == {FetchState.GONE: 1}
    assert [one.done for one in queue.seen] == [1, 2, 3, 4, 5]


async def test_a_page_that_did_not_change_is_not_read_again(web: Web) -> None:
    web.otherwise = answer("", 304)
    queue = queue_of(web, 1)
    known = Validators('"1"')
    await queue.run(Reading(ONE_PLACE, allow_private=True, validators=lambda _: known))
    assert queue.reads[0].state is FetchState.UNCHANGED
    assert 'if-none-match: "1"' in web.heads[-1].lower()
    assert queue.seen[0].failures == {}


async def test_a_limit_is_kept_to(web: Web) -> None:
    web.otherwise = answer("", 404)
    queue = queue_of(web, 5)
    progress = await queue.run(Reading(ONE_PLACE, allow_private=True), limit=2)
    assert (progress.done, progress.left) == (2, 3)


async def test_a_changed_order_counts_for_the_next_free_place(web: Web) -> None:
    web.otherwise = answer("", 404)
    queue = queue_of(web, 12)
    reading = Reading(ONE_PLACE, allow_private=True)

    async def turn_round(read: Read) -> None:
        queue.take(read)
        if len(queue.reads) == 1:
            queue.waiting.reverse()

    await reading.run(queue, turn_round, on_progress=queue.seen.append)
    places = reading.places
    assert [read.prospect_id for read in queue.reads][places : places + 2] == [12, 11]


async def test_a_stop_gives_up_what_is_under_way(web: Web) -> None:
    web.otherwise = silence
    queue = queue_of(web, 5)
    reading = Reading(POLICY, allow_private=True)
    asyncio.get_running_loop().call_later(0.3, reading.stop)
    began = time.monotonic()
    progress = await queue.run(reading)
    assert time.monotonic() - began < 1.3
    assert (progress.done, progress.left) == (0, 5)


async def test_a_mistake_of_ours_costs_one_prospect(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.otherwise = html()

    def stumble(page: Page) -> Failure | None:
        if page.url.endswith("/2"):
            raise ZeroDivisionError
        return says_missing(page)

    monkeypatch.setattr(prospect_module, "says_missing", stumble)
    queue = queue_of(web, 3)
    await queue.run(Reading(ONE_PLACE, allow_private=True, workers=1))
    states = {read.prospect_id: read.state for read in queue.reads}
    assert states == {1: "read", 2: "reader crashed", 3: "read"}


async def test_what_cannot_be_written_down_ends_the_run(web: Web) -> None:
    web.otherwise = answer("", 404)

    def full(read: Read) -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        await Reading(ONE_PLACE, allow_private=True).run(queue_of(web, 3), full, on_progress=print)


async def test_a_single_prospect_can_be_read(web: Web) -> None:
    url = web.serve("/", html())
    async with Reading(POLICY, allow_private=True, workers=1) as reading:
        read = await reading.read(prospect(url))
    assert read.state is FetchState.READ
    assert read.page is not None
