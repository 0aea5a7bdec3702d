from time import monotonic

import pytest

from linktriage.fetching import Fetcher
from linktriage.triage.reading import budget as budget_module
from linktriage.triage.reading.budget import SITE_SECONDS, Budget
from tests.fetching.web import Web, answer, redirect


async def test_requests_are_counted_with_their_redirects(web: Web, fetcher: Fetcher) -> None:
    budget = Budget(fetcher, 3)
    web.serve("/a", redirect("/b"))
    web.serve("/b", answer("<p>there"))
    await budget.fetch(web.url("/a"))
    assert (budget.spent, budget.left) == (2, 1)
    await budget.fetch(web.url("/a"))
    assert budget.left == 0


async def test_robots_txt_costs_nothing(web: Web, budget: Budget) -> None:
    assert await budget.sitemaps(web.url("/")) == ()
    assert budget.spent == 0


async def test_a_slow_site_gets_no_further_requests(
    budget: Budget, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert budget.left == 8
    later = monotonic() + SITE_SECONDS
    monkeypatch.setattr(budget_module, "monotonic", lambda: later)
    assert budget.left == 0
