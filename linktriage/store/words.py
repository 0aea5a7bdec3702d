"""The words of the pages that were read, as the order counts them: kept once, read at a start."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, bindparam
from sqlmodel import Field, Session, SQLModel, select


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


_WORDS = select(WordsRow).where(WordsRow.prospect_id == bindparam("prospect"))


def save_words(session: Session, prospect_id: int, counts: bytes) -> None:
    """Write the counted words of a prospect anew, under a higher number than all before."""
    before = session.exec(_WORDS, params={"prospect": prospect_id}).first()
    if before is not None:
        if before.counts == counts:
            return
        session.delete(before)
        session.flush()
    session.add(WordsRow(prospect_id=prospect_id, counts=counts))
