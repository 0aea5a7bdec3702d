"""Who is next, who is where, how many: the queue as the screens see it.

One function hands out the next prospect, so that it can become a claim when a team shares a queue.
Rows are read for what is on the screen only; nothing here grows with the length of the queue.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from linktriage.model import Approach, Counts, FetchState, Lineup, Outcome, QueueRow, Status, View
from linktriage.queries import parse
from linktriage.store import clock
from linktriage.store.conditions import Condition, all_of, is_one_of, prospects
from linktriage.store.lined import Deep, Lined, among
from linktriage.store.matching import matching
from linktriage.store.sqlite import Connection, listed, moment, named

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from linktriage.store.database import Database

LEARNED = "learned"
"""The order that changes with each decision."""
AHEAD = 64
"""Unread prospects of an order that are looked up at once."""
READABLE = (FetchState.READ.value, FetchState.THIN.value)
LINE = "id, site, title, status, approach, starred, fetch_state, later_until, set_aside, rev"
"""The columns that `queue_row` makes a line of."""
_IS_UNREAD = "campaign_id = ? AND status = 'queued' AND fetch_state IS NULL"
_BY_STATUS = "SELECT status, count(*) FROM prospect WHERE campaign_id = ? GROUP BY status"
_BY_STATE = (
    "SELECT fetch_state, count(*) FROM prospect "
    "WHERE campaign_id = ? AND status = 'queued' GROUP BY fetch_state"
)
_LATER = "campaign_id = ? AND status = 'queued' AND put_off > 0"
_OUTCOMES = (
    "SELECT finding.prospect_id, finding.outcome, count(*) "
    "FROM finding JOIN prospect ON prospect.id = finding.prospect_id "
    "WHERE finding.prospect_id IN (SELECT value FROM json_each(:ids)) "
    "AND (prospect.approach, finding.check_id) NOT IN "
    "(SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(:beside)) "
    "GROUP BY finding.prospect_id, finding.outcome"
)


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
        wanted, order = all_of(_where(campaign_id, view), _due()), _order(view, forward=True)
        with self._database.read() as connection:
            if view.lineup is not None:
                lined = self._lined(connection, wanted, (campaign_id, view, "due"), view.lineup)
                return _next_lined(lined, view.order, after, passed)
            behind = _beside(connection, view, after, forward=True)
            found = None
            if behind is not None:
                found = _first(connection, all_of(wanted, behind), order)
            return found or _first(connection, wanted, order)

    def neighbour(self, campaign_id: int, view: View, of: int, *, forward: bool) -> int | None:
        """Return the prospect of the view before or behind `of`, put off or not."""
        wanted = _where(campaign_id, view)
        with self._database.read() as connection:
            if view.lineup is not None:
                lined = self._lined(connection, wanted, (campaign_id, view), view.lineup)
                return lined.beside(of, forward=forward)
            beside = _beside(connection, view, of, forward=forward)
            if beside is None:
                return None
            return _first(connection, all_of(wanted, beside), _order(view, forward=forward))

    def _lined(
        self, connection: Connection, wanted: Condition, about: object, lineup: Lineup
    ) -> Lined:
        key = (about, lineup, self._database.changes)
        return Lined(connection, wanted, lineup, self._deep, key)

    def unread(self, campaign_id: int, skip: Collection[int], view: View) -> int | None:
        """Return the first prospect in the view's order that is queued and nobody tried to read."""
        wanted = Condition(_IS_UNREAD, (campaign_id,))
        front = [] if view.lineup is None else view.lineup.unread[: len(skip) + AHEAD]
        with self._database.read() as connection:
            there = {one for (one,) in prospects(connection, "id", among(front, wanted))}
            lined = next((one for one in front if one in there and one not in skip), None)
            if lined is not None:
                return lined
            ending = f"{_order(View(order=view.order), forward=True)} LIMIT ?"
            found = prospects(connection, "id", wanted, ending, len(skip) + 1)
            return next((one for (one,) in found if one not in skip), None)

    def size(self, campaign_id: int, view: View) -> int:
        """Return how many prospects the view holds."""
        with self._database.read() as connection:
            return _count(connection, _where(campaign_id, view))

    def place(self, campaign_id: int, view: View, prospect_id: int) -> int | None:
        """Return how many prospects of the view stand before that one, or None without it."""
        wanted = _where(campaign_id, view)
        with self._database.read() as connection:
            before = _beside(connection, view, prospect_id, forward=False)
            if before is None:
                return None
            if view.lineup is not None:
                lined = self._lined(connection, wanted, (campaign_id, view), view.lineup)
                return lined.before(prospect_id)
            return _count(connection, all_of(wanted, before))

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
        wanted = _where(campaign_id, view)
        with self._database.read() as connection:
            if view.lineup is None:
                ending = f"{_order(view, forward=True)} LIMIT ? OFFSET ?"
                found = prospects(connection, LINE, wanted, ending, stop - start, start)
                rows = list(named(found))
            else:
                lined = self._lined(connection, wanted, (campaign_id, view), view.lineup)
                ids = lined.page(start, stop)
                by_id = {row.id: row for row in named(prospects(connection, LINE, is_one_of(ids)))}
                rows = [by_id[one] for one in ids]
            outcomes = _outcomes(connection, [row.id for row in rows], beside)
            return tuple(queue_row(row, outcomes.get(row.id, {})) for row in rows)

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
        wanted = _where(campaign_id, view)
        with self._database.read() as connection:
            if view.lineup is not None:
                lined = self._lined(connection, wanted, (campaign_id, view), view.lineup)
                return tuple(lined.members())
            found = prospects(connection, "id", wanted, _order(view, forward=True))
            return tuple(one for (one,) in found)

    def counts(self, campaign_id: int) -> Counts:
        """Return how many prospects stand where."""
        here = (campaign_id,)
        with self._database.read() as connection:
            by_status = dict(connection.execute(_BY_STATUS, here).fetchall())
            by_state = dict(connection.execute(_BY_STATE, here).fetchall())
            later = _count(connection, Condition(_LATER, here))
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


