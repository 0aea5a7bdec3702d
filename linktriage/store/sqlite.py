"""What is SQLite's own: how a file is opened, its pragmas, its stamp, its backup.

Measured for the choices here: with WAL and synchronous=FULL a decision costs one fsync and about
0.2 ms, and is on disk when the call returns; a deferred BEGIN that turns into a write fails at once
with "database is locked" whatever the timeout, so writes begin IMMEDIATE; a read that begins
IMMEDIATE locks everybody else out, so reads begin plainly and may not write; a cache of 8 MB a
connection answers no sooner than one of 2 MB, and three threads then hold 16 MB more.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections import namedtuple
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from linktriage.errors import NewerDatabase, StoreError
from linktriage.store.stamp import APPLICATION_ID

PATIENCE = 5000
"""Milliseconds that a write waits for those of other programs."""

HURRY = 30
"""Milliseconds that a write waits for others while a person waits for the screen: what this program
writes by itself is mostly done by then, and nobody notices so short a pause."""

QUICK_CHECK_LIMIT = 16 * 1024 * 1024
"""Bytes up to which a file is checked at every opening; larger ones by `linktriage doctor`."""

PRAGMAS = (
    f"busy_timeout = {PATIENCE}",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
    "cache_size = -2000",
)
"""How every connection is set."""


def prepare_path(path: Path) -> None:
    """Make the folder of a database, private to the user, and the file if there is none.

    Raises `StoreError` with a sentence when that is not possible.
    """
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, mode=0o700)
        if path.is_dir():
            raise StoreError(f"{path} is a folder; give the name of a database file.")
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreError(
            f"The database {path} cannot be written ({error.strerror}). "
            "Choose another place with --db or LINKTRIAGE_DB."
        ) from error


class Connection(sqlite3.Connection):
    """One connection to the file, which only reads or also writes.

    Columns declared as BOOLEAN are read as `bool`, those declared as DATETIME as aware UTC.
    """

    writes = False
    """Whether it may write; each of its transactions then waits for its turn."""
    _patience = PATIENCE

    def begin(self, *, patience: int = PATIENCE) -> None:
        """Begin to read one state of the data, or to write once others have ended.

        `patience` is how many milliseconds it waits for them.
        """
        if patience != self._patience:
            self.execute(f"PRAGMA busy_timeout = {patience}")
            self._patience = patience
        self.execute("BEGIN IMMEDIATE" if self.writes else "BEGIN")


def connect(path: Path, *, writing: bool) -> Connection:
    """Open the database file `path`, which `prepare_path` has made; any thread may use it.

    Whether it may write is settled here: each change of `query_only` lets SQLite compile all
    statements anew, a quarter of the time of what is written of a page.
    """
    connection = sqlite3.connect(
        path,
        isolation_level=None,
        detect_types=sqlite3.PARSE_DECLTYPES,
        check_same_thread=False,
        factory=Connection,
    )
    connection.writes = writing
    for pragma in (*PRAGMAS, f"query_only = {0 if writing else 1}"):
        connection.execute(f"PRAGMA {pragma}").close()
    return connection


class Pool:
    """The open connections of one file: those that only read, or those that write."""

    def __init__(self, path: Path, *, writing: bool) -> None:
        self._path = path
        self._writing = writing
        self._idle: list[Connection] = []
        self._is_open = True

    @contextmanager
    def lend(self) -> Iterator[Connection]:
        """Lend a connection; what it has begun and not ended is taken back.

        The one used last goes out first: each that is used keeps megabytes of pages.
        """
        connection = self._take()
        try:
            yield connection
        finally:
            connection.rollback()
            self._idle.append(connection)
            if not self._is_open:
                self.close()

    def _take(self) -> Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return connect(self._path, writing=self._writing)

    def close(self) -> None:
        """Close those that nobody uses, and the others as soon as they come back."""
        self._is_open = False
        while self._idle:
            self._idle.pop().close()


def moment(at: datetime) -> str:
    """Return a moment as it is stored; all moments sort as their texts do."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def load_moment(text: str) -> datetime:
    """Return the moment that `moment` wrote."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


sqlite3.register_converter("DATETIME", lambda text: load_moment(text.decode()))
sqlite3.register_converter("BOOLEAN", lambda text: text != b"0")


def named(cursor: sqlite3.Cursor) -> Iterator[Any]:
    """Yield the rows of a statement with their columns as attributes."""
    kind = _kind(tuple(column[0] for column in cursor.description))
    return map(kind._make, cursor)


@cache
def _kind(columns: tuple[str, ...]) -> Any:  # noqa: ANN401 - a class made for those columns
    return namedtuple("Row", columns)  # noqa: PYI024 - the columns are known at run time only


def value(connection: sqlite3.Connection, statement: str, *wanted: object) -> Any:  # noqa: ANN401 - whatever it holds
    """Return what stands first in the first row of a statement; None when it gives no row."""
    found = connection.execute(statement, wanted).fetchone()
    return found[0] if found else None


def check_file(path: Path, newest: int) -> int:
    """Return the schema version of the file `path`: 0 for a new one.

    Raises `StoreError` for what is not a linktriage database or is damaged, and
    `NewerDatabase` for one written by a newer program. The file stays as it is.
    """
    if path.stat().st_size == 0:
        return 0
    try:
        with _opened(path) as connection:
            stamp = _pragma(connection, "application_id")
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            version = _pragma(connection, "user_version")
            small = path.stat().st_size <= QUICK_CHECK_LIMIT
            sound = _pragma(connection, "quick_check(1)") if small else "ok"
    except sqlite3.DatabaseError as error:
        raise StoreError(
            f"{path} is not a database that can be read ({error}). "
            "It was left as it is; restore a backup or choose another file with --db."
        ) from error
    if not (stamp or tables):
        return 0  # another program has just made it and is about to fill it
    if stamp != APPLICATION_ID:
        raise StoreError(f"{path} is not a linktriage database; choose another file with --db.")
    if version > newest:
        raise NewerDatabase(
            f"{path} has format {version}, this linktriage knows up to {newest}: "
            "update linktriage. The file was left as it is."
        )
    if sound != "ok":
        raise StoreError(
            f"{path} is damaged ({sound}). It was left as it is; restore a backup of it."
        )
    return int(version)


class _opened:  # noqa: N801 - reads as a word in a with statement
    """A plain connection for looking at a file, closed at the end."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)

    def __enter__(self) -> sqlite3.Connection:
        return self._connection

    def __exit__(self, *_: object) -> None:
        self._connection.close()


