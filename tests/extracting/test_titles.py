"""What a site publishes, from any kind of list."""

from __future__ import annotations

import gzip
import json
from datetime import date

import pytest

from linktriage.extracting import TitleList, sitemaps, titles_from_home
from linktriage.extracting.reading import NO_TITLES, read_titles
from linktriage.model import Failure, FetchState
from tests.extracting.answers import page, stored
from tests.patience import no_hang

FEED = "https://site.example/feed/"


def titles(body: str | bytes, url: str = FEED, content_type: str = "") -> TitleList:
    data = body if isinstance(body, bytes) else body.encode()
    found = read_titles(data, url=url, content_type=content_type)
    assert isinstance(found, TitleList), found
    return found


def rss(items: str, channel: str = "") -> str:
    return f"<rss version='2.0'><channel><title>W</title>{channel}{items}</channel></rss>"


# Feeds


def test_an_rss_feed_gives_titles_addresses_and_days() -> None:
    item = (
        "<item><title>Walls &amp;amp; &lt;b&gt;gates&lt;/b&gt;</title><link>/walls</link>"
        "<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate></item>"
    )
    (title,) = titles(rss(item)).titles
    assert (title.text, title.url) == ("Walls & gates", "https://site.example/walls")
    assert (title.published, title.guessed) == (date(2026, 3, 3), False)


def test_an_atom_feed_names_its_next_page() -> None:
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><link rel='self' href='/feed'/>"
        "<link rel='next' href='/feed?p=2'/>"
        "<entry><title>On gates</title><link href='https://site.example/gates'/>"
        "<updated>2026-02-01T00:00:00Z</updated></entry></feed>"
    )
    found = titles(feed)
    assert found.next_page == "https://site.example/feed?p=2"
    assert found.titles[0].published == date(2026, 2, 1)
    assert found.source == "feed"


@pytest.mark.parametrize(
    ("url", "after"),
    [
        (FEED, "https://site.example/feed/?paged=2"),
        (f"{FEED}?paged=3&x=1", f"{FEED}?paged=4&x=1"),
        (f"{FEED}?paged=20", ""),
        (f"{FEED}?paged=many", f"{FEED}?paged=2"),
    ],
)
def test_a_wordpress_feed_has_further_pages(url: str, after: str) -> None:
    generator = "<generator>https://wordpress.org/?v=6.8</generator>"
    assert titles(rss("<item><title>A wall</title></item>", generator), url).next_page == after


def test_an_empty_feed_has_no_further_pages_and_untitled_entries_do_not_count() -> None:
    generator = "<generator>WordPress</generator>"
    assert titles(rss("<item><link>/a</link></item>", generator)) == TitleList(source="feed")


def test_a_day_that_does_not_exist_is_no_day() -> None:
    item = "<item><title>A wall</title><pubDate>sometime soon</pubDate></item>"
    assert titles(rss(item)).titles[0].published is None


def test_a_feed_cannot_expand_entities_or_reach_files() -> None:
    bomb = "<!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
    with no_hang():
        found = titles(bomb + rss("<item><title>A wall &b;&f;</title></item>"))
    assert "root:" not in found.titles[0].text
    assert "a" * 30 not in found.titles[0].text


def test_a_json_feed_is_read_too() -> None:
    feed = {
        "next_url": "/feed.json?page=2",
        "items": [
            {"title": "A wall", "url": "/wall", "date_published": "2026-01-02T00:00:00Z"},
            {"title": 7},
            {"content": "no title"},
            "no item",
        ],
    }
    found = titles(json.dumps(feed), content_type="application/feed+json")
    assert [title.text for title in found.titles] == ["A wall"]
    assert found.next_page == "https://site.example/feed.json?page=2"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html><body>no feed</body></html>",
        "{",
        "{}",
        '{"items": 1}',
        "[" * 100_000,
        "\x1f\x8bx",
    ],
)
def test_what_is_no_list_is_said_to_be_none(body: str) -> None:
    for kind in ("", "application/json"):
        found = read_titles(body.encode("latin-1"), url=FEED, content_type=kind)
        assert found == Failure(FetchState.NOT_A_PAGE, NO_TITLES)


