"""RSS, Atom and JSON feeds: titles, dates, and the address of the next page."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import feedparser

from linktriage.extracting.head import day
from linktriage.extracting.links import absolute
from linktriage.extracting.titles import MAX_TITLE, MAX_TITLES, TitleList
from linktriage.model import Title
from linktriage.text import clean_line

MAX_PAGED = 20
"""The last page of a WordPress feed that is asked for."""

_TAG = re.compile(r"<[^<>]{0,500}>")


def plain(markup: str) -> str:
    """Return a title without the markup and the character references feeds put in them."""
    return clean_line(html.unescape(_TAG.sub(" ", markup[: 4 * MAX_TITLE])), MAX_TITLE)


def _titles(titles: Iterable[Title]) -> tuple[Title, ...]:
    named = (title for title in titles if title.text)
    return tuple({(title.url or title.text): title for title in named}.values())[:MAX_TITLES]


# RSS and Atom


def read_feed(body: bytes, url: str) -> TitleList | None:
    """Return the titles of an RSS or Atom feed, or None when `body` is neither."""
    parsed = feedparser.parse(BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    if not parsed.get("version"):
        return None
    titles = _titles(_entry(entry, url) for entry in parsed.entries)
    return TitleList(titles, "feed", _next_page(parsed.feed, url) if titles else "")


def _entry(entry: Mapping[str, Any], base: str) -> Title:
    link = entry.get("link") or ""
    return Title(
        plain(entry.get("title") or ""), absolute(base, link) if link else "", _published(entry)
    )


def _published(entry: Mapping[str, Any]) -> date | None:
    """Return the day of an entry. feedparser gives times as tuples in UTC."""
    named = (entry[name] for name in ("published_parsed", "updated_parsed") if name in entry)
    return next((date(*moment[:3]) for moment in named if moment), None)


def _next_page(feed: Mapping[str, Any], url: str) -> str:
    """Return the page with older posts: as the feed says, or as WordPress does it."""
    for link in feed.get("links", []):
        if link.get("rel") == "next":
            return absolute(url, link.get("href") or "")
    return _next_wordpress(url) if "wordpress" in (feed.get("generator") or "").lower() else ""


def _next_wordpress(url: str) -> str:
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    page = int(number) if (number := query.get("paged", "1")).isdecimal() else 1
    if page >= MAX_PAGED:
        return ""
    return parts._replace(query=urlencode({**query, "paged": page + 1})).geturl()


# JSON Feed


def read_json_feed(body: bytes, url: str) -> TitleList | None:
    """Return the titles of a JSON Feed (jsonfeed.org), or None when `body` is none."""
    try:
        feed = json.loads(body)
    except (ValueError, RecursionError):
        return None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        return None
    titles = _titles(_item(item, url) for item in items if isinstance(item, dict))
    further = feed.get("next_url")
    return TitleList(titles, "feed", absolute(url, further) if isinstance(further, str) else "")


def _item(item: Mapping[str, Any], base: str) -> Title:
    values = {name: value for name, value in item.items() if isinstance(value, str)}
    link = values.get("url", "")
    return Title(
        plain(values.get("title", "")),
        absolute(base, link) if link else "",
        day(values.get("date_published") or values.get("date_modified")),
    )