def _pragma(connection: sqlite3.Connection, name: str) -> Any:  # noqa: ANN401 - whatever it holds
    return value(connection, f"PRAGMA {name}")


def schema_version(connection: Connection) -> int:
    """Return the version stamp of the open database."""
    return int(_pragma(connection, "user_version"))


def stamp(connection: Connection, version: int) -> None:
    """Write the version stamp and the mark of our files."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")


def broken_references(connection: Connection) -> int:
    """Return how many rows point at a row that is not there."""
    return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def insert(
    connection: Connection, table: str, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows, given as tuples in the order of `columns`, passing over those that are there."""
    connection.executemany(insertion(table, columns), rows)


@cache
def insertion(table: str, columns: tuple[str, ...], again: str = "DO NOTHING") -> str:
    """Return the statement that inserts a row of `columns`; `again` is for one that is there."""
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({_names(columns)}) VALUES ({marks}) ON CONFLICT {again}"  # noqa: S608 - names of ours


def put(
    connection: Connection,
    table: str,
    key: str,
    row: Mapping[str, Any],
    new: Mapping[str, Any] | None = None,
) -> None:
    """Insert a row, or write its columns over those of the one with the same `key`.

    `new` are further columns that only a new row gets.
    """
    whole = {**(new or {}), **row}
    connection.execute(_putting(table, key, tuple(row), tuple(whole)), whole)


@cache
def _putting(table: str, key: str, written: tuple[str, ...], columns: tuple[str, ...]) -> str:
    values = ", ".join(f":{name}" for name in columns)
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in written if name != key)
    return (
        f"INSERT INTO {table} ({_names(columns)}) VALUES ({values}) "  # noqa: S608 - names of ours
        f'ON CONFLICT ("{key}") DO UPDATE SET {changed}'
    )


def change(connection: sqlite3.Connection, table: str, row_id: int, row: Mapping[str, Any]) -> None:
    """Write the columns of `row` over those of the row with that id."""
    connection.execute(changing(table, tuple(row)), (*row.values(), row_id))


@cache
def changing(table: str, columns: tuple[str, ...]) -> str:
    """Return the statement that changes `columns` of the row whose id comes behind their values."""
    changed = ", ".join(f'"{name}" = ?' for name in columns)
    return f"UPDATE {table} SET {changed} WHERE id = ?"  # noqa: S608 - names of ours


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def listed(values: Iterable[str] | Iterable[int]) -> str:
    """Return values as `json_each` takes them: a statement is the same for few and for many."""
    return json.dumps(sorted(values))


def count_terms(connection: Connection, terms: Iterable[str]) -> None:
    """Count one more page for each of `terms`: one statement for all of them."""
    connection.execute(
        "INSERT INTO term (term, documents) SELECT value, 1 FROM json_each(?) WHERE true "
        "ON CONFLICT (term) DO UPDATE SET documents = documents + 1",
        (listed(terms),),
    )


def integrity(path: Path) -> str:
    """Return "ok", or what SQLite finds wrong with the file. Reads all of it."""
    try:
        with _opened(path) as connection:
            return str(_pragma(connection, "quick_check(1)"))
    except sqlite3.DatabaseError as error:
        return str(error)


def back_up(source: Path, target: Path) -> None:
    """Copy the database `source` to the new file `target`, whatever its log still holds.

    Raises `StoreError` when `target` exists or cannot be written.
    """
    if target.exists():
        raise StoreError(f"{target} exists already; give the backup another name.")
    try:
        with _opened(source) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))
        target.chmod(0o600)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(f"The backup {target} could not be written ({error}).") from error
