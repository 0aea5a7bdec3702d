"""The desk at which one person works on one campaign: the open store and what belongs to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from linktriage.errors import BadInput
from linktriage.model import Campaign, Dossier, LinkIntent, Prospect, TargetPage
from linktriage.store import Store
from linktriage.terms import Idf
from linktriage.triage.current import current
from linktriage.urls import key

if TYPE_CHECKING:
    from linktriage.triage.workshop import Workshop

MANY_PAGES = 1000
"""Pages from which on a word of a single page weighs like one of none: half of all words are such,
and take tens of megabytes."""


class Desk:
    """One open database and one campaign of it. The verbs stand in the classes built on it."""

    def __init__(
        self, database: Path, campaign: str | None = None, *, new: Campaign | None = None
    ) -> None:
        """Open the database file, with the campaign of that name or the one used last.

        A campaign named here must exist, but for "default", which is made when it is missing;
        `new` is one to make and use.
        Raises `StoreError` or `BadInput` with a sentence.
        """
        self.store = Store(database)
        self.session = self.store.log.session
        self._idf: Idf | None = None
        self._intents: tuple[LinkIntent, ...] | None = None
        self.workshop: Workshop | None = None
        """Another process that reads and works orders out for this one, if there is one."""
        self._own_texts: dict[str, str] = {}
        """What stands on pages of the user's own, by the key of their address."""
        try:
            self.campaign = self._make(new) if new else self._choose(campaign)
        except Exception:
            self.store.close()
            raise

    def _make(self, campaign: Campaign) -> Campaign:
        made = self.store.campaigns.save(campaign)
        self.store.campaigns.use(made.name)
        return made

    def _choose(self, name: str | None) -> Campaign:
        campaigns = self.store.campaigns
        wanted = name or campaigns.last_used()
        found = campaigns.get(wanted)
        if found is None:
            if name and name != "default":
                known = ", ".join(campaigns.names()) or "none yet"
                raise BadInput(
                    f"There is no campaign named {name} (there are: {known}). "
                    f"Make it with: linktriage campaign new {name}"
                )
            found = campaigns.save(Campaign("default"))
        if name:
            campaigns.use(found.name)
        return found

    def close(self) -> None:
        """Close the database."""
        self.store.close()

    def change_campaign(self, campaign: Campaign) -> Campaign:
        """Write the campaign's settings anew; its findings are stale until the next `check`."""
        self.campaign = self.store.campaigns.save(replace(campaign, id=self.campaign.id))
        self.store.readings.mark_stale(self.campaign.id)
        return self.campaign

    def _change_settings(self, campaign: Campaign) -> None:
        """Write settings that no check asks about: its findings stay as they are."""
        self.campaign = self.store.campaigns.save(campaign)

    def targets(self) -> tuple[TargetPage, ...]:
        """Return the target pages of the campaign, in the order they were added."""
        return self.store.campaigns.targets(self.campaign)

    def add_target(self, target: TargetPage) -> TargetPage:
        """Add a target page, or write the one with that address anew; findings are stale then."""
        saved = self.store.campaigns.save_target(self.campaign, target)
        self.targets_changed()
        return saved

    def targets_changed(self) -> None:
        """Let the findings be stale: they answer to other targets than there are now."""
        self.store.readings.mark_stale(self.campaign.id)

    def text_of(self, target: TargetPage) -> str:
        """Return what stands on a target page, as it was read last; empty when it never was."""
        at = key(target.url)
        if at not in self._own_texts:
            found = self.store.readings.pages({at})
            paragraphs = [one.text for page in found for one in page.paragraphs]
            said = [page.description for page in found] + paragraphs
            self._own_texts[at] = "\n".join(said)
        return self._own_texts[at]

    def has_stale_findings(self) -> bool:
        """Tell whether `check` would answer to other settings or targets than it did."""
        return self.store.readings.has_stale(self.campaign.id)

    def intents(self) -> tuple[LinkIntent, ...]:
        """Return the intents of all accepted prospects, in the order they were decided."""
        if self._intents is None:
            self._intents = self.store.dossiers.intents(self.campaign.id)
        return self._intents

    def idf(self) -> Idf:
        """Return how rare each term is among the pages that were read, as of the last count."""
        if self._idf is None:
            readings = self.store.readings
            pages = readings.pages_read()
            self._idf = Idf(pages, readings.documents(2 if pages >= MANY_PAGES else 1))
        return self._idf

    def dossier(self, prospect_id: int) -> Dossier:
        """Return all that is known of a prospect; raises `BadInput` when it is gone."""
        return self.as_now(self.store.dossiers.get(prospect_id))

    def as_now(self, dossier: Dossier) -> Dossier:
        """Return a dossier as its answers, its approach and the policy make it."""
        return current(dossier, self.campaign.policy)

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)

    def _fresh(self, prospect: Prospect) -> Prospect:
        """Return a prospect as it stands after an act on it."""
        self._intents = None
        return self.store.dossiers.after_act(prospect)
