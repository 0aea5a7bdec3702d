"""Prospects by the name of their site: those that begin so, then those that hold it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import not_
from sqlmodel import col, select

from linktriage.model import QueueRow
from linktriage.store.queue import queue_row
from linktriage.store.rows import ProspectRow

if TYPE_CHECKING:
    from sqlmodel import Session

    from linktriage.store.database import Database

_BEHIND = "\U0010ffff"
"""Stands behind every character: what begins with a name sorts up to the name and this."""


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
        with self._database.read_rows() as session:
            rows = _beginning(session, campaign_id, name, most)
            if len(rows) < most:
                rows += _holding(session, campaign_id, name, most - len(rows))
            return tuple(queue_row(row, {}) for row in rows)


def _beginning(session: Session, campaign_id: int, name: str, most: int) -> list[ProspectRow]:
    """Return a stretch of the index of sites."""
    query = select(ProspectRow).where(
        ProspectRow.campaign_id == campaign_id,
        col(ProspectRow.site) >= name,
        col(ProspectRow.site) < name + _BEHIND,
    )
    return list(session.exec(query.order_by(col(ProspectRow.site)).limit(most)))


def _holding(session: Session, campaign_id: int, name: str, most: int) -> Sequence[ProspectRow]:
    """Return sites with the name inside: only the index is gone through, not the rows."""
    site = col(ProspectRow.site)
    inside = select(ProspectRow.id).where(
        ProspectRow.campaign_id == campaign_id,
        site.contains(name, autoescape=True),
        not_(site.startswith(name, autoescape=True)),
    )
    found = list(session.exec(inside.order_by(site).limit(most)))
    query = select(ProspectRow).where(col(ProspectRow.id).in_(found))
    return session.exec(query.order_by(site)).all()
