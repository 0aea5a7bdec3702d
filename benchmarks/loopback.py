"""Stored pages served on loopback, each site under an address of its own (127.x.y.z, Linux only).

    python -m benchmarks.loopback FOLDER [LATENCY_SECONDS]      prints its port, serves until killed

The folder holds `pages.jsonl` (one object a line: "url", "domain", "file", "charset") and the files
it names. A site beyond the last is the first once more, under another address.
"""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit


@dataclass
class Site:
    """The pages of one site: path to (file, charset), the lead page first."""

    pages: dict[str, tuple[Path, str]] = field(default_factory=dict)

    @property
    def lead(self) -> str:
        return next(iter(self.pages))


def load_sites(folder: Path) -> list[Site]:
    sites: dict[str, Site] = {}
    for line in (folder / "pages.jsonl").read_text().splitlines():
        page = json.loads(line)
        address = urlsplit(page["url"])
        if not (address.path + address.query).isascii():
            continue
        path = (address.path or "/") + (f"?{address.query}" if address.query else "")
        site = sites.setdefault(page["domain"], Site())
        site.pages.setdefault(path, (folder / page["file"], page.get("charset") or ""))
    return list(sites.values())


def host_of(number: int) -> str:
    return f"127.{1 + number // 62_500}.{number // 250 % 250}.{1 + number % 250}"


def number_of(host: str) -> int:
    _, high, middle, low = map(int, host.split("."))
    return (high - 1) * 62_500 + middle * 250 + low - 1


class Server:
    """Answers for all sites: by the address that was asked, and the path."""

    def __init__(self, folder: Path, latency: float) -> None:
        self._sites = load_sites(folder)
        self._latency = latency

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                await asyncio.sleep(self._latency)
                writer.write(self._answer(writer.get_extra_info("sockname")[0], head.split()[1]))
                await writer.drain()
        writer.close()

    def _answer(self, host: str, path: str) -> bytes:
        site = self._sites[number_of(host) % len(self._sites)]
        if path not in site.pages:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        file, charset = site.pages[path]
        body = file.read_bytes()
        kind = f"text/html; charset={charset}" if charset else "text/html"
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        return head.encode() + body


async def serve(folder: Path, latency: float) -> None:
    server = await asyncio.start_server(Server(folder, latency).connected, "0.0.0.0", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(serve(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 0.0))
