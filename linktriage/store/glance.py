"""A first look at the queue, straight from the file, before the store is open.

Opening the store checks the file and makes all that can be done at a desk ready. What stands in
front of the person is read here before that, in the reading of one moment; nothing is written, and
for anything unusual (another format, a file that is busy or broken) there is no first look: opening
the store then says what is the matter.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from linktriage.model import Campaign, Dossier, Policy
from linktriage.store import clock, gathering
from linktriage.store.decoding import load
from linktriage.store.settings import FRONT, IN_FRONT, LAST_USED, setting
from linktriage.store.sqlite import moment, value
from linktriage.store.stamp import APPLICATION_ID
from linktriage.store.steps import STEPS

_QUEUED = (
    "SELECT id FROM prospect WHERE campaign_id = ? AND status = 'queued' "
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
    except (sqlite3.Error, ValueError, TypeError, KeyError, AttributeError):
        return None


def _opened(path: Path) -> sqlite3.Connection:
    """Open a file that is there, whosever it is; nothing of it is set or changed."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, detect_types=sqlite3.PARSE_DECLTYPES)


def _is_ours(file: sqlite3.Connection) -> bool:
    """Tell whether it is a file of ours, in the newest format."""
    stamps = [value(file, f"PRAGMA {name}") for name in ("application_id", "user_version")]
    return stamps == [APPLICATION_ID, len(STEPS)]


def _glance(file: sqlite3.Connection, campaign: str | None) -> Glance | None:
    name = campaign or setting(file, LAST_USED) or "default"
    kept = file.execute("SELECT id, settings FROM campaign WHERE name = ?", (name,)).fetchone()
    if kept is None:
        return None
    here, settings = kept[0], load(Campaign, kept[1])
    found = _left(file, here) or _ahead(file, here, settings.order) or _first(file, here)
    if found is None:
        return None
    dossier = gathering.dossier(file, gathering.prospect_row(file, found))
    return Glance(name, dossier, settings.policy)


def _left(file: sqlite3.Connection, campaign_id: int) -> int | None:
    """Return the prospect at which the last session ended, if it is still to be decided."""
    return _if_queued(file, campaign_id, setting(file, IN_FRONT.format(campaign_id)))


def _ahead(file: sqlite3.Connection, campaign_id: int, order: str) -> int | None:
    """Return the first prospect to decide in the order as it was kept last."""
    kept, ids = json.loads(setting(file, FRONT.format(campaign_id)) or '["", []]')
    wanted = ids if kept == order else ()
    return next(filter(None, (_if_queued(file, campaign_id, one) for one in wanted)), None)


def _first(file: sqlite3.Connection, campaign_id: int) -> int | None:
    """Return the first prospect in the order of the lists."""
    statement = f"{_QUEUED} ORDER BY position, id LIMIT 1"
    found: int | None = value(file, statement, campaign_id, moment(clock.now()))
    return found


def _if_queued(file: sqlite3.Connection, campaign_id: int, prospect_id: object) -> int | None:
    """Return the id of a prospect that is to be decided now, None for another."""
    statement = f"{_QUEUED} AND id = ?"
    found: int | None = value(file, statement, campaign_id, moment(clock.now()), prospect_id)
    return found
