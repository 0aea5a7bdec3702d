"""Connections as httpcore wants them, made of asyncio's own: a request costs a third less.

httpcore's own way goes through anyio, whose scopes and checkpoints serve nobody here. A `Socket` is
read by one task at a time, and written one request at a time.
"""

from __future__ import annotations

import asyncio
import ssl

import httpcore

MOST_WAITING = 256 * 1024
"""Bytes that came and were not asked for yet, from which on the sender is kept waiting."""


async def connect(address: str, port: int, seconds: float | None) -> httpcore.AsyncNetworkStream:
    """Return a connection to an address (no name). Raises httpcore's connection errors."""
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(seconds):
            _, incoming = await loop.create_connection(Incoming, address, port)
    except TimeoutError as error:
        raise httpcore.ConnectTimeout from error
    except OSError as error:
        raise httpcore.ConnectError from error
    return Socket(incoming)


class Incoming(asyncio.Protocol):
    """What came over one connection and was not taken yet."""

    transport: asyncio.Transport
    """The connection itself; another one once it is secure."""

    def __init__(self) -> None:
        self.ended = False
        self._waiting = bytearray()
        self._error: Exception | None = None
        self._news = asyncio.Event()
        self._held_up = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection that this hears of."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Keep what came, and let the sender wait when that is much."""
        self._waiting += data
        self._news.set()
        if len(self._waiting) > MOST_WAITING and not self._held_up:
            self._held_up = True
            self.transport.pause_reading()

    def eof_received(self) -> None:
        """Note that nothing more will come; the connection is closed then."""
        self.ended = True
        self._news.set()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note the end, and why it came."""
        self._error = exc
        self.eof_received()

    @property
    def has_news(self) -> bool:
        """Whether something came, or the end did."""
        return self.ended or bool(self._waiting)

    async def take(self, most: int) -> bytes:
        """Return up to `most` bytes once there are some, and none after the end.

        Raises what the connection was lost by.
        """
        while not self.has_news:
            self._news.clear()
            await self._news.wait()
        if self._error is not None and not self._waiting:
            raise self._error
        data = bytes(self._waiting[:most])
        del self._waiting[:most]
        if self._held_up and len(self._waiting) <= MOST_WAITING:
            self._held_up = False
            self.transport.resume_reading()
        return data

    def forget(self) -> None:
        """Throw away what came before the connection was secure: anybody may have sent it."""
        self._waiting.clear()


class Socket(httpcore.AsyncNetworkStream):
    """One connection, plain or secure."""

    def __init__(self, incoming: Incoming) -> None:
        self._incoming = incoming

    async def read(
        self,
        max_bytes: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
    ) -> bytes:
        """Return what comes within `timeout` seconds. Raises httpcore's reading errors."""
        try:
            if self._incoming.has_news:
                return await self._incoming.take(max_bytes)
            async with asyncio.timeout(timeout):
                return await self._incoming.take(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout from error
        except OSError as error:
            raise httpcore.ReadError from error

    async def write(
        self,
        buffer: bytes,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - httpcore's signature
    ) -> None:
        """Send `buffer`: a request is small, so nobody waits until it has gone.

        A server that does not take it does not answer either, and the reading ends in time.
        """
        self._incoming.transport.write(buffer)

    async def aclose(self) -> None:
        """Hang up at once: what was asked for has come, or nobody wants it any more."""
        self._incoming.transport.abort()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        """Make the connection secure. Raises httpcore's connection errors."""
        incoming, loop = self._incoming, asyncio.get_running_loop()
        if incoming.ended:
            raise httpcore.ConnectError("closed before it was secure")
        incoming.forget()
        try:
            async with asyncio.timeout(timeout):
                secure = await loop.start_tls(
                    incoming.transport, incoming, ssl_context, server_hostname=server_hostname
                )
        except TimeoutError as error:
            raise httpcore.ConnectTimeout from error
        except OSError as error:  # a certificate that is not trusted is one, too
            raise httpcore.ConnectError from error
        assert secure is not None, "it closed while it was made secure"
        incoming.connection_made(secure)
        return self

    def get_extra_info(self, info: str) -> bool | None:
        """Return, asked for "is_readable", whether something came unasked: mostly the end."""
        return self._incoming.has_news if info == "is_readable" else None
