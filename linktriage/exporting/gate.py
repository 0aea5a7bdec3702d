"""Who may go out, and to whom: accepted prospects with an intent, nobody to be left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from linktriage.model import (
    Accept,
    Contact,
    Dossier,
    LinkIntent,
    Pitch,
    Prospect,
    Severity,
    Status,
)
from linktriage.people import email_address


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One accepted prospect on its way out."""

    dossier: Dossier
    intent: LinkIntent
    contact: Contact
    """Whom to write to; blank when nobody is known."""
    email: str
    """The one mailbox of the contact, checked; empty when there is none."""

    @property
    def prospect(self) -> Prospect:
        """The prospect itself."""
        return self.dossier.prospect

    @property
    def pitch(self) -> Pitch | None:
        """The draft, when there is one."""
        return self.dossier.pitch

    @property
    def ready(self) -> bool:
        """True when there is a mailbox to write to."""
        return bool(self.email)


@dataclass(slots=True)
class Gate:
    """Lets accepted prospects out, and counts why others stay.

    `suppressed` holds sites and e-mail addresses in lower case that must be left alone, `bounced`
    addresses to which mail came back, `before` the ids of prospects that went out already;
    `drafts_only` keeps back those without a draft.
    """

    suppressed: Collection[str] = ()
    bounced: Collection[str] = ()
    before: Collection[int] = ()
    drafts_only: bool = False
    blocked_too: bool = False
    """True lets drafts with blocking problems pass: for the record of all that is known."""
    skipped: Counter[str] = field(default_factory=Counter)
    ids: list[int] = field(default_factory=list)
    needs_contact: int = 0

    def through(self, dossiers: Iterable[Dossier]) -> Iterator[Outgoing]:
        """Yield what may go out of `dossiers`; the counts are complete when all were taken."""
        for dossier in dossiers:
            outgoing = self._one(dossier)
            if isinstance(outgoing, str):
                self.skipped[outgoing] += 1
                continue
            self.ids.append(dossier.prospect.id)
            self.needs_contact += not outgoing.ready
            yield outgoing

    def _one(self, dossier: Dossier) -> Outgoing | str:
        """Return what goes out of one dossier, or in a few words why nothing does."""
        prospect, decision, pitch = dossier.prospect, dossier.decision, dossier.pitch
        if prospect.status is not Status.ACCEPTED:
            return "undecided" if prospect.status is Status.QUEUED else prospect.status.value
        if not isinstance(decision, Accept):
            return "no link intent"
        contact = self._contact(dossier)
        if prospect.site in self.suppressed or contact is None:
            return "do not contact"
        if pitch and pitch.contact and pitch.contact.email.lower() in self.bounced:
            return "address bounced"
        if prospect.id in self.before:
            return "exported before"
        if pitch is None and self.drafts_only:
            return "no draft"
        if pitch and not self.blocked_too and has_blocking_problem(pitch):
            return "draft with blocking problems"
        return Outgoing(dossier, decision.intent, contact, email_address(contact.email))

    def _contact(self, dossier: Dossier) -> Contact | None:
        """Return the draft's contact if it has a mailbox, else the best that has, else any.

        A blank one when nobody is known; None when the chosen person, or everybody known, is to be
        left alone.
        """
        chosen = dossier.pitch.contact if dossier.pitch else None
        if chosen and email_address(chosen.email):
            return None if chosen.email.lower() in self.suppressed else chosen
        free = [c for c in dossier.contacts if c.email.lower() not in self.suppressed]
        if dossier.contacts and not free:
            return None
        alive = [c for c in free if c.email.lower() not in self.bounced]
        with_mailbox = (contact for contact in alive if email_address(contact.email))
        return next(with_mailbox, chosen or (alive[0] if alive else Contact()))


def has_blocking_problem(pitch: Pitch) -> bool:
    """Return True when a draft has a problem that keeps it from leaving."""
    return any(problem.severity is Severity.BLOCK for problem in pitch.problems)
