"""A site's recent titles: from its feed, else its sitemap, else the links on its home page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from linktriage.extracting import Extractor, TitleList, titles_from_home
from linktriage.fetching import Kind
from linktriage.model import Failure, Page, Title
from linktriage.text import clean_line
from linktriage.triage.reading.budget import Budget

RESERVED = 3
"""Requests that further lists leave for the pages that say who is behind a site."""
_PARTS = 2
"""Parts of a sitemap index that are read: the extractor puts those of posts first."""


@dataclass(slots=True)
class Titles:
    """What was found, and what could not be read."""

    titles: tuple[Title, ...] = ()
    origin: str = ""
    """ "feed", "sitemap", "home page" or empty."""
    url: str = ""
    notes: list[str] = field(default_factory=list)


class TitleSearch:
    """Looks for the recent titles of one site, at least `wanted` if it can."""

    def __init__(self, budget: Budget, extractor: Extractor, wanted: int) -> None:
        self._budget = budget
        self._extractor = extractor
        self._wanted = wanted
        self._found = Titles()
        self._asked = False

    async def search(self, pages: tuple[Page, ...], home: str) -> Titles:
        """Return the titles; `pages` are those already read, the home page last."""
        await self._from_feed(_feeds(pages))
        if not self._found.titles:
            await self._from_sitemap(home)
        if not self._found.titles and pages:
            self._found.titles = titles_from_home(pages[-1])
            self._found.origin = "home page" if self._found.titles else ""
            self._found.url = pages[-1].final_url if self._found.titles else ""
        return self._found

    @property
    def _may_ask(self) -> bool:
        """Whether the budget allows another list: the first one always, if anything is left."""
        return self._budget.left > (RESERVED if self._asked else 0)

    async def _from_feed(self, feeds: Iterable[str]) -> None:
        """Read the first feed that has titles, and its further pages while they are few."""
        for feed in feeds:
            page = feed
            while page and self._may_ask and len(self._found.titles) < self._wanted:
                listing = await self._listing(page)
                if not self._add(listing.titles, "feed", feed):
                    break
                page = listing.next_page
            if self._found.titles:
                return

    async def _from_sitemap(self, home: str) -> None:
        """Read the sitemap that robots.txt names, or the one at the usual place."""
        named = await self._budget.sitemaps(home)
        for sitemap in (named or (urljoin(home, "/sitemap.xml"),))[:_PARTS]:
            if not self._may_ask or self._found.titles:
                return
            address = urljoin(home, sitemap)
            await self._read_sitemap(address)

    async def _read_sitemap(self, address: str) -> None:
        listing = await self._listing(address)
        self._add(listing.titles, "sitemap", address)
        for part in listing.sitemaps[:_PARTS]:
            if not self._may_ask or len(self._found.titles) >= self._wanted:
                return
            self._add((await self._listing(part)).titles, "sitemap", address)

    def _add(self, titles: tuple[Title, ...], origin: str, url: str) -> bool:
        """Add the titles that are new, and return whether there were any."""
        known = {(title.url, title.text) for title in self._found.titles}
        new = tuple(title for title in titles if (title.url, title.text) not in known)
        if new:
            self._found.titles += new
            self._found.origin, self._found.url = origin, url
        return bool(new)

    async def _listing(self, url: str) -> TitleList:
        """Return what a feed or a sitemap lists; nothing, and a note, when it cannot be read."""
        self._asked = True
        listing = await self._extractor.titles(await self._budget.fetch(url, Kind.FEED))
        if isinstance(listing, Failure):
            self._found.notes.append(clean_line(f"{url}: {listing.detail}", 300))
            return TitleList()
        return listing


def _feeds(pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the feeds that the pages name, those of the home page first, at most two."""
    named = [feed for page in reversed(tuple(pages)) for feed in page.feeds]
    return tuple(dict.fromkeys(named))[:2]
