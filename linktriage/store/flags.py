"""Lists of flagged hosts that the user brought: casinos, pills and the like, by niche."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func
from sqlmodel import col, select

from linktriage.store import tables
from linktriage.store.rows import FlaggedHostRow

if TYPE_CHECKING:
    from linktriage.store.database import Database


_NICHES = select(FlaggedHostRow.host, FlaggedHostRow.niche).where(
    FlaggedHostRow.campaign_id == bindparam("campaign"),
    tables.is_among(col(FlaggedHostRow.host), "hosts"),
)


class Flags:
    """Flagged hosts of each campaign."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, campaign_id: int, niche: str, hosts: Iterable[str]) -> int:
        """Write the list of a niche in place of the one it had; returns how many hosts it holds."""
        mine = (
            col(FlaggedHostRow.campaign_id) == campaign_id,
            col(FlaggedHostRow.niche) == niche,
        )
        with self._database.write_rows() as session:
            session.execute(delete(FlaggedHostRow).where(*mine))
            rows = [(campaign_id, host, niche) for host in hosts]
            columns = ("campaign_id", "host", "niche")
            tables.insert_many(session.connection(), FlaggedHostRow, columns, rows)
            query = select(func.count()).select_from(FlaggedHostRow)
            return session.exec(query.where(*mine)).one()

    def counts(self, campaign_id: int) -> dict[str, int]:
        """Return how many hosts each list of a campaign holds."""
        query = select(FlaggedHostRow.niche, func.count()).group_by(FlaggedHostRow.niche)
        with self._database.read_rows() as session:
            return dict(session.exec(query.where(FlaggedHostRow.campaign_id == campaign_id)).all())

    def niches(self, campaign_id: int, hosts: Collection[str]) -> dict[str, str]:
        """Return those of `hosts` that stand on a list, each with its niche."""
        asked = {"campaign": campaign_id, "hosts": tables.listed(hosts)}
        with self._database.read_rows() as session:
            return dict(session.connection().execute(_NICHES, asked).all())
