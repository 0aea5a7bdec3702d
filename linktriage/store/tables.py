"""The way to the tables through SQLModel, for what nobody waits for: lists, above all.

It is loaded at its first use: with all it brings along it takes as much memory as the screen, and
longer to load. What a key asks, and what is written of each page read, goes by `sqlite` alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session, SQLModel

from linktriage.store import sqlite
from linktriage.store.sqlite import PATIENCE, PRAGMAS


def connect(path: Path) -> Engine:
    """Return an engine for the database file `path`, which is in the newest format."""
    engine = create_engine(f"sqlite:///{path}", pool_reset_on_return=None, pool_use_lifo=True)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    for pragma in PRAGMAS:
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


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """Open a session that sees one state of the data and cannot write."""
    with _plainly(), Session(engine, autoflush=False) as session:
        yield session


@contextmanager
def writing(engine: Engine, patience: int) -> Iterator[Session]:
    """Open a session whose changes are on disk when the block ends, or not made at all."""
    engine = engine.execution_options(write=True, patience=patience)
    with _plainly(), Session(engine, autoflush=False, expire_on_commit=False) as session:
        yield session
        session.commit()


@contextmanager
def _plainly() -> Iterator[None]:
    """Raise what the driver raised, without SQLAlchemy's words around it."""
    try:
        yield
    except DBAPIError as error:
        raise error.orig or error from error


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
        again = _REFRESH if "value" in columns else "DO NOTHING"
        statement = sqlite.insertion(str(table.__tablename__), columns, again)
        connection.exec_driver_sql(statement, list(rows))


_REFRESH = "(prospect_id, provider, name, as_of) DO UPDATE SET value = excluded.value"


def change_many(
    connection: Connection,
    table: type[SQLModel],
    columns: tuple[str, ...],
    rows: Sequence[tuple[Any, ...]],
) -> None:
    """Change `columns` of rows, given as tuples of their new values and the row's id."""
    if rows:
        statement = sqlite.changing(str(table.__tablename__), columns)
        connection.exec_driver_sql(statement, list(rows))
