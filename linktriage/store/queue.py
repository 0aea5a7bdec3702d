"""Who is next, who is where, how many: the queue as the screens see it.

One function hands out the next prospect, so that it can become a claim when a team shares a queue.
Rows are read for what is on the screen only; nothing here grows with the length of the queue.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Integer, and_, bindparam, func, not_, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from linktriage.model import Approach, Counts, FetchState, Lineup, Outcome, QueueRow, Status, View
from linktriage.queries import parse
from linktriage.store import clock
from linktriage.store.lined import Deep, Lined, among
from linktriage.store.matching import matching
from linktriage.store.rows import FindingRow, ProspectRow

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from linktriage.store.database import Database

LEARNED = "learned"
"""The order that changes with each decision."""
AHEAD = 64
"""Unread prospects of an order that are looked up at once."""
_IS_UNREAD = and_(
    col(ProspectRow.campaign_id) == bindparam("campaign"),
    col(ProspectRow.status) == Status.QUEUED.value,
    col(ProspectRow.fetch_state).is_(None),
)
READABLE = (FetchState.READ.value, FetchState.THIN.value)


class Queue:
    """The prospects of one campaign in their order."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._deep = Deep()

    def next(
        self,
        campaign_id: int,
        view: View,
        after: int | None = None,
        passed: Collection[int] = (),
    ) -> int | None:
        """Return the id of the first prospect of the view behind `after`, else the first of all.

        In the learned order what stands behind a prospect changes with the decision on it: there
        the first of all is meant, but those in `passed`, unless no others are left. Those put off
        until a later moment are left out until it has come.
        """
        wanted = and_(*_where(campaign_id, view), _due())
        with self._database.read_rows() as session:
            if view.lineup is not None:
                lined = self._lined(session, wanted, (campaign_id, view, "due"), view.lineup)
                return _next_lined(lined, view.order, after, passed)
            behind = _beside(session, view, after, forward=True)
            query = select(ProspectRow.id).order_by(*_order(view, forward=True)).limit(1)
            found = None
            if behind is not None:
                found = session.exec(query.where(wanted, behind)).first()
            return found or session.exec(query.where(wanted)).first()

    def neighbour(self, campaign_id: int, view: View, of: int, *, forward: bool) -> int | None:
        """Return the prospect of the view before or behind `of`, put off or not."""
        wanted = and_(*_where(campaign_id, view))
        with self._database.read_rows() as session:
            if view.lineup is not None:
                lined = self._lined(session, wanted, (campaign_id, view), view.lineup)
                return lined.beside(of, forward=forward)
            beside = _beside(session, view, of, forward=forward)
            if beside is None:
                return None
            query = select(ProspectRow.id).where(wanted, beside)
            return session.exec(query.order_by(*_order(view, forward=forward)).limit(1)).first()

    def _lined(
        self, session: Session, wanted: ColumnElement[bool], about: object, lineup: Lineup
    ) -> Lined:
        key = (about, lineup, self._database.changes)
        return Lined(session, wanted, lineup, self._deep, key)

    def unread(self, campaign_id: int, skip: Collection[int], view: View) -> int | None:
        """Return the first prospect in the view's order that is queued and nobody tried to read."""
        front = [] if view.lineup is None else view.lineup.unread[: len(skip) + AHEAD]
        near = select(ProspectRow.id).where(*among(front, _IS_UNREAD))
        asked = {"campaign": campaign_id, "most": len(skip) + 1}
        with self._database.read_rows() as session:
            there = set(session.connection().execute(near, asked).scalars()) if front else set()
            lined = next((one for one in front if one in there and one not in skip), None)
            if lined is not None:
                return lined
            found = session.connection().execute(_first_unread(view.order), asked).scalars()
            return next((one for one in found if one not in skip), None)

    def size(self, campaign_id: int, view: View) -> int:
        """Return how many prospects the view holds."""
        query = select(func.count()).select_from(ProspectRow).where(*_where(campaign_id, view))
        with self._database.read_rows() as session:
            return session.exec(query).one()

    def place(self, campaign_id: int, view: View, prospect_id: int) -> int | None:
        """Return how many prospects of the view stand before that one, or None without it."""
        wanted = and_(*_where(campaign_id, view))
        with self._database.read_rows() as session:
            if view.lineup is not None:
                if session.get(ProspectRow, prospect_id) is None:
                    return None
                lined = self._lined(session, wanted, (campaign_id, view), view.lineup)
                return lined.before(prospect_id)
            before = _beside(session, view, prospect_id, forward=False)
            if before is None:
                return None
            query = select(func.count()).select_from(ProspectRow)
            return session.exec(query.where(wanted, before)).one()

    def rows(
        self,
        campaign_id: int,
        view: View,
        start: int,
        stop: int,
        beside: Mapping[Approach, Collection[str]] = MappingProxyType({}),
    ) -> tuple[QueueRow, ...]:
        """Return the lines `start` to `stop` (exclusive) of the view.

        Checks that are `beside` the point of a prospect's approach are not counted.
        """
        wanted, query = and_(*_where(campaign_id, view)), select(ProspectRow)
        with self._database.read_rows() as session:
            if view.lineup is None:
                query = query.where(wanted).order_by(*_order(view, forward=True))
                rows = list(session.exec(query.offset(start).limit(stop - start)))
            else:
                lined = self._lined(session, wanted, (campaign_id, view), view.lineup)
                ids = lined.page(start, stop)
                found = {row.id: row for row in session.exec(query.where(_is_one_of(ids)))}
                rows = [found[one] for one in ids]
            outcomes = _outcomes(session, [row.id or 0 for row in rows], beside)
            return tuple(queue_row(row, outcomes.get(row.id or 0, {})) for row in rows)

    def front(
        self,
        campaign_id: int,
        view: View,
        most: int,
        beside: Mapping[Approach, Collection[str]] = MappingProxyType({}),
    ) -> tuple[int, tuple[QueueRow, ...]]:
        """Return how many prospects the view holds, and its first lines, `most` at most.

        Few that match are found by going through all, once: they need not be counted again.
        """
        rows = self.rows(campaign_id, view, 0, most, beside)
        return (len(rows) if len(rows) < most else self.size(campaign_id, view)), rows

    def ids(self, campaign_id: int, view: View) -> tuple[int, ...]:
        """Return the ids of all prospects of the view, in its order."""
        wanted = and_(*_where(campaign_id, view))
        with self._database.read_rows() as session:
            if view.lineup is not None:
                lined = self._lined(session, wanted, (campaign_id, view), view.lineup)
                return tuple(lined.members())
            query = select(ProspectRow.id).where(wanted)
            found = session.exec(query.order_by(*_order(view, forward=True)))
            return tuple(one for one in found if one is not None)

    def counts(self, campaign_id: int) -> Counts:
        """Return how many prospects stand where."""
        here = ProspectRow.campaign_id == campaign_id
        queued = and_(*_where(campaign_id, View()))
        state = col(ProspectRow.fetch_state)
        with self._database.read_rows() as session:
            query = select(ProspectRow.status, func.count()).where(here)
            by_status = dict(session.exec(query.group_by(ProspectRow.status)).all())
            by_state = dict(
                session.exec(select(state, func.count()).where(queued).group_by(state)).all()
            )
            put_off = select(func.count()).select_from(ProspectRow)
            later = session.exec(put_off.where(queued, col(ProspectRow.put_off) > 0)).one()
        unread = by_state.pop(None, 0)
        return Counts(
            queued=by_status.get(Status.QUEUED, 0),
            later=later,
            accepted=by_status.get(Status.ACCEPTED, 0),
            rejected=by_status.get(Status.REJECTED, 0),
            parked=by_status.get(Status.PARKED, 0),
            set_aside=by_status.get(Status.SET_ASIDE, 0),
            suppressed=by_status.get(Status.SUPPRESSED, 0),
            unread=unread,
            unreachable=sum(n for name, n in by_state.items() if name not in READABLE),
        )


