"""Readers in processes of their own: they can hang or crash, and it costs one page.

A thread could not be stopped, and the pools of the standard library cannot end a stuck task.
This module stays light: the program itself never loads trafilatura or lxml.
"""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from itertools import islice
from types import TracebackType
from typing import Literal, Self

from linktriage.extracting.messages import (
    LENGTH_BYTES,
    READY,
    Reply,
    length,
    prepare,
    question,
    read_reply,
    write_question,
)
from linktriage.extracting.titles import TitleList
from linktriage.model import Failure, Fetched, FetchState, Page

_TOO_HEAVY = "Reading the page took longer than {:g} seconds: press o to open it in a browser."
_CRASHED = "The reader crashed on this page: press o to open it in a browser."


POLITENESS = 5
"""How far a reader stands back behind the program that the person uses (see nice(2))."""
FRESH_AFTER = 500
"""Pages after which a reader is started anew: what its libraries gather goes with it, about 3 MB in
100 pages. To load them takes as long as to read a dozen pages."""


class _Worker:
    """One reader process, started when it is first asked and again after it was ended."""

    def __init__(self) -> None:
        self._process: Process | None = None
        self._last: Process | None = None
        self._asked = 0
        self._loaded = False

    async def ask(self, request: bytes, deadline: float) -> Reply:
        """Return the reader's answer.

        Raises `TimeoutError` after `deadline` seconds, and `ConnectionError`, `EOFError` or
        `ValueError` when the reader is gone or babbles. It is ended then, as it is on cancelling.
        """
        try:
            if self._asked >= FRESH_AFTER:
                await self.end()
            self._asked += 1
            process = self._alive() or await self.start()
            await self._load(process)
            async with asyncio.timeout(deadline):
                return await _exchange(process, request)
        except BaseException:
            await self.end()
            raise

    def _alive(self) -> Process | None:
        """Return the process, unless there is none or it died since the page before."""
        process = self._process
        return process if process and process.returncode is None else None

    async def start(self) -> Process:
        """Start a process; what it needs it loads by itself, before the first page."""
        self._asked, self._loaded = 1, False
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "linktriage.extracting.worker",
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            # Ctrl-C in the terminal is for the program, which then ends its readers itself
            start_new_session=True,
        )
        _stand_back(self._process.pid)
        return self._process

    async def _load(self, process: Process) -> None:
        """Wait until the process has loaded what it needs."""
        if not self._loaded:
            assert process.stdout
            await process.stdout.readexactly(len(READY))
            self._loaded = True

    async def end(self) -> None:
        """End the process, if there is one; two who end it both wait until it is gone."""
        process, self._process = self._process, None
        if process is not None:
            self._last = process
            if process.returncode is None:
                process.kill()
        if self._last is not None:
            await self._last.wait()


def _stand_back(pid: int) -> None:
    """Let a reader stand back from the beginning: what it loads first is its hardest work."""
    with suppress(OSError):  # it is gone already, or the system does not let us
        now = os.getpriority(os.PRIO_PROCESS, pid)
        os.setpriority(os.PRIO_PROCESS, pid, now + POLITENESS)


async def _exchange(process: Process, request: bytes) -> Reply:
    assert process.stdin
    assert process.stdout
    process.stdin.write(request)
    await process.stdin.drain()
    size = length(await process.stdout.readexactly(LENGTH_BYTES))
    return read_reply(await process.stdout.readexactly(size))


def _cores() -> int:
    """Return how many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Extractor:
    """Reads pages and lists of titles, as many at a time as there are workers.

    An async context manager; leaving it ends the processes at once. `deadline` is in seconds
    for one page, the start of a process not included.
    """

    def __init__(self, workers: int | None = None, deadline: float = 10.0) -> None:
        self._deadline = deadline
        self._workers = [_Worker() for _ in range(workers or _cores())]
        self.waiting = 0
        """Pages and lists handed in that no reader has begun."""
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        for worker in self._workers:
            self._idle.put_nowait(worker)

    async def __aenter__(self) -> Self:
        await asyncio.to_thread(prepare)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await asyncio.gather(*(worker.end() for worker in self._workers))

    async def start(self, pages: int) -> None:
        """Start readers before there is any of so many pages: they load while the program does."""
        # those that stand in line last are asked first
        for worker in islice(reversed(self._workers), pages):
            await worker.start()

    async def page(self, fetched: Fetched) -> Page | Failure:
        """Return what stands on a fetched page, or why it could not be read."""
        reply = await self._ask("page", fetched)
        return reply if isinstance(reply, Failure) else reply.page or _no_answer(reply)

    async def titles(self, fetched: Fetched) -> TitleList | Failure:
        """Return the titles that a fetched feed or sitemap names, or why they could not be read."""
        reply = await self._ask("titles", fetched)
        return reply if isinstance(reply, Failure) else reply.titles or _no_answer(reply)

    async def _next_worker(self) -> _Worker:
        self.waiting += 1
        try:
            return await self._idle.get()
        finally:
            self.waiting -= 1

    async def _ask(self, kind: Literal["page", "titles"], fetched: Fetched) -> Reply | Failure:
        if fetched.failure:
            return fetched.failure
        request = write_question(question(kind, fetched, self._deadline), fetched.body)
        worker = await self._next_worker()
        try:
            return await worker.ask(request, self._deadline)
        except TimeoutError:
            return Failure(FetchState.TOO_HEAVY, _TOO_HEAVY.format(self._deadline))
        except (ConnectionError, EOFError, ValueError):
            return Failure(FetchState.CRASHED, _CRASHED)
        finally:
            self._idle.put_nowait(worker)


def _no_answer(reply: Reply) -> Failure:
    return reply.failure or Failure(FetchState.CRASHED, _CRASHED)
