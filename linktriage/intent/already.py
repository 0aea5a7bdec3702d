"""Whether they link to us already: on this page, or on another page of the site that was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linktriage.model import Campaign, OutboundLink, Page, SiteReading, TargetPage
from linktriage.urls import key, site_of

SHOWN_ANCHOR = 40


@dataclass(frozen=True, slots=True)
class Standing:
    """One link of theirs to a page of ours that stands there now."""

    url: str
    """The page of ours."""
    anchor: str
    page_url: str
    """The page of theirs."""
    paragraph: int | None = None
    """The paragraph of the prospect's page it stands in; None elsewhere."""
    followed: bool = True

    @property
    def sentence(self) -> str:
        """Say it, with the anchor and where it stands."""
        where = f"¶ {self.paragraph + 1}" if self.paragraph is not None else self.page_url
        rel = "" if self.followed else ", not followed"
        anchor = f" as “{self.anchor[:SHOWN_ANCHOR]}”" if self.anchor else ""
        return f"already links to you: {self.url}{anchor} in {where}{rel}"


def standing_links(
    page: Page | None,
    site: SiteReading | None,
    campaign: Campaign,
    targets: Iterable[TargetPage] = (),
) -> tuple[Standing, ...]:
    """Return their links to the campaign's own sites: those of the page, then of the others."""
    ours = _own_sites(campaign, targets)
    found = {} if page is None else {key(page.final_url): page}
    for other in _pages(site):
        found.setdefault(key(other.final_url), other)
    return tuple(
        _standing(link, other, here=other is page)
        for other in found.values()
        for link in other.links
        if link.site in ours and not link.internal
    )


def _own_sites(campaign: Campaign, targets: Iterable[TargetPage]) -> frozenset[str]:
    own = (*campaign.own_domains, *(target.url for target in targets))
    return frozenset(site for site in map(site_of, own) if site)


def _pages(site: SiteReading | None) -> Iterator[Page]:
    if site is not None:
        yield from filter(None, (site.home, *site.pages))


def _standing(link: OutboundLink, page: Page, *, here: bool) -> Standing:
    paragraph = link.paragraph if here else None
    return Standing(link.url, link.anchor, page.final_url, paragraph, link.followed)
