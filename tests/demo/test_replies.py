"""What the sample web answers, host by host."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from linktriage.demo.replies import ONLY_A_TITLE, Reply, reply
from linktriage.demo.sites import Site, SitePage, load_web

TODAY = date(2026, 11, 21)
WEB = load_web()


def ask(url: str) -> Reply:
    return reply(WEB, url, TODAY)


def test_a_page_stands_in_its_sites_layout_with_author_and_date() -> None:
    answer = ask("http://harborlog.example/how-ltl-freight-is-priced")
    assert answer.status == 200
    assert '<meta name="author" content="Ana Ruiz">' in answer.body
    assert '<time datetime="2026-09-03">03 September 2026</time>' in answer.body
    assert '<a rel="author" href="/about">Ana Ruiz</a>' in answer.body
    assert '<li><a href="/category/pallets">Pallets</a></li>' in answer.body


def test_an_author_without_a_page_and_a_page_without_a_date_are_possible() -> None:
    assert (
        '<p class="byline">By Admin · <time'
        in ask("http://everythinghub.example/7-logistics-tips-every-business-owner-must-know").body
    )
    undated = Site(
        host="a.example", name="A", pages={"/": SitePage(body="<p>Hello</p>", author="Jo")}
    )
    assert (
        '<p class="byline">By Jo</p>'
        in reply({"a.example": undated}, "http://a.example", TODAY).body
    )


def test_the_home_page_lists_the_recent_titles() -> None:
    body = ask("http://harborlog.example").body
    assert body.count("<h3>") == 15
    assert '<a href="/notes-from-a-reweigh-station">Notes from a reweigh station</a>' in body


def test_the_feed_is_xml_with_dates_that_never_grow_old() -> None:
    answer = ask("http://harborlog.example/feed.xml")
    items = list(ET.fromstring(answer.body).iter("item"))
    assert answer.content_type.startswith("application/xml")
    assert len(items) == 45
    assert items[0].findtext("title") == "How LTL freight is priced"
    assert items[0].findtext("pubDate") == "Sun, 15 Nov 2026 08:00:00 +0000"


def test_the_sitemap_names_pages_and_posts() -> None:
    tree = ET.fromstring(ask("http://shippershelf.example/sitemap.xml").body)
    names = [element.text for element in tree.iter() if element.tag.endswith("}loc")]
    assert "http://shippershelf.example/freight-reading-list" in names
    assert "http://shippershelf.example/a-shelf-for-customs" in names


@pytest.mark.parametrize("path", ["/robots.txt", "/feed.xml", "/sitemap.xml"])
def test_what_a_site_does_not_have_is_not_found(path: str) -> None:
    assert ask("http://shipfasttips.example" + path).status == 404


def test_a_post_without_a_text_says_so() -> None:
    answer = ask("http://harborlog.example/notes-from-a-reweigh-station")
    assert answer.status == 200
    assert ONLY_A_TITLE in answer.body


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("http://gonefreight.example/freight-class-explained", 404),
        ("http://brokenlock.example/locks-and-freight", 503),
        ("http://brokenlock.example/", 503),
        ("http://brokenlock.example/robots.txt", 404),
        ("http://dockworks.example/freight-checklist", 301),
        ("http://nosuchhost.example/", 502),
    ],
)
def test_trouble_has_its_status(url: str, status: int) -> None:
    assert ask(url).status == status


def test_a_moved_page_names_where_it_went() -> None:
    moved = ask("http://dockworks.example/freight-checklist")
    assert moved.location == "http://quaycollege.example/freight-checklist"


def test_the_slow_host_is_slow_and_the_silent_one_silent() -> None:
    assert ask("http://slowboat.example/").delay > 0.5
    assert ask("http://silentpier.example/freight-class").silent


def test_robots_keep_programs_out_of_one_site_only() -> None:
    assert "Disallow: /\n" in ask("http://privatewharf.example/robots.txt").body


def test_noindex_is_in_the_head() -> None:
    page = "http://truckyardweekly.example/mixed-pallets-and-the-density-nobody-computes"
    assert '<meta name="robots" content="noindex, follow">' in ask(page).body.split("</head>")[0]


def test_the_hostile_page_really_holds_control_characters_once_parsed() -> None:
    seen: list[str] = []

    class Reader(HTMLParser):
        def handle_data(self, data: str) -> None:
            seen.append(data)

    Reader().feed(ask("http://glitchquay.example/notes").body)
    text = "".join(seen)
    assert "[/markup]" in text
    assert {"\u202e", "\u200b", "\u0336"} <= set(text)
