"""What the head of a page says about it: robots, canonical, feeds, dates, description."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from lxml.html import HtmlElement

from linktriage.extracting.links import absolute
from linktriage.text import clean_line

MAX_FEEDS = 10
MAX_DIRECTIVES = 20

_VALUED = {"max-snippet", "max-image-preview", "max-video-preview", "unavailable_after"}
"""Directives with a colon of their own; any other colon names the robot that is spoken to."""
_ROBOTS = {"robots", "googlebot"}
_FEED_TYPES = re.compile(
    r"application/(?:rss|atom|feed|rdf)(?:\+xml|\+json)?|application/json|text/xml"
)
_NO_FEED = re.compile(r"comments?\b|/wp-json|oembed", re.IGNORECASE)
_MODIFIED = re.compile(r'"dateModified"\s{0,9}:\s{0,9}"(\d{4}-\d\d-\d\d)')
_NAMED_MODIFIED = {"article:modified_time", "og:updated_time", "datemodified", "last-modified"}


class Metas:
    """The `<meta>` tags of a page by name or property, in lower case; the first one counts."""

    def __init__(self, metas: Iterable[HtmlElement]) -> None:
        self._values: dict[str, list[str]] = {}
        for meta in metas:
            get = meta.get
            name = get("name") or get("property") or get("itemprop") or get("http-equiv")
            content = get("content")
            if name and content:
                self._values.setdefault(name.strip().lower(), []).append(content)

    def all(self, name: str) -> list[str]:
        """Return the contents of all tags called `name`."""
        return self._values.get(name, [])

    def first(self, *names: str, limit: int = 1000) -> str:
        """Return the first content of the first of `names` that has one, cleaned, else ""."""
        found = (values[0] for name in names if (values := self.all(name)))
        return clean_line(next(found, ""), limit)


def _directives(value: str) -> Iterable[str]:
    """Yield the directives in one value that speak to all robots or to Google's."""
    robot = "robots"
    for raw in value.lower().split(","):
        part = clean_line(raw, 80)
        name, colon, rest = part.partition(":")
        if colon and name.strip() not in _VALUED:
            robot, part = name.strip(), rest.strip()
        if part and robot in _ROBOTS:
            yield part


def robots(metas: Metas, header: str) -> tuple[str, ...]:
    """Return the robots directives of the page and of its X-Robots-Tag header, each once."""
    values = [value for name in sorted(_ROBOTS) for value in metas.all(name)]
    found = dict.fromkeys(part for value in (*values, header) for part in _directives(value))
    return tuple(found)[:MAX_DIRECTIVES]


def _rels(link: HtmlElement) -> list[str]:
    return (link.get("rel") or "").lower().split()


def canonical(links: Iterable[HtmlElement], base: str) -> str:
    """Return the address the page names as its own, else ""."""
    named = (link.get("href") or "" for link in links if "canonical" in _rels(link))
    return next((url for href in named if (url := absolute(base, href))), "")


def feeds(links: Iterable[HtmlElement], base: str) -> tuple[str, ...]:
    """Return the addresses of the page's feeds, without those of comments."""
    found: dict[str, None] = {}
    for link in links:
        if "alternate" not in _rels(link) or not _FEED_TYPES.fullmatch(
            (link.get("type") or "").lower()
        ):
            continue
        url = absolute(base, link.get("href") or "")
        if url and not _NO_FEED.search(url) and not _NO_FEED.search(link.get("title") or ""):
            found[url] = None
    return tuple(found)[:MAX_FEEDS]


def day(value: str | None) -> date | None:
    """Return the date that `value` begins with, written year-month-day, else None."""
    try:
        return date.fromisoformat((value or "").strip()[:10])
    except ValueError:
        return None


def modified(metas: Metas, data: Iterable[str]) -> date | None:
    """Return when the page says it was last changed."""
    named = day(metas.first(*sorted(_NAMED_MODIFIED)))
    found = next((match for text in data if (match := _MODIFIED.search(text))), None)
    return named or (day(found.group(1)) if found else None)
