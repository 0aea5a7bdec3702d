"""Drafts, version by version, and what went out of the program."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from linktriage.model import Pitch
from linktriage.store import clock, sqlite, values
from linktriage.store.contacted import RULES_READ

if TYPE_CHECKING:
    from linktriage.store.database import Database

_EXPORT = ("prospect_id", "profile", "file", "exported_at")
_ADD = (
    "INSERT INTO pitch "
    "(prospect_id, template, subject, body, problems, edited, drafted_at, contact) VALUES "
    "(:prospect_id, :template, :subject, :body, :problems, :edited, :drafted_at, :contact)"
)
_HISTORY = "SELECT * FROM pitch WHERE prospect_id = ? ORDER BY id DESC"
_BODIES = (
    "SELECT body FROM pitch JOIN prospect ON prospect.pitch_id = pitch.id "
    "WHERE campaign_id = ? AND prospect.id <> ? ORDER BY pitch.id DESC LIMIT ?"
)
_EXPORTED = (
    "SELECT prospect_id FROM export JOIN prospect ON prospect.id = prospect_id "
    "WHERE campaign_id = ? AND profile = ?"
)
_RULES_READ = (
    "SELECT EXISTS (SELECT 1 FROM event WHERE prospect_id = ? AND kind = ? AND undone_by IS NULL)"
)


class Pitches:
    """Versions of drafts. Which one is current is the log's business: it can be undone."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, prospect_id: int, pitch: Pitch) -> int:
        """Write one more version; returns its id."""
        row = values.pitch_columns(prospect_id, pitch)
        with self._database.write() as connection:
            return connection.execute(_ADD, row).lastrowid or 0

    def history(self, prospect_id: int) -> tuple[Pitch, ...]:
        """Return all versions of a prospect's draft, newest first."""
        with self._database.read() as connection:
            rows = connection.execute(_HISTORY, (prospect_id,))
            return tuple(map(values.pitch, sqlite.named(rows)))

    def bodies(self, campaign_id: int, but: int, limit: int = 50) -> tuple[str, ...]:
        """Return the texts of the campaign's newest current drafts but one prospect's."""
        with self._database.read() as connection:
            rows = connection.execute(_BODIES, (campaign_id, but, limit))
            return tuple(body for (body,) in rows)

    def exported(self, campaign_id: int, profile: str) -> frozenset[int]:
        """Return the prospects that went out with that profile before."""
        with self._database.read() as connection:
            rows = connection.execute(_EXPORTED, (campaign_id, profile))
            return frozenset(one for (one,) in rows)

    def rules_read(self, prospect_id: int) -> bool:
        """Tell whether a person said that they read the site's rules, and did not undo it."""
        with self._database.read() as connection:
            found = connection.execute(_RULES_READ, (prospect_id, RULES_READ)).fetchone()
            return bool(found[0])

    def mark_exported(self, prospect_ids: Collection[int], profile: str, file: str) -> None:
        """Remember that those prospects went out in that file."""
        at = sqlite.moment(clock.now())
        rows = [(prospect_id, profile, file, at) for prospect_id in prospect_ids]
        with self._database.write() as connection:
            sqlite.insert(connection, "export", _EXPORT, rows)
