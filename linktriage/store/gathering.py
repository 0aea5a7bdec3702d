"""All that is known of one prospect, read with the driver alone."""

from __future__ import annotations

import sqlite3
from typing import Any

from linktriage.errors import BadInput
from linktriage.model import Dossier, Page, Prospect, SiteReading
from linktriage.store import values
from linktriage.store.decoding import load, load_decision
from linktriage.store.sqlite import named, value

_ROW = "SELECT * FROM prospect WHERE id = ?"
_CAMPAIGN = "SELECT name FROM campaign WHERE id = ?"
_METRICS = "SELECT * FROM metric WHERE prospect_id = ? ORDER BY as_of DESC, id"
_PAGES = "SELECT * FROM candidate WHERE prospect_id = ?"
_FINDINGS = "SELECT * FROM finding WHERE prospect_id = ? ORDER BY id"
_CONTACTS = "SELECT * FROM contact WHERE site = ? AND NOT removed ORDER BY id"
_PITCH = "SELECT * FROM pitch WHERE id = ?"
_PAGE = "SELECT content FROM page WHERE key = ?"
_SITE = "SELECT content FROM site_reading WHERE site = ?"


def prospect_row(connection: sqlite3.Connection, prospect_id: int) -> Any:  # noqa: ANN401 - a row
    """Return the row of a prospect; raises `BadInput` when there is none."""
    for row in named(connection.execute(_ROW, (prospect_id,))):
        return row
    raise BadInput("That prospect is not in the database any more.")


def prospect(connection: sqlite3.Connection, row: Any) -> Prospect:  # noqa: ANN401 - a row
    """Return the prospect of a row, without what was read of it."""
    name = value(connection, _CAMPAIGN, row.campaign_id)
    metrics = named(connection.execute(_METRICS, (row.id,)))
    pages = named(connection.execute(_PAGES, (row.id,)))
    return values.prospect(row, name, metrics, pages)


def dossier(connection: sqlite3.Connection, row: Any) -> Dossier:  # noqa: ANN401 - a row
    """Return the dossier of the prospect of a row."""
    page = value(connection, _PAGE, row.key)
    site = value(connection, _SITE, row.site)
    findings = named(connection.execute(_FINDINGS, (row.id,)))
    contacts = named(connection.execute(_CONTACTS, (row.site,)))
    pitches = named(connection.execute(_PITCH, (row.pitch_id,)))
    return Dossier(
        prospect=prospect(connection, row),
        page=load(Page, page) if page else None,
        site=load(SiteReading, site) if site else None,
        findings=tuple(map(values.finding, findings)),
        decision=load_decision(row.decision),
        decided_at=row.decided_at,
        pitch=next(map(values.pitch, pitches), None),
        contacts=tuple(map(values.contact, contacts)),
    )
