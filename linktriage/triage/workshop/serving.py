"""The workshop's own process: takes questions on standard input, answers on standard output.

Reading runs in its event loop, the rest in threads. It can be killed at any moment: what it writes
is whole or not there. It ends itself when the program is gone.
"""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from typing import Any, BinaryIO

from linktriage.errors import LinktriageError
from linktriage.model import Campaign, Lineup, View
from linktriage.triage.verbs import Triage
from linktriage.triage.workshop.background import Background

LAST = 0.5
"""Seconds in which what is under way may end in order, once the program is gone."""

Verb = Callable[..., Awaitable[object]]
Question = tuple[int, str, Campaign, tuple[Any, ...]]
"""Its number, what is to be done, the campaign as it is now, and what belongs to it."""


class Serving:
    """Answers questions about one campaign of one database."""

    def __init__(self, database: Path, replies: BinaryIO, *, allow_private: bool = False) -> None:
        self._database = database
        self._replies = replies
        self._allow_private = allow_private
        self._desk: Triage | None = None
        self._verbs: dict[str, Verb] = {}
        self._stop: Callable[[], None] = lambda: None
        """Gives up the reading, once there is one."""
        self._opening = asyncio.Lock()
        self._sending = Lock()
        self._tasks: set[asyncio.Task[None]] = set()

    async def serve(self, requests: BinaryIO) -> None:
        """Answer until there are no more questions; then give up what is under way."""
        loop, over = asyncio.get_running_loop(), asyncio.Event()

        def take_in() -> None:
            for question in _questions(requests):
                loop.call_soon_threadsafe(self._begin, question)
            loop.call_soon_threadsafe(over.set)

        Thread(target=take_in, daemon=True).start()
        await over.wait()
        if self._tasks:
            self._stop()
            await asyncio.wait(self._tasks, timeout=LAST)

    def _begin(self, question: Question) -> None:
        task = asyncio.create_task(self._answer(*question))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _answer(
        self, number: int, verb: str, campaign: Campaign, given: tuple[Any, ...]
    ) -> None:
        value: object
        try:
            await self._sit_down(campaign)
            value = await self._verbs[verb](*given)
        except LinktriageError as error:
            value = error
        except Exception as error:  # noqa: BLE001 - whoever asked hears of it, and asks on
            value = LinktriageError(f"{type(error).__name__} came up beside the screen: {error}")
        self._send((number, value))

    async def _sit_down(self, campaign: Campaign) -> None:
        """Open the desk at the first question; take the campaign's settings as they are now."""
        async with self._opening:
            desk = self._desk or await self._open_desk(campaign.name)
        if desk.campaign != campaign:
            desk.campaign = campaign

    async def _open_desk(self, campaign: str) -> Triage:
        self._desk = await asyncio.to_thread(Triage, self._database, campaign)
        self._verbs = self._verbs_of(self._desk)
        return self._desk

    def _verbs_of(self, desk: Triage) -> dict[str, Verb]:
        background = Background(
            desk, lambda news: self._send((0, news)), allow_private=self._allow_private
        )
        self._stop = background.stop
        return {
            "line_up": _in_thread(partial(line_up, desk)),
            "explain": _in_thread(desk.explain),
            "ask_anew": _in_thread(desk.ask_anew),
            "targets_changed": _in_thread(desk.forget_bench),
            "read": background.run,
            "read_now": background.read_now,
        }

    def _send(self, message: tuple[int, object]) -> None:
        with self._sending:
            pickle.dump(message, self._replies)
            self._replies.flush()


def _questions(requests: BinaryIO) -> Iterator[Question]:
    """Yield questions until the program is gone."""
    with suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            yield pickle.load(requests)  # noqa: S301 - this same program asks


def _in_thread(act: Callable[..., object]) -> Verb:
    async def run(*given: object) -> object:
        return await asyncio.to_thread(act, *given)

    return run


def line_up(desk: Triage, view: View) -> Lineup | None:
    """Work an order out; pages are read in it from now on, if it is that of the campaign."""
    arranged = desk.arranged(view)
    if (view.order, view.backwards) == (desk.campaign.order, False):
        desk.reading_order = arranged
    return arranged.lineup
