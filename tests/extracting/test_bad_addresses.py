"""Whatever a page gives as an address: what is kept of it leads to the web, or nowhere."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import pytest

from linktriage.errors import BadUrl
from linktriage.extracting.reading import read_titles
from linktriage.extracting.titles import TitleList
from linktriage.urls import MAX_URL, http_url
from tests.bad_addresses import BAD_ADDRESSES
from tests.extracting.answers import ADDRESS, body, page


def assert_harmless(url: str) -> None:
    """See that an address is empty, or a line of the web that the gate decides on."""
    if not url:
        return
    assert urlsplit(url).scheme in {"http", "https"}
    assert urlsplit(url).hostname
    assert url.isprintable()
    assert " " not in url
    assert len(url) <= MAX_URL
    try:
        assert http_url(url).isascii()
    except BadUrl:
        assert "@" in url or "\\" in url


@pytest.mark.parametrize("bad", BAD_ADDRESSES.values(), ids=BAD_ADDRESSES)
def test_no_address_of_a_page_leads_elsewhere(bad: str) -> None:
    given = escape(bad, quote=True)
    head = (
        f'<head><base href="{given}"><link rel=canonical href="{given}">'
        f'<link rel=alternate type="application/rss+xml" href="{given}"></head>'
    )
    form = f'<form action="{given}" method=post><input name=email><textarea name=t></textarea>'
    read = page(head + body(f'<p>Read <a href="{given}">this one</a> first.</p>', form, "</form>"))
    found = [read.url, read.final_url, read.canonical, *read.feeds]
    found += [*(link.url for link in read.links), *(form.action for form in read.forms)]
    for url in found:
        assert_harmless(url)


@pytest.mark.parametrize("bad", BAD_ADDRESSES.values(), ids=BAD_ADDRESSES)
@pytest.mark.parametrize("form", ["feed", "sitemap"])
def test_no_address_of_a_list_leads_elsewhere(form: str, bad: str) -> None:
    given = "".join(char for char in escape(bad) if char.isprintable())
    item = f"<item><title>A title</title><link>{given}</link></item>"
    lists = {
        "feed": f"<rss version='2.0'><channel><title>x</title>{item}</channel></rss>",
        "sitemap": f"<urlset><url><loc>{given}</loc></url></urlset>",
    }
    read = read_titles(lists[form].encode(), url=ADDRESS)
    if isinstance(read, TitleList):
        for url in (*(title.url for title in read.titles), *read.sitemaps, read.next_page):
            assert_harmless(url)
