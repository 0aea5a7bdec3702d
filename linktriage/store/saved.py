"""Filters that a person keeps under a name, each in its campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Column, ForeignKey, Integer, UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from linktriage.model import SavedFilter

if TYPE_CHECKING:
    from linktriage.store.database import Database


class FilterRow(SQLModel, table=True):
    """One filter of a campaign."""

    __tablename__ = "saved_filter"
    __table_args__ = (UniqueConstraint("campaign_id", "name"),)
    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(
        sa_column=Column(Integer, ForeignKey("campaign.id", ondelete="CASCADE"), nullable=False)
    )
    name: str
    query: str


class Saved:
    """The saved filters of each campaign."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, campaign_id: int) -> tuple[SavedFilter, ...]:
        """Return the filters of a campaign, by name."""
        query = select(FilterRow).where(FilterRow.campaign_id == campaign_id)
        with self._database.read_rows() as session:
            rows = session.exec(query.order_by(col(FilterRow.name)))
            return tuple(SavedFilter(row.name, row.query) for row in rows)

    def put(self, campaign_id: int, saved: SavedFilter) -> None:
        """Keep a filter; the one of the same name gives way."""
        with self._database.write_rows() as session:
            row = _find(session, campaign_id, saved.name)
            row = row or FilterRow(campaign_id=campaign_id, name=saved.name, query="")
            row.query = saved.query
            session.add(row)

    def remove(self, campaign_id: int, name: str) -> None:
        """Forget the filter of that name, if there is one."""
        with self._database.write_rows() as session:
            if row := _find(session, campaign_id, name):
                session.delete(row)


def _find(session: Session, campaign_id: int, name: str) -> FilterRow | None:
    query = select(FilterRow).where(FilterRow.campaign_id == campaign_id)
    return session.exec(query.where(FilterRow.name == name)).first()