def _next_lined(lined: Lined, order: str, after: int | None, passed: Collection[int]) -> int | None:
    left = () if after is None else (after,)
    if order == LEARNED:
        found = lined.first({*passed, *left})
        return found or lined.first(left) or lined.first(())
    found = None if after is None else lined.beside(after, forward=True)
    return found or lined.first(())


def _is_one_of(ids: Iterable[int]) -> ColumnElement[bool]:
    return col(ProspectRow.id).in_(list(ids))


def _where(campaign_id: int, view: View) -> list[ColumnElement[bool]]:
    wanted: list[Any] = [ProspectRow.campaign_id == campaign_id]
    query = parse(view.text)
    if len(view.statuses) == 1 and not query.names_status:
        wanted.append(ProspectRow.status == view.statuses[0].value)
    elif view.statuses and not query.names_status:
        wanted.append(col(ProspectRow.status).in_([status.value for status in view.statuses]))
    return [*wanted, *matching(query)]


def _due() -> ColumnElement[bool]:
    until = col(ProspectRow.later_until)
    return or_(until.is_(None), until <= clock.now())


def _keys(view: View) -> tuple[Any, Any]:
    first = ProspectRow.site if view.order == "site" else ProspectRow.position
    return col(first), col(ProspectRow.id)


def _order(view: View, *, forward: bool) -> list[Any]:
    return [key.desc() if forward is view.backwards else key.asc() for key in _keys(view)]


