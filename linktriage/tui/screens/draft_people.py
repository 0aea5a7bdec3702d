"""What the keys of the draft do about people: choose whom to write to, add, put right, remove."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from linktriage.errors import BadInput
from linktriage.model import Contact
from linktriage.text import clean_line
from linktriage.tui.screens.drafting import Drafting
from linktriage.tui.widgets.strips import Choice, Question

if TYPE_CHECKING:
    from linktriage.triage import Triage

MAX_OFFERED = 9
"""Contacts a strip offers: one a digit."""
ASKED = "Address, name, role, with commas between"


class DraftPeople(Drafting):
    """Writes the draft to another contact, and keeps the contacts of the site."""

    def action_contact(self) -> None:
        """Ask whom to write to."""
        found = self.triage.contacts(self.dossier)[:MAX_OFFERED]
        now = self.pitch.contact
        choices = [
            Choice(str(digit), _shown(self.triage, one), one, suggested=one == now)
            for digit, one in enumerate(found, 1)
        ]
        choices.append(Choice("a", "somebody else: type the address", "add"))
        if now is not None:
            choices.append(Choice("p", "put this one right", "fix"))
            choices.append(Choice("s", "strike this one off", "remove"))
        self.choice.ask(Question("contact", "Write to whom?", tuple(choices)))

    def take_contact(self, chosen: object) -> None:
        """Do what was chosen about the contact."""
        now = self.pitch.contact
        match chosen:
            case Contact():
                self.attempt(lambda: self.write_to(chosen))
            case "add":
                self.prompt.ask("add contact", ASKED)
            case "fix" if now:
                said = ", ".join(part for part in (now.email, now.name, now.role) if part)
                self.prompt.ask("fix contact", ASKED, said)
            case "remove" if now:
                self.attempt(lambda: self._remove(now))
            case _:
                return

    def _remove(self, contact: Contact) -> None:
        self.triage.remove_contact(self.dossier, contact)
        self.reload()
        self.write_to(self.triage.first_choice(self.dossier))
        self.hints.said = "removed; undo brings it back"

    def add_contact(self, text: str) -> None:
        """Add the contact that was typed, and write to them."""
        email, name, role = _parts(text)
        added = self.triage.add_contact(self.dossier, email, name, role)
        self.reload()
        self.write_to(added)

    def fix_contact(self, text: str) -> None:
        """Put the draft's contact right as it was typed."""
        now = self.pitch.contact
        if now is None:
            raise BadInput("There is no contact to put right.")
        right = self.triage.put_right(self.dossier, now, *_parts(text))
        self.reload()
        self.write_to(right)

    def write_to(self, contact: Contact | None) -> None:
        """Draft anew for a contact; a draft that was edited keeps its words."""
        if self.pitch.edited:
            changed = replace(self.pitch, contact=contact)
            self.keep(self.triage.looked_over(self.dossier, changed))
            self.hints.said = "your words are kept: look at the greeting"
        else:
            self.keep(self.triage.draft(self.dossier, self.pitch.template, contact))
            self.hints.said = f"to {_name(contact)}" if contact else "to nobody yet"


def _parts(text: str) -> tuple[str, str, str]:
    """Return address, name and role of a line with commas between them."""
    email, _, rest = text.partition(",")
    name, _, role = rest.partition(",")
    return email.strip(), name.strip(), role.strip()


def _name(contact: Contact) -> str:
    return clean_line(contact.name or contact.email or contact.form_url, 60)


def _shown(triage: Triage, contact: Contact) -> str:
    where = contact.email or contact.form_url
    bounced = "mail came back" if triage.bounced(contact) else ""
    parts = (where, contact.name, contact.role, bounced)
    return clean_line(", ".join(part for part in parts if part), 80)
