"""The append-only log of what the person did, and undo and redo over it.

Every act names the columns it changes, with their values before and after. The prospect's columns
are the log's projection: an act sets them to "after", undoing it sets them to "before" and
appends an entry that says so. Nothing is ever deleted, so undo has no limit and outlives a
restart; acts of one group (a bulk act) are undone together.
"""

from __future__ import annotations

import getpass
import json
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from linktriage.errors import Changed
from linktriage.model import Prospect
from linktriage.store import clock, contacts
from linktriage.store.rows import EventRow, ProspectRow, SuppressionRow
from linktriage.store.tables import is_among, listed

if TYPE_CHECKING:
    from linktriage.store.database import Database

UNDO, REDO = "undo", "redo"
_TIMES = frozenset({"later_until", "decided_at"})


@dataclass(frozen=True, slots=True)
class Act:
    """One change to one prospect, in columns and in words."""

    kind: str
    sentence: str
    """What was done, such as "reject casinolane.example (off-topic)"."""
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Column to its new value; `suppression` to the values of a new suppression, `contacts` to
    the states that contacts of the site are brought into."""
    to_end: bool = False
    """True to move the prospect behind all others."""


@dataclass(frozen=True, slots=True)
class Step:
    """One group of acts that was done, undone or done again."""

    prospect_ids: tuple[int, ...]
    sentence: str
    events: tuple[int, ...] = ()


class Log:
    """Writes acts and their projection in one transaction; takes them back."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.session = uuid.uuid4().hex
        self.actor = _actor()

    def act(self, prospect: Prospect, act: Act) -> Step:
        """Do one act on a prospect as it was read.

        Raises `Changed` when somebody else changed it since, `StoreError` when nothing could
        be written; the act is then not done.
        """
        return self.act_on_all([(prospect, act)])

    def act_on_all(self, acts: Sequence[tuple[Prospect, Act]]) -> Step:
        """Do acts as one group: all of them or none, undone together."""
        with self._database.write_rows() as session:
            group = uuid.uuid4().hex
            events = [self._append(session, group, *pair) for pair in acts]
            session.flush()
            ids = tuple(event.id or 0 for event in events)
        sentence = acts[0][1].sentence if len(acts) == 1 else _in_all(acts)
        return Step(tuple(prospect.id for prospect, _ in acts), sentence, ids)

    def undo(self, campaign_id: int) -> Step | None:
        """Take back the newest act that stands; None when there is none."""
        with self._database.write_rows() as session:
            group = _newest_standing(session, campaign_id)
            return self._reverse(session, group, UNDO) if group else None

    def redo(self, campaign_id: int) -> Step | None:
        """Do again what was undone last, unless something new was done since."""
        with self._database.write_rows() as session:
            group = _newest_undone(session, campaign_id)
            return self._reverse(session, group, REDO) if group else None

    def revisions(self, ids: Collection[int]) -> dict[int, int]:
        """Return how often each of these prospects has been changed."""
        query = select(ProspectRow.id, ProspectRow.rev).where(is_among(col(ProspectRow.id), "ids"))
        with self._database.read_rows() as session:
            rows = session.exec(query, params={"ids": listed(ids)})
            return {one or 0: rev for one, rev in rows}

    def changed_elsewhere(self, seen: Mapping[int, int]) -> tuple[int, ...]:
        """Return those that somebody else changed since they were seen with that revision."""
        now = self.revisions(seen)
        changed = [one for one, rev in now.items() if rev != seen[one]]
        with self._database.read_rows() as session:
            newest = {one: _newest_act(session, one) for one in changed}
        return tuple(one for one, act in newest.items() if not act or act.session != self.session)

    def _append(self, session: Session, group: str, prospect: Prospect, act: Act) -> EventRow:
        row = session.get_one(ProspectRow, prospect.id)
        if row.rev != prospect.rev:
            raise Changed(_changed(session, row))
        after = dict(act.fields)
        if act.to_end:
            after["position"] = _last_position(session, row.campaign_id) + 1
        before = {name: _read(session, row, name, value) for name, value in after.items()}
        _project(session, row, after)
        event = self._entry(row, group, act.kind, act.sentence)
        return _record(session, event, before, after)

    def _entry(self, row: ProspectRow, group: str, kind: str, sentence: str) -> EventRow:
        return EventRow(
            at=clock.now(),
            actor=self.actor,
            session=self.session,
            group_id=group,
            campaign_id=row.campaign_id,
            prospect_id=row.id or 0,
            kind=kind,
            sentence=sentence,
            before="",
            after="",
        )

    def _reverse(self, session: Session, group: str, kind: str) -> Step:
        done = _events_of(session, group)
        ordered = list(reversed(done)) if kind == UNDO else done
        own_group = uuid.uuid4().hex
        for event in ordered:
            row = session.get_one(ProspectRow, event.prospect_id)
            before, after = json.loads(event.before), json.loads(event.after)
            if kind == UNDO:
                before, after = after, before
            _project(session, row, after)
            entry = self._entry(row, own_group, kind, event.sentence)
            entry.undoes = group
            _record(session, entry, before, after)
            session.flush()
            event.undone_by = entry.id if kind == UNDO else None
            session.add(event)
        word = "Undid" if kind == UNDO else "Did again"
        sentence = done[0].sentence if len(done) == 1 else f"{done[0].kind} of {len(done)} sites"
        return Step(tuple(event.prospect_id for event in done), f"{word}: {sentence}")


