"""What happened with one site so far, in all campaigns: decided, drafted, written out, answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linktriage.store import sqlite
from linktriage.store.contacted import Happened

if TYPE_CHECKING:
    from linktriage.store.database import Database
    from linktriage.store.sqlite import Connection

MAX_ENTRIES = 500
"""Entries of one kind that are read of a site."""

_ACTS = (
    "SELECT event.at AS at, sentence, campaign.name AS name FROM event "
    "JOIN prospect ON prospect.id = event.prospect_id "
    "JOIN campaign ON campaign.id = event.campaign_id "
    "WHERE prospect.site = :site AND undone_by IS NULL AND undoes IS NULL "
    "AND kind NOT IN ('star', 'answer', 'note', 'lead') ORDER BY event.id DESC LIMIT :most"
)
"""Those acts are left out that say nothing of how one stands with a site."""
_EXPORTS = (
    "SELECT exported_at AS at, profile, campaign.name AS name FROM export "
    "JOIN prospect ON prospect.id = export.prospect_id "
    "JOIN campaign ON campaign.id = prospect.campaign_id "
    "WHERE prospect.site = :site ORDER BY export.id DESC LIMIT :most"
)
_STOPS = (
    "SELECT suppression.created_at AS at, kind, reason, campaign.name AS name FROM suppression "
    "LEFT JOIN campaign ON campaign.id = suppression.campaign_id "
    "WHERE suppression.site = :site ORDER BY suppression.id DESC LIMIT :most"
)


class SitePast:
    """The past of sites. It only looks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, site: str) -> tuple[Happened, ...]:
        """Return the acts that stand, the exports and the suppressions of a site, newest first."""
        with self._database.read() as connection:
            asked = connection, site
            found = [*_acts(*asked), *_exports(*asked), *_stops(*asked)]
        return tuple(sorted(found, key=lambda one: one.on, reverse=True))

    def exports(self, site: str) -> tuple[Happened, ...]:
        """Return when a site went out in a file, and from which campaign, newest first."""
        with self._database.read() as connection:
            return tuple(_exports(connection, site))


def _acts(connection: Connection, site: str) -> Iterator[Happened]:
    for row in sqlite.named(connection.execute(_ACTS, _of(site))):
        yield Happened(row.at.date(), row.sentence, row.name)


def _exports(connection: Connection, site: str) -> Iterator[Happened]:
    for row in sqlite.named(connection.execute(_EXPORTS, _of(site))):
        yield Happened(row.at.date(), f"exported as {row.profile}", row.name)


def _stops(connection: Connection, site: str) -> Iterator[Happened]:
    for row in sqlite.named(connection.execute(_STOPS, _of(site))):
        yield Happened(row.at.date(), f"{row.kind}: {row.reason}", row.name or "everywhere")


def _of(site: str) -> dict[str, str | int]:
    return {"site": site, "most": MAX_ENTRIES}
