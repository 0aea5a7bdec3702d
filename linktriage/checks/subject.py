"""What the checks look at: one prospect with all that was read and imported for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from linktriage.model import (
    Campaign,
    FetchState,
    OutboundLink,
    Page,
    Placement,
    Policy,
    Prospect,
    SiteReading,
    TargetPage,
)
from linktriage.terms import Idf
from linktriage.urls import site_of

NOT_BESIDE = frozenset({Placement.BODY, Placement.LIST, Placement.UNKNOWN})
"""Placements that do not speak against the text; 17 of 100 pages mark no regions at all."""


@dataclass(frozen=True, slots=True)
class Network:
    """Sites that seem to belong to one owner, and what they share."""

    sites: tuple[str, ...]
    shared: str
    """What they have in common, in words: "the id UA-12345-1"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One prospect under the eyes of the checks. They read this and nothing else."""

    prospect: Prospect
    campaign: Campaign
    today: date
    page: Page | None = None
    """The lead page, or None when it was not read."""
    site: SiteReading | None = None
    targets: tuple[TargetPage, ...] = ()
    idf: Idf = field(default_factory=Idf)
    """How rare words are in this queue; empty, all weigh the same."""
    ranks: Mapping[str, int] = field(default_factory=dict)
    """URL of a target to the prospect's place in the queue by likeness to it, from 1."""
    ranked: int = 0
    """How many prospects those places are counted among."""
    own_links: frozenset[str] = frozenset()
    """The sites that the user's own pages link to, as far as they were read."""
    own_words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """URL of a target to the terms of its text, as far as it was read."""
    networks: tuple[Network, ...] = ()
    """The groups that the prospect is part of, found over the queue."""
    compared: int = 0
    """How many sites of the queue were compared for that; 0 before it was done."""

    flagged: Mapping[str, str] = field(default_factory=dict)
    """Hosts linked from the page that stand on the user's own lists, each with its niche."""
    silent: tuple[str, ...] = ()
    """Why services that were asked about the site gave no figure for it."""
    asked_links: Mapping[str, FetchState] = field(default_factory=dict)
    """Links of the page that were asked for, each with how that ended."""

    @property
    def policy(self) -> Policy:
        """Return the thresholds of the campaign."""
        return self.campaign.policy

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the titles of the site's recent posts; posts without one have nothing to say."""
        listed = self.site.titles if self.site else ()
        return tuple(title.text for title in listed if title.text.strip())

    @property
    def language(self) -> str:
        """Return the two-letter language of the page, or of the home page; empty if unknown."""
        home = self.site.home if self.site else None
        named = next((page.language for page in (self.page, home) if page and page.language), "")
        return named[:2].casefold()


def links_out(page: Page) -> tuple[tuple[int, OutboundLink], ...]:
    """Return the links of `page` to other sites, each with its number on the page.

    On the page of a platform itself its tenants are no other sites.
    """
    tenants = f"{site_of(page.final_url)}/"
    out = [(at, link) for at, link in enumerate(page.links) if not link.internal]
    return tuple(one for one in out if not one[1].site.startswith(tenants))


def stands_in_text(link: OutboundLink) -> bool:
    """Tell whether a link stands in a paragraph of the text, not beside, above or below it."""
    in_paragraph = link.in_text or link.paragraph is not None
    return in_paragraph and link.placement in NOT_BESIDE