def _record(
    session: Session, event: EventRow, before: Mapping[str, Any], after: Mapping[str, Any]
) -> EventRow:
    event.before = _to_json(before)
    event.after = _to_json(after)
    session.add(event)
    return event


def _actor() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _in_all(acts: Sequence[tuple[Prospect, Act]]) -> str:
    return f"{acts[0][1].kind} of {len(acts)} sites"


def _newest_standing(session: Session, campaign_id: int) -> str | None:
    query = (
        select(EventRow.group_id)
        .where(
            EventRow.campaign_id == campaign_id,
            col(EventRow.undone_by).is_(None),
            col(EventRow.undoes).is_(None),
        )
        .order_by(col(EventRow.id).desc())
    )
    return session.exec(query.limit(1)).first()


def _newest_undone(session: Session, campaign_id: int) -> str | None:
    undone = (
        select(EventRow.group_id, EventRow.undone_by)
        .where(EventRow.campaign_id == campaign_id, col(EventRow.undone_by).is_not(None))
        .order_by(col(EventRow.undone_by).desc())
    )
    newest = session.exec(undone.limit(1)).first()
    if newest is None:
        return None
    last_act = select(func.max(EventRow.id)).where(
        EventRow.campaign_id == campaign_id, col(EventRow.undoes).is_(None)
    )
    group, undone_by = newest
    return group if (undone_by or 0) > (session.exec(last_act).one() or 0) else None


def _events_of(session: Session, group: str) -> list[EventRow]:
    query = select(EventRow).where(EventRow.group_id == group).order_by(col(EventRow.id))
    return list(session.exec(query))


def _last_position(session: Session, campaign_id: int) -> int:
    query = select(func.max(ProspectRow.position)).where(ProspectRow.campaign_id == campaign_id)
    return session.exec(query).one() or 0


def _read(session: Session, row: ProspectRow, name: str, value: Any) -> Any:  # noqa: ANN401 - a column's value
    """Return what `name` holds before an act gives it `value`."""
    match name:
        case "suppression":
            return None
        case "contacts":
            return contacts.states(session, row.site, value)
        case _:
            return getattr(row, name)


def _project(session: Session, row: ProspectRow, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        match name:
            case "suppression":
                _suppress(session, row, value)
            case "contacts":
                contacts.change(session, row.site, value)
            case _:
                setattr(row, name, _moment(value) if name in _TIMES else value)
    row.rev += 1
    session.add(row)


def _suppress(session: Session, row: ProspectRow, value: Mapping[str, Any] | None) -> None:
    if value is not None:
        session.add(SuppressionRow(site=row.site, created_at=clock.now(), **value))
        return
    query = select(SuppressionRow).where(SuppressionRow.site == row.site)
    newest = session.exec(query.order_by(col(SuppressionRow.id).desc()).limit(1)).first()
    if newest:
        session.delete(newest)


def _moment(value: str | datetime | None) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def _to_json(values: Mapping[str, Any]) -> str:
    return json.dumps(values, default=datetime.isoformat, ensure_ascii=False, sort_keys=True)


def _newest_act(session: Session, prospect_id: int | None) -> EventRow | None:
    query = select(EventRow).where(EventRow.prospect_id == prospect_id)
    return session.exec(query.order_by(col(EventRow.id).desc()).limit(1)).first()


def _changed(session: Session, row: ProspectRow) -> str:
    event = _newest_act(session, row.id)
    if event is None:
        return f"{row.site} was changed meanwhile; it is shown anew."
    return f"Meanwhile {event.actor} did: {event.sentence}. It is shown anew."


@dataclass(frozen=True, slots=True)
class Entry:
    """One act that stands, as statistics want it."""

    at: datetime
    kind: str
    prospect_id: int
    sentence: str
    after: Mapping[str, Any]
    group: str = ""
    """The same for all that was done in one bulk act."""


def entries(
    database: Database, campaign_id: int, *, session_id: str | None = None, limit: int | None = 2000
) -> tuple[Entry, ...]:
    """Return the newest acts that stand, newest first; of one session when given.

    Without a limit all of them come: right for one session, not for a campaign.
    """
    query = select(EventRow).where(
        EventRow.campaign_id == campaign_id,
        col(EventRow.undone_by).is_(None),
        col(EventRow.undoes).is_(None),
    )
    if session_id is not None:
        query = query.where(EventRow.session == session_id)
    with database.read_rows() as session:
        rows = session.exec(query.order_by(col(EventRow.id).desc()).limit(limit))
        return tuple(
            Entry(
                row.at, row.kind, row.prospect_id, row.sentence, json.loads(row.after), row.group_id
            )
            for row in rows
        )
