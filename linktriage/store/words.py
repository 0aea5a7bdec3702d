"""The words of the pages that were read, as the order counts them: kept once, read at a start."""

from __future__ import annotations

from sqlalchemy import Column, Connection, ForeignKey, Integer, bindparam, delete
from sqlmodel import Field, SQLModel, col, select

from linktriage.store import tables


class WordsRow(SQLModel, table=True):
    """The words of one prospect's page; a newer text has a higher number."""

    __tablename__ = "words"
    __table_args__ = {"sqlite_autoincrement": True}
    id: int | None = Field(default=None, primary_key=True)
    prospect_id: int = Field(
        sa_column=Column(
            Integer, ForeignKey("prospect.id", ondelete="CASCADE"), nullable=False, unique=True
        )
    )
    counts: bytes


_COUNTS = select(WordsRow.counts).where(WordsRow.prospect_id == bindparam("prospect"))
_FORGET = delete(WordsRow).where(col(WordsRow.prospect_id) == bindparam("prospect"))


def save_words(connection: Connection, prospect_id: int, counts: bytes) -> None:
    """Write the counted words of a prospect anew, under a higher number than all before."""
    mine = {"prospect": prospect_id}
    before = connection.execute(_COUNTS, mine).scalar()
    if before == counts:
        return
    if before is not None:
        connection.execute(_FORGET, mine)
    tables.insert_many(connection, WordsRow, ("prospect_id", "counts"), [(prospect_id, counts)])
