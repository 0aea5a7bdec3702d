"""Answers on disk until what was made of them is stored, so that a killed run asks for none again.

A file for each address, named for its host first: folders for hosts would take longer to make and
to remove than the files to write. Files of an earlier run that ended too early are used for an
hour, then thrown away. Writing is not forced to the disk: a killed program loses nothing by that,
and after a power cut the pages are simply asked for once more.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from linktriage.fetching.answers import Answer
from linktriage.fetching.asking import Asks
from linktriage.fetching.kinds import Kind
from linktriage.model import Failure, FetchState, Validators

FRESH = 3600.0
"""Seconds for which an answer of an earlier run is used."""


class Spool:
    """The answers of sites that are under way, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._left: frozenset[Path] = frozenset()
        self._of_host: defaultdict[str, set[Path]] = defaultdict(set)
        """What lies there of each host, by the beginning of its names."""

    def open(self) -> None:
        """Look at what an earlier run has left, and throw away what is too old."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        oldest = time.time() - FRESH
        found = [file for file in self._folder.iterdir() if file.is_file()]
        fresh = {file for file in found if file.stat().st_mtime > oldest}
        for file in set(found) - fresh:
            file.unlink(missing_ok=True)
        self._left = frozenset(fresh)
        for file in fresh:
            self._of_host[file.name.partition("-")[0]].add(file)

    def has(self, url: str, kind: Kind) -> bool:
        """Tell whether an earlier run has left an answer; looks at no disk."""
        return bool(self._left) and self._file(url, kind) in self._left

    def get(self, url: str, kind: Kind) -> Answer | None:
        """Return what an earlier run was answered, None when it left nothing that can be read."""
        file = self._file(url, kind)
        if file not in self._left:
            return None
        self._left -= {file}
        try:
            head, _, body = file.read_bytes().partition(b"\n")
            return _answer(head, body)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, url: str, kind: Kind, answer: Answer) -> None:
        """Write an answer down, unless asking again is what it calls for.

        Without room on the disk the reading goes on; only a killed run would ask again.
        """
        if answer.status is None or answer.temporary:
            return
        file = self._file(url, kind)
        self._of_host[file.name.partition("-")[0]].add(file)
        with suppress(OSError):
            file.write_bytes(_head(answer) + b"\n" + answer.body)

    def drop(self, hosts: Iterable[str]) -> None:
        """Throw away the answers of these hosts: what was made of them is stored."""
        for host in hosts:
            for file in self._of_host.pop(_short(host), ()):
                with suppress(OSError):
                    file.unlink()

    def close(self) -> None:
        """Take the folder away when nothing is left in it."""
        with suppress(OSError):
            self._folder.rmdir()

    def _file(self, url: str, kind: Kind) -> Path:
        return self._folder / f"{_short(urlsplit(url).netloc)}-{_short(f'{kind} {url}')}"


class Spooled:
    """A wire that asks for nothing that lies in the spool, and lays there what it gets."""

    def __init__(self, wire: Asks, spool: Spool) -> None:
        self._wire = wire
        self._spool = spool

    async def ask(
        self, url: str, kind: Kind, seconds: float, validators: Validators | None = None
    ) -> Answer:
        """Return the answer that an earlier run got, else ask as the wire does."""
        answer = None
        if self._spool.has(url, kind):
            answer = await asyncio.to_thread(self._spool.get, url, kind)
        if answer is None:
            answer = await self._wire.ask(url, kind, seconds, validators)
            # Here and now: it takes half a millisecond, a thread's turn comes after 36 in a busy
            # program, and an answer that is nowhere yet is lost when the program is killed.
            self._spool.keep(url, kind, answer)
        return answer


def _short(name: str) -> str:
    return sha256(name.encode(errors="surrogatepass")).hexdigest()[:24]


def _head(answer: Answer) -> bytes:
    failure, known = answer.failure, answer.validators
    told = {
        "status": answer.status,
        "content_type": answer.content_type,
        "charset": answer.charset,
        "location": answer.location,
        "x_robots_tag": answer.x_robots_tag,
        "validators": [known.etag, known.last_modified],
        "failure": [failure.state.value, failure.detail] if failure else None,
        # a program that is killed while it writes leaves a part of the body
        "size": len(answer.body),
    }
    return json.dumps(told).encode()


def _answer(head: bytes, body: bytes) -> Answer:
    """Return the answer that `_head` and its body tell of. Raises for what is no such thing."""
    told = json.loads(head)
    if told["size"] != len(body):
        raise ValueError(head)
    failure = told["failure"]
    return Answer(
        status=told["status"],
        content_type=told["content_type"],
        charset=told["charset"],
        body=body,
        location=told["location"],
        x_robots_tag=told["x_robots_tag"],
        validators=Validators(*told["validators"]),
        failure=Failure(FetchState(failure[0]), failure[1]) if failure else None,
    )
