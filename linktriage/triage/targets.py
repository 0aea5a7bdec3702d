"""The user's own pages: read like any other, and judged whether they deserve links now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from linktriage import intent
from linktriage.extracting import Extractor
from linktriage.fetching import Fetcher
from linktriage.model import Failure, Page, TargetPage
from linktriage.triage.desk import Desk


class Targets(Desk):
    """Reads the target pages."""

    async def check_targets(
        self, *, on_target: Callable[[TargetPage], None], allow_private: bool = False
    ) -> tuple[TargetPage, ...]:
        """Read every target page and keep whether it is ready, and what is missing.

        `on_target` hears of each before it is read. A title that nobody gave is taken from the
        page.
        """
        targets = self.targets()
        checked = []
        fetcher = Fetcher(self.campaign.policy, allow_private=allow_private)
        async with fetcher, Extractor(workers=1) as extractor:
            for target in targets:
                on_target(target)
                page, failure = await _read(target.url, fetcher, extractor)
                checked.append(self._judge_target(target, page, failure, targets))
        return tuple(checked)

    def _judge_target(
        self,
        target: TargetPage,
        page: Page | None,
        failure: Failure | None,
        targets: tuple[TargetPage, ...],
    ) -> TargetPage:
        ready, missing = intent.readiness(target, page, failure, targets)
        title = target.title or (page.title if page else "")
        return self.add_target(replace(target, readiness=ready, missing=missing, title=title))


async def _read(
    url: str, fetcher: Fetcher, extractor: Extractor
) -> tuple[Page | None, Failure | None]:
    fetched = await fetcher.fetch(url)
    if fetched.failure:
        return None, fetched.failure
    read = await extractor.page(fetched)
    return (None, read) if isinstance(read, Failure) else (read, None)
