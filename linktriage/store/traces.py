"""What lets owners be told apart: the ids and the linked sites of each site that was read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlmodel import col, select

from linktriage.store import tables
from linktriage.store.codec import dump
from linktriage.store.decoding import load
from linktriage.store.rows import ProspectRow, TraceRow

if TYPE_CHECKING:
    from linktriage.store.database import Database


@dataclass(frozen=True, slots=True)
class Trace:
    """The marks of one site, a few dozen bytes instead of its pages."""

    site: str
    trackers: tuple[str, ...] = ()
    outbound: tuple[str, ...] = ()


def put(connection: Connection, trace: Trace) -> None:
    """Write the marks of one site within a transaction."""
    row = {
        "site": trace.site,
        "trackers": dump(trace.trackers, tuple[str, ...]),
        "outbound": dump(trace.outbound, tuple[str, ...]),
    }
    tables.put(connection, TraceRow, "site", row)


class Traces:
    """Keeps the marks of sites; small enough to be read whole at a start."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, traces: Collection[Trace]) -> None:
        """Write the marks of these sites anew."""
        with self._database.write_rows() as session:
            for one in traces:
                put(session.connection(), one)

    def all(self, campaign_id: int) -> Iterator[Trace]:
        """Yield the marks of all sites of a campaign that were read."""
        sites = select(ProspectRow.site).where(ProspectRow.campaign_id == campaign_id)
        with self._database.read_rows() as session:
            rows = session.exec(select(TraceRow).where(col(TraceRow.site).in_(sites))).all()
        for row in rows:
            trackers = load(tuple[str, ...], row.trackers)
            yield Trace(row.site, trackers, load(tuple[str, ...], row.outbound))
