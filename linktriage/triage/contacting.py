"""Whom a message goes to, what they said before, and what their rules ask."""

from __future__ import annotations

from datetime import date, timedelta

from linktriage import pitching
from linktriage.errors import BadInput
from linktriage.model import Contact, Dossier, Evidence, Problem, Severity
from linktriage.people import email_address
from linktriage.store.log import Act
from linktriage.store.outcomes import Mark
from linktriage.store.pitches import RULES_READ
from linktriage.text import clean_line
from linktriage.triage.desk import Desk

BY_HAND = "added by hand"
"""Where a contact was found that a person typed."""
UNREAD_RULES = "their-rules"
"""The problem of a draft whose site has rules that nobody has read."""
MAX_FIELD = 200
"""Characters of a contact's name or role."""


class Contacting(Desk):
    """Chooses whom to write to; knows who asked to be left alone and who was written to."""

    def add_contact(self, dossier: Dossier, email: str, name: str = "", role: str = "") -> Contact:
        """Add a contact to a site, or put right the one with that address.

        Raises `BadInput` for what is no plain mail address.
        """
        address = email_address(clean_line(email, 500).strip())
        if not address:
            raise BadInput(f"{clean_line(email, 100)} is no mail address.")
        contact = Contact(
            address, clean_line(name, MAX_FIELD), clean_line(role, MAX_FIELD), BY_HAND
        )
        self.store.contacts.put(dossier.prospect.site, contact)
        return contact

    def contacts(self, dossier: Dossier) -> tuple[Contact, ...]:
        """Return whom one may write to, the best first: typed ones, then mailboxes, then others.

        Whoever asked to be left alone is not among them.
        """
        stopped = self._left_alone()
        free = [one for one in dossier.contacts if one.email.lower() not in stopped]
        best = pitching.ranked(free, dossier.prospect.approach)
        return tuple(
            sorted(best, key=lambda one: (one.found_at != BY_HAND, not email_address(one.email)))
        )

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

    def earlier(self, dossier: Dossier) -> tuple[Mark, ...]:
        """Return what happened with that site or its people before, in any campaign."""
        emails = [one.email for one in dossier.contacts]
        return self.store.outcomes.of_site(dossier.prospect.site, emails)

    def rules(self, dossier: Dossier) -> tuple[Evidence, ...]:
        """Return what the site itself says about requests for links, quoted."""
        return pitching.their_rules(dossier.site, dossier.page)

    def rules_wait(self, dossier: Dossier) -> bool:
        """Tell whether there are rules that nobody has read yet."""
        return bool(self.rules(dossier)) and not self.store.pitches.rules_read(dossier.prospect.id)

    def _outer_problems(self, dossier: Dossier) -> tuple[Problem, ...]:
        """Return what stands against a draft beside its words: unread rules, a recent message."""
        return (*self._unread_rules(dossier), *self._contacted(dossier))

    def _unread_rules(self, dossier: Dossier) -> tuple[Problem, ...]:
        if not self.rules_wait(dossier):
            return ()
        first = self.rules(dossier)[0].quote
        return (
            Problem(UNREAD_RULES, "Read their rules before this leaves.", Severity.BLOCK, first),
        )

    def _contacted(self, dossier: Dossier) -> tuple[Problem, ...]:
        days = self.campaign.policy.contact_again_days
        today = self.now().date()
        for mark in self.earlier(dossier):
            if today - mark.on <= timedelta(days=days):
                return (Problem("contacted-before", _told(mark, today, days)),)
        return ()


def _told(mark: Mark, today: date, days: int) -> str:
    """Return in a sentence that somebody was in contact lately."""
    who = mark.email or mark.site
    return (
        f"{who}: {mark.kind} on {mark.on} in the campaign {mark.campaign}, "
        f"{(today - mark.on).days} days ago; the policy waits {days}."
    )


def rules_read(site: str, pitch_id: int | None) -> Act:
    """Return the act of having read a site's rules; its draft, looked over anew, is `pitch_id`."""
    fields = {} if pitch_id is None else {"pitch_id": pitch_id}
    return Act(RULES_READ, f"rules of {site} read", fields)
