"""Hosts that asked to be left alone: kept, so that a restart does not forget it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import delete
from sqlmodel import col, select

from linktriage.store import clock
from linktriage.store.rows import RestRow

if TYPE_CHECKING:
    from linktriage.store.database import Database


class Rests:
    """Until when which host is to be asked nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> dict[str, datetime]:
        """Return the hosts that are still to be left alone, each with the moment it ends."""
        query = select(RestRow.host, RestRow.until).where(col(RestRow.until) > clock.now())
        with self._database.read_rows() as session:
            return dict(session.exec(query).all())

    def save(self, host: str, until: datetime) -> None:
        """Leave a host alone until then; what is over is forgotten."""
        with self._database.write_rows() as session:
            session.execute(delete(RestRow).where(col(RestRow.until) <= clock.now()))
            session.merge(RestRow(host=host, until=until))
