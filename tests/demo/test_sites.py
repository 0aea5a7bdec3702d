"""The sample web as data: every kind of site the product must tell apart, and no loose ends."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest

from linktriage.demo.replies import reply
from linktriage.demo.sample import CAMPAIGN, LISTS, TARGETS
from linktriage.demo.sites import Site, load_web
from linktriage.text import count_words

TODAY = date(2026, 11, 21)
HREF = re.compile(r'<a [^>]*?href="(https?://[^"]*|/[^"]*)"')
DEAD_ON_PURPOSE = {
    "http://oldratebook.example/density-table": 404,
    "http://dockmaths.example/calculator": 410,
}


@pytest.fixture(scope="module")
def web() -> dict[str, Site]:
    return load_web()


def prose(html: str) -> str:
    return unescape(re.sub(r"<[^>]{0,900}>", " ", html))


def external_links(web: dict[str, Site]) -> Iterator[str]:
    for site in web.values():
        parts = [site.sidebar, site.footer, *(page.body for page in site.pages.values())]
        for part in parts:
            yield from (url for url in HREF.findall(part) if url.startswith("http"))


def rows_of_the_export() -> list[dict[str, str]]:
    with LISTS[0].open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_host_is_an_example_and_lies_nowhere_else(web: dict[str, Site]) -> None:
    assert len(web) > 20
    assert all(host.endswith(".example") for host in web)


def test_links_lead_to_pages_that_answer_but_for_the_two_dead_ones(web: dict[str, Site]) -> None:
    answers = {url: reply(web, url, TODAY).status for url in set(external_links(web))}
    dead = {url: status for url, status in answers.items() if status >= 400}
    assert dead == DEAD_ON_PURPOSE


def test_the_fine_blog_has_a_feed_of_forty_titles_and_one_natural_place(
    web: dict[str, Site],
) -> None:
    blog = web["harborlog.example"]
    text = blog.pages["/how-ltl-freight-is-priced"].body
    assert blog.feed
    assert len(blog.posts.titles) >= 40
    assert count_words(prose(text)) > 500
    assert "A freight class calculator saves the back and forth" in text


def test_the_link_farm_writes_about_everything_and_names_its_prices(
    web: dict[str, Site],
) -> None:
    farm = web["everythinghub.example"]
    assert len(farm.posts.titles) == 60
    assert "Link insertion in an existing post: $50" in farm.pages["/write-for-us"].body


def test_the_unlinked_mention_names_the_brand_and_never_links_to_it(
    web: dict[str, Site],
) -> None:
    site = web["portnotes.example"]
    texts = " ".join(prose(page.body) for page in site.pages.values())
    assert CAMPAIGN.brand_terms[0] in texts
    assert not any("freightguides" in page.body for page in site.pages.values())


def test_the_casino_link_stands_in_the_footer_and_is_followed(web: dict[str, Site]) -> None:
    link = '<a href="http://lucky-harbour-casino.example/">Lucky Harbour Casino</a>'
    assert link in web["dockside.example"].footer


def test_targets_are_pages_of_the_users_own_site_and_stand(web: dict[str, Site]) -> None:
    for target in TARGETS:
        assert urlsplit(target.url).hostname in CAMPAIGN.own_domains
        assert reply(web, target.url, TODAY).status == 200
        assert web["freightguides.example"].pages[urlsplit(target.url).path].title == target.title


def test_the_competitor_is_linked_from_one_article(web: dict[str, Site]) -> None:
    article = web["crateandcargo.example"].pages["/shipping-a-piano-bench"]
    assert CAMPAIGN.competitors[0] in article.body


def test_the_backlink_export_says_what_the_pages_say(web: dict[str, Site]) -> None:
    """A link that the export calls lost is lost; every other stands with its anchor."""
    for row in rows_of_the_export():
        url = urlsplit(row["Referring page URL"])
        page = web[url.hostname or ""].pages.get(url.path)
        if row["Lost"]:
            assert page is None
            continue
        assert page is not None
        assert page.title == row["Referring page title"]
        link = re.search(rf'<a href="{row["Target URL"]}"([^>]*)>{row["Anchor"]}</a>', page.body)
        assert link is not None
        assert ("nofollow" in link.group(1)) == (row["Nofollow"] == "true")


def test_the_list_by_hand_names_hosts_of_the_sample_web(web: dict[str, Site]) -> None:
    lines = LISTS[1].read_text("utf-8").splitlines()
    hosts = [urlsplit(line).hostname or "" for line in lines if line.startswith("http")]
    assert len(hosts) == 16
    assert all(host.removeprefix("www.") in web for host in hosts)


def test_menus_lead_somewhere_on_the_own_site(web: dict[str, Site]) -> None:
    for site in web.values():
        assert all(urljoin("/", address).startswith("/") for _words, address in site.menu)
