"""Pages of the sample web as HTML: a page's text in its site's layout."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from html import escape
from string import Template

from linktriage.demo.sites import FOLDER, Site, SitePage


def draw(site: Site, page: SitePage, path: str, today: date) -> str:
    """Return the whole HTML of `page` as it stands at `path` of `site`."""
    return _layout(page.layout or site.layout).substitute(
        language=site.language,
        title=escape(page.title or site.name),
        description=escape(page.description),
        head=_head(site, page, path, today),
        site=escape(site.name),
        tagline=escape(site.tagline),
        menu="".join(f'<li><a href="{url}">{escape(words)}</a></li>' for words, url in site.menu),
        byline=_byline(page, today),
        body=page.body + _recent(site, page.posts),
        sidebar=site.sidebar,
        footer=site.footer,
    )


@cache
def _layout(name: str) -> Template:
    return Template((FOLDER / "layouts" / f"{name}.html").read_text("utf-8"))


def _head(site: Site, page: SitePage, path: str, today: date) -> str:
    tags = [f'<link rel="canonical" href="http://{site.host}{path}">', page.head]
    if site.feed:
        tags.append('<link rel="alternate" type="application/rss+xml" href="/feed.xml">')
    if page.author:
        tags.append(f'<meta name="author" content="{escape(page.author)}">')
    if page.age is not None:
        day = published(page, today).isoformat()
        tags.append(f'<meta property="article:published_time" content="{day}T08:00:00+00:00">')
    return "\n".join(filter(None, tags))


def published(page: SitePage, today: date) -> date:
    """Return the day a page appeared; a page without an age appeared today."""
    return today - timedelta(days=page.age or 0)


def _byline(page: SitePage, today: date) -> str:
    if not page.author:
        return ""
    name = escape(page.author)
    who = f'<a rel="author" href="{page.author_url}">{name}</a>' if page.author_url else name
    if page.age is None:
        return f'<p class="byline">By {who}</p>'
    day = published(page, today)
    return f'<p class="byline">By {who} · <time datetime="{day}">{day:%d %B %Y}</time></p>'


def _recent(site: Site, how_many: int) -> str:
    if not how_many:
        return ""
    items = (
        f'<li><h3><a href="{post_path(title)}">{escape(title)}</a></h3></li>'
        for title in site.posts.titles[:how_many]
    )
    return f'<ul class="posts">{"".join(items)}</ul>'


def post_path(title: str) -> str:
    """Return the path a post of this title has on every site of the sample web."""
    return "/" + re.sub(r"[^a-z0-9]{1,9}", "-", title.lower()).strip("-")
