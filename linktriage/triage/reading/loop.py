"""The reading loop: many prospects at once, the best of the queue first, ended at a word."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from linktriage import urls
from linktriage.extracting import Extractor
from linktriage.fetching import Fetcher
from linktriage.heap import OFTEN, give_back, keep_one_heap, leave_the_old_alone
from linktriage.model import Failure, FetchState, Policy, Prospect
from linktriage.triage.reading.alone import alone
from linktriage.triage.reading.pace import Pace
from linktriage.triage.reading.prospect import ProspectReader
from linktriage.triage.reading.turns import take_short_turns
from linktriage.triage.reading.values import Count, Memory, NoMemory, Progress, Read, Sink, Source

SITES_A_SLOT = 6
"""Prospects under way for each request that may be: most wait for the gap of their host."""
FIRST = 16
"""Prospects under way at the start; each that is done makes room for two, up to the places."""
BACKLOG = 6
"""Pages that may wait for a reader before another prospect is begun: what is fetched but not read
is lost, and fetched again, when the program is killed."""
AT_ONE_HOST = 2
"""Prospects under way at one host: one is asked for, one is being extracted."""
MOST_PUT_OFF = 200
"""Prospects of crowded hosts that are passed over to find one of another host."""
_log = logging.getLogger(__name__)


class Reading:
    """Reads prospects with one fetcher and one set of reader processes.

    `run` opens and closes them itself. As an async context manager it serves single `read`s.
    `memory` tells what is known of the version of a lead page that was read before; when the
    server says that it is still that one, the prospect ends as `UNCHANGED`, without a page. It
    also keeps which hosts asked to be left alone. In the folder `spool` lies what was fetched and
    is not stored yet, for the run after one that was killed.
    """

    def __init__(
        self,
        policy: Policy,
        *,
        allow_private: bool = False,
        workers: int | None = None,
        memory: Memory | None = None,
        spool: Path | None = None,
    ) -> None:
        self._policy = policy
        self._memory = memory or NoMemory()
        self._fetcher = Fetcher(
            policy, allow_private=allow_private, on_rest=self._keep_rest, spool=spool
        )
        self._extractor = Extractor(workers)
        self._reader = ProspectReader(self._fetcher, self._extractor, policy, self._memory)
        self._lock = spool.with_name(f"{spool.name}.lock") if spool else None
        self._stopping = asyncio.Event()
        self._entered: AbstractAsyncContextManager[None]

    async def __aenter__(self) -> Self:
        self._entered = self._open()
        await self._entered.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._entered.__aexit__(kind, error, trace)

    @asynccontextmanager
    async def _open(self, pages: int = 0) -> AsyncIterator[None]:
        """Open the readers and the fetcher; for pages that wait both load at the same time."""
        async with self._extractor:
            await self._extractor.start(pages)
            await asyncio.to_thread(urls.prepare)
            async with self._fetcher:
                self._fetcher.leave_alone(self._memory.resting())
                yield

    def stop(self) -> None:
        """Let `run` end now: what is under way is given up and stays unread."""
        self._stopping.set()

    async def read(self, prospect: Prospect) -> Read:
        """Read one prospect. A mistake of ours becomes the state `CRASHED` of that prospect."""
        try:
            # The memory and the source are asked in threads: they may have to wait for the disk.
            known = await asyncio.to_thread(self._memory.validators, prospect)
            return await self._reader.read(prospect, known)
        except Exception:  # noqa: BLE001 - one prospect must not end the run
            _log.exception("reading prospect %s failed", prospect.id)
            detail = "The reader failed on this prospect; the log file says why: decide by eye."
            failure = Failure(FetchState.CRASHED, detail)
            return Read(prospect.id, prospect.rev, FetchState.CRASHED, failure=failure)

    async def run(
        self,
        source: Source,
        sink: Sink,
        *,
        on_progress: Callable[[Progress], None],
        limit: int | None = None,
        left: Count = lambda: 0,
    ) -> Progress:
        """Read what `source` gives until it gives nothing more, `limit` is reached or `stop`.

        The source is asked anew for each free place, so a changed order counts at once. `left`
        says how many prospects are still unread. What `sink` raises ends the run. Raises
        `AlreadyReading` while another process reads into the same `spool`.
        """
        pace = Pace(monotonic)
        take_short_turns()
        keep_one_heap()
        leave_the_old_alone()

        async def count(read: Read) -> None:
            pace.count(read)
            on_progress(pace.progress(left()))
            if pace.done % OFTEN == 0:
                await asyncio.to_thread(give_back)

        with alone(self._lock):
            async with self._open(left() if limit is None else min(left(), limit)):
                leave_the_old_alone()  # and what was loaded meanwhile
                await self._read_all(_Crew(self, source, limit, self._stopping), sink, count)
        return pace.progress(left())

    async def _read_all(
        self, crew: _Crew, sink: Sink, count: Callable[[Read], Awaitable[None]]
    ) -> None:
        """Read and give away what the crew brings, until it brings nothing more."""
        try:
            while not self._stopping.is_set() and await crew.fill():
                for read in await crew.finished():
                    await _give(sink, read)
                    await self._fetcher.done(read.hosts)
                    await count(read)
        finally:
            await crew.dismiss()

    async def _keep_rest(self, host: str, until: datetime) -> None:
        # In a thread: the store may have to wait for another writer.
        await asyncio.to_thread(self._memory.rest, host, until)

    @property
    def backlog(self) -> int:
        """Pages that were fetched and wait for a reader."""
        return self._extractor.waiting

    @property
    def places(self) -> int:
        """How many prospects are under way at once."""
        return self._policy.concurrency * SITES_A_SLOT


async def _give(sink: Sink, read: Read) -> None:
    given = sink(read)
    if inspect.isawaitable(given):
        await given


class _Crew:
    """The prospects under way, each in a task of its own."""

    def __init__(
        self, reading: Reading, source: Source, limit: int | None, stopping: asyncio.Event
    ) -> None:
        self._reading = reading
        self._source = source
        self._left = limit
        self._stopping = stopping
        self._tasks: dict[asyncio.Task[Read], Prospect] = {}
        self._done: asyncio.Queue[asyncio.Task[Read] | None] = asyncio.Queue()
        """Tasks that ended, in that order; None is the word to stop."""
        self._stop = asyncio.create_task(stopping.wait())
        self._stop.add_done_callback(lambda _: self._done.put_nowait(None))
        self._places = FIRST
        self._put_off: dict[int, str] = {}
        """Prospects that wait until there is room at their host."""

    async def fill(self) -> bool:
        """Give every free place a prospect; return whether any is under way."""
        while self._has_room():
            prospect = await self._next()
            if prospect is None:
                break
            if self._is_crowded(_host(prospect)):
                self._put_off[prospect.id] = _host(prospect)
            else:
                self._begin(prospect)
        return bool(self._tasks)

    def _has_room(self) -> bool:
        free = len(self._tasks) < min(self._places, self._reading.places)
        free = free and self._reading.backlog < BACKLOG
        return free and self._left != 0 and not self._stopping.is_set()

    async def _next(self) -> Prospect | None:
        if len(self._put_off) >= MOST_PUT_OFF:
            return None
        under_way = {prospect.id for prospect in self._tasks.values()}
        passed_over = under_way | self._put_off.keys()
        return await asyncio.to_thread(self._source.next_unread, passed_over)

    def _is_crowded(self, host: str) -> bool:
        return sum(_host(one) == host for one in self._tasks.values()) >= AT_ONE_HOST

    def _begin(self, prospect: Prospect) -> None:
        task = asyncio.create_task(self._reading.read(prospect))
        task.add_done_callback(self._done.put_nowait)
        self._tasks[task] = prospect
        self._left = None if self._left is None else self._left - 1

    def _make_room(self, host: str) -> None:
        """Let the source offer again the one that was put off first at that host."""
        first = next((one for one, where in self._put_off.items() if where == host), None)
        if first is not None:
            del self._put_off[first]

    async def finished(self) -> list[Read]:
        """Wait for the next to be done, or for the end, and return what was read."""
        ended = [await self._done.get()]
        while not self._done.empty():
            ended.append(self._done.get_nowait())
        finished = [task for task in ended if task is not None]
        for task in finished:
            self._places += 1
            self._make_room(_host(self._tasks.pop(task)))
        return [task.result() for task in finished]

    async def dismiss(self) -> None:
        """Give up what is under way."""
        for task in (self._stop, *self._tasks):
            task.cancel()
        await asyncio.gather(self._stop, *self._tasks, return_exceptions=True)


def _host(prospect: Prospect) -> str:
    return urlsplit(prospect.url).netloc
