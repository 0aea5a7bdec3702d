"""What leaves the desk: files for other tools, and those who are left alone from now on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from linktriage import exporting
from linktriage.errors import BadInput
from linktriage.model import Dossier, SetAside, Status, View
from linktriage.store.contacted import SuppressionKind
from linktriage.text import clean_line
from linktriage.triage import acts
from linktriage.triage.drafts import Drafts
from linktriage.urls import site_of


class Outgoing(Drafts):
    """Writes what was approved; keeps away from those who asked for it."""

    def record(self, dossier: Dossier) -> dict[str, Any]:
        """Return a dossier as the JSON object of `show --json`."""
        return exporting.as_record(dossier)

    def export(
        self, profile: str, path: Path, *, force: bool = False, again: bool = False
    ) -> exporting.Written:
        """Write the accepted prospects in a format; others never go out.

        Only what was not exported in that format before, unless `again`. Raises
        `RefusedExport` when nothing may be written there; then nothing is left behind.
        """
        accepted = self.store.queue.ids(self.campaign.id, View(statuses=(Status.ACCEPTED,)))
        left_alone = self.store.suppressions.all(self.campaign.id)
        written = exporting.write(
            self.store.dossiers.each(accepted),
            profile,
            path,
            force=force,
            suppressed=frozenset(one.site or one.email for one in left_alone),
            bounced=self.store.outcomes.bounced(),
            before=() if again else self.store.pitches.exported(self.campaign.id, profile),
        )
        self.store.pitches.mark_exported(written.prospect_ids, profile, str(path))
        return written

    def disavow(self, sites: Iterable[str], path: Path, *, force: bool = False) -> int:
        """Write a disavow file for named sites that link to the user; returns how many.

        Only sites that a list said link to the user: a prospect or a reject never does. Raises
        `BadInput` for any other, and as every export does.
        """
        named = [site_of(site) or site for site in sites]
        for site in named:
            found = self.store.dossiers.find(self.campaign.id, site)
            prospect = self.store.dossiers.prospect(found) if found else None
            if prospect is None or prospect.set_aside != SetAside.ALREADY_LINKS:
                raise BadInput(
                    f"No list says that {clean_line(site, 100)} links to you; "
                    "bring such a list in with: linktriage import --already-linking FILE"
                )
        return exporting.write_disavow(named, path, force=force)

    def leave_alone(
        self, site_or_email: str, kind: SuppressionKind, reason: str, *, everywhere: bool = True
    ) -> str:
        """Leave a site or an address alone; returns its name.

        A prospect of that site is taken out of the queue. Raises `BadInput` for neither.
        """
        given = clean_line(site_or_email).lower()
        campaign_id = None if everywhere else self.campaign.id
        if "@" in given and "/" not in given:
            self.store.suppressions.add(kind, reason, email=given, campaign_id=campaign_id)
            return given
        site = site_of(given)
        if not site:
            raise BadInput(f"{site_or_email} is neither a site nor a mail address.")
        found = self.store.dossiers.find(self.campaign.id, site)
        if found is None:
            self.store.suppressions.add(kind, reason, site=site, campaign_id=campaign_id)
        else:
            prospect = self.store.dossiers.prospect(found)
            self.store.log.act(prospect, acts.suppress(prospect, kind, reason, campaign_id))
        self._intents = None
        return site
