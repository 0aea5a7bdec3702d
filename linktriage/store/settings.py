"""Small things remembered between sessions, each under a name of its own."""

from __future__ import annotations

import sqlite3

from linktriage.store import sqlite

LAST_USED = "campaign"
"""Name of the setting that holds the name of the campaign used last."""

IN_FRONT = "in front of {}"
"""Name of the setting that holds the prospect a campaign's last session ended at."""

FRONT = "front of campaign {}"
"""Name of the setting that holds the front of a campaign's order, as it was kept last."""


def setting(connection: sqlite3.Connection, name: str) -> str:
    """Return what is remembered under that name; empty for nothing."""
    return sqlite.value(connection, "SELECT value FROM setting WHERE name = ?", name) or ""


def remember(connection: sqlite.Connection, name: str, value: str) -> None:
    """Remember a value under that name, in place of the one before."""
    sqlite.put(connection, "setting", "name", {"name": name, "value": value})
