import asyncio

import httpcore
import pytest

from linktriage.fetching import Fetcher
from linktriage.fetching.addresses import NoAddress, PrivateAddress
from linktriage.fetching.guard import GuardedBackend
from linktriage.model import FetchState, Policy
from tests.patience import PATIENCE

from .web import Web, redirect


class Opener:
    """Opens nothing, and remembers where to."""

    def __init__(self) -> None:
        self.opened: list[str] = []

    async def connect(self, address: str, *_: object) -> httpcore.AsyncNetworkStream:
        self.opened.append(address)
        return httpcore.AsyncNetworkStream()


def looking_up(*answers: list[str], opener: Opener | None = None) -> GuardedBackend:
    """A guard whose name server gives one answer after another."""
    waiting = list(answers)

    async def look_up(host: str, port: int) -> list[str]:
        return waiting.pop(0)

    connect = (opener or Opener()).connect
    return GuardedBackend(allow_private=False, look_up=look_up, connect=connect)


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "127.0.0.1",
        "127.0.0.9",
        "127.1",
        "127.0.1",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "2130706433",
        "017700000001",
        "0x7f000001",
        "0",
        "0.0.0.0",
        "::1",
        "::",
        "::ffff:127.0.0.1",
        "::ffff:7f00:1",
    ],
)
async def test_no_spelling_of_this_machine_is_connected_to(host: str, web: Web) -> None:
    with pytest.raises(PrivateAddress):
        await GuardedBackend(allow_private=False).connect_tcp(host, web.port, 1.0)
    assert web.asked == []


@pytest.mark.parametrize("address", ["64:ff9b::7f00:1", "2002:7f00:1::1", "169.254.169.254"])
async def test_wrapped_and_metadata_addresses_are_not_connected_to(address: str) -> None:
    with pytest.raises(PrivateAddress):
        await looking_up([address]).connect_tcp("a.example", 80, 1.0)


async def test_a_name_that_moves_to_this_machine_later_is_refused_then() -> None:
    opener = Opener()
    guard = looking_up(["93.184.216.34"], ["127.0.0.1"], opener=opener)
    await guard.connect_tcp("rebinding.example", 80, 1.0)
    with pytest.raises(PrivateAddress):
        await guard.connect_tcp("rebinding.example", 80, 1.0)
    assert opener.opened == ["93.184.216.34"]


async def test_of_several_addresses_only_the_public_ones_are_tried() -> None:
    opener = Opener()
    guard = looking_up(["10.0.0.1", "93.184.216.34"], opener=opener)
    await guard.connect_tcp("mixed.example", 80, 1.0)
    assert opener.opened == ["93.184.216.34"]


@pytest.mark.parametrize(
    "goal",
    [
        *("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0", "[::1]"),
        *("[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::1]", "169.254.169.254"),
        *("127。0。0。1", "foo@127.0.0.1"),
    ],
)
async def test_a_public_host_leads_no_request_to_a_private_one(
    goal: str, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = GuardedBackend._allowed

    async def allowed(
        guard: GuardedBackend, host: str, port: int, limit: float | None
    ) -> list[str]:
        return ["127.0.0.1"] if host == "public.example" else await real(guard, host, port, limit)

    monkeypatch.setattr(GuardedBackend, "_allowed", allowed)
    web.serve("/", redirect(f"http://{goal}:{web.port}/secret"))
    async with Fetcher(Policy(request_gap=0.0, deadline=PATIENCE)) as fetcher:
        fetched = await fetcher.fetch(f"http://public.example:{web.port}/")
    assert fetched.failure is not None
    assert fetched.failure.state in {FetchState.PRIVATE_ADDRESS, FetchState.BAD_REDIRECT}
    assert web.pages == ["/"]


async def test_private_addresses_may_be_allowed(web: Web) -> None:
    stream = await GuardedBackend(allow_private=True).connect_tcp("127.0.0.1", web.port, PATIENCE)
    await stream.aclose()


async def test_the_next_address_is_tried_when_one_does_not_answer(web: Web) -> None:
    async def look_up(host: str, port: int) -> list[str]:
        return ["127.0.0.2" if host == "none" else "127.0.0.9", "127.0.0.1"]

    stream = await GuardedBackend(allow_private=True, look_up=look_up).connect_tcp(
        "a.example", web.port, PATIENCE
    )
    await stream.aclose()


async def test_the_last_address_says_why_none_answered(unused_tcp_port: int) -> None:
    guard = GuardedBackend(allow_private=True)
    with pytest.raises(httpcore.ConnectError):
        await guard.connect_tcp("127.0.0.1", unused_tcp_port, PATIENCE)


async def test_a_name_without_addresses_has_none() -> None:
    with pytest.raises(NoAddress):
        await looking_up([]).connect_tcp("a.example", 80, 1.0)


async def test_a_silent_name_server_counts_as_no_address_for_now() -> None:
    async def look_up(host: str, port: int) -> list[str]:
        await asyncio.Event().wait()
        return []

    with pytest.raises(NoAddress) as raised:
        await GuardedBackend(allow_private=False, look_up=look_up).connect_tcp("a", 80, 0.05)
    assert raised.value.for_now
