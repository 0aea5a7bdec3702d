"""The screen's side of the workshop: a process that is started when it is first asked.

Questions and answers are pickled values on two pipes of our own: what is on the other side is this
same program, started by this one; pages are parsed in readers of its own, which get no pickle.
"""

from __future__ import annotations

import asyncio
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from itertools import count
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from linktriage.errors import LinktriageError
from linktriage.triage.workshop.news import News, PageRead, ReadingFailed

if TYPE_CHECKING:
    from linktriage.model import View
    from linktriage.ordering import Explanation
    from linktriage.triage.desk import Desk

PATIENCE = 1.0
"""Seconds that the process is given to end by itself."""
_GONE = "What works beside the screen ended unexpectedly; it starts anew when it is asked again."


class Workshop:
    """Has pages read and orders worked out in another process. Safe to use from several threads.

    What is asked when the process has ended starts it anew. It ends when this program does,
    however that ends: its standard input ends then.
    """

    def __init__(
        self,
        desk: Callable[[], Desk],
        tell: Callable[[News], object],
        *,
        allow_private: bool = False,
    ) -> None:
        self._desk = desk
        self._tell = tell
        self._allow_private = allow_private
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._asked: dict[int, Future[Any]] = {}
        self._numbers = count(1)
        self._is_closed = False
        self.running = False
        """Whether it reads ahead now; what comes in meanwhile is then read too."""

    # what can be asked

    def arranged(self, view: View) -> View:
        """Return the view with its order worked out; raises `LinktriageError` when it cannot be."""
        lineup = self._ask("line_up", replace(view, lineup=None)).result()
        return replace(view, lineup=lineup)

    def explain(self, prospect_id: int) -> Explanation:
        """Return why a prospect stands where it stands in the learned order; raises as above."""
        found: Explanation = self._ask("explain", prospect_id).result()
        return found

    def ask_anew(self, prospect_id: int) -> None:
        """Ask the checks anew about a prospect; raises as above."""
        self._ask("ask_anew", prospect_id).result()

    def targets_changed(self) -> None:
        """Let the pages that are read from now on be checked against the new targets."""
        if self._process is not None:
            self._ask("targets_changed")

    async def run(self) -> None:
        """Read what is unread until nothing is, or `stop`. Never raises."""
        self.running = True
        try:
            await self._told("read")
        finally:
            self.running = False

    async def read_now(self, prospect_id: int) -> None:
        """Read one prospect, read before or not. Never raises."""
        await self._told("read_now", prospect_id)

    async def _told(self, verb: str, *given: object) -> None:
        """Ask; what goes wrong is told."""
        try:
            await asyncio.wrap_future(self._ask(verb, *given))
        except (LinktriageError, OSError) as error:
            if not self._is_closed:
                self._tell(ReadingFailed(f"Reading in the background stopped: {error}"))

    # the process

    def stop(self) -> None:
        """Give up what is under way, for good; the process ends by itself."""
        with self._lock:
            self._is_closed = True
            if self._process is not None and self._process.stdin is not None:
                with suppress(OSError):  # it may be gone already
                    self._process.stdin.close()

    def close(self) -> None:
        """Stop, and wait until the process has ended."""
        process = self._process
        self.stop()
        if process is None:
            return
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _ask(self, verb: str, *given: object) -> Future[Any]:
        """Send a question with the campaign as it is now; raises `LinktriageError` when closed."""
        with self._lock:
            if self._is_closed:
                raise LinktriageError(_GONE)
            process = self._process or self._start()
            number, answer = next(self._numbers), Future[Any]()
            answer.set_running_or_notify_cancel()
            self._asked[number] = answer
            assert process.stdin
            # a pipe that is broken has an end on the other side: `_listen` comes to it
            with suppress(OSError):
                pickle.dump((number, verb, self._desk().campaign, given), process.stdin)
                process.stdin.flush()
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(  # noqa: S603 - this same program
            [
                sys.executable,
                "-m",
                "linktriage.triage.workshop",
                str(self._desk().store.path),
                *(["private"] if self._allow_private else []),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl-C in the terminal is for the program, which then ends this one itself
            start_new_session=True,
        )
        Thread(target=self._listen, args=(self._process,), daemon=True).start()
        return self._process

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        """Take in answers and news until there are no more."""
        assert process.stdout
        with suppress(EOFError, OSError, pickle.UnpicklingError), process:
            while True:
                number, value = pickle.load(process.stdout)  # noqa: S301 - our own process
                self._hear(number, value)
        with self._lock:
            self._process = None if self._process is process else self._process
            lost, self._asked = self._asked, {}
        for answer in lost.values():
            answer.set_exception(LinktriageError(_GONE))

    def _hear(self, number: int, value: object) -> None:
        """Give an answer to who asked; what has no number is news."""
        if number == 0:
            if isinstance(value, PageRead):
                self._desk().store.wrote_elsewhere()
            self._tell(value)  # type: ignore[arg-type] # only news come without a number
            return
        with self._lock:
            answer = self._asked.pop(number)
        if isinstance(value, Exception):
            answer.set_exception(value)
        else:
            answer.set_result(value)
