"""One open database file: who may read, who may write."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from linktriage.errors import Busy, StoreError
from linktriage.store import migrations, sqlite
from linktriage.store.sqlite import Connection

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session


class _Here(threading.local):
    """What holds for one thread alone."""

    hurries = False
    connection: Connection | None = None
    """What the thread reads through while it is within `at_one_moment`."""


class Database:
    """One open database. Safe to use from several threads; one of them writes at a time."""

    def __init__(self, path: Path) -> None:
        """Open the database file `path`, made and brought to the newest format when needed.

        Raises `StoreError` or `NewerDatabase` with a sentence; the file stays as it was.
        """
        self.path = path
        self.changes = 0
        """How often this program has written: what was read before may be out of date."""
        sqlite.prepare_path(path)
        version = sqlite.check_file(path, migrations.NEWEST)
        self._readers = sqlite.Pool(path, writing=False)
        self._writers = sqlite.Pool(path, writing=True)
        self._engine: Engine | None = None
        """The way through SQLModel, once something has gone it."""
        self._here = _Here()
        self._lock = threading.RLock()
        with _as_sentence(path), self._writers.lend() as connection:
            migrations.migrate(connection, path, version)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Lend a connection that sees one state of the data and cannot write."""
        held = self._here.connection
        with _as_sentence(self.path):
            if held is not None:
                yield held
                return
            with self._readers.lend() as connection:
                connection.begin()
                yield connection

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Let all that this thread asks `read` for in the block be of one state of the data."""
        with self.read() as connection:
            self._here.connection = connection
            try:
                yield
            finally:
                self._here.connection = None

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Lend a connection whose changes are on disk when the block ends, or not made at all."""
        with self._turn() as patience, self._writers.lend() as connection:
            connection.begin(patience=patience)
            yield connection
            connection.commit()
            self._wrote()

    @contextmanager
    def read_rows(self) -> Iterator[Session]:
        """Open a session of SQLModel that sees one state of the data and cannot write."""
        from linktriage.store import tables

        with _as_sentence(self.path), tables.reading(self._tables()) as session:
            yield session

    @contextmanager
    def write_rows(self) -> Iterator[Session]:
        """Open a session of SQLModel that writes all of its changes at the end, or none."""
        from linktriage.store import tables

        with self._turn() as patience:
            with tables.writing(self._tables(), patience) as session:
                yield session
            self._wrote()

    def _tables(self) -> Engine:
        from linktriage.store import tables

        with self._lock:
            if self._engine is None:
                self._engine = tables.connect(self.path)
            return self._engine

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Let the first write of this thread raise `Busy` rather than wait long for others.

        What is written after it waits as ever: half an act would be worse than a late one.
        """
        self._here.hurries = True
        try:
            yield
        finally:
            self._here.hurries = False

    def is_free(self) -> bool:
        """Tell whether a write would begin at once; waits a moment for that."""
        try:
            with self.hurried(), self._turn() as patience, self._writers.lend() as connection:
                connection.begin(patience=patience)
                return True
        except Busy:
            return False

    @contextmanager
    def _turn(self) -> Iterator[int]:
        """Hold the turn to write among the threads of this program.

        Gives for how many milliseconds other programs may be waited for.
        """
        patience = sqlite.HURRY if self._here.hurries else sqlite.PATIENCE
        if not self._lock.acquire(timeout=sqlite.HURRY / 1000 if self._here.hurries else -1):
            raise Busy(f"Something else is being written to {self.path}; try again in a moment.")
        try:
            with _as_sentence(self.path):
                yield patience
        finally:
            self._lock.release()

    def _wrote(self) -> None:
        self.changes += 1
        self._here.hurries = False

    def wrote_elsewhere(self) -> None:
        """Hear that another process of ours has written: what was read before is out of date."""
        self.changes += 1

    def close(self) -> None:
        """Close all connections; the file is then whole without its log."""
        self._readers.close()
        self._writers.close()
        if self._engine is not None:
            self._engine.dispose()

    def integrity(self) -> str:
        """Return "ok", or what is wrong with the file. Reads all of it."""
        return sqlite.integrity(self.path)

    def back_up(self, target: Path) -> None:
        """Copy the whole database to a new file; raises `StoreError` when that cannot be."""
        sqlite.back_up(self.path, target)


@contextmanager
def _as_sentence(path: Path) -> Iterator[None]:
    """Turn what the database driver raises into one sentence for the person."""
    try:
        yield
    except sqlite3.Error as error:
        reason = str(error)
        kind: type[StoreError] = Busy if "locked" in reason else StoreError
        if "full" in reason:
            advice = "Make room on the disk and do it again."
        elif "locked" in reason:
            advice = "Another program is writing to it; try again in a moment."
        elif "readonly" in reason or "unable to open" in reason:
            advice = "Make the file and its folder writable, or choose another with --db."
        else:
            advice = "Nothing was changed; `linktriage doctor` checks the file."
        raise kind(f"The database {path} refused ({reason}). {advice}") from error
