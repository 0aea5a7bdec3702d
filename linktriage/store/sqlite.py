"""What is SQLite's own: how a file is opened, its pragmas, its stamp, its backup.

Measured for the choices here: with WAL and synchronous=FULL a decision costs one fsync and about
0.2 ms, and is on disk when the call returns; a deferred BEGIN that turns into a write fails at once
with "database is locked" whatever the timeout, so writes begin IMMEDIATE; a read session that
begins IMMEDIATE locks everybody else out, so reads begin plainly and may not write; a cache of 8 MB
a connection answers no sooner than one of 2 MB, and three threads then hold 16 MB more.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Engine,
    bindparam,
    create_engine,
    event,
    func,
    select,
    update,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel

from linktriage.errors import NewerDatabase, StoreError
from linktriage.store.stamp import APPLICATION_ID

PATIENCE = 5000
"""Milliseconds that a write waits for those of other programs."""

HURRY = 30
"""Milliseconds that a write waits for others while a person waits for the screen: what this program
writes by itself is mostly done by then, and nobody notices so short a pause."""

QUICK_CHECK_LIMIT = 16 * 1024 * 1024
"""Bytes up to which a file is checked at every opening; larger ones by `linktriage doctor`."""


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


def connect(path: Path) -> Engine:
    """Return an engine for the database file `path`, which `prepare_path` has made."""
    # the connection used last goes out first: each that is used keeps megabytes of pages
    engine = create_engine(f"sqlite:///{path}", pool_reset_on_return=None, pool_use_lifo=True)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {PATIENCE}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "temp_store = MEMORY",
        "cache_size = -2000",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    writing = bool(options.get("write", False))
    patience = options.get("patience", PATIENCE)
    if writing and connection.info.get("patience", PATIENCE) != patience:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {patience}")
        connection.info["patience"] = patience
    if connection.info.get("writes") is not writing:
        connection.exec_driver_sql(f"PRAGMA query_only = {0 if writing else 1}")
        connection.info["writes"] = writing
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


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
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def schema_version(connection: Connection) -> int:
    """Return the version stamp of the open database."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def stamp(connection: Connection, version: int) -> None:
    """Write the version stamp and the mark of our files."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def broken_references(connection: Connection) -> int:
    """Return how many rows point at a row that is not there."""
    return len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())


def insert_many(
    connection: Connection,
    table: type[SQLModel],
    columns: tuple[str, ...],
    rows: Sequence[tuple[Any, ...]],
) -> None:
    """Insert rows, given as tuples in the order of `columns`, passing over those that are there.

    A metric that is there takes the newer value: a list imported again refreshes numbers. Straight
    to the driver: building parameters row by row would take three times as long as writing them.
    """
    if rows:
        connection.exec_driver_sql(_insertion(table, columns), list(rows))


@cache
def _insertion(table: type[SQLModel], columns: tuple[str, ...]) -> str:
    statement: Insert = insert(table)
    if "value" in columns:
        statement = statement.on_conflict_do_update(
            index_elements=["prospect_id", "provider", "name", "as_of"],
            set_={"value": statement.excluded.value},
        )
    else:
        statement = statement.on_conflict_do_nothing()
    compiled = statement.compile(dialect=sqlite.dialect(), column_keys=columns)
    assert compiled.positiontup == list(columns)
    return str(compiled)


def change_many(
    connection: Connection,
    table: type[SQLModel],
    columns: tuple[str, ...],
    rows: Sequence[tuple[Any, ...]],
) -> None:
    """Change `columns` of rows, given as tuples of their new values and the row's id."""
    if rows:
        connection.exec_driver_sql(_change(table, columns), list(rows))


@cache
def _change(table: type[SQLModel], columns: tuple[str, ...]) -> str:
    statement = update(table).where(table.__table__.c.id == bindparam("at"))  # type: ignore[attr-defined] # every table has one
    compiled = statement.compile(dialect=sqlite.dialect(), column_keys=columns)
    assert compiled.positiontup == [*columns, "at"]
    return str(compiled)


_as_text = sqlite.DATETIME().bind_processor(sqlite.dialect())  # type: ignore[no-untyped-call] # SQLAlchemy leaves it so


def moment(at: datetime) -> str:
    """Return a moment as it is stored, for statements that go straight to the driver."""
    return str(_as_text(at)) if _as_text else at.isoformat(" ")


def put(
    connection: Connection,
    table: type[SQLModel],
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
def _putting(
    table: type[SQLModel], key: str, written: tuple[str, ...], columns: tuple[str, ...]
) -> Insert:
    statement: Insert = insert(table).values({name: bindparam(name) for name in columns})
    changed = {name: statement.excluded[name] for name in written if name != key}
    return statement.on_conflict_do_update(index_elements=[key], set_=changed)


def is_among(column: Any, name: str) -> ColumnElement[bool]:  # noqa: ANN401 - as col() gives it
    """Return the condition that a column holds one of the values that `name` is given by `listed`.

    They may be as many as there are; the statement is built once.
    """
    values = func.json_each(bindparam(name)).table_valued("value")
    return column.in_(select(values.c.value))  # type: ignore[no-any-return]


def listed(values: Iterable[str] | Iterable[int]) -> str:
    """Return values as `is_among` takes them."""
    return json.dumps(sorted(values))


def count_terms(connection: Connection, terms: Iterable[str]) -> None:
    """Count one more page for each of `terms`: one statement for all of them."""
    connection.exec_driver_sql(
        "INSERT INTO term (term, documents) SELECT value, 1 FROM json_each(?) WHERE true "
        "ON CONFLICT (term) DO UPDATE SET documents = documents + 1",
        (json.dumps(sorted(terms)),),
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
