"""After a message: what became of it, one by one or from a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from linktriage.errors import BadInput
from linktriage.model import Accept, Contact, Dossier, MarkKind, Status
from linktriage.people import email_address
from linktriage.store.contacted import Mark
from linktriage.text import clean_line
from linktriage.triage import sheets
from linktriage.triage.addressing import typed
from linktriage.triage.outgoing import Outgoing
from linktriage.triage.queueing import Queueing
from linktriage.urls import site_of

MAX_NOTE = 1_000
"""Characters of a mark's note."""

_NO = frozenset({MarkKind.DECLINED, MarkKind.STOP})
"""The answers after which nobody writes again."""
_SAYS_NO = re.compile(
    r"\W{0,5}(?:no|nope|stop|unsubscribe|remove (?:me|us)|not interested"
    r"|(?:please )?(?:do not|don['’]t|never) (?:write|mail|email|contact)\b.{0,200})"
    r"(?:,? (?:thanks?(?: you)?|please))?\W{0,5}",
    re.IGNORECASE,
)
"""A whole reply that is a no."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What became of a file of outcomes or contacts."""

    marked: int
    refused: tuple[str, ...]
    """One sentence for each row that was not taken."""
    elsewhere: int = 0
    """Those of `marked` that speak of sites nobody was to write to from here."""


class Afterwards(Queueing, Outgoing):
    """Writes down what the world answered."""

    def mark(
        self,
        dossier: Dossier,
        kind: MarkKind,
        on: date | None = None,
        note: str = "",
        *,
        stop: bool = False,
    ) -> Mark:
        """Write down what became of the message to an accepted prospect.

        `stop`, a "declined", an "asked to stop" and a reply that says no or stop leave the site
        alone everywhere from now on; that can be undone, the mark cannot. Raises `BadInput` for
        a day to come, and for a site that nobody was to write to.
        """
        mark = self._mark(dossier, kind, on, note)
        self.store.outcomes.add([(dossier.prospect.id, mark)])
        if stop or says_no(mark):
            self._stop(dossier, mark)
        return mark

    def _mark(self, dossier: Dossier, kind: MarkKind, on: date | None, note: str) -> Mark:
        prospect = dossier.prospect
        if not self._is_ours(dossier):
            raise BadInput(f"{prospect.site} is {prospect.status}: nobody was to write to it.")
        email = dossier.pitch.contact.email if dossier.pitch and dossier.pitch.contact else ""
        day = self._past_day(on)
        return Mark(kind, day, clean_line(note, MAX_NOTE), email, prospect.site, self.campaign.name)

    def _is_ours(self, dossier: Dossier) -> bool:
        """Tell whether somebody was to write to a site from this campaign."""
        marks = self.store.outcomes.of_campaign(self.campaign.id)
        marked_before = any(mark.site == dossier.prospect.site for mark in marks)
        return isinstance(dossier.decision, Accept) or marked_before

    def _past_day(self, on: date | None) -> date:
        """Return a day, today for None; raises `BadInput` for one to come."""
        today = self.now().date()
        if on and on > today:
            raise BadInput(f"{on} is still to come; an outcome has happened.")
        return on or today

    def _stop(self, dossier: Dossier, mark: Mark) -> None:
        if dossier.prospect.status is not Status.SUPPRESSED:
            self.leave_alone(dossier.prospect.site, "do not contact", _because(mark))

    def mark_all(self, path: Path) -> Marked:
        """Write down the outcomes of a CSV file: site and kind; date, note and email if known.

        A row about a site that nobody was to write to from here counts as earlier contact. One
        that cannot be taken is told and left out. Raises `BadInput` for another file.
        """
        refused: list[str] = []
        marked = elsewhere = 0
        for number, row in sheets.rows(path, "site", "kind"):
            try:
                elsewhere += self._mark_row(row, path.name)
                marked += 1
            except BadInput as error:
                refused.append(f"line {number}: {error}")
        return Marked(marked, tuple(refused), elsewhere)

    def _mark_row(self, row: sheets.Row, source: str) -> bool:
        """Write down one row; True when it is about a site nobody was to write to from here."""
        kind, day, note = sheets.kind(row["kind"]), sheets.day(row.get("date", "")), row.get("note")
        found = self.find(row["site"])
        if found is not None and self._is_ours(found):
            self.mark(found, kind, day, note or "")
            return False
        mark = Mark(
            kind,
            self._past_day(day),
            clean_line(note or "", MAX_NOTE),
            email_address(row.get("email", "")),
            _site(row),
            source,
        )
        self.store.outcomes.add_earlier([mark])
        if says_no(mark):
            self.leave_alone(mark.site, "do not contact", _because(mark))
        return True

    def bring_contacts(self, path: Path) -> Marked:
        """Take the contacts of a CSV file: email; site, name, role, last contact if known.

        The sites need be in no campaign. A row with a date counts as earlier contact. One that
        cannot be taken is told and left out. Raises `BadInput` for another file.
        """
        refused: list[str] = []
        brought = earlier = 0
        for number, row in sheets.rows(path, "email"):
            try:
                earlier += self._bring_contact(row, path.name)
                brought += 1
            except BadInput as error:
                refused.append(f"line {number}: {error}")
        return Marked(brought, tuple(refused), earlier)

    def _bring_contact(self, row: sheets.Row, source: str) -> bool:
        """Keep one contact; True when the row says that they were written to."""
        contact, site = typed(row["email"], row.get("name", ""), row.get("role", "")), _site(row)
        on, kind = sheets.day(row.get("date", "")), row.get("kind", "")
        mark = Mark(
            sheets.kind(kind) if on and kind else MarkKind.SENT,
            self._past_day(on),
            row.get("note", ""),
            contact.email,
            site,
            source,
        )
        self.store.contacts.put(site, Contact(contact.email, contact.name, contact.role, source))
        if on:
            self.store.outcomes.add_earlier([mark])
        return bool(on)

    def marks(self) -> tuple[Mark, ...]:
        """Return all outcomes of the campaign, newest first."""
        return self.store.outcomes.of_campaign(self.campaign.id)


def says_no(mark: Mark) -> bool:
    """Tell whether an answer means that nobody should write again."""
    replied = mark.kind is MarkKind.REPLIED
    return mark.kind in _NO or (replied and bool(_SAYS_NO.fullmatch(mark.note)))


def _because(mark: Mark) -> str:
    return mark.note or f"{mark.kind} on {mark.on}"


def _site(row: sheets.Row) -> str:
    """Return the site of a row, else that of its address; raises `BadInput` without either."""
    given = row.get("site") or row.get("email", "").rpartition("@")[2]
    site = site_of(given)
    if not site:
        raise BadInput(f"{given or 'a row without a site'} is no site.")
    return site
