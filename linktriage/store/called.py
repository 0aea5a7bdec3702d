"""Prospects by the name of their site: those that begin so, then those that hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from linktriage.model import QueueRow
from linktriage.store.conditions import Condition, as_letters, containing, is_one_of, prospects
from linktriage.store.queue import LINE, queue_row
from linktriage.store.sqlite import Connection, named

if TYPE_CHECKING:
    from linktriage.store.database import Database

_BEHIND = "\U0010ffff"
"""Stands behind every character: what begins with a name sorts up to the name and this."""
_BEGINNING = "campaign_id = ? AND site >= ? AND site < ?"
_HOLDING = "campaign_id = ? AND site LIKE ? ESCAPE '!' AND site NOT LIKE ? ESCAPE '!'"


class Called:
    """Finds the prospects of one campaign, whatever their status."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def like(self, campaign_id: int, name: str, most: int) -> tuple[QueueRow, ...]:
        """Return up to `most` prospects whose site begins with `name` or else holds it, by site.

        Their outcomes are left out. An empty name is that of nobody.
        """
        if not name:
            return ()
        with self._database.read() as connection:
            rows = _beginning(connection, campaign_id, name, most)
            if len(rows) < most:
                rows += _holding(connection, campaign_id, name, most - len(rows))
            return tuple(queue_row(row, {}) for row in rows)


def _beginning(connection: Connection, campaign_id: int, name: str, most: int) -> list[Any]:
    """Return a stretch of the index of sites."""
    wanted = Condition(_BEGINNING, (campaign_id, name, name + _BEHIND))
    return list(named(prospects(connection, LINE, wanted, "ORDER BY site LIMIT ?", most)))


def _holding(connection: Connection, campaign_id: int, name: str, most: int) -> list[Any]:
    """Return sites with the name inside: only the index is gone through, not the rows."""
    wanted = Condition(_HOLDING, (campaign_id, containing(name), f"{as_letters(name)}%"))
    inside = prospects(connection, "id", wanted, "ORDER BY site LIMIT ?", most)
    ids = is_one_of(one for (one,) in inside)
    return list(named(prospects(connection, LINE, ids, "ORDER BY site")))
