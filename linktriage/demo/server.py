"""The sample web on a socket: an HTTP proxy on loopback behind which all its hosts stand.

Being a proxy, it lets the real fetcher ask for `http://harborlog.example/` without a name
server and without leaving the machine.
"""

from __future__ import annotations

import asyncio
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self

from linktriage.demo.replies import Reply, reply
from linktriage.demo.sites import load_web

MAX_HEAD = 16_384
"""Bytes a request's head may have; a longer one is dropped."""

ENDINGS = (
    OSError,
    asyncio.IncompleteReadError,
    asyncio.LimitOverrunError,
    asyncio.CancelledError,  # the web is going away; asyncio's streams report it as a fault
)
"""The ways a conversation ends before its time."""
JUST_ACCEPTED = 0.02
"""Seconds until a connection taken a moment ago is a conversation that can be ended.

A server that closes between the two loses the socket.
"""


class DemoWeb:
    """The running sample web: `async with DemoWeb() as web: web.proxy_url`."""

    def __init__(self, today: date | None = None) -> None:
        self.today = today or datetime.now(UTC).date()
        self.requests: list[str] = []
        """The addresses asked for, in order."""
        self._web = load_web()
        self._talks: set[asyncio.Task[None]] = set()

    @property
    def proxy_url(self) -> str:
        """The address to name as HTTP proxy."""
        host, port = self._server.sockets[0].getsockname()[:2]
        return f"http://{host}:{port}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", 0, limit=MAX_HEAD)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await asyncio.sleep(JUST_ACCEPTED)
        self._server.close()
        for talk in self._talks:
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)
        await self._server.wait_closed()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.current_task()
        assert talk is not None
        self._talks.add(talk)
        try:
            with suppress(*ENDINGS):
                await self._answer(reader, writer)
        finally:
            self._talks.discard(talk)
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        method, url = requested(head)
        self.requests.append(url)
        answer = reply(self._web, url, self.today)
        if answer.silent:
            await reader.read()  # until the other side has had enough
            return
        await asyncio.sleep(answer.delay)
        if answer.status == HTTPStatus.OK and etag(answer) == known_version(head):
            answer = replace(answer, status=HTTPStatus.NOT_MODIFIED)
        writer.write(as_bytes(answer, with_body=method != "HEAD"))
        await writer.drain()


def requested(head: str) -> tuple[str, str]:
    """Return the method and the whole address of a request, sent to a proxy or to a server.

    A tunnel (`CONNECT host:443`) asks for a host that is not there: nothing here speaks TLS.
    """
    first, *rest = head.split("\r\n")
    method, _, target = first.partition(" ")
    target = target.rpartition(" ")[0]
    if target.startswith("/"):
        hosts = (line[5:].strip() for line in rest if line.lower().startswith("host:"))
        return method, f"http://{next(hosts, '')}{target}"
    return method, target


def known_version(head: str) -> str:
    """Return the version that the asker holds, as its request's If-None-Match names it."""
    lines = (line.partition(":") for line in head.split("\r\n"))
    named = (value.strip() for name, _, value in lines if name.lower() == "if-none-match")
    return next(named, "")


def etag(answer: Reply) -> str:
    """Return the version of what is answered: two with the same say the same."""
    return f'"{zlib.crc32(answer.body.encode()):08x}"'


def as_bytes(answer: Reply, *, with_body: bool = True) -> bytes:
    """Return an answer as it goes over the wire; the connection ends with it."""
    body = answer.body.encode()
    has_body = with_body and answer.status != HTTPStatus.NOT_MODIFIED
    lines = [
        f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}",
        f"Content-Type: {answer.content_type}",
        f"Content-Length: {len(body)}",
        f"ETag: {etag(answer)}",
        "Connection: close",
    ]
    if answer.location:
        lines.append(f"Location: {answer.location}")
    return "\r\n".join([*lines, "", ""]).encode() + (body if has_body else b"")


class _Stage:
    """A thread's own event loop with the sample web on it."""

    def __init__(self, today: date | None) -> None:
        self.web = DemoWeb(today)
        self.proxy_url = ""
        self.ready = threading.Event()

    def run(self) -> None:
        asyncio.run(self._until_stopped())

    async def _until_stopped(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        async with self.web:
            self.proxy_url = self.web.proxy_url
            self.ready.set()
            await self._over.wait()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._over.set)


@contextmanager
def running_web(today: date | None = None) -> Iterator[str]:
    """Run the sample web in a thread of its own; gives the proxy's address."""
    stage = _Stage(today)
    thread = threading.Thread(target=stage.run, name="sample web", daemon=True)
    thread.start()
    stage.ready.wait()
    try:
        yield stage.proxy_url
    finally:
        stage.stop()
        thread.join()
