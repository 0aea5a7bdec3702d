"""Routes to a site that a person added or put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import select

from linktriage.model import Contact
from linktriage.store.rows import ContactRow

if TYPE_CHECKING:
    from linktriage.store.database import Database


class Contacts:
    """The contacts of sites, which all campaigns share."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, site: str, contact: Contact) -> None:
        """Write a contact of a site; the one with the same address is written over."""
        query = select(ContactRow).where(
            ContactRow.site == site,
            ContactRow.email == contact.email,
            ContactRow.form_url == contact.form_url,
        )
        with self._database.write() as session:
            row = session.exec(query).first()
            if row is None:
                row = ContactRow(site=site, email=contact.email, form_url=contact.form_url)
            row.name, row.role, row.found_at = contact.name, contact.role, contact.found_at
            session.add(row)
