"""What was decided on sites before, in the campaign itself and in others, in sentences."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from linktriage.model import Reject
from linktriage.store.decoding import load_decision
from linktriage.store.rows import CampaignRow, ExportRow, ProspectRow


class Past:
    """The decisions that stand, by site, as they were when an import began."""

    def __init__(self, session: Session, campaign_id: int) -> None:
        self.here = _here(session, campaign_id)
        self.elsewhere = _elsewhere(session, campaign_id)

    def of(self, site: str) -> str:
        """Return what was decided on a site, in this campaign before others; "" for nothing."""
        return self.here.get(site) or self.elsewhere.get(site, "")


def _here(session: Session, campaign_id: int) -> dict[str, str]:
    query = select(
        ProspectRow.site, ProspectRow.status, ProspectRow.decided_at, ProspectRow.decision
    ).where(ProspectRow.campaign_id == campaign_id)
    return {
        site: f"{status} {moment:%Y-%m-%d}{_why(decision)}"
        for site, status, moment, decision in session.exec(query)
        if moment is not None
    }


def _why(decision: str | None) -> str:
    """Return a reject's reasons in brackets."""
    found = load_decision(decision)
    words = (", ".join(found.reasons) or found.note) if isinstance(found, Reject) else ""
    return f" ({words})" if words else ""


def _elsewhere(session: Session, campaign_id: int) -> dict[str, str]:
    """Return the newest decision on each site in other campaigns, and when it was exported."""
    query = (
        select(ProspectRow, CampaignRow.name, func.max(ExportRow.exported_at))
        .join(CampaignRow, col(CampaignRow.id) == col(ProspectRow.campaign_id))
        .outerjoin(ExportRow, col(ExportRow.prospect_id) == col(ProspectRow.id))
        .where(ProspectRow.campaign_id != campaign_id, col(ProspectRow.decided_at).is_not(None))
        .group_by(col(ProspectRow.id))
        .order_by(col(ProspectRow.decided_at))
    )
    return {
        row.site: f"{row.status} in {name}, {row.decided_at:%Y-%m-%d}"
        + (f", exported {sent:%Y-%m-%d}" if sent else "")
        for row, name, sent in session.exec(query)
    }


def note_elsewhere(session: Session, campaign_id: int, past: Past, sites: Iterable[str]) -> None:
    """Write what other campaigns decided on those sites beside the campaign's prospects."""
    for site in sites:
        session.execute(
            update(ProspectRow)
            .where(col(ProspectRow.campaign_id) == campaign_id, col(ProspectRow.site) == site)
            .values(seen_before=past.elsewhere[site])
        )
