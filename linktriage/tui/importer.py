"""The work behind the import screen, in threads: what it meets comes back as messages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.message import Message

from linktriage.errors import LinktriageError
from linktriage.text import clean_line
from linktriage.triage import ImportReport, Triage
from linktriage.tui.bringing import Given, Preview, look_at
from linktriage.tui.crash import write_failure


@dataclass
class ListSeen(Message):
    """A list was opened and looked at."""

    what: Given
    preview: Preview


@dataclass
class ListRefused(Message):
    """It could not be opened or imported, or was stopped."""

    name: str
    sentence: str
    stopped: bool = False


@dataclass
class Went(Message):
    """How far an import is; a newer one replaces an older one."""

    sentence: str

    def can_replace(self, message: Message) -> bool:
        """Say that only the newest of these is of interest."""
        return isinstance(message, Went)


@dataclass
class BroughtIn(Message):
    """A list was imported, or refused in its report."""

    report: ImportReport


@dataclass
class TakenBack(Message):
    """Imports were taken back."""

    sentence: str


class _StoppedError(Exception):
    """The person stopped the import; the store takes all of it back."""


class Importing:
    """Looks at lists, brings them in and takes them back, one at a time."""

    def __init__(self, triage: Triage, tell: Callable[[Message], object]) -> None:
        self._triage = triage
        self._tell = tell
        self._stopping = False
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def running(self) -> bool:
        """Whether something is under way."""
        return bool(self._tasks)

    def stop(self) -> None:
        """Give up what is under way; nothing of it is kept."""
        self._stopping = True

    def look(self, what: Given) -> None:
        """Open a list and tell what it holds."""
        self._start(what.name, lambda: ListSeen(what, look_at(self._triage, what)))

    def bring(self, what: Given) -> None:
        """Import a list and tell what became of it."""
        self._start(what.name, lambda: BroughtIn(self._import(what)))

    def take_back(self, imports: Sequence[int]) -> None:
        """Undo imports, whole."""
        self._start("", lambda: TakenBack(self._undo(imports)))

    def _start(self, name: str, work: Callable[[], Message]) -> None:
        self._stopping = False
        task = asyncio.create_task(self._run(name, work))
        self._tasks.add(task)

    async def _run(self, name: str, work: Callable[[], Message]) -> None:
        try:
            met = await asyncio.to_thread(work)
        except _StoppedError:
            met = ListRefused(name, "Stopped; nothing of it was kept.", stopped=True)
        except LinktriageError as error:
            met = ListRefused(name, str(error))
        except Exception as error:  # noqa: BLE001 - an error of ours ends this list, and is told
            met = ListRefused(name, write_failure(error))
        finally:
            self._tasks.clear()
        self._tell(met)

    def _import(self, what: Given) -> ImportReport:
        return self._triage.import_list(
            what.source(),
            name=what.name,
            mapping=dict(what.mapping) or None,
            sheet=what.sheet,
            on_rows=self._on_rows,
            on_written=self._on_written,
        )

    def _on_rows(self, rows: int, read: tuple[int, int]) -> None:
        done, total = read
        share = f", {100 * done // total} %" if total else ""
        self._went(f"{rows:,} rows read{share}")

    def _on_written(self, rows: int, of: int) -> None:
        self._went(f"{rows:,} of {of:,} rows kept")

    def _went(self, sentence: str) -> None:
        if self._stopping:
            raise _StoppedError
        self._tell(Went(sentence))

    def _undo(self, imports: Sequence[int]) -> str:
        taken = [self._triage.take_back_import(one) for one in imports]
        gone, stayed = sum(one.gone for one in taken), sum(one.stayed for one in taken)
        told = f"Undone: {gone:,} prospects went"
        return clean_line(told + (f", {stayed:,} stayed: you worked on them." if stayed else "."))
