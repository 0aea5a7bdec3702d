"""A first look at the queue, straight from the file, before the store is open.

Opening the store checks the file and makes all that can be done at a desk ready. What stands in
front of the person is read here before that, in the reading of one moment; nothing is written, and
for anything unusual (another format, a file that is busy or broken) there is no first look: opening
the store then says what is the matter.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from linktriage.model import Campaign, Dossier, Page, Policy, SiteReading
from linktriage.store import clock, sqlite, values
from linktriage.store.decoding import load
from linktriage.store.settings import FRONT, IN_FRONT, LAST_USED, setting
from linktriage.store.stamp import APPLICATION_ID
from linktriage.store.steps import STEPS

_QUEUED = (
    "SELECT * FROM prospect WHERE campaign_id = ? AND status = 'queued' "
    "AND (later_until IS NULL OR later_until <= ?)"
)


@dataclass(frozen=True, slots=True)
class Glance:
    """What a screen can show at once."""

    campaign: str
    dossier: Dossier
    policy: Policy


def glance(path: Path, campaign: str | None) -> Glance | None:
    """Return the prospect that a session of a campaign (None: the one used last) begins with.

    None when there is no queued one, or when the file has to be looked at more closely.
    """
    if not path.is_file():
        return None
    try:
        with closing(_opened(path)) as file:
            file.execute("PRAGMA query_only = 1")
            file.execute("BEGIN")
            return _glance(file, campaign) if _is_ours(file) else None
    except (sqlite3.Error, ValueError, TypeError, KeyError):
        return None


def _opened(path: Path) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, detect_types=sqlite3.PARSE_DECLTYPES)


def _is_ours(file: sqlite3.Connection) -> bool:
    """Tell whether it is a file of ours, in the newest format."""
    stamps = [_first_value(file, f"PRAGMA {name}") for name in ("application_id", "user_version")]
    return stamps == [APPLICATION_ID, len(STEPS)]


def _glance(file: sqlite3.Connection, campaign: str | None) -> Glance | None:
    name = campaign or setting(file, LAST_USED) or "default"
    found = file.execute("SELECT id, settings FROM campaign WHERE name = ?", (name,)).fetchone()
    if found is None:
        return None
    here, settings = found[0], load(Campaign, found[1])
    row = _left(file, here) or _ahead(file, here, settings.order) or _first(file, here)
    if row is None or row.pitch_id is not None:
        return None
    return Glance(name, _dossier(file, row, name), settings.policy)


def _first_value(file: sqlite3.Connection, statement: str, *wanted: str) -> Any:  # noqa: ANN401
    found = file.execute(statement, wanted).fetchone()
    return found[0] if found else None


def _left(file: sqlite3.Connection, campaign_id: int) -> Any:  # noqa: ANN401 - a row
    """Return the prospect at which the last session ended, if it is still to be decided."""
    wanted = setting(file, IN_FRONT.format(campaign_id))
    return next(_rows(file, f"{_QUEUED} AND id = ?", campaign_id, _now(), wanted), None)


def _ahead(file: sqlite3.Connection, campaign_id: int, order: str) -> Any:  # noqa: ANN401 - a row
    """Return the first prospect to decide in the order as it was kept last."""
    kept, ids = json.loads(setting(file, FRONT.format(campaign_id)) or '["", []]')
    wanted = ids if kept == order else ()
    found = (_rows(file, f"{_QUEUED} AND id = ?", campaign_id, _now(), one) for one in wanted)
    return next(chain.from_iterable(found), None)


def _first(file: sqlite3.Connection, campaign_id: int) -> Any:  # noqa: ANN401 - a row
    """Return the first prospect in the order of the lists."""
    statement = f"{_QUEUED} ORDER BY position, id LIMIT 1"
    return next(_rows(file, statement, campaign_id, _now()), None)


def _now() -> str:
    return sqlite.moment(clock.now())


def _rows(file: sqlite3.Connection, statement: str, *wanted: object) -> Iterator[Any]:
    return sqlite.named(file.execute(statement, wanted))


def _dossier(file: sqlite3.Connection, row: Any, campaign: str) -> Dossier:  # noqa: ANN401 - a row
    of = "SELECT * FROM {} WHERE prospect_id = ? ORDER BY {}"
    contacts = _rows(file, "SELECT * FROM contact WHERE site = ? ORDER BY id", row.site)
    metrics = _rows(file, of.format("metric", "as_of DESC, id"), row.id)
    pages = _rows(file, of.format("candidate", "id"), row.id)
    findings = _rows(file, of.format("finding", "id"), row.id)
    page = _first_value(file, "SELECT content FROM page WHERE key = ?", row.key)
    site = _first_value(file, "SELECT content FROM site_reading WHERE site = ?", row.site)
    return Dossier(
        prospect=values.prospect(row, campaign, metrics, pages),
        page=load(Page, page) if page else None,
        site=load(SiteReading, site) if site else None,
        findings=tuple(map(values.finding, findings)),
        contacts=tuple(map(values.contact, contacts)),
    )
