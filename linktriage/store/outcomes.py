"""What became of the messages that a person sent: marks that are added and never changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, or_
from sqlmodel import col, select

from linktriage.model import MarkKind
from linktriage.store import clock
from linktriage.store.contacted import Mark
from linktriage.store.rows import CampaignRow, EarlierContactRow, MarkRow, ProspectRow

if TYPE_CHECKING:
    from linktriage.store.database import Database


class Outcomes:
    """Marks of prospects. They are facts of the world: undo does not reach them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, marks: Sequence[tuple[int, Mark]]) -> None:
        """Write marks of prospects, given by id: all of them or none."""
        at = clock.now()
        with self._database.write_rows() as session:
            session.add_all(
                MarkRow(
                    prospect_id=prospect_id,
                    kind=mark.kind.value,
                    happened_on=mark.on.isoformat(),
                    note=mark.note,
                    email=mark.email.lower(),
                    recorded_at=at,
                )
                for prospect_id, mark in marks
            )

    def add_earlier(self, marks: Sequence[Mark]) -> None:
        """Write what happened before or beside this program; the sites need be in no campaign."""
        at = clock.now()
        with self._database.write_rows() as session:
            session.add_all(
                EarlierContactRow(
                    site=mark.site,
                    kind=mark.kind.value,
                    happened_on=mark.on.isoformat(),
                    note=mark.note,
                    email=mark.email.lower(),
                    source=mark.campaign,
                    recorded_at=at,
                )
                for mark in marks
            )

    def of_site(self, site: str, emails: Collection[str] = ()) -> tuple[Mark, ...]:
        """Return what happened with a site and those addresses, anywhere, newest first."""
        named = [email.lower() for email in emails if email]
        theirs = or_(col(ProspectRow.site) == site, col(MarkRow.email).in_(named))
        found = (*self._marks(theirs), *self._earlier(site, named))
        return tuple(sorted(found, key=lambda mark: mark.on, reverse=True))

    def bounced(self) -> frozenset[str]:
        """Return the addresses, in lower case, of which a bounce is the last that was heard."""
        told: list[tuple[str, str, str]] = []
        with self._database.read_rows() as session:
            for row in (MarkRow, EarlierContactRow):
                named = select(row.happened_on, row.email, row.kind).where(row.email != "")
                told += session.exec(named.order_by(col(row.id)))
        last = {email: kind for _, email, kind in sorted(told, key=itemgetter(0))}
        return frozenset(email for email, kind in last.items() if kind == MarkKind.BOUNCED)

    def _earlier(self, site: str, emails: Sequence[str]) -> tuple[Mark, ...]:
        named = or_(col(EarlierContactRow.site) == site, col(EarlierContactRow.email).in_(emails))
        query = select(EarlierContactRow).where(named).order_by(col(EarlierContactRow.id).desc())
        with self._database.read_rows() as session:
            return tuple(
                Mark(
                    MarkKind(row.kind),
                    date.fromisoformat(row.happened_on),
                    row.note,
                    row.email,
                    row.site,
                    row.source,
                )
                for row in session.exec(query)
            )

    def of_campaign(self, campaign_id: int) -> tuple[Mark, ...]:
        """Return all marks of a campaign, newest first."""
        return self._marks(col(ProspectRow.campaign_id) == campaign_id)

    def _marks(self, which: ColumnElement[bool]) -> tuple[Mark, ...]:
        query = (
            select(MarkRow, ProspectRow.site, CampaignRow.name)
            .join(ProspectRow, col(ProspectRow.id) == col(MarkRow.prospect_id))
            .join(CampaignRow, col(CampaignRow.id) == col(ProspectRow.campaign_id))
            .where(which)
            .order_by(col(MarkRow.happened_on).desc(), col(MarkRow.id).desc())
        )
        with self._database.read_rows() as session:
            return tuple(
                Mark(
                    MarkKind(row.kind),
                    date.fromisoformat(row.happened_on),
                    row.note,
                    row.email,
                    site,
                    campaign,
                )
                for row, site, campaign in session.exec(query)
            )
