"""What lets owners be told apart: the ids and the linked sites of each site that was read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linktriage.store import sqlite
from linktriage.store.decoding import load
from linktriage.store.encoding import dump
from linktriage.store.sqlite import Connection

if TYPE_CHECKING:
    from linktriage.store.database import Database

_ALL = (
    "SELECT site, trackers, outbound FROM trace "
    "WHERE site IN (SELECT site FROM prospect WHERE campaign_id = ?)"
)


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
        "trackers": dump(trace.trackers),
        "outbound": dump(trace.outbound),
    }
    sqlite.put(connection, "trace", "site", row)


class Traces:
    """Keeps the marks of sites; small enough to be read whole at a start."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, traces: Collection[Trace]) -> None:
        """Write the marks of these sites anew."""
        with self._database.write() as connection:
            for one in traces:
                put(connection, one)

    def all(self, campaign_id: int) -> Iterator[Trace]:
        """Yield the marks of all sites of a campaign that were read."""
        with self._database.read() as connection:
            rows = connection.execute(_ALL, (campaign_id,)).fetchall()
        for site, trackers, outbound in rows:
            yield Trace(site, load(tuple[str, ...], trackers), load(tuple[str, ...], outbound))
