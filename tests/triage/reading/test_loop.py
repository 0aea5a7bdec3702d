"""The loop, with real reader processes and a web on loopback."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

import psutil
import pytest

from linktriage.errors import AlreadyReading
from linktriage.model import Failure, FetchState, Page, Policy, Prospect, Validators
from linktriage.triage.reading import Progress, Read, Reading
from linktriage.triage.reading import loop as loop_module
from linktriage.triage.reading import prospect as prospect_module
from linktriage.triage.reading.alone import alone
from linktriage.triage.reading.missing import says_missing
from linktriage.triage.reading.values import NoMemory
from tests.fetching.web import Web, answer, silence, small_web
from tests.patience import PATIENCE, until

from .conftest import POLICY, html, prospect

ONE_PLACE = Policy(request_gap=0.0, deadline=PATIENCE, concurrency=1, requests_per_site=1)


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


@dataclass
class Known(NoMemory):
    """Remembers one version of every page, and who asked for rest."""

    rests: dict[str, datetime] = field(default_factory=dict)

    def validators(self, _: Prospect) -> Validators:
        return Validators('"1"')

    def resting(self) -> dict[str, datetime]:
        return self.rests

    def rest(self, host: str, until: datetime) -> None:
        self.rests[host] = until


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


async def test_readers_load_while_the_first_pages_are_asked_for(web: Web) -> None:
    web.otherwise = html()
    others, readers = set(psutil.Process().children()), list[int]()

    class Counting(Queue):
        def next_unread(self, skip: Collection[int]) -> Prospect | None:
            readers.append(len(set(psutil.Process().children()) - others))
            return super().next_unread(skip)

    queue = Counting(queue_of(web, 2).waiting)
    await queue.run(Reading(POLICY, allow_private=True, workers=3), limit=1)
    await queue.run(Reading(POLICY, allow_private=True, workers=3))
    assert (readers[0], readers[-1]) == (1, 1)


async def test_a_page_that_did_not_change_is_not_read_again(web: Web) -> None:
    web.otherwise = answer("", 304)
    queue = queue_of(web, 1)
    await queue.run(Reading(ONE_PLACE, allow_private=True, memory=Known()))
    assert queue.reads[0].state is FetchState.UNCHANGED
    assert 'if-none-match: "1"' in web.heads[-1].lower()
    assert queue.seen[0].failures == {}


async def test_hosts_that_asked_for_rest_get_it_in_the_next_run(web: Web) -> None:
    limited = answer("", 429, Retry_After="600")
    web.otherwise = limited
    memory = Known()
    await queue_of(web, 1).run(Reading(ONE_PLACE, allow_private=True, memory=memory))
    [host] = memory.rests
    assert host in web.url("/")
    asked = len(web.heads)
    web.otherwise = html()
    queue = queue_of(web, 1)
    await queue.run(Reading(ONE_PLACE, allow_private=True, memory=memory))
    assert queue.reads[0].state is FetchState.RATE_LIMITED
    assert len(web.heads) == asked


async def test_many_prospects_of_one_host_leave_places_to_others(web: Web) -> None:
    web.otherwise = silence
    async with small_web() as other, asyncio.timeout(PATIENCE):
        other.otherwise = html()
        queue = queue_of(web, 20)
        queue.waiting.append(prospect(other.url("/"), 21, "other.example"))
        policy = replace(ONE_PLACE, concurrency=2, deadline=2 * PATIENCE)
        reading = Reading(policy, allow_private=True, workers=1)
        assert reading.places < 20

        async def end(read: Read) -> None:
            queue.take(read)
            reading.stop()

        await reading.run(queue, end, on_progress=queue.seen.append)
    assert [read.prospect_id for read in queue.reads] == [21]


async def test_nothing_more_is_begun_while_fetched_pages_wait(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop_module, "AT_ONE_HOST", 9)
    web.otherwise = html()
    queue = queue_of(web, 12)
    reading = Reading(replace(ONE_PLACE, concurrency=4), allow_private=True, workers=1)
    seen: list[int] = []

    async def look(read: Read) -> None:
        queue.take(read)
        seen.append(len(web.pages) - len(queue.reads))

    await reading.run(queue, look, on_progress=queue.seen.append)
    assert len(queue.reads) == 12
    assert max(seen) <= loop_module.FIRST


async def test_not_too_many_are_put_off(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loop_module, "MOST_PUT_OFF", 2)
    web.otherwise = answer("", 404)
    queue = queue_of(web, 6)
    await queue.run(Reading(ONE_PLACE, allow_private=True))
    assert [read.prospect_id for read in queue.reads] == [1, 2, 3, 4, 5, 6]


async def test_a_limit_is_kept_to(web: Web) -> None:
    web.otherwise = answer("", 404)
    queue = queue_of(web, 5)
    progress = await queue.run(Reading(ONE_PLACE, allow_private=True), limit=2)
    assert (progress.done, progress.left) == (2, 3)


async def test_a_changed_order_counts_for_the_next_free_place(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loop_module, "AT_ONE_HOST", 12)
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
    reading = Reading(replace(POLICY, deadline=10 * PATIENCE), allow_private=True)
    async with asyncio.timeout(PATIENCE):
        run = asyncio.create_task(queue.run(reading))
        await until(lambda: web.asked)
        reading.stop()
        progress = await run
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


async def test_two_do_not_read_into_one_place_at_a_time(web: Web, tmp_path: Path) -> None:
    web.otherwise = html()
    queue = queue_of(web, 2)
    spool = tmp_path / "x.reading"
    with alone(tmp_path / "x.reading.lock"), pytest.raises(AlreadyReading):
        await queue.run(Reading(ONE_PLACE, allow_private=True, workers=1, spool=spool))
    assert web.asked == []
    await queue.run(Reading(ONE_PLACE, allow_private=True, workers=1, spool=spool))
    assert len(queue.reads) == 2
    assert not (tmp_path / "x.reading").exists()
    assert not (tmp_path / "x.reading.lock").exists()


async def test_a_single_prospect_can_be_read(web: Web) -> None:
    url = web.serve("/", html())
    async with Reading(POLICY, allow_private=True, workers=1) as reading:
        read = await reading.read(prospect(url))
    assert read.state is FetchState.READ
    assert read.page is not None
