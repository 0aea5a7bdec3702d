"""Prospects as frozen values, one by one or by how they were decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from linktriage.model import (
    Accept,
    Approach,
    Decision,
    Dossier,
    LinkIntent,
    Prospect,
    Status,
)
from linktriage.store import gathering, values
from linktriage.store.decoding import load_decision
from linktriage.store.sqlite import load_moment, named, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from linktriage.store.database import Database

_FIND = "SELECT id FROM prospect WHERE campaign_id = ? AND site = ?"
_DECIDED = (
    "SELECT id, site, approach, decision, decided_at, pitch_id FROM prospect "
    "WHERE campaign_id = ? AND status = ? ORDER BY decided_at, id"
)
_LISTED_AT = (
    "SELECT max(imported_at) FROM import WHERE id IN "
    "(SELECT import_id FROM candidate WHERE prospect_id = :prospect "
    "UNION SELECT import_id FROM metric WHERE prospect_id = :prospect)"
)


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
        with self._database.read() as connection:
            return gathering.dossier(connection, gathering.prospect_row(connection, prospect_id))

    def find(self, campaign_id: int, site: str) -> int | None:
        """Return the id of the campaign's prospect of that site, or None."""
        with self._database.read() as connection:
            found: int | None = value(connection, _FIND, campaign_id, site)
            return found

    def prospect(self, prospect_id: int) -> Prospect:
        """Return a prospect without what was read of it; raises `BadInput` when it is gone."""
        with self._database.read() as connection:
            return gathering.prospect(connection, gathering.prospect_row(connection, prospect_id))

    def after_act(self, prospect: Prospect) -> Prospect:
        """Return a prospect as an act has left it: of its pages at most the lead is another."""
        with self._database.read() as connection:
            row = gathering.prospect_row(connection, prospect.id)
            if row.url != prospect.url:
                return gathering.prospect(connection, row)
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
        with self._database.read() as connection:
            rows = named(connection.execute(_DECIDED, (campaign_id, status.value)))
            return tuple(map(_decided, rows))

    def told_at(self, prospect_id: int) -> datetime | None:
        """Return when something new was last read of a prospect or imported for it."""
        with self._database.read() as connection:
            read = gathering.prospect_row(connection, prospect_id).fetched_at
            [listed] = connection.execute(_LISTED_AT, {"prospect": prospect_id}).fetchone()
        moments = (read, load_moment(listed) if listed else None)
        return max((moment for moment in moments if moment), default=None)


def _decided(row: Any) -> Decided:  # noqa: ANN401 - a row
    decision = load_decision(row.decision)
    assert decision is not None, "what is accepted or parked was decided"
    return Decided(
        prospect_id=row.id,
        site=row.site,
        approach=Approach(row.approach),
        decision=decision,
        decided_at=row.decided_at,
        drafted=row.pitch_id is not None,
    )
