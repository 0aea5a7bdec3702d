"""A site on loopback, and readers to read it with."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from linktriage.extracting import Extractor, TitleList
from linktriage.extracting.messages import question
from linktriage.extracting.worker import answer as answer_of_worker
from linktriage.fetching import Fetcher
from linktriage.model import Failure, Fetched, Page, Policy, Prospect
from linktriage.triage.reading.budget import Budget
from tests.fetching.web import Web, answer, small_web
from tests.patience import PATIENCE

POLICY = Policy(request_gap=0.0, deadline=PATIENCE, topics_min_titles=3)
STORY = "<p>" + "The lock keeper counts every barge that climbs the hill by water. " * 12


class InPlace(Extractor):
    """Reads with what the worker processes run, but in this one: quicker to start."""

    async def page(self, fetched: Fetched) -> Page | Failure:
        if fetched.failure:
            return fetched.failure
        reply = answer_of_worker(question("page", fetched, 9.0), fetched.body)
        found = reply.page or reply.failure
        assert found is not None
        return found

    async def titles(self, fetched: Fetched) -> TitleList | Failure:
        if fetched.failure:
            return fetched.failure
        reply = answer_of_worker(question("titles", fetched, 9.0), fetched.body)
        found = reply.titles or reply.failure
        assert found is not None
        return found


def html(body: str = "", head: str = "", title: str = "Canal notes") -> bytes:
    return answer(
        f"<html lang=en><head><title>{title}</title>{head}</head>"
        f"<body><main><article><h1>{title}</h1>{STORY}</article>{body}</main></body></html>"
    )


def feed(*titles: str, more: str = "") -> bytes:
    items = "".join(f"<item><title>{one}</title><link>/{one}</link></item>" for one in titles)
    link = f'<atom:link rel="next" href="{more}"/>' if more else ""
    return answer(
        f'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Canal notes'
        f"</title>{link}{items}</channel></rss>",
        content_type="application/rss+xml",
    )


def sitemap(*paths: str, index: bool = False) -> bytes:
    outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    entries = "".join(f"<{inner}><loc>{path}</loc></{inner}>" for path in paths)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return answer(f'<{outer} xmlns="{space}">{entries}</{outer}>', content_type="text/xml")


def prospect(url: str, number: int = 1, site: str = "127.0.0.1") -> Prospect:
    return Prospect(id=number, campaign="default", site=site, url=url, rev=4)


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    async with small_web() as web:
        yield web


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(POLICY, allow_private=True) as fetcher:
        yield fetcher


@pytest.fixture
def extractor() -> Extractor:
    return InPlace()


@pytest.fixture
def budget(fetcher: Fetcher) -> Budget:
    return Budget(fetcher, 8)
