"""Hosts that asked to be left alone: kept, so that a restart does not forget it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from linktriage.store import clock
from linktriage.store.sqlite import moment

if TYPE_CHECKING:
    from linktriage.store.database import Database


class Rests:
    """Until when which host is to be asked nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, datetime]:
        """Return the hosts that are still to be left alone, each with the moment it ends."""
        query = "SELECT host, until FROM rest WHERE until > ?"
        with self._database.read() as connection:
            return dict(connection.execute(query, (moment(clock.now()),)).fetchall())

    def save(self, host: str, until: datetime) -> None:
        """Leave a host alone until then; what is over is forgotten."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM rest WHERE until <= ?", (moment(clock.now()),))
            connection.execute(
                "INSERT OR REPLACE INTO rest (host, until) VALUES (?, ?)", (host, moment(until))
            )
