import asyncio
import socket
import threading
from ipaddress import ip_address

import pytest

from linktriage.fetching.addresses import NoAddress, is_public, resolve, written_address
from tests.patience import PATIENCE, until


@pytest.mark.parametrize(
    "text",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fec0::1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "::127.0.0.1",
    ],
)
def test_private_addresses_are_private_however_they_are_wrapped(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize(
    "text", ["93.184.216.34", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_internet_are_public(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f000001", "0", "[::1]", "127.0.0.1"])
def test_old_spellings_are_addresses(host: str) -> None:
    address = written_address(host)
    assert address is not None
    assert not is_public(address)


def test_a_name_is_no_address() -> None:
    assert written_address("example.org") is None


@pytest.mark.parametrize(
    ("written", "address"),
    [("127.0.0.9", "127.0.0.9"), ("127.1", "127.0.0.1"), ("[2001:db8::1]", "2001:db8::1")],
)
async def test_an_address_that_is_written_out_is_not_looked_up(
    written: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(socket, "getaddrinfo")
    assert await resolve(written, 80) == [address]


async def test_localhost_resolves() -> None:
    assert "127.0.0.1" in await resolve("localhost", 80)


@pytest.mark.parametrize(
    ("error", "for_now"),
    [
        (socket.gaierror(socket.EAI_AGAIN, "try again"), True),
        (socket.gaierror(socket.EAI_NONAME, "unknown"), False),
        (UnicodeError("label too long"), False),
    ],
)
async def test_a_name_without_an_address_says_whether_asking_again_helps(
    error: Exception, for_now: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(NoAddress) as raised:
        await resolve("nowhere.example", 80)
    assert raised.value.for_now is for_now


async def test_a_lookup_that_is_given_up_disturbs_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(*_: object, **__: object) -> list[object]:
        asyncio.run_coroutine_threadsafe(let_go.wait(), loop).result(PATIENCE)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await resolve("slow.example", 80)
    let_go.set()
    await until(lambda: not lookups())
    await asyncio.sleep(0)  # what the thread left to the loop


def lookups() -> list[threading.Thread]:
    """The threads that look up names now."""
    return [one for one in threading.enumerate() if one.name.startswith("resolve")]


def test_a_lookup_may_outlive_its_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = threading.Event()
    ended = threading.Event()

    def slow(*_: object, **__: object) -> list[object]:
        let_go.wait(PATIENCE)
        ended.set()
        return []

    async def ask() -> None:
        async with asyncio.timeout(0.05):
            await resolve("slow.example", 80)

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with pytest.raises(TimeoutError):
        asyncio.run(ask())
    let_go.set()
    assert ended.wait(PATIENCE)
    for thread in lookups():
        thread.join(PATIENCE)
