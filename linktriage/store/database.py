"""One open database file: who may read, who may write."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from linktriage.errors import Busy, StoreError
from linktriage.store import migrations, sqlite


class _Here(threading.local):
    """What holds for one thread alone."""

    hurries = False


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
        self._engine = sqlite.connect(path)
        self._writing = self._engine.execution_options(write=True)
        self._hurrying = self._writing.execution_options(patience=sqlite.HURRY)
        self._here = _Here()
        self._lock = threading.RLock()
        self._moment = threading.local()
        """The session that a thread reads through while it is within `at_one_moment`."""
        with _as_sentence(path):
            migrations.migrate(self._engine, path, version)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Open a session that sees one state of the data and cannot write."""
        held: Session | None = getattr(self._moment, "session", None)
        with _as_sentence(self.path):
            if held is not None:
                yield held
                return
            with Session(self._engine, autoflush=False) as session:
                yield session

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Let all that this thread reads in the block be of one state of the data.

        Several small questions take half the time so: most of one goes into opening its session.
        """
        with self.read() as session:
            self._moment.session = session
            try:
                yield
            finally:
                self._moment.session = None

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Open a session whose changes are on disk when the block ends, or not made at all."""
        hurries = self._here.hurries
        engine = self._hurrying if hurries else self._writing
        with (
            self._turn(hurries=hurries),
            _as_sentence(self.path),
            Session(engine, autoflush=False, expire_on_commit=False) as session,
        ):
            yield session
            session.commit()
            self.changes += 1
            self._here.hurries = False

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
            with self._turn(hurries=True), _as_sentence(self.path), self._hurrying.begin():
                return True
        except Busy:
            return False

    @contextmanager
    def _turn(self, *, hurries: bool) -> Iterator[None]:
        """Hold the turn to write among the threads of this program."""
        if not self._lock.acquire(timeout=sqlite.HURRY / 1000 if hurries else -1):
            raise Busy(f"Something else is being written to {self.path}; try again in a moment.")
        try:
            yield
        finally:
            self._lock.release()

    def wrote_elsewhere(self) -> None:
        """Hear that another process of ours has written: what was read before is out of date."""
        self.changes += 1

    def close(self) -> None:
        """Close all connections; the file is then whole without its log."""
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
    except DBAPIError as error:
        reason = str(error.orig)
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
