"""What an act changes: columns of its prospect, contacts of the site, whether it is left alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from linktriage.model import Status
from linktriage.store import clock, contacts, sqlite
from linktriage.store.sqlite import Connection, listed, moment

_TIMES = frozenset({"later_until", "decided_at"})

_SUPPRESS = (
    "INSERT INTO suppression (campaign_id, kind, site, email, reason, created_at) "
    "VALUES (:campaign_id, :kind, :site, '', :reason, :at)"
)
_UNSUPPRESS = "DELETE FROM suppression WHERE id = (SELECT max(id) FROM suppression WHERE site = ?)"
_LAST_POSITION = (
    "SELECT max(last) FROM (SELECT (SELECT max(position) FROM prospect "
    "WHERE campaign_id = ? AND status = value) AS last FROM json_each(?))"
)
"""State by state, because the index holds the last position of each."""


def before(connection: Connection, row: Any, after: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a row
    """Return what stands now where an act on the prospect of `row` is to write `after`."""
    found = {name: getattr(row, name) for name in after if name in row._fields}
    if "suppression" in after:
        found["suppression"] = None
    if "contacts" in after:
        found["contacts"] = contacts.states(connection, row.site, after["contacts"])
    return found


def project(connection: Connection, row: Any, values: Mapping[str, Any]) -> None:  # noqa: ANN401 - a row
    """Write `values` over those of the prospect of `row`, as one change of it."""
    columns = {name: _stored(name, one) for name, one in values.items() if name in row._fields}
    sqlite.change(connection, "prospect", row.id, {**columns, "rev": row.rev + 1})
    if "suppression" in values:
        _suppress(connection, row.site, values["suppression"])
    contacts.change(connection, row.site, values.get("contacts", ()))


def last_position(connection: Connection, campaign_id: int) -> int:
    """Return the position of the campaign's last prospect."""
    found = connection.execute(_LAST_POSITION, (campaign_id, listed(Status))).fetchone()
    return int(found[0])


def _stored(name: str, value: Any) -> Any:  # noqa: ANN401 - what a column holds
    """Return a value as its column holds it; an entry of the log has moments as ISO texts."""
    if name not in _TIMES or value is None:
        return value
    return moment(datetime.fromisoformat(value) if isinstance(value, str) else value)


def _suppress(connection: Connection, site: str, value: Mapping[str, Any] | None) -> None:
    """Leave a site alone, or take the newest such entry back."""
    if value is None:
        connection.execute(_UNSUPPRESS, (site,))
    else:
        connection.execute(_SUPPRESS, {**value, "site": site, "at": moment(clock.now())})
