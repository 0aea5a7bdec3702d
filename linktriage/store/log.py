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

from linktriage.errors import Changed
from linktriage.model import Prospect
from linktriage.store import clock, projection
from linktriage.store.gathering import prospect_row
from linktriage.store.sqlite import Connection, listed, moment, named

if TYPE_CHECKING:
    from linktriage.store.database import Database

UNDO, REDO = "undo", "redo"

_APPEND = (
    "INSERT INTO event (at, actor, session, group_id, campaign_id, prospect_id, kind, sentence, "
    '"before", "after", undoes) VALUES (:at, :actor, :session, :group, :campaign, :prospect, '
    ":kind, :sentence, :before, :after, :undoes)"
)
_MARK_UNDONE = "UPDATE event SET undone_by = ? WHERE id = ?"
_OF_GROUP = "SELECT * FROM event WHERE group_id = ? ORDER BY id"
_NEWEST_OF = "SELECT * FROM event WHERE prospect_id = ? ORDER BY id DESC LIMIT 1"
_REVISIONS = "SELECT id, rev FROM prospect WHERE id IN (SELECT value FROM json_each(?))"
_STANDING = "WHERE campaign_id = :campaign AND undone_by IS NULL AND undoes IS NULL"
_NEWEST_STANDING = f"SELECT group_id FROM event {_STANDING} ORDER BY id DESC LIMIT 1"  # noqa: S608 - words of ours
_ENTRIES = f"SELECT at, kind, prospect_id, sentence, after, group_id FROM event {_STANDING}"  # noqa: S608 - words of ours
_ALL = -1
"""The limit that is none."""
_NEWEST_UNDONE = (
    "SELECT group_id FROM event WHERE campaign_id = :campaign AND undone_by > (SELECT "
    "coalesce(max(id), 0) FROM event WHERE +campaign_id = :campaign AND undoes IS NULL) "
    "ORDER BY undone_by DESC LIMIT 1"
)
"""With `+`, for the newest act is found from the end, not among all acts of the campaign."""


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

        Raises `Changed` when somebody else changed it since, `BadInput` when it is gone and
        `StoreError` when nothing could be written; the act is then not done.
        """
        return self.act_on_all([(prospect, act)])

    def act_on_all(self, acts: Sequence[tuple[Prospect, Act]]) -> Step:
        """Do acts as one group: all of them or none, undone together."""
        group = uuid.uuid4().hex
        with self._database.write() as connection:
            events = tuple(self._do(connection, group, *pair) for pair in acts)
        sentence = acts[0][1].sentence if len(acts) == 1 else _in_all(acts)
        return Step(tuple(prospect.id for prospect, _ in acts), sentence, events)

    def undo(self, campaign_id: int) -> Step | None:
        """Take back the newest act that stands; None when there is none."""
        return self._reverse_newest(_NEWEST_STANDING, campaign_id, UNDO)

    def redo(self, campaign_id: int) -> Step | None:
        """Do again what was undone last, unless something new was done since."""
        return self._reverse_newest(_NEWEST_UNDONE, campaign_id, REDO)

    def revisions(self, ids: Collection[int]) -> dict[int, int]:
        """Return how often each of these prospects has been changed."""
        with self._database.read() as connection:
            return dict(connection.execute(_REVISIONS, (listed(ids),)))

    def changed_elsewhere(self, seen: Mapping[int, int]) -> tuple[int, ...]:
        """Return those that somebody else changed since they were seen with that revision."""
        now = self.revisions(seen)
        changed = [one for one, rev in now.items() if rev != seen[one]]
        with self._database.read() as connection:
            newest = {one: _newest_act(connection, one) for one in changed}
        return tuple(one for one, act in newest.items() if not act or act.session != self.session)

    def _do(self, connection: Connection, group: str, prospect: Prospect, act: Act) -> int:
        """Do one act; returns the id of its entry."""
        row = prospect_row(connection, prospect.id)
        if row.rev != prospect.rev:
            raise Changed(_changed(connection, row))
        after = dict(act.fields)
        if act.to_end:
            after["position"] = projection.last_position(connection, row.campaign_id) + 1
        before = projection.before(connection, row, after)
        projection.project(connection, row, after)
        return self._append(
            connection,
            row,
            group=group,
            kind=act.kind,
            sentence=act.sentence,
            before=_to_json(before),
            after=_to_json(after),
            undoes=None,
        )

    def _append(self, connection: Connection, row: Any, **entry: str | None) -> int:  # noqa: ANN401 - a row
        """Append an entry about the prospect of `row`; returns its id."""
        here = {
            "at": moment(clock.now()),
            "actor": self.actor,
            "session": self.session,
            "campaign": row.campaign_id,
            "prospect": row.id,
        }
        return connection.execute(_APPEND, {**here, **entry}).lastrowid or 0

    def _reverse_newest(self, statement: str, campaign_id: int, kind: str) -> Step | None:
        with self._database.write() as connection:
            found = connection.execute(statement, {"campaign": campaign_id}).fetchone()
            return self._reverse(connection, found[0], kind) if found else None

    def _reverse(self, connection: Connection, group: str, kind: str) -> Step:
        """Take the acts of a group back, the last first, or do them again."""
        done = list(named(connection.execute(_OF_GROUP, (group,))))
        own_group = uuid.uuid4().hex
        for event in reversed(done) if kind == UNDO else done:
            row = prospect_row(connection, event.prospect_id)
            before, after = event.before, event.after
            if kind == UNDO:
                before, after = after, before
            projection.project(connection, row, json.loads(after))
            entry = self._append(
                connection,
                row,
                group=own_group,
                kind=kind,
                sentence=event.sentence,
                before=before,
                after=after,
                undoes=group,
            )
            connection.execute(_MARK_UNDONE, (entry if kind == UNDO else None, event.id))
        word = "Undid" if kind == UNDO else "Did again"
        sentence = done[0].sentence if len(done) == 1 else f"{done[0].kind} of {len(done)} sites"
        return Step(tuple(event.prospect_id for event in done), f"{word}: {sentence}")


def _actor() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _in_all(acts: Sequence[tuple[Prospect, Act]]) -> str:
    return f"{acts[0][1].kind} of {len(acts)} sites"


def _to_json(values: Mapping[str, Any]) -> str:
    return json.dumps(values, default=datetime.isoformat, ensure_ascii=False, sort_keys=True)


def _newest_act(connection: Connection, prospect_id: int) -> Any:  # noqa: ANN401 - a row
    """Return the newest entry of a prospect, or None."""
    return next(named(connection.execute(_NEWEST_OF, (prospect_id,))), None)


def _changed(connection: Connection, row: Any) -> str:  # noqa: ANN401 - a row
    event = _newest_act(connection, row.id)
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
    mine = "" if session_id is None else "AND session = :session"
    statement = f"{_ENTRIES} {mine} ORDER BY id DESC LIMIT :limit"
    wanted = {
        "campaign": campaign_id,
        "session": session_id,
        "limit": _ALL if limit is None else limit,
    }
    with database.read() as connection:
        return tuple(map(_entry, named(connection.execute(statement, wanted))))


def _entry(row: Any) -> Entry:  # noqa: ANN401 - a row
    return Entry(
        row.at, row.kind, row.prospect_id, row.sentence, json.loads(row.after), row.group_id
    )