# Sitemaps


def sitemap(*locations: str) -> str:
    return (
        f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{''.join(locations)}</urlset>"
    )


def test_a_sitemap_gives_titles_made_of_addresses_the_newest_first() -> None:
    found = titles(
        sitemap(
            "<url><loc>/2025/how-to-lay-a-wall.html</loc></url>",
            "<url><loc>https://site.example/gates-for-sheep-and_cows/</loc><lastmod>2026-03-01</lastmod></url>",
            "<url><loc>/about/</loc></url><url><loc></loc></url><url><loc>mailto:x</loc></url>",
        )
    )
    assert [(title.text, title.url) for title in found.titles] == [
        ("Gates for sheep and cows", "https://site.example/gates-for-sheep-and_cows/"),
        ("How to lay a wall", "https://site.example/2025/how-to-lay-a-wall.html"),
    ]
    assert all(title.guessed for title in found.titles)
    assert found.source == "sitemap"


def test_numbers_that_only_identify_are_no_words() -> None:
    assert sitemaps.words_of("https://x.example/a/the-7-best-walls-20260301") == "The 7 best walls"


def test_a_news_sitemap_has_real_titles() -> None:
    news = (
        "<url><loc>/n/1</loc><n:news xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>"
        "<n:publication_date>2026-03-05</n:publication_date><n:title>A wall fell down</n:title>"
        "</n:news></url>"
    )
    (title,) = titles(sitemap(news)).titles
    assert (title.text, title.published, title.guessed) == (
        "A wall fell down",
        date(2026, 3, 5),
        False,
    )


def test_an_index_leads_to_posts_first_and_the_newest_of_them() -> None:
    parts = "".join(
        f"<sitemap><loc>/{name}.xml</loc><lastmod>{day}</lastmod></sitemap>"
        for name, day in [
            ("page-1", "2026-09-01"),
            ("post-1", "2025-01-01"),
            ("post-2", "2026-01-01"),
        ]
    )
    assert titles(f"<sitemapindex>{parts}</sitemapindex>").sitemaps == (
        "https://site.example/post-2.xml",
        "https://site.example/post-1.xml",
        "https://site.example/page-1.xml",
    )


def test_a_packed_sitemap_is_unpacked_and_a_bomb_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = sitemap("<url><loc>/how-to-lay-walls</loc></url>").encode()
    assert titles(gzip.compress(whole)).titles[0].text == "How to lay walls"
    monkeypatch.setattr(sitemaps, "MAX_UNPACKED", 1000)
    assert len(sitemaps.unpacked(gzip.compress(b"x" * 10_000_000))) == 1000


def test_a_packed_sitemap_that_is_broken_is_none() -> None:
    assert sitemaps.unpacked(b"\x1f\x8bbroken") == b""


def test_a_broken_sitemap_is_read_as_far_as_it_goes() -> None:
    broken = "<urlset><url><loc>/how-to-lay-walls</loc></url><url><loc>/x"
    assert titles(broken).titles[0].text == "How to lay walls"
    assert titles("<?xml version='1.0' encoding='nonsense'?><urlset>").titles == ()
    assert titles("<!-- <urlset> was here -->").titles == ()


def test_a_sitemap_expands_no_entities() -> None:
    entity = "<!DOCTYPE u [<!ENTITY a 'aaaaaaaaaa'>]>"
    bomb = f"{entity}<urlset><url><loc>/how-to-&a;-walls</loc></url></urlset>"
    assert all("aaaa" not in title.text for title in titles(bomb).titles)


# The home page


def test_a_home_page_gives_the_headlines_it_links_to() -> None:
    assert [title.text for title in titles_from_home(stored("bees"))] == [
        "A swarm in May and what it cost us",
        "How we finally got rid of the wax moth",
        "Oxalic acid by the numbers for small apiaries",
    ]


def test_a_link_to_the_home_page_itself_is_no_headline() -> None:
    read = page("<main><p>text <a href='/post'>The place where you already are</a>")
    assert titles_from_home(read) == ()
