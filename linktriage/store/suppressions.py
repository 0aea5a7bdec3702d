"""Who must not be written to, in one campaign or anywhere."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sqlalchemy import or_
from sqlmodel import col, select

from linktriage.store import clock
from linktriage.store.contacted import Suppression, SuppressionKind
from linktriage.store.rows import SuppressionRow

if TYPE_CHECKING:
    from linktriage.store.database import Database


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
        with self._database.write_rows() as session:
            session.add(
                SuppressionRow(
                    kind=kind,
                    reason=reason,
                    site=site,
                    email=email.lower(),
                    campaign_id=campaign_id,
                    created_at=clock.now(),
                )
            )

    def all(self, campaign_id: int) -> tuple[Suppression, ...]:
        """Return all that count for a campaign, oldest first."""
        here = col(SuppressionRow.campaign_id)
        query = select(SuppressionRow).where(or_(here.is_(None), here == campaign_id))
        with self._database.read_rows() as session:
            return tuple(map(_value, session.exec(query.order_by(col(SuppressionRow.id)))))

    def of(self, campaign_id: int, site: str, emails: Collection[str] = ()) -> Suppression | None:
        """Return the first that holds for a site or one of its addresses, or None."""
        lowered = {email.lower() for email in emails}
        for one in self.all(campaign_id):
            if (one.site and one.site == site) or (one.email and one.email in lowered):
                return one
        return None


def _value(row: SuppressionRow) -> Suppression:
    return Suppression(
        kind=row.kind,
        site=row.site,
        email=row.email,
        reason=row.reason,
        since=row.created_at,
        everywhere=row.campaign_id is None,
    )
