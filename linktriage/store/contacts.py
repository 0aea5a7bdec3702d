"""Routes to a site: found on its pages, brought by a list, or typed and put right by a person.

All campaigns share them. A contact that was removed stays as a row that says so: what is found
again on the next reading does not come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from linktriage.model import Contact
from linktriage.store.sqlite import Connection, named

if TYPE_CHECKING:
    from linktriage.store.database import Database

State = Mapping[str, Any]
"""How one contact stands, as JSON can hold it; with "absent" when there is no row of it."""

_THIS = "site = :site AND email = :email AND form_url = :form_url"
_STATE = f"SELECT email, form_url, name, role, found_at, removed FROM contact WHERE {_THIS}"  # noqa: S608 - words of ours
_DELETE = f"DELETE FROM contact WHERE {_THIS}"  # noqa: S608 - words of ours
_PUT = (
    "INSERT INTO contact (site, email, form_url, name, role, found_at, removed) "
    "VALUES (:site, :email, :form_url, :name, :role, :found_at, :removed) "
    "ON CONFLICT (site, email, form_url) DO UPDATE SET name = excluded.name, "
    "role = excluded.role, found_at = excluded.found_at, removed = excluded.removed"
)


def kept(contact: Contact) -> State:
    """Return the state of a contact that is there."""
    return {
        "email": contact.email,
        "form_url": contact.form_url,
        "name": contact.name,
        "role": contact.role,
        "found_at": contact.found_at,
        "removed": False,
    }


def removed(contact: Contact) -> State:
    """Return the state of a contact that a person has taken away."""
    return {**kept(contact), "removed": True}


class Contacts:
    """The contacts of sites that are in no campaign yet; those of a prospect go by the log."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, site: str, contact: Contact) -> None:
        """Write a contact of a site; the one with the same address is written over."""
        with self._database.write() as connection:
            change(connection, site, [kept(contact)])


def states(connection: Connection, site: str, wanted: Iterable[State]) -> list[State]:
    """Return how the contacts that `wanted` speaks of stand now: what undo goes back to."""
    return [_state(connection, site, one) for one in wanted]


def change(connection: Connection, site: str, wanted: Iterable[State]) -> None:
    """Bring contacts of a site into those states."""
    for state in wanted:
        connection.execute(_DELETE if "absent" in state else _PUT, {**state, "site": site})


def _state(connection: Connection, site: str, wanted: State) -> State:
    for row in named(connection.execute(_STATE, {**wanted, "site": site})):
        found: State = row._asdict()
        return found
    return {"email": wanted["email"], "form_url": wanted["form_url"], "absent": True}
