"""Who must not be written to, in one campaign or anywhere."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from linktriage.store import clock, sqlite
from linktriage.store.contacted import Suppression, SuppressionKind

if TYPE_CHECKING:
    from linktriage.store.database import Database

_COLUMNS = ("kind", "reason", "site", "email", "campaign_id", "created_at")
_ALL = (
    "SELECT * FROM suppression WHERE campaign_id IS NULL OR campaign_id = ? ORDER BY suppression.id"
)


class Suppressions:
    """Do-not-contact and blocklist, by site or by mail address."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        kind: SuppressionKind,
        reason: str,
        *,
        site: str = "",
        email: str = "",
        campaign_id: int | None = None,
    ) -> None:
        """Leave a site or an address alone; everywhere unless a campaign is given."""
        row = (kind, reason, site, email.lower(), campaign_id, sqlite.moment(clock.now()))
        with self._database.write() as connection:
            sqlite.insert(connection, "suppression", _COLUMNS, [row])

    def all(self, campaign_id: int) -> tuple[Suppression, ...]:
        """Return all that count for a campaign, oldest first."""
        with self._database.read() as connection:
            rows = connection.execute(_ALL, (campaign_id,))
            return tuple(map(_value, sqlite.named(rows)))

    def of(self, campaign_id: int, site: str, emails: Collection[str] = ()) -> Suppression | None:
        """Return the first that holds for a site or one of its addresses, or None."""
        lowered = {email.lower() for email in emails}
        for one in self.all(campaign_id):
            if (one.site and one.site == site) or (one.email and one.email in lowered):
                return one
        return None


def _value(row: Any) -> Suppression:  # noqa: ANN401 - a row
    return Suppression(
        kind=row.kind,
        site=row.site,
        email=row.email,
        reason=row.reason,
        since=row.created_at,
        everywhere=row.campaign_id is None,
    )
