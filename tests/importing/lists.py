"""Small lists for the tests: written as text, read as rows."""

from __future__ import annotations

import io
from typing import Any

from linktriage.importing import Listing, open_list
from linktriage.model import ImportedRow, RefusedRow

AHREFS = (
    "Referring page title,Referring page URL,Language,Referring page HTTP code,Domain rating,UR,"
    "Domain traffic,Page traffic,Target URL,Left context,Anchor,Right context,Nofollow,UGC,"
    "Sponsored,Lost status,First seen,Last seen,Lost\n"
)
"""The header of an export of backlinks."""


def cells(listing: Listing, row: ImportedRow | RefusedRow) -> dict[str, str]:
    """Return the filled cells of a raw row by the names of their columns."""
    return {name: cell for name, cell in zip(listing.header, row.raw, strict=False) if cell}


def rows_of(text: str | bytes, **options: Any) -> list[ImportedRow | RefusedRow]:
    """Return all rows of a list given as text."""
    data = text.encode() if isinstance(text, str) else text
    with open_list(io.BytesIO(data), **options) as listing:
        return list(listing.rows())


def only(text: str | bytes, **options: Any) -> ImportedRow:
    """Return the one row of a list, which names a page."""
    (row,) = rows_of(text, **options)
    assert isinstance(row, ImportedRow), row
    return row


def refused(text: str | bytes, **options: Any) -> list[str]:
    """Return the reasons of the rows that are refused."""
    return [row.reason for row in rows_of(text, **options) if isinstance(row, RefusedRow)]
