"""Routes to a site: found on its pages, brought by a list, or typed and put right by a person.

All campaigns share them. A contact that was removed stays as a row that says so: what is found
again on the next reading does not come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlmodel import Session, select

from linktriage.model import Contact
from linktriage.store.rows import ContactRow

if TYPE_CHECKING:
    from linktriage.store.database import Database

State = Mapping[str, Any]
"""How one contact stands, as JSON can hold it; with "absent" when there is no row of it."""

_FIELDS = ("name", "role", "found_at", "removed")


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
        with self._database.write_rows() as session:
            change(session, site, [kept(contact)])


def states(session: Session, site: str, wanted: Iterable[State]) -> list[State]:
    """Return how the contacts that `wanted` speaks of stand now: what undo goes back to."""
    found = ((one, _row(session, site, one)) for one in wanted)
    return [_state(row) if row else _absent(one) for one, row in found]


def change(session: Session, site: str, wanted: Iterable[State]) -> None:
    """Bring contacts of a site into those states."""
    for state in wanted:
        row = _row(session, site, state)
        if "absent" in state:
            if row is not None:
                session.delete(row)
            continue
        row = row or ContactRow(site=site, email=state["email"], form_url=state["form_url"])
        for name in _FIELDS:
            setattr(row, name, state[name])
        session.add(row)


def _absent(state: State) -> State:
    return {"email": state["email"], "form_url": state["form_url"], "absent": True}


def _state(row: ContactRow) -> State:
    return {name: getattr(row, name) for name in ("email", "form_url", *_FIELDS)}


def _row(session: Session, site: str, state: State) -> ContactRow | None:
    query = select(ContactRow).where(
        ContactRow.site == site,
        ContactRow.email == state["email"],
        ContactRow.form_url == state["form_url"],
    )
    return session.exec(query).first()
