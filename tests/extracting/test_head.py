"""What the head of a page says of it."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html

from linktriage.extracting import head
from tests.extracting.answers import page


@pytest.mark.parametrize(
    ("meta", "header", "directives"),
    [
        ("NoIndex, follow", "", ("noindex", "follow")),
        ("", "noindex", ("noindex",)),
        ("", "googlebot: nofollow, noarchive", ("nofollow", "noarchive")),
        ("", "otherbot: noindex, nofollow", ()),
        ("", "otherbot: noindex, googlebot: none", ("none",)),
        (
            "max-snippet:-1, max-image-preview:large",
            "",
            ("max-snippet:-1", "max-image-preview:large"),
        ),
        ("noindex", "noindex", ("noindex",)),
        (",,", "", ()),
    ],
)
def test_robots_directives_of_page_and_header(
    meta: str, header: str, directives: tuple[str, ...]
) -> None:
    read = page(f"<meta name=Robots content='{meta}'><p>text", x_robots_tag=header)
    assert read.robots == directives


def test_what_is_said_to_googlebot_counts() -> None:
    assert page("<meta name=googlebot content=noindex><p>text").robots == ("noindex",)


def test_a_canonical_address_must_be_one() -> None:
    links = "<link rel=canonical href='javascript:x'><link rel='x CANONICAL' href='/a'>"
    assert page(f"{links}<p>text").canonical == "https://site.example/a"


def test_feeds_without_comments_and_interfaces() -> None:
    links = "".join(
        f"<link rel={rel} type='{kind}' title='{title}' href='{href}'>"
        for rel, kind, title, href in [
            ("alternate", "application/atom+xml", "Walls", "/atom"),
            ("alternate", "application/rss+xml", "Comments on Walls", "/c"),
            ("alternate", "application/json", "oEmbed", "/wp-json/oembed/1.0"),
            ("alternate", "application/feed+json", "", "/feed.json"),
            ("alternate", "text/html", "French", "/fr"),
            ("stylesheet", "application/rss+xml", "", "/s"),
            ("alternate", "application/rss+xml", "", "mailto:x"),
        ]
    )
    assert page(f"{links}<p>text").feeds == (
        "https://site.example/atom",
        "https://site.example/feed.json",
    )


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-02T09:30:00Z", date(2026, 3, 2)),
        (" 2026-03-02", date(2026, 3, 2)),
        ("2026-02-31", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_read_or_not(written: str | None, read: date | None) -> None:
    assert head.day(written) == read


def test_the_first_of_several_metas_counts_and_empty_ones_do_not() -> None:
    tags = "<meta name=a content=''><meta property=A content=one><meta name=a content=two><meta>"
    metas = head.Metas(html.fromstring(f"<head>{tags}</head>").iter("meta"))
    assert (metas.first("b", "a"), metas.all("a"), metas.first("c")) == ("one", ["one", "two"], "")


def test_a_page_that_never_says_when_it_changed() -> None:
    assert page("<script type='application/ld+json'>{}</script><p>text").modified is None
