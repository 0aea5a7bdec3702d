"""Sitemaps as the list of all pages that a site has."""

from __future__ import annotations

from linktriage.extracting.sitemaps import pages_of


def test_all_pages_of_a_sitemap_are_named_whatever_their_addresses_say() -> None:
    body = (
        b"<urlset><url><loc>https://a.example/</loc></url><url><loc>/b</loc></url>"
        b"<url><loc>mailto:x@a.example</loc></url><url/></urlset>"
    )
    assert pages_of(body, "https://a.example/sitemap.xml") == (
        ("https://a.example/", "https://a.example/b"),
        (),
    )
    index = b"<sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>"
    assert pages_of(index, "") == ((), ("https://a.example/1.xml",))
