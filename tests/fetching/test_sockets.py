"""Connections as httpcore wants them, over real sockets."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpcore
import pytest

from linktriage.fetching.sockets import MOST_WAITING, Incoming, Socket, connect
from tests.patience import PATIENCE

from .tls import Authority

Meet = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def met(meet: Meet, certificate: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Serve everybody who connects as `meet` says; yield the port."""
    meetings: set[asyncio.Task[None]] = set()

    async def meeting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            await meet(reader, writer)
            writer.close()
            await writer.wait_closed()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        meetings.add(asyncio.get_running_loop().create_task(meeting(reader, writer)))

    server = await asyncio.start_server(begin, "127.0.0.1", 0, ssl=certificate)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await asyncio.gather(*meetings)


async def silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
    """Say nothing until the other one hangs up."""
    await reader.read()


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(await reader.readexactly(5))


async def closing(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Hang up at once."""


async def told(socket: httpcore.AsyncNetworkStream) -> None:
    """Wait until something came, or the end."""
    async with asyncio.timeout(PATIENCE):
        while not socket.get_extra_info("is_readable"):  # noqa: ASYNC110 - nothing else tells
            await asyncio.sleep(0.001)


async def test_what_is_sent_is_answered_and_then_comes_the_end() -> None:
    async with met(echo) as port:
        socket = await connect("127.0.0.1", port, PATIENCE)
        await socket.write(b"hello", PATIENCE)
        assert await socket.read(2, PATIENCE) == b"he"
        assert await socket.read(64, PATIENCE) == b"llo"
        assert await socket.read(64, PATIENCE) == b""
        await socket.aclose()


async def test_where_nobody_listens_there_is_no_connection(unused_tcp_port: int) -> None:
    with pytest.raises(httpcore.ConnectError) as raised:
        await connect("127.0.0.1", unused_tcp_port, PATIENCE)
    assert isinstance(raised.value.__cause__, ConnectionRefusedError)


async def test_a_connection_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(httpcore.ConnectTimeout):
        await connect("127.0.0.1", 9, 0.0)


async def test_silence_ends_the_reading_in_time() -> None:
    async with met(silent) as port:
        socket = await connect("127.0.0.1", port, PATIENCE)
        assert not socket.get_extra_info("is_readable")
        with pytest.raises(httpcore.ReadTimeout):
            await socket.read(64, 0.01)
        await socket.aclose()


async def test_a_connection_that_breaks_gives_what_came_and_then_says_so() -> None:
    incoming = Incoming()
    incoming.data_received(b"so far")
    incoming.connection_lost(ConnectionResetError())
    socket = Socket(incoming)
    assert await socket.read(64, PATIENCE) == b"so far"
    with pytest.raises(httpcore.ReadError):
        await socket.read(64, PATIENCE)


async def test_who_hears_the_end_of_a_kept_connection_uses_it_no_more() -> None:
    async with met(closing) as port:
        socket = await connect("127.0.0.1", port, PATIENCE)
        await told(socket)
        assert socket.get_extra_info("ssl_object") is None
        await socket.aclose()


async def test_a_server_that_sends_faster_than_is_read_has_to_wait() -> None:
    sent = 0

    async def flooding(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        while sent < 64_000_000:
            writer.write(b"x" * 65536)
            await writer.drain()
            sent += 65536

    async with met(flooding) as port:
        socket = await connect("127.0.0.1", port, PATIENCE)
        await told(socket)
        before = -1
        while before != sent:
            before = sent
            await asyncio.sleep(0.1)
        assert sent < 32_000_000, "the system's own buffers, and not much more"
        got = 0
        while block := await socket.read(1_000_000, PATIENCE):
            assert len(block) <= 2 * MOST_WAITING
            got += len(block)
        assert got == sent >= 64_000_000


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path / "authority.pem")


def trusting(authority: Authority) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=authority.path)


async def test_a_secure_connection_is_read_and_written_as_any_other(authority: Authority) -> None:
    async with met(echo, authority.server()) as port:
        plain = await connect("127.0.0.1", port, PATIENCE)
        secure = await plain.start_tls(trusting(authority), "127.0.0.1", PATIENCE)
        await secure.write(b"hello", PATIENCE)
        assert await secure.read(64, PATIENCE) == b"hello"
        assert await secure.read(64, PATIENCE) == b""
        await secure.aclose()


async def test_a_certificate_that_is_not_trusted_ends_it(authority: Authority) -> None:
    async with met(echo, authority.server()) as port:
        plain = await connect("127.0.0.1", port, PATIENCE)
        with pytest.raises(httpcore.ConnectError) as raised:
            await plain.start_tls(ssl.create_default_context(), "127.0.0.1", PATIENCE)
        assert isinstance(raised.value.__cause__, ssl.SSLCertVerificationError)


async def test_a_server_that_never_becomes_secure_is_given_up(authority: Authority) -> None:
    async with met(silent) as port:
        plain = await connect("127.0.0.1", port, PATIENCE)
        with pytest.raises(httpcore.ConnectTimeout):
            await plain.start_tls(trusting(authority), "127.0.0.1", 0.01)
        await plain.aclose()


async def test_a_server_that_hung_up_before_is_not_asked_to_be_secure(authority: Authority) -> None:
    async with met(closing) as port:
        plain = await connect("127.0.0.1", port, PATIENCE)
        await told(plain)
        with pytest.raises(httpcore.ConnectError):
            await plain.start_tls(trusting(authority), "127.0.0.1", PATIENCE)


async def test_what_came_before_the_connection_was_secure_counts_for_nothing() -> None:
    incoming = Incoming()
    incoming.data_received(b"HTTP/1.1 200 Trust me\r\n\r\n")
    incoming.forget()
    assert not incoming.has_news