@cache
def _first_unread(order: str) -> SelectOfScalar[Any]:
    keys = _order(View(order=order), forward=True)
    return (
        select(ProspectRow.id)
        .where(_IS_UNREAD)
        .order_by(*keys)
        .limit(bindparam("most", type_=Integer))
    )


def _beside(
    session: Session, view: View, prospect_id: int | None, *, forward: bool
) -> ColumnElement[bool] | None:
    row = session.get(ProspectRow, prospect_id) if prospect_id is not None else None
    if row is None:
        return None
    first, second = _keys(view)
    value = row.site if view.order == "site" else row.position
    if forward is not view.backwards:
        return or_(first > value, and_(first == value, second > prospect_id))
    return or_(first < value, and_(first == value, second < prospect_id))


def _outcomes(
    session: Session, ids: list[int], beside: Mapping[Approach, Collection[str]]
) -> dict[int, dict[Outcome, int]]:
    query = select(FindingRow.prospect_id, FindingRow.outcome, func.count())
    query = query.join(ProspectRow, col(ProspectRow.id) == col(FindingRow.prospect_id))
    query = query.where(col(FindingRow.prospect_id).in_(ids))
    for approach, checks in beside.items():
        here = col(ProspectRow.approach) == approach.value
        query = query.where(not_(and_(here, col(FindingRow.check_id).in_(checks))))
    found: dict[int, dict[Outcome, int]] = {}
    for prospect_id, outcome, count in session.exec(
        query.group_by(col(FindingRow.prospect_id), FindingRow.outcome)
    ):
        found.setdefault(prospect_id, {})[Outcome(outcome)] = count
    return found


def queue_row(row: ProspectRow, outcomes: dict[Outcome, int]) -> QueueRow:
    """Return the line of a prospect."""
    return QueueRow(
        id=row.id or 0,
        site=row.site,
        title=row.title,
        status=Status(row.status),
        approach=Approach(row.approach),
        starred=row.starred,
        fetch_state=FetchState(row.fetch_state) if row.fetch_state else None,
        later_until=row.later_until,
        outcomes=outcomes,
        set_aside=row.set_aside,
        rev=row.rev,
    )
