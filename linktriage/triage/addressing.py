"""Whom one may write to at a site: found, typed, put right, taken away."""

from __future__ import annotations

from linktriage import pitching
from linktriage.errors import BadInput
from linktriage.model import Contact, Dossier
from linktriage.people import email_address
from linktriage.store import contacts
from linktriage.store.contacts import State
from linktriage.store.log import Act
from linktriage.text import clean_line
from linktriage.triage.desk import Desk

BY_HAND = "added by hand"
"""Where a contact was found that a person typed."""
MAX_FIELD = 200
"""Characters of a contact's name or role."""


class Addressing(Desk):
    """Keeps the contacts of sites. Each change is an act: it can be undone."""

    def add_contact(self, dossier: Dossier, email: str, name: str = "", role: str = "") -> Contact:
        """Add a contact to a site as its first choice, or put right the one with that address.

        Raises `BadInput` for what is no plain mail address.
        """
        contact = typed(email, name, role)
        self._write_down(dossier, f"contact {contact.email}", [contacts.kept(contact)])
        return contact

    def put_right(
        self, dossier: Dossier, old: Contact, email: str, name: str = "", role: str = ""
    ) -> Contact:
        """Put another address, name or role in the place of those of a contact.

        Raises `BadInput` for what is no plain mail address; a form or profile without one stays
        without.
        """
        contact = typed(email, name, role) if email or old.email else _named(old, name, role)
        states = [contacts.kept(contact)]
        if (contact.email, contact.form_url) != (old.email, old.form_url):
            states.append(contacts.removed(old))
        self._write_down(dossier, f"contact {_shown(contact)} put right", states)
        return contact

    def remove_contact(self, dossier: Dossier, contact: Contact) -> None:
        """Take a contact away: it is not offered again, even when it is found again."""
        self._write_down(dossier, f"contact {_shown(contact)} removed", [contacts.removed(contact)])

    def _write_down(self, dossier: Dossier, what: str, states: list[State]) -> None:
        prospect = self.store.dossiers.prospect(dossier.prospect.id)
        act = Act("contact", f"{what} at {prospect.site}", {"contacts": states})
        self.store.log.act(prospect, act)

    def contacts(self, dossier: Dossier) -> tuple[Contact, ...]:
        """Return whom one may write to, the best first: typed ones, then mailboxes, then others.

        Whoever asked to be left alone is not among them; an address that bounced comes last.
        """
        stopped, dead = self._left_alone(), self.store.outcomes.bounced()
        free = [one for one in dossier.contacts if one.email.lower() not in stopped]
        best = pitching.ranked(free, dossier.prospect.approach)
        return tuple(sorted(best, key=lambda one: _place(one, one.email.lower() in dead)))

    def bounced(self, contact: Contact) -> bool:
        """Tell whether the last that was heard of an address is that mail to it came back."""
        return contact.email.lower() in self.store.outcomes.bounced()

    def first_choice(self, dossier: Dossier) -> Contact | None:
        """Return the best contact that one may write to and whose mail did not come back."""
        best = next(iter(self.contacts(dossier)), None)
        return None if best and self.bounced(best) else best

    def _left_alone(self) -> frozenset[str]:
        """Return all addresses that are left alone, in lower case."""
        return frozenset(
            one.email for one in self.store.suppressions.all(self.campaign.id) if one.email
        )

    def _require_contactable(self, dossier: Dossier, chosen: Contact | None = None) -> None:
        """Raise `BadInput` when the site, the chosen person or everybody known is left alone."""
        site = dossier.prospect.site
        emails = [one.email for one in dossier.contacts]
        nobody_left = bool(dossier.contacts) and not self.contacts(dossier)
        asked = [chosen.email] if chosen else emails if nobody_left else []
        found = self.store.suppressions.of(self.campaign.id, site, asked)
        if found:
            who = found.site or found.email
            raise BadInput(
                f"{who} must be left alone ({found.kind} since {found.since:%Y-%m-%d}): "
                f"{found.reason}."
            )


def typed(email: str, name: str = "", role: str = "") -> Contact:
    """Return a contact as a person gives it; raises `BadInput` for what is no mail address."""
    address = email_address(clean_line(email, 500).strip())
    if not address:
        raise BadInput(f"{clean_line(email, 100)} is no mail address.")
    return _named(Contact(address, found_at=BY_HAND), name, role)


def _named(contact: Contact, name: str, role: str) -> Contact:
    return Contact(
        contact.email,
        clean_line(name, MAX_FIELD),
        clean_line(role, MAX_FIELD),
        BY_HAND,
        contact.form_url,
    )


def _place(contact: Contact, is_dead: bool) -> tuple[bool, bool, bool]:
    """Return what sorts contacts: dead mailboxes last, typed ones first, mailboxes before forms."""
    return is_dead, contact.found_at != BY_HAND, not email_address(contact.email)


def _shown(contact: Contact) -> str:
    return contact.email or contact.form_url
