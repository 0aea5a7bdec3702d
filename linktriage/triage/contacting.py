"""What stands between a draft and its leaving, beside its words: their rules, earlier contact."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from linktriage import pitching
from linktriage.model import Dossier, Problem, Severity
from linktriage.store.contacted import RULES_READ, Happened, Mark
from linktriage.store.log import Act
from linktriage.triage.addressing import Addressing

if TYPE_CHECKING:
    from linktriage.pitching import TheirRule

UNREAD_RULES = "their-rules"
"""The problem of a draft whose site has rules that nobody has read."""


class Contacting(Addressing):
    """Knows who was written to before, and what the site says of requests."""

    def earlier(self, dossier: Dossier) -> tuple[Mark, ...]:
        """Return what happened with that site or its people before, in any campaign."""
        emails = [one.email for one in dossier.contacts]
        return self.store.outcomes.of_site(dossier.prospect.site, emails)

    def past(self, dossier: Dossier) -> tuple[Happened, ...]:
        """Return all that happened with a site and its people, in any campaign, newest first."""
        marks = [
            Happened(mark.on, _in_words(mark), mark.campaign) for mark in self.earlier(dossier)
        ]
        found = [*marks, *self.store.site_past.of(dossier.prospect.site)]
        return tuple(sorted(found, key=lambda one: one.on, reverse=True))

    def recent_contact(self, dossier: Dossier) -> str:
        """Return who was in contact within the days of the policy, in a sentence; "" for nobody.

        An export in another campaign counts: a message may have gone out with it.
        """
        days = self.campaign.policy.contact_again_days
        today = self.now().date()
        since = today - timedelta(days=days)
        for mark in self.earlier(dossier):
            if mark.on >= since:
                return _told(mark, today, days)
        for one in self.store.site_past.exports(dossier.prospect.site):
            if one.on >= since and one.where != self.campaign.name:
                return f"{one.what} on {one.on} in the campaign {one.where}: they may have mail."
        return ""

    def rules(self, dossier: Dossier) -> tuple[TheirRule, ...]:
        """Return what the site itself says about requests for links, quoted and dated."""
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
        recent = self.recent_contact(dossier)
        return (Problem("contacted-before", recent),) if recent else ()


def _told(mark: Mark, today: date, days: int) -> str:
    """Return in a sentence that somebody was in contact lately."""
    who = mark.email or mark.site
    return (
        f"{who}: {mark.kind} on {mark.on} ({mark.campaign}), "
        f"{(today - mark.on).days} days ago; the policy waits {days}."
    )


def _in_words(mark: Mark) -> str:
    """Return an outcome in one line."""
    who = f" ({mark.email})" if mark.email else ""
    said = f": {mark.note}" if mark.note else ""
    return f"{mark.kind}{who}{said}"


def rules_read(site: str, pitch_id: int | None) -> Act:
    """Return the act of having read a site's rules; its draft, looked over anew, is `pitch_id`."""
    fields = {} if pitch_id is None else {"pitch_id": pitch_id}
    return Act(RULES_READ, f"rules of {site} read", fields)
