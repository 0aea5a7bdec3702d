"""The user's own pages: read like any other, kept, and judged whether they deserve links now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from linktriage import intent
from linktriage.model import Failure, Page, TargetPage
from linktriage.triage.checking import page_terms
from linktriage.triage.desk import Desk
from linktriage.urls import home_of, key

if TYPE_CHECKING:
    from linktriage.extracting import Extractor
    from linktriage.fetching import Fetcher


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One page of the user's own as it was read just now."""

    url: str
    page: Page | None = None
    failure: Failure | None = None


class Targets(Desk):
    """Reads the target pages and what stands around them."""

    async def check_targets(
        self, *, on_target: Callable[[str], None], allow_private: bool = False
    ) -> tuple[TargetPage, ...]:
        """Read every target page and keep whether it is ready, and what is missing.

        The home pages and the money pages that targets lead on to are read too, for the links
        between them. `on_target` hears the address of each before it is read. A title that
        nobody gave is taken from the page. What was read is kept as every page is.
        """
        from linktriage.extracting import Extractor
        from linktriage.fetching import Fetcher

        targets = self.targets()
        read: dict[str, OwnPage] = {}
        async with (
            Fetcher(self.campaign.policy, allow_private=allow_private) as fetcher,
            Extractor(workers=1) as extractor,
        ):
            for url in self._own_urls(targets):
                on_target(url)
                read[key(url)] = one = await _read(url, fetcher, extractor)
                self.store.readings.save_own(url, one.page, one.failure, page_terms(one.page))
        self._idf = None
        self._own_texts.clear()
        own = self.store.readings.pages(set(read))
        return tuple(self._judge_target(target, read, targets, own) for target in targets)

    def own_page(self, url: str) -> Page | None:
        """Return a page of the user's own as it was read last; None when it never was."""
        found = self.store.readings.pages({key(url)})
        return found[0] if found else None

    def _own_urls(self, targets: Iterable[TargetPage]) -> tuple[str, ...]:
        """Return the addresses to read: the targets, where they lead on to, the home pages."""
        wanted = [url for target in targets for url in (target.url, target.supports) if url]
        homes = [home_of(target.url) for target in targets]
        return tuple({key(url): url for url in (*wanted, *homes)}.values())

    def _judge_target(
        self,
        target: TargetPage,
        read: Mapping[str, OwnPage],
        targets: tuple[TargetPage, ...],
        own: tuple[Page, ...],
    ) -> TargetPage:
        one = read[key(target.url)]
        ready, missing = intent.readiness(target, one.page, one.failure, targets, own)
        title = target.title or (one.page.title if one.page else "")
        return self.add_target(replace(target, readiness=ready, missing=missing, title=title))


async def _read(url: str, fetcher: Fetcher, extractor: Extractor) -> OwnPage:
    fetched = await fetcher.fetch(url)
    if fetched.failure:
        return OwnPage(url, failure=fetched.failure)
    read = await extractor.page(fetched)
    return OwnPage(url, failure=read) if isinstance(read, Failure) else OwnPage(url, page=read)
