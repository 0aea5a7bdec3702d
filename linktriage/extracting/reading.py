"""A list of titles read, whatever form it comes in: RSS, Atom, JSON Feed, sitemap."""

from __future__ import annotations

from linktriage.extracting.feeds import read_feed, read_json_feed
from linktriage.extracting.sitemaps import is_sitemap, read_sitemap, unpacked
from linktriage.extracting.titles import TitleList
from linktriage.model import Failure, FetchState

NO_TITLES = "What is served there is neither a feed nor a sitemap."


def read_titles(body: bytes, *, url: str, content_type: str = "") -> TitleList | Failure:
    """Return the titles that a feed or sitemap names. Never raises for what stands in it."""
    body = unpacked(body)
    if is_sitemap(body):
        return read_sitemap(body, url)
    if body.lstrip()[:1] == b"{" or "json" in content_type:
        found = read_json_feed(body, url)
    else:
        found = read_feed(body, url)
    return found or Failure(FetchState.NOT_A_PAGE, NO_TITLES)
