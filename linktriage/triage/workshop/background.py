"""Reading ahead while the person decides, in whichever process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from linktriage.errors import AlreadyReading, Busy
from linktriage.triage.workshop.news import News, PageRead, ReadingFailed, ReadingWent

if TYPE_CHECKING:
    from linktriage.triage import Triage
    from linktriage.triage.reading import Progress, Read, Reading


class Background:
    """Reads what is unread, the first of the queue first. Everything it meets is news."""

    patience = 3.0
    """Seconds between two looks whether what it waits for still goes on."""

    def __init__(
        self, triage: Triage, tell: Callable[[News], object], *, allow_private: bool
    ) -> None:
        self._triage = triage
        self._tell = tell
        self._allow_private = allow_private
        self._reading: Reading | None = None
        self._kept = 0
        self._stopped = False

    @property
    def running(self) -> bool:
        """Whether it reads ahead now; what comes in meanwhile is then read too."""
        return self._reading is not None

    async def run(self) -> None:
        """Read until nothing is unread, or `stop`. Never raises.

        While another linktriage reads the queue, wait: when it ends too early, go on in its place.
        While another program holds the database, wait too: what was fetched is asked for once.
        """
        try:
            while waits := await self._run_alone():
                self._tell(ReadingWent(waits))
                await asyncio.sleep(self.patience)
        except Exception as error:  # noqa: BLE001 - whatever fails here, deciding goes on
            self._tell(ReadingFailed(f"Reading in the background stopped: {error}"))
        finally:
            self._reading = None

    async def _run_alone(self) -> str:
        """Read; return what has to be waited for before there can be more, "" when all is read."""
        try:
            await self._run()
        except AlreadyReading:
            return "another linktriage is reading"
        except Busy:
            return "another program writes to the database"
        return ""

    async def _run(self) -> None:
        self._reading, self._kept = self._new(), 0
        unread = self._triage.counts().unread
        await self._reading.run(
            self._triage,
            self._keep,
            on_progress=self._went,
            left=lambda: max(unread - self._kept, 0),
        )
        await asyncio.to_thread(self._triage.settle, lambda: self._stopped)
        self._tell(ReadingWent(""))

    async def read_now(self, prospect_id: int) -> None:
        """Read one prospect, read before or not. Never raises."""
        prospect = self._triage.dossier(prospect_id).prospect
        try:
            if self._reading is not None:
                await self._keep(await self._reading.read(prospect))
            else:
                async with self._new() as reading:
                    await self._keep(await reading.read(prospect))
        except Exception as error:  # noqa: BLE001 - as above
            self._tell(ReadingFailed(f"It could not be read: {error}"))

    def stop(self) -> None:
        """Give up what is under way."""
        self._stopped = True
        if self._reading is not None:
            self._reading.stop()

    def _new(self) -> Reading:
        # the reader's libraries take longer to load than the screen: they wait behind it
        from linktriage.triage.reading import Reading

        return Reading(
            self._triage.campaign.policy,
            allow_private=self._allow_private,
            memory=self._triage,
            spool=self._triage.spool,
        )

    async def _keep(self, read: Read) -> None:
        """Check and write in a thread: a key is answered meanwhile."""
        await asyncio.to_thread(self._triage.save_read, read)
        self._kept += 1
        self._tell(PageRead(read.prospect_id))

    def _went(self, progress: Progress) -> None:
        from linktriage.triage.reading import line

        self._tell(ReadingWent(line(progress)))
