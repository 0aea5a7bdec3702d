"""What a site is beyond one page: its home page, its recent titles, the ways to its people."""

from __future__ import annotations

from datetime import UTC, datetime

from linktriage import urls
from linktriage.extracting import Extractor
from linktriage.model import Failure, Fetched, Page, Policy, Prospect, SiteReading
from linktriage.text import clean_line
from linktriage.triage.reading.budget import Budget
from linktriage.triage.reading.routes import routes
from linktriage.triage.reading.titles import TitleSearch


def home_of(prospect: Prospect, lead: Fetched) -> str:
    """Return the address of the site's home page.

    On a path of a shared host the tenant's own page; else the root of the host the lead page
    came from in the end, unless that is another site.
    """
    came_from = lead.final_url if urls.same_site(lead.final_url, prospect.url) else prospect.url
    if "/" in prospect.site:
        scheme = came_from.partition("://")[0]
        return f"{scheme}://{prospect.site}"
    return urls.home_of(came_from)


class SiteReader:
    """Reads one site within its budget."""

    def __init__(self, budget: Budget, extractor: Extractor, policy: Policy) -> None:
        self._budget = budget
        self._extractor = extractor
        self._policy = policy
        self._notes: list[str] = []

    async def read(self, site: str, home_url: str, lead_url: str, lead: Page | None) -> SiteReading:
        """Return what could be read; what could not is in the notes.

        `lead` is the page that was read at `lead_url`, None when it could not be read.
        """
        is_lead = urls.key(lead_url) == urls.key(home_url)
        home = lead if is_lead else await self._home(home_url)
        # not by their hash: that goes through all that stands on a page
        both = (lead, None) if home is lead else (lead, home)
        pages = tuple(page for page in both if page is not None)
        search = TitleSearch(self._budget, self._extractor, self._policy.topics_min_titles)
        found = await search.search(pages, home_url)
        return SiteReading(
            site=site,
            read_at=datetime.now(UTC),
            titles=found.titles,
            titles_from=found.origin,
            source_url=found.url,
            home=home,
            pages=await self._further(pages),
            notes=(*self._notes, *found.notes),
        )

    async def _home(self, url: str) -> Page | None:
        return await self._page(url) if self._budget.left else None

    async def _further(self, pages: tuple[Page, ...]) -> tuple[Page, ...]:
        """Read the pages about the people behind the site, as far as the budget goes."""
        read: list[Page] = []
        for url in routes(pages) if self._budget.left else ():
            page = await self._page(url) if self._budget.left else None
            if page is not None:
                read.append(page)
        return tuple(read)

    async def _page(self, url: str) -> Page | None:
        page = await self._extractor.page(await self._budget.fetch(url))
        if isinstance(page, Failure):
            self._notes.append(clean_line(f"{url}: {page.detail}", 300))
            return None
        return page
