"""All that is known of one prospect, gathered in one reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, func, or_
from sqlmodel import Session, col, select

from linktriage.errors import BadInput
from linktriage.model import (
    Accept,
    Approach,
    Decision,
    Dossier,
    LinkIntent,
    Page,
    Prospect,
    SiteReading,
    Status,
)
from linktriage.store import values
from linktriage.store.codec import load_soonest
from linktriage.store.decoding import load_decision
from linktriage.store.rows import (
    CampaignRow,
    CandidateRow,
    ContactRow,
    FindingRow,
    ImportRow,
    MetricRow,
    PageRow,
    PitchRow,
    ProspectRow,
    SiteRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linktriage.store.database import Database


@dataclass(frozen=True, slots=True)
class Decided:
    """A prospect that was decided on, as far as its decision goes."""

    prospect_id: int
    site: str
    approach: Approach
    decision: Decision
    decided_at: datetime
    drafted: bool = False


class Dossiers:
    """Prospects with everything around them, as frozen values."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, prospect_id: int) -> Dossier:
        """Return the dossier of a prospect; raises `BadInput` when there is none."""
        with self._database.read_rows() as session:
            row = session.get(ProspectRow, prospect_id)
            if row is None:
                raise BadInput("That prospect is not in the database any more.")
            return _dossier(session, row)

    def find(self, campaign_id: int, site: str) -> int | None:
        """Return the id of the campaign's prospect of that site, or None."""
        query = select(ProspectRow.id).where(ProspectRow.campaign_id == campaign_id)
        with self._database.read_rows() as session:
            return session.exec(query.where(ProspectRow.site == site)).first()

    def prospect(self, prospect_id: int) -> Prospect:
        """Return a prospect without what was read of it."""
        with self._database.read_rows() as session:
            connection = session.connection()
            # not an object of the session: it has the same names, and takes a third of the time
            row: Any = connection.execute(_ROW, {"prospect": prospect_id}).one()
            return _prospect(connection, row)

    def after_act(self, prospect: Prospect) -> Prospect:
        """Return a prospect as an act has left it: of its pages at most the lead is another."""
        with self._database.read_rows() as session:
            row = session.get_one(ProspectRow, prospect.id)
            if row.url != prospect.url:
                return _prospect(session.connection(), row)
            return values.with_row(prospect, row)

    def each(self, ids: tuple[int, ...]) -> Iterator[Dossier]:
        """Yield the dossiers of those prospects, one at a time."""
        for prospect_id in ids:
            yield self.get(prospect_id)

    def intents(self, campaign_id: int) -> tuple[LinkIntent, ...]:
        """Return the intents of all accepted prospects, in the order they were decided."""
        decisions = [one.decision for one in self.accepted(campaign_id)]
        return tuple(one.intent for one in decisions if isinstance(one, Accept))

    def accepted(self, campaign_id: int) -> tuple[Decided, ...]:
        """Return the accepts of a campaign, in the order they were decided."""
        return self._decided(campaign_id, Status.ACCEPTED)

    def parked(self, campaign_id: int) -> tuple[Decided, ...]:
        """Return what is parked in a campaign, in the order it was decided."""
        return self._decided(campaign_id, Status.PARKED)

    def _decided(self, campaign_id: int, status: Status) -> tuple[Decided, ...]:
        query = (
            select(ProspectRow)
            .where(ProspectRow.campaign_id == campaign_id, ProspectRow.status == status.value)
            .order_by(col(ProspectRow.decided_at), col(ProspectRow.id))
        )
        with self._database.read_rows() as session:
            return tuple(map(_decided, session.exec(query)))

    def told_at(self, prospect_id: int) -> datetime | None:
        """Return when something new was last read of a prospect or imported for it."""
        pages = select(CandidateRow.import_id).where(CandidateRow.prospect_id == prospect_id)
        numbers = select(MetricRow.import_id).where(MetricRow.prospect_id == prospect_id)
        brought = or_(col(ImportRow.id).in_(pages), col(ImportRow.id).in_(numbers))
        with self._database.read_rows() as session:
            read = session.get_one(ProspectRow, prospect_id).fetched_at
            listed = session.exec(select(func.max(ImportRow.imported_at)).where(brought)).first()
            return max((moment for moment in (read, listed) if moment), default=None)


def _decided(row: ProspectRow) -> Decided:
    decision = load_decision(row.decision)
    assert decision is not None, "what is accepted or parked was decided"
    assert row.decided_at is not None, "and at some moment"
    return Decided(
        prospect_id=row.id or 0,
        site=row.site,
        approach=Approach(row.approach),
        decision=decision,
        decided_at=row.decided_at,
        drafted=row.pitch_id is not None,
    )


_ROW = select(ProspectRow).where(ProspectRow.id == bindparam("prospect"))
_NAME = select(CampaignRow.name).where(CampaignRow.id == bindparam("campaign"))
_METRICS = (
    select(MetricRow)
    .where(MetricRow.prospect_id == bindparam("prospect"))
    .order_by(col(MetricRow.as_of).desc(), col(MetricRow.id))
)
_PAGES = select(CandidateRow).where(CandidateRow.prospect_id == bindparam("prospect"))


def _prospect(connection: Connection, row: ProspectRow) -> Prospect:
    name = connection.execute(_NAME, {"campaign": row.campaign_id}).scalar_one()
    mine = {"prospect": row.id}
    metrics: Any = connection.execute(_METRICS, mine)
    pages: Any = connection.execute(_PAGES, mine)
    return values.prospect(row, name, metrics, pages)


def _dossier(session: Session, row: ProspectRow) -> Dossier:
    findings = select(FindingRow).where(FindingRow.prospect_id == row.id)
    pitch = session.get(PitchRow, row.pitch_id) if row.pitch_id else None
    contacts = select(ContactRow).where(
        ContactRow.site == row.site, col(ContactRow.removed).is_(False)
    )
    return Dossier(
        prospect=_prospect(session.connection(), row),
        page=_page(session, row.key),
        site=_site(session, row.site),
        findings=tuple(
            values.finding(one) for one in session.exec(findings.order_by(col(FindingRow.id)))
        ),
        decision=load_decision(row.decision),
        decided_at=row.decided_at,
        pitch=values.pitch(pitch) if pitch else None,
        contacts=tuple(map(values.contact, session.exec(contacts.order_by(col(ContactRow.id))))),
    )


def _page(session: Session, key: str) -> Page | None:
    row = session.exec(select(PageRow).where(PageRow.key == key)).first()
    return load_soonest(Page, row.content) if row and row.content else None


def _site(session: Session, site: str) -> SiteReading | None:
    row = session.get(SiteRow, site)
    return load_soonest(SiteReading, row.content) if row else None