def _where(campaign_id: int, view: View) -> Condition:
    wanted = [Condition("campaign_id = ?", (campaign_id,))]
    query = parse(view.text)
    if view.statuses and not query.names_status:
        marks = ", ".join("?" * len(view.statuses))
        wanted.append(Condition(f"status IN ({marks})", view.statuses))
    return all_of(*wanted, *matching(query))


def _due() -> Condition:
    return Condition("later_until IS NULL OR later_until <= ?", (moment(clock.now()),))


def _key(view: View) -> str:
    return "site" if view.order == "site" else "position"


def _order(view: View, *, forward: bool) -> str:
    way = "DESC" if forward is view.backwards else "ASC"
    return f"ORDER BY {_key(view)} {way}, id {way}"


def _beside(
    connection: Connection, view: View, prospect_id: int | None, *, forward: bool
) -> Condition | None:
    """Return the condition to stand on one side of a prospect; None when there is none."""
    key = f"{_key(view)}, id"
    place = prospects(connection, key, Condition("id = ?", (prospect_id,))).fetchone()
    sign = "<" if forward is view.backwards else ">"
    return None if place is None else Condition(f"({key}) {sign} (?, ?)", place)


def _first(connection: Connection, wanted: Condition, order: str) -> int | None:
    found = prospects(connection, "id", wanted, f"{order} LIMIT 1").fetchone()
    return None if found is None else int(found[0])


def _count(connection: Connection, wanted: Condition) -> int:
    (count,) = prospects(connection, "count(*)", wanted).fetchone()
    return int(count)


def _outcomes(
    connection: Connection, ids: list[int], beside: Mapping[Approach, Collection[str]]
) -> dict[int, dict[Outcome, int]]:
    pairs = [(approach, check) for approach, checks in beside.items() for check in checks]
    asked = {"ids": listed(ids), "beside": json.dumps(pairs)}
    found: dict[int, dict[Outcome, int]] = {}
    for prospect_id, outcome, count in connection.execute(_OUTCOMES, asked):
        found.setdefault(prospect_id, {})[Outcome(outcome)] = count
    return found


def queue_row(row: Any, outcomes: dict[Outcome, int]) -> QueueRow:  # noqa: ANN401 - a row
    """Return the line of a prospect, whose row has the columns of `LINE`."""
    return QueueRow(
        id=row.id,
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
