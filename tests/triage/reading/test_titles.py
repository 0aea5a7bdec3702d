from dataclasses import replace

from linktriage.extracting import Extractor
from linktriage.fetching import Fetcher
from linktriage.model import OutboundLink, Page, Placement
from linktriage.triage.reading.budget import Budget
from linktriage.triage.reading.titles import Titles, TitleSearch
from tests.builders import page
from tests.fetching.web import Web, answer

from .conftest import feed, sitemap

WANTED = 3


async def found(web: Web, budget: Budget, extractor: Extractor, *feeds: str) -> Titles:
    home = replace(page(web.url("/")), feeds=tuple(map(web.url, feeds)))
    return await TitleSearch(budget, extractor, WANTED).search((home,), web.url("/"))


def texts(found: Titles) -> list[str]:
    return [title.text for title in found.titles]


async def test_a_feed_with_enough_titles_is_enough(
    web: Web, budget: Budget, extractor: Extractor
) -> None:
    url = web.serve("/feed", feed("One", "Two", "Three", more="/feed?2"))
    titles = await found(web, budget, extractor, "/feed")
    assert texts(titles) == ["One", "Two", "Three"]
    assert (titles.origin, titles.url) == ("feed", url)
    assert web.pages == ["/feed"]


async def test_a_short_feed_is_read_on(web: Web, budget: Budget, extractor: Extractor) -> None:
    web.serve("/feed", feed("One", "Two", more="/feed?2"))
    web.serve("/feed?2", feed("Two", "Three"))
    assert texts(await found(web, budget, extractor, "/feed")) == ["One", "Two", "Three"]


async def test_a_feed_that_repeats_itself_ends(
    web: Web, budget: Budget, extractor: Extractor
) -> None:
    web.serve("/feed", feed("One", more="/feed?2"))
    web.serve("/feed?2", feed("One", more="/feed?3"))
    assert texts(await found(web, budget, extractor, "/feed")) == ["One"]
    assert web.pages == ["/feed", "/feed?2"]


async def test_the_next_feed_is_tried_and_the_first_one_noted(
    web: Web, budget: Budget, extractor: Extractor
) -> None:
    web.serve("/good", feed("One"))
    titles = await found(web, budget, extractor, "/bad", "/good")
    assert texts(titles) == ["One"]
    assert titles.notes == [
        f"{web.url('/bad')}: The page does not exist: look for another on the site."
    ]


async def test_without_a_feed_the_usual_sitemap_is_read(
    web: Web, budget: Budget, extractor: Extractor
) -> None:
    url = web.serve("/sitemap.xml", sitemap("/how-locks-work", "/why-barges-float"))
    titles = await found(web, budget, extractor)
    assert texts(titles) == ["How locks work", "Why barges float"]
    assert (titles.origin, titles.url) == ("sitemap", url)


async def test_the_sitemap_that_robots_txt_names_goes_first(
    web: Web, budget: Budget, extractor: Extractor
) -> None:
    web.serve("/robots.txt", answer("Sitemap: /none.xml\nSitemap: /map.xml\n"))
    web.serve("/map.xml", sitemap("/how-locks-work"))
    assert texts(await found(web, budget, extractor)) == ["How locks work"]
    assert "/sitemap.xml" not in web.pages


async def test_an_index_leads_to_its_parts(web: Web, budget: Budget, extractor: Extractor) -> None:
    web.serve("/sitemap.xml", sitemap("/one.xml", "/two.xml", "/three.xml", index=True))
    for part in ("/one.xml", "/two.xml", "/three.xml"):
        web.serve(part, sitemap(f"{part}-and-its-pages"))
    assert len(texts(await found(web, budget, extractor))) == 2
    assert len(web.pages) == 3


async def test_an_index_is_left_once_there_are_enough(
    web: Web, budget: Budget, extractor: Extractor
) -> None:
    many = sitemap("/how-locks-work", "/why-barges-float", "/who-digs-a-canal")
    web.serve("/sitemap.xml", sitemap("/one.xml", "/two.xml", index=True))
    web.serve("/one.xml", many)
    web.serve("/two.xml", many)
    assert len(texts(await found(web, budget, extractor))) == 3
    assert len(web.pages) == 2


async def test_at_last_the_home_page_lists_them(
    web: Web, budget: Budget, extractor: Extractor
) -> None:
    link = OutboundLink(
        web.url("/a"),
        "127.0.0.1",
        "How a lock lifts a barge",
        internal=True,
        placement=Placement.BODY,
    )
    home = replace(page(web.url("/")), links=(link,))
    titles = await TitleSearch(budget, extractor, WANTED).search((home,), web.url("/"))
    assert texts(titles) == ["How a lock lifts a barge"]
    assert (titles.origin, titles.url) == ("home page", web.url("/"))


async def test_there_may_be_none(web: Web, budget: Budget, extractor: Extractor) -> None:
    assert (await found(web, budget, extractor)).origin == ""
    pages: tuple[Page, ...] = ()
    titles = await TitleSearch(budget, extractor, WANTED).search(pages, web.url("/"))
    assert (titles.titles, titles.origin) == ((), "")


async def test_lists_leave_something_of_the_budget(
    web: Web, fetcher: Fetcher, extractor: Extractor
) -> None:
    web.serve("/feed", feed("One", more="/feed?2"))
    web.serve("/feed?2", feed("Two"))
    small = Budget(fetcher, 4)
    assert texts(await found(web, small, extractor, "/feed")) == ["One"]
    assert await found(web, Budget(fetcher, 0), extractor, "/feed") == Titles()
