"""A small web on loopback that answers as a test tells it, well or badly."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

Script = Callable[[asyncio.StreamWriter], Awaitable[None]]
Reply = bytes | Script


def answer(body: bytes | str = "<p>Hello</p>", status: int = 200, /, **headers: str) -> bytes:
    """A whole answer; `_` in a header's name stands for a dash, "" leaves a header out."""
    data = body.encode() if isinstance(body, str) else body
    named = {"content_type": "text/html", "content_length": str(len(data))} | headers
    lines = [f"{name.replace('_', '-')}: {value}\r\n" for name, value in named.items() if value]
    return f"HTTP/1.1 {status} Status\r\n{''.join(lines)}\r\n".encode() + data


def redirect(to: str, status: int = 302) -> bytes:
    return answer("", status, location=to)


def dripping(data: bytes, seconds: float = 0.2) -> Script:
    async def drip(writer: asyncio.StreamWriter) -> None:
        for byte in data:
            writer.write(bytes([byte]))
            await writer.drain()
            await asyncio.sleep(seconds)

    return drip


def endless(head: bytes, block: bytes) -> Script:
    async def go_on(writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(block)
            await writer.drain()

    return go_on


def broken_off(data: bytes) -> Script:
    """Sends `data` and then resets the connection."""

    async def reset(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        await asyncio.sleep(0.02)
        writer.transport.abort()

    return reset


async def silence(_: asyncio.StreamWriter) -> None:
    """Never answer: whoever waits for this waits until something else ends it."""
    await asyncio.Event().wait()


@dataclass
class Web:
    port: int = 0
    scheme: str = "http"
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    otherwise: Reply = field(default_factory=lambda: answer("gone", 404))
    asked: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    connections: int = 0
    busy: int = 0
    busiest: int = 0

    def serve(self, path: str, *replies: Reply) -> str:
        """Answer `path` with one reply after another, the last for good; return its address."""
        self.replies[path] = list(replies)
        return self.url(path)

    def url(self, path: str = "/") -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}{path}"

    @property
    def pages(self) -> list[str]:
        """The paths that were asked for, robots.txt left out."""
        return [path for path in self.asked if path != "/robots.txt"]

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while (first := await reader.readexactly(1)).isalpha():
                head = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                self.busy += 1
                self.busiest = max(self.busy, self.busiest)
                try:
                    await self._answer(head, writer)
                finally:
                    self.busy -= 1
        writer.close()

    async def _answer(self, head: str, writer: asyncio.StreamWriter) -> None:
        path = head.split()[1]
        self.asked.append(path)
        self.heads.append(head)
        waiting = self.replies.get(path)
        reply = self.otherwise
        if waiting:
            reply = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if isinstance(reply, bytes):
            writer.write(reply)
            await writer.drain()
            if b"connection: close" in reply:
                raise ConnectionResetError
        else:
            await reply(writer)
            raise ConnectionResetError


@asynccontextmanager
async def small_web(certificate: ssl.SSLContext | None = None) -> AsyncIterator[Web]:
    web = Web(scheme="https" if certificate else "http")
    tasks: set[asyncio.Task[None]] = set()

    def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(web.connected(reader, writer))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=certificate)
    web.port = server.sockets[0].getsockname()[1]
    try:
        yield web
    finally:
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
