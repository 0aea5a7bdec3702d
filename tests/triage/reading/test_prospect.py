"""One prospect read, with its site, over real sockets."""

from dataclasses import replace

import pytest

from linktriage.extracting import Extractor
from linktriage.fetching import Fetcher
from linktriage.model import Candidate, FetchState, Page, Policy, Prospect, Validators
from linktriage.triage.reading.prospect import ProspectReader
from linktriage.triage.reading.site import home_of
from linktriage.triage.reading.values import NoMemory
from tests.fetching.web import Web, answer, redirect

from .conftest import POLICY, feed, html, prospect

ALTERNATE = '<link rel="alternate" type="application/rss+xml" href="/feed">'


@pytest.fixture
def reader(fetcher: Fetcher, extractor: Extractor) -> ProspectReader:
    return ProspectReader(fetcher, extractor, POLICY)


async def test_a_prospect_is_read_with_its_site(web: Web, reader: ProspectReader) -> None:
    url = web.serve("/post", html('<a href="/contact">Contact</a>', title="Locks of the hill"))
    web.serve("/", html('<a href="/about">About us</a>', ALTERNATE))
    web.serve("/feed", feed("One", "Two", "Three"))
    web.serve("/contact", html(title="Write to us"))
    read = await reader.read(prospect(url))
    assert (read.prospect_id, read.rev, read.state) == (1, 4, FetchState.READ)
    assert read.page is not None
    assert read.page.title == "Locks of the hill"
    assert read.site is not None
    assert read.site.home is not None
    assert [title.text for title in read.site.titles] == ["One", "Two", "Three"]
    assert [page.title for page in read.site.pages] == ["Write to us"]
    assert read.site.notes == (
        f"{web.url('/about')}: The page does not exist: look for another on the site.",
    )
    assert read.requests == len(web.pages) == 5


async def test_the_home_page_as_lead_page_is_fetched_once(web: Web, reader: ProspectReader) -> None:
    read = await reader.read(prospect(web.serve("/", html())))
    assert read.site is not None
    assert read.site.home is read.page
    assert web.pages.count("/") == 1


async def test_a_page_that_has_not_changed_leaves_its_site_to_be_read(
    web: Web, fetcher: Fetcher, extractor: Extractor
) -> None:
    url = web.serve("/post", html())
    before = await ProspectReader(fetcher, extractor, POLICY).read(prospect(url))

    class Known(NoMemory):
        def read_before(self, _: Prospect) -> Page | None:
            return before.page

    web.serve("/post", answer("", 304))
    web.serve("/", html(head=ALTERNATE))
    web.serve("/feed", feed("New", "Newer", "Newest"))
    async with Fetcher(POLICY, allow_private=True) as later:
        reader = ProspectReader(later, extractor, POLICY, Known())
        read = await reader.read(prospect(url), Validators('"1"'))
    assert (read.state, read.page) == (FetchState.UNCHANGED, None)
    assert read.site is not None
    assert [title.text for title in read.site.titles] == ["New", "Newer", "Newest"]


async def test_a_site_is_read_once(web: Web, reader: ProspectReader) -> None:
    web.otherwise = html()
    first = await reader.read(prospect(web.url("/1"), 1))
    second = await reader.read(prospect(web.url("/2"), 2))
    assert second.site is first.site
    assert second.requests == 1


async def test_only_the_sites_read_last_are_remembered(web: Web, reader: ProspectReader) -> None:
    web.otherwise = html()
    for number in range(70):
        await reader.read(prospect(web.url("/"), number, site=f"{number}.example"))
    assert len(reader._sites) == 64


async def test_a_missing_page_leaves_the_site_to_be_read(web: Web, reader: ProspectReader) -> None:
    web.serve("/", html())
    read = await reader.read(prospect(web.url("/gone")))
    assert (read.state, read.page) == (FetchState.NOT_FOUND, None)
    assert read.site is not None
    assert read.site.home is not None


async def test_a_page_that_says_it_is_missing_is(web: Web, reader: ProspectReader) -> None:
    url = web.serve("/x", answer("<title>Page not found</title><p>Try the search, it may help."))
    assert (await reader.read(prospect(url))).state is FetchState.NOT_FOUND


async def test_a_site_that_blocks_is_left_alone(web: Web, reader: ProspectReader) -> None:
    read = await reader.read(prospect(web.serve("/x", answer("", 403))))
    assert (read.state, read.site) == (FetchState.BLOCKED, None)
    assert web.pages == ["/x"]


async def test_a_page_with_little_text_is_thin(web: Web, reader: ProspectReader) -> None:
    url = web.serve("/", answer("<title>Locks</title><p>Opening soon, with twelve locks."))
    assert (await reader.read(prospect(url))).state is FetchState.THIN


async def test_a_guessed_scheme_is_tried_both_ways(web: Web, reader: ProspectReader) -> None:
    web.serve("/", html())
    guess = web.url("/").replace("http://", "https://")
    one = replace(prospect(guess), candidates=(Candidate(guess, "k", scheme_guessed=True),))
    assert (await reader.read(one)).state is FetchState.READ


async def test_the_budget_ends_the_reading(
    web: Web, fetcher: Fetcher, extractor: Extractor
) -> None:
    web.serve("/post", html('<a href="/contact">Contact</a>'))
    reader = ProspectReader(fetcher, extractor, Policy(requests_per_site=1))
    read = await reader.read(prospect(web.url("/post")))
    assert read.site is not None
    assert (read.site.home, read.site.pages, web.pages) == (None, (), ["/post"])


async def test_the_home_page_is_that_of_the_host_that_answered(web: Web, fetcher: Fetcher) -> None:
    lead = await fetcher.fetch(web.serve("/a", redirect("/b")))
    assert home_of(prospect(web.url("/a")), lead) == web.url("/")
    sold = replace(lead, final_url="https://parking.example/sale")
    assert home_of(prospect(web.url("/a")), sold) == web.url("/")
    tenant = prospect("https://medium.com/@ana/post", site="medium.com/@ana")
    assert home_of(tenant, replace(lead, final_url=tenant.url)) == "https://medium.com/@ana"
