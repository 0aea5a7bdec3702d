import asyncio

import pytest

from linktriage.fetching import Fetcher
from linktriage.fetching.hosts import Hosts, shared

from .conftest import QUICK, FakeTime
from .web import Web, answer


@pytest.fixture
def hosts(time: FakeTime) -> Hosts:
    return Hosts(time.clock, time.sleep)


async def test_idle_hosts_are_forgotten_and_those_with_wishes_are_not(
    hosts: Hosts, time: FakeTime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linktriage.fetching.hosts.MOST_HOSTS", 3)
    hosts = Hosts(time.clock, time.sleep)
    hosts.get("slow.example", 2.0).gap = 9.0
    hosts.get("resting.example", 2.0).leave_alone(600.0)
    for number in range(9):
        hosts.get(f"site{number}.example", 2.0).leave_alone(2.0)
        time.now += 5.0
    assert "slow.example" in hosts
    assert "resting.example" in hosts
    assert "site0.example" not in hosts
    assert len(hosts) <= 6


async def test_of_two_gaps_the_longer_one_counts(hosts: Hosts) -> None:
    hosts.get("a.example", 2.0)
    assert hosts.get("a.example", 5.0).gap == 5.0
    assert hosts.get("a.example", 1.0).gap == 5.0


async def test_all_fetchers_of_a_loop_share_their_hosts(time: FakeTime) -> None:
    other = FakeTime()
    assert shared(time.clock, time.sleep) is shared(time.clock, time.sleep)
    assert shared(time.clock, time.sleep) is not shared(other.clock, other.sleep)


async def test_two_fetchers_ask_a_host_one_thing_at_a_time(web: Web) -> None:
    async def slow(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.05)
        writer.write(answer())

    web.otherwise = slow
    async with Fetcher(QUICK, allow_private=True) as one, Fetcher(QUICK, allow_private=True) as two:
        await asyncio.gather(one.fetch(web.url("/a")), two.fetch(web.url("/b")))
    assert sorted(web.pages) == ["/a", "/b"]
    assert web.busiest == 1


async def test_the_program_has_a_limit_of_its_own(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linktriage.fetching.hosts.AT_ONCE", 1)

    async def slow(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.05)
        writer.write(answer())

    web.otherwise = slow
    other = web.url("/b").replace("127.0.0.1", "localhost")
    async with Fetcher(QUICK, allow_private=True) as one, Fetcher(QUICK, allow_private=True) as two:
        await asyncio.gather(one.fetch(web.url("/a")), two.fetch(other))
    assert web.busiest == 1
    assert len(web.pages) == 2
