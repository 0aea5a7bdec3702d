"""What the sample web answers to a request. Pure: the socket is the server's business."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from linktriage.demo import feeds
from linktriage.demo.pages import draw, post_path
from linktriage.demo.sites import Site, SitePage

HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"
TEXT = "text/plain; charset=utf-8"

MISSING = SitePage(title="Page not found", body="<p>There is no page here.</p>", status=404)
ONLY_A_TITLE = "Of this post the sample web has the title alone."


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: when, with what status, and what it says."""

    status: int
    body: str
    content_type: str = TEXT
    location: str = ""
    delay: float = 0.0
    silent: bool = False


def reply(web: Mapping[str, Site], url: str, today: date) -> Reply:
    """Return the answer to a request for `url`.

    A host that does not exist is answered the way a proxy does it: with 502.
    """
    address = urlsplit(url)
    site = web.get(address.hostname or "")
    if site is None:
        return Reply(502, f"{address.hostname} is not a host of the sample web")
    if site.silent:
        return Reply(200, "", silent=True)
    return _of_site(site, address.path or "/", today)


def _of_site(site: Site, path: str, today: date) -> Reply:
    special = _special(site).get(path)
    if special is not None:
        return special(site, today)
    if path == "/robots.txt":
        return Reply(404, "", delay=site.delay)
    page = site.pages.get(path) or _post(site, path) or MISSING
    status = page.status if site.status == 200 else site.status
    if page.moved:
        return Reply(301, "", HTML, location=page.moved, delay=site.delay)
    return Reply(status, draw(site, page, path, today), HTML, delay=site.delay)


def _post(site: Site, path: str) -> SitePage | None:
    """Return a post of which only the title was written, if there is one at this path."""
    for title in site.posts.titles:
        if post_path(title) == path:
            return SitePage(title=title, body=f"<p>{ONLY_A_TITLE}</p>")
    return None


def _special(site: Site) -> dict[str, Callable[[Site, date], Reply]]:
    """Return the addresses that are no pages, as far as this site has them."""
    return {
        path: make
        for path, make, has in (
            ("/robots.txt", _robots, bool(site.robots)),
            ("/feed.xml", _feed, site.feed),
            ("/sitemap.xml", _sitemap, site.sitemap),
        )
        if has
    }


def _robots(site: Site, _today: date) -> Reply:
    return Reply(200, site.robots, delay=site.delay)


def _feed(site: Site, today: date) -> Reply:
    return Reply(200, feeds.feed(site, today), XML, delay=site.delay)


def _sitemap(site: Site, today: date) -> Reply:
    return Reply(200, feeds.sitemap(site, today), XML, delay=site.delay)
