"""Drafts, version by version, and what went out of the program."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sqlmodel import col, select

from linktriage.model import Pitch
from linktriage.store import clock, values
from linktriage.store.contacted import RULES_READ
from linktriage.store.rows import EventRow, ExportRow, PitchRow, ProspectRow

if TYPE_CHECKING:
    from linktriage.store.database import Database


class Pitches:
    """Versions of drafts. Which one is current is the log's business: it can be undone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, prospect_id: int, pitch: Pitch) -> int:
        """Write one more version; returns its id."""
        row = values.pitch_row(prospect_id, pitch)
        with self._database.write_rows() as session:
            session.add(row)
            session.flush()
            return row.id or 0

    def history(self, prospect_id: int) -> tuple[Pitch, ...]:
        """Return all versions of a prospect's draft, newest first."""
        query = select(PitchRow).where(PitchRow.prospect_id == prospect_id)
        with self._database.read_rows() as session:
            rows = session.exec(query.order_by(col(PitchRow.id).desc()))
            return tuple(map(values.pitch, rows))

    def bodies(self, campaign_id: int, but: int, limit: int = 50) -> tuple[str, ...]:
        """Return the texts of the campaign's newest current drafts but one prospect's."""
        query = (
            select(PitchRow.body)
            .join(ProspectRow, col(ProspectRow.pitch_id) == col(PitchRow.id))
            .where(ProspectRow.campaign_id == campaign_id, ProspectRow.id != but)
            .order_by(col(PitchRow.id).desc())
            .limit(limit)
        )
        with self._database.read_rows() as session:
            return tuple(session.exec(query))

    def exported(self, campaign_id: int, profile: str) -> frozenset[int]:
        """Return the prospects that went out with that profile before."""
        query = (
            select(ExportRow.prospect_id)
            .join(ProspectRow, col(ProspectRow.id) == col(ExportRow.prospect_id))
            .where(ProspectRow.campaign_id == campaign_id, ExportRow.profile == profile)
        )
        with self._database.read_rows() as session:
            return frozenset(session.exec(query))

    def rules_read(self, prospect_id: int) -> bool:
        """Tell whether a person said that they read the site's rules, and did not undo it."""
        query = select(EventRow.id).where(
            EventRow.prospect_id == prospect_id,
            EventRow.kind == RULES_READ,
            col(EventRow.undone_by).is_(None),
        )
        with self._database.read_rows() as session:
            return session.exec(query.limit(1)).first() is not None

    def mark_exported(self, prospect_ids: Collection[int], profile: str, file: str) -> None:
        """Remember that those prospects went out in that file."""
        at = clock.now()
        with self._database.write_rows() as session:
            for prospect_id in prospect_ids:
                session.add(
                    ExportRow(prospect_id=prospect_id, profile=profile, file=file, exported_at=at)
                )
