"""What a site says of its recent posts: an RSS feed and a sitemap, made from its titles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from html import escape

from linktriage.demo.pages import post_path
from linktriage.demo.sites import Site


def feed(site: Site, today: date) -> str:
    """Return the site's posts as RSS 2.0, newest first."""
    items = "".join(
        f"<item><title>{escape(title)}</title><link>http://{site.host}{post_path(title)}</link>"
        f"<pubDate>{_mail_date(day)}</pubDate></item>\n"
        for title, day in _dated(site, today)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>\n'
        f"<title>{escape(site.name)}</title><link>http://{site.host}/</link>\n"
        f"<description>{escape(site.tagline)}</description>\n{items}</channel></rss>\n"
    )


def sitemap(site: Site, today: date) -> str:
    """Return the site's pages and posts as a sitemap; only posts have a date."""
    pages = "".join(f"<url><loc>http://{site.host}{path}</loc></url>\n" for path in site.pages)
    posts = "".join(
        f"<url><loc>http://{site.host}{post_path(title)}</loc><lastmod>{day}</lastmod></url>\n"
        for title, day in _dated(site, today)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{pages}{posts}</urlset>\n'
    )


def _dated(site: Site, today: date) -> Iterator[tuple[str, date]]:
    for number, title in enumerate(site.posts.titles):
        yield title, today - timedelta(days=site.posts.newest + number * site.posts.every)


def _mail_date(day: date) -> str:
    return format_datetime(datetime.combine(day, time(8), UTC))
