"""Lists of flagged hosts that the user brought: casinos, pills and the like, by niche."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from linktriage.store import sqlite

if TYPE_CHECKING:
    from linktriage.store.database import Database

_FORGET = "DELETE FROM flagged_host WHERE campaign_id = ? AND niche = ?"
_HELD = "SELECT count(*) FROM flagged_host WHERE campaign_id = ? AND niche = ?"
_COUNTS = "SELECT niche, count(*) FROM flagged_host WHERE campaign_id = ? GROUP BY niche"
_HAS_ANY = "SELECT EXISTS (SELECT 1 FROM flagged_host WHERE campaign_id = ?)"
_NICHES = (
    "SELECT host, niche FROM flagged_host "
    "WHERE campaign_id = ? AND host IN (SELECT value FROM json_each(?))"
)


class Flags:
    """Flagged hosts of each campaign."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, campaign_id: int, niche: str, hosts: Iterable[str]) -> int:
        """Write the list of a niche in place of the one it had; returns how many hosts it holds."""
        rows = [(campaign_id, host, niche) for host in hosts]
        with self._database.write() as connection:
            connection.execute(_FORGET, (campaign_id, niche))
            sqlite.insert(connection, "flagged_host", ("campaign_id", "host", "niche"), rows)
            held = connection.execute(_HELD, (campaign_id, niche)).fetchone()
        return int(held[0])

    def counts(self, campaign_id: int) -> dict[str, int]:
        """Return how many hosts each list of a campaign holds."""
        with self._database.read() as connection:
            return dict(connection.execute(_COUNTS, (campaign_id,)).fetchall())

    def has_any(self, campaign_id: int) -> bool:
        """Tell whether a campaign has a list: without one no page need be looked through."""
        with self._database.read() as connection:
            return bool(connection.execute(_HAS_ANY, (campaign_id,)).fetchone()[0])

    def niches(self, campaign_id: int, hosts: Collection[str]) -> dict[str, str]:
        """Return those of `hosts` that stand on a list, each with its niche."""
        with self._database.read() as connection:
            found = connection.execute(_NICHES, (campaign_id, sqlite.listed(hosts)))
            return dict(found.fetchall())
