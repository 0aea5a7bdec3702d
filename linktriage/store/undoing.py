"""An import taken back: what only it brought goes, what a person has worked on stays."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, func, union, update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from linktriage.store import linking
from linktriage.store.imports import TakenBack
from linktriage.store.rows import (
    CandidateRow,
    EventRow,
    ExportRow,
    ImportRow,
    ListRow,
    MarkRow,
    MetricRow,
    ProspectRow,
)


def take_back(session: Session, import_id: int) -> TakenBack:
    """Undo an import inside a transaction; what stays keeps its pages and numbers.

    Prospects of other lists lose the pages and numbers that this one added. A number that it
    wrote over (of the same source, name and day) keeps the newer value: the older is not kept.
    """
    mine = ProspectRow.import_id == import_id
    before = session.exec(select(func.count()).select_from(ProspectRow).where(mine)).one()
    named_elsewhere = _named_by_others(import_id)
    touched = union(
        select(EventRow.prospect_id), select(MarkRow.prospect_id), select(ExportRow.prospect_id)
    )
    session.execute(
        delete(ProspectRow).where(
            col(ProspectRow.import_id) == import_id,
            col(ProspectRow.id).not_in(touched),
            col(ProspectRow.id).not_in(named_elsewhere),
        )
    )
    _forget_additions(session, import_id)
    requeued = linking.bring_back(session, import_id)
    stayed = session.exec(select(func.count()).select_from(ProspectRow).where(mine)).one()
    _hand_over(session, import_id)
    return TakenBack(before - stayed, stayed, requeued)


def _named_by_others(import_id: int) -> SelectOfScalar[int]:
    """Return a query for the prospects that standing imports other than that one name."""
    return (
        select(func.coalesce(ListRow.prospect_id, 0))
        .join(ImportRow, col(ImportRow.id) == col(ListRow.import_id))
        .where(
            ListRow.import_id != import_id,
            col(ImportRow.undone_at).is_(None),
        )
    )


def _forget_additions(session: Session, import_id: int) -> None:
    """Delete what the import added to prospects of other lists, but no page in the lead."""
    stays = select(ProspectRow.id).where(ProspectRow.import_id == import_id)
    leads = select(CandidateRow.id).join(
        ProspectRow,
        (col(ProspectRow.id) == col(CandidateRow.prospect_id))
        & (col(ProspectRow.key) == col(CandidateRow.key)),
    )
    leads = leads.where(CandidateRow.import_id == import_id)
    session.execute(
        delete(MetricRow).where(
            col(MetricRow.import_id) == import_id, col(MetricRow.prospect_id).not_in(stays)
        )
    )
    session.execute(
        delete(CandidateRow).where(
            col(CandidateRow.import_id) == import_id,
            col(CandidateRow.prospect_id).not_in(stays),
            col(CandidateRow.id).not_in(leads),
        )
    )


def _hand_over(session: Session, import_id: int) -> None:
    """Count what another list names as well as brought by the first of those lists."""
    mine = select(ProspectRow.id).where(ProspectRow.import_id == import_id)
    query = (
        select(ListRow.prospect_id, func.min(ListRow.import_id))
        .join(ImportRow, col(ImportRow.id) == col(ListRow.import_id))
        .where(
            ListRow.import_id != import_id,
            col(ImportRow.undone_at).is_(None),
            col(ListRow.prospect_id).in_(mine),
        )
        .group_by(col(ListRow.prospect_id))
    )
    rows = [{"at": at, "import_id": first} for at, first in session.exec(query)]
    if rows:
        statement = update(ProspectRow).where(col(ProspectRow.id) == bindparam("at"))
        session.connection().execute(statement, rows)
