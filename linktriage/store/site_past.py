"""What happened with one site so far, in all campaigns: decided, drafted, written out, answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlmodel import Session, col, select

from linktriage.store.contacted import Happened
from linktriage.store.rows import CampaignRow, EventRow, ExportRow, ProspectRow, SuppressionRow

if TYPE_CHECKING:
    from linktriage.store.database import Database

MAX_ENTRIES = 500
"""Entries of one kind that are read of a site."""
_PASSING = ("star", "answer", "note", "lead")
"""Acts that say nothing of how one stands with a site."""


class SitePast:
    """The past of sites. It only looks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, site: str) -> tuple[Happened, ...]:
        """Return the acts that stand, the exports and the suppressions of a site, newest first."""
        with self._database.read_rows() as session:
            found = [*_acts(session, site), *_exports(session, site), *_stops(session, site)]
        return tuple(sorted(found, key=lambda one: one.on, reverse=True))

    def exports(self, site: str) -> tuple[Happened, ...]:
        """Return when a site went out in a file, and from which campaign, newest first."""
        with self._database.read_rows() as session:
            return tuple(_exports(session, site))


def _acts(session: Session, site: str) -> Iterator[Happened]:
    query = (
        select(EventRow, CampaignRow.name)
        .join(ProspectRow, col(ProspectRow.id) == col(EventRow.prospect_id))
        .join(CampaignRow, col(CampaignRow.id) == col(EventRow.campaign_id))
        .where(
            ProspectRow.site == site,
            col(EventRow.undone_by).is_(None),
            col(EventRow.undoes).is_(None),
            col(EventRow.kind).not_in(_PASSING),
        )
        .order_by(col(EventRow.id).desc())
        .limit(MAX_ENTRIES)
    )
    for event, campaign in session.exec(query):
        yield Happened(event.at.date(), event.sentence, campaign)


def _exports(session: Session, site: str) -> Iterator[Happened]:
    query = (
        select(ExportRow, CampaignRow.name)
        .join(ProspectRow, col(ProspectRow.id) == col(ExportRow.prospect_id))
        .join(CampaignRow, col(CampaignRow.id) == col(ProspectRow.campaign_id))
        .where(ProspectRow.site == site)
        .order_by(col(ExportRow.id).desc())
        .limit(MAX_ENTRIES)
    )
    for row, campaign in session.exec(query):
        yield Happened(row.exported_at.date(), f"exported as {row.profile}", campaign)


def _stops(session: Session, site: str) -> Iterator[Happened]:
    query = (
        select(SuppressionRow, CampaignRow.name)
        .outerjoin(CampaignRow, col(CampaignRow.id) == col(SuppressionRow.campaign_id))
        .where(SuppressionRow.site == site)
        .order_by(col(SuppressionRow.id).desc())
        .limit(MAX_ENTRIES)
    )
    for row, campaign in session.exec(query):
        yield Happened(row.created_at.date(), f"{row.kind}: {row.reason}", campaign or "everywhere")
