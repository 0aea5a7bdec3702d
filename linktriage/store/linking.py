"""Sites that link to the user already: they wait beside the queue, unless a person says no."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import update
from sqlmodel import Session, col, select

from linktriage.model import SetAside, Status
from linktriage.store.rows import EventRow, ImportRow, ListRow, ProspectRow

AT_ONCE = 500
"""Sites named in one statement."""


def sites(session: Session, campaign_id: int) -> set[str]:
    """Return the sites of a campaign that are known to link already."""
    query = select(ProspectRow.site).where(
        ProspectRow.campaign_id == campaign_id,
        ProspectRow.status == Status.SET_ASIDE.value,
        ProspectRow.set_aside == SetAside.ALREADY_LINKS.value,
    )
    return set(session.exec(query))


def set_aside(session: Session, campaign_id: int, linking: Collection[str]) -> int:
    """Take the undecided prospects of those sites out of the queue; returns how many.

    What a person brought back to the queue stays there.
    """
    wanted = sorted(linking)
    return sum(
        _set_aside(session, campaign_id, wanted[start : start + AT_ONCE])
        for start in range(0, len(wanted), AT_ONCE)
    )


def _set_aside(session: Session, campaign_id: int, some: list[str]) -> int:
    brought_back = select(EventRow.prospect_id).where(
        EventRow.kind == "requeue", col(EventRow.undone_by).is_(None)
    )
    statement = (
        update(ProspectRow)
        .where(
            col(ProspectRow.campaign_id) == campaign_id,
            col(ProspectRow.status) == Status.QUEUED.value,
            col(ProspectRow.site).in_(some),
            col(ProspectRow.id).not_in(brought_back),
        )
        .values(
            status=Status.SET_ASIDE.value,
            set_aside=SetAside.ALREADY_LINKS.value,
            rev=ProspectRow.rev + 1,
        )
    )
    return int(session.connection().execute(statement).rowcount)


def bring_back(session: Session, import_id: int) -> int:
    """Return to the queue what only that import had set aside for linking; returns how many."""
    because = (ListRow.fate == "set-aside", ListRow.reason == SetAside.ALREADY_LINKS.value)
    named = select(ListRow.prospect_id).where(ListRow.import_id == import_id, *because)
    others = (
        select(ListRow.prospect_id)
        .join(ImportRow, col(ImportRow.id) == col(ListRow.import_id))
        .where(ListRow.import_id != import_id, col(ImportRow.undone_at).is_(None), *because)
    )
    statement = (
        update(ProspectRow)
        .where(
            col(ProspectRow.id).in_(named),
            col(ProspectRow.id).not_in(others),
            col(ProspectRow.status) == Status.SET_ASIDE.value,
            col(ProspectRow.set_aside) == SetAside.ALREADY_LINKS.value,
        )
        .values(status=Status.QUEUED.value, set_aside="", rev=ProspectRow.rev + 1)
    )
    return int(session.connection().execute(statement).rowcount)
