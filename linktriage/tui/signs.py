"""Signs before a site in a list of prospects, each of one cell, so that no colour is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linktriage.model import FetchState

if TYPE_CHECKING:
    from linktriage.model import QueueRow

STAR = "★"
BY_LOT = "◇"
"""The next random card: it comes up when the tenth card does, whatever its place."""
NO_TEXT = "∅"
"""The page could not be read: its place rests on what the lists and its address say."""

_WITH_TEXT = (None, FetchState.READ, FetchState.THIN, FetchState.UNCHANGED)
"""States of a page that was read, or not tried yet."""


def signs(row: QueueRow, drawn: int | None) -> str:
    """Return what stands before the site of a row; `drawn` is the next random card."""
    lot = BY_LOT if row.id == drawn else ""
    return lot + (NO_TEXT if row.fetch_state not in _WITH_TEXT else "")
