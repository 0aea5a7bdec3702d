"""The words of the pages that were read, as the order counts them: kept once, read at a start."""

from __future__ import annotations

from linktriage.store.sqlite import Connection

_SAVE = (
    "INSERT OR REPLACE INTO words (prospect_id, counts) SELECT :prospect, :counts "
    "WHERE NOT EXISTS (SELECT 1 FROM words WHERE prospect_id = :prospect AND counts = :counts)"
)
"""A row that takes the place of another is a new one, and gets the next number."""


def save_words(connection: Connection, prospect_id: int, counts: bytes) -> None:
    """Write the counted words of a prospect anew, under a higher number than all before.

    Those that are the same as before keep the number they have.
    """
    connection.execute(_SAVE, {"prospect": prospect_id, "counts": counts})
