"""What became of the messages that a person sent: marks that are added and never changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from linktriage.model import MarkKind
from linktriage.store import clock, sqlite
from linktriage.store.contacted import Mark

if TYPE_CHECKING:
    from linktriage.store.database import Database

_MARK = ("prospect_id", "kind", "happened_on", "note", "email", "recorded_at")
_EARLIER = ("site", "kind", "happened_on", "note", "email", "source", "recorded_at")

_MARKS = (
    "SELECT kind, happened_on, mark.note, mark.email, prospect.site, campaign.name AS campaign "
    "FROM mark JOIN prospect ON prospect.id = mark.prospect_id "
    "JOIN campaign ON campaign.id = prospect.campaign_id "
    "WHERE {} ORDER BY happened_on DESC, mark.id DESC"
)
_OF_CAMPAIGN = _MARKS.format("prospect.campaign_id = ?")
_OF_SITE = _MARKS.format(
    "prospect.site = :site OR mark.email IN (SELECT value FROM json_each(:emails))"
)
_EARLIER_OF_SITE = (
    "SELECT kind, happened_on, note, email, site, source AS campaign FROM earlier_contact "
    "WHERE site = :site OR email IN (SELECT value FROM json_each(:emails)) ORDER BY id DESC"
)
_HEARD = (
    "SELECT email, kind FROM ("
    "SELECT happened_on, 0 AS earlier, id, email, kind FROM mark UNION ALL "
    "SELECT happened_on, 1 AS earlier, id, email, kind FROM earlier_contact) "
    "WHERE email <> '' ORDER BY happened_on, earlier, id"
)
"""What was heard last of an address comes last; of one day, what a file of the person's told."""


class Outcomes:
    """Marks of prospects. They are facts of the world: undo does not reach them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, marks: Sequence[tuple[int, Mark]]) -> None:
        """Write marks of prospects, given by id: all of them or none."""
        at = sqlite.moment(clock.now())
        rows = [(prospect_id, *_heard(mark), at) for prospect_id, mark in marks]
        with self._database.write() as connection:
            sqlite.insert(connection, "mark", _MARK, rows)

    def add_earlier(self, marks: Sequence[Mark]) -> None:
        """Write what happened before or beside this program; the sites need be in no campaign."""
        at = sqlite.moment(clock.now())
        rows = [(mark.site, *_heard(mark), mark.campaign, at) for mark in marks]
        with self._database.write() as connection:
            sqlite.insert(connection, "earlier_contact", _EARLIER, rows)

    def of_site(self, site: str, emails: Collection[str] = ()) -> tuple[Mark, ...]:
        """Return what happened with a site and those addresses, anywhere, newest first."""
        named = sqlite.listed(email.lower() for email in emails if email)
        asked = {"site": site, "emails": named}
        with self._database.read() as connection:
            found = [
                *_marks(sqlite.named(connection.execute(_OF_SITE, asked))),
                *_marks(sqlite.named(connection.execute(_EARLIER_OF_SITE, asked))),
            ]
        return tuple(sorted(found, key=lambda mark: mark.on, reverse=True))

    def bounced(self) -> frozenset[str]:
        """Return the addresses, in lower case, of which a bounce is the last that was heard."""
        with self._database.read() as connection:
            last = dict(connection.execute(_HEARD).fetchall())
        return frozenset(email for email, kind in last.items() if kind == MarkKind.BOUNCED)

    def of_campaign(self, campaign_id: int) -> tuple[Mark, ...]:
        """Return all marks of a campaign, newest first."""
        with self._database.read() as connection:
            return tuple(_marks(sqlite.named(connection.execute(_OF_CAMPAIGN, (campaign_id,)))))


def _heard(mark: Mark) -> tuple[str, str, str, str]:
    """Return the columns that tell what was heard."""
    return mark.kind.value, mark.on.isoformat(), mark.note, mark.email.lower()


def _marks(rows: Iterable[Any]) -> Iterable[Mark]:
    for row in rows:
        on = date.fromisoformat(row.happened_on)
        yield Mark(MarkKind(row.kind), on, row.note, row.email, row.site, row.campaign)
