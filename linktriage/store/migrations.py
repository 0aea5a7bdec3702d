"""The schema's history: plain SQL steps, all or none, with a backup before.

A step never changes once released, and never looks at the classes of `rows`: those change later.
"""

from __future__ import annotations

from pathlib import Path

from linktriage.errors import StoreError
from linktriage.store import sqlite
from linktriage.store.sqlite import Connection
from linktriage.store.steps import STEPS

NEWEST = len(STEPS)


def migrate(
    connection: Connection, path: Path, version: int, steps: tuple[str, ...] = STEPS
) -> None:
    """Bring the database from `version` to the newest, in one transaction.

    A backup `NAME.v1.bak` is written before a database with content is changed. When a step
    fails nothing has changed. Raises `StoreError` then.
    """
    if version == len(steps):
        return
    if version:
        _back_up_once(path, version)
    connection.begin()
    for step in steps[sqlite.schema_version(connection) :]:
        for statement in statements(step):
            connection.execute(statement)
    if sqlite.broken_references(connection):
        raise StoreError("The new format would break references; nothing was changed.")
    sqlite.stamp(connection, len(steps))
    connection.commit()


def _back_up_once(path: Path, version: int) -> None:
    backup = path.with_name(f"{path.name}.v{version}.bak")
    if not backup.exists():
        sqlite.back_up(path, backup)


def statements(step: str) -> list[str]:
    """Return the single statements of a step: they are separated by a line that holds "--"."""
    return [part.strip() for part in step.split("\n--\n") if part.strip()]
