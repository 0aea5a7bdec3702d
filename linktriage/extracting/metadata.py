"""Title, author, date, tags: what trafilatura and htmldate make of a page's head and bylines.

Their searches for an author, categories and tags look at each element with a regular expression,
which takes as long as parsing the page several times. Each is made only on a page that holds at
least one of the marks it looks for; the others it would leave empty-handed (of 200 real pages 2
in 3 have no mark of an author, and none of them had one found).
"""

from __future__ import annotations

from contextlib import suppress

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.metadata import (
    examine_meta,
    extract_author,
    extract_catstags,
    extract_meta_json,
    extract_sitename,
    extract_title,
)
from trafilatura.settings import Document

_NAMED = ("class", "id", "itemprop", "rel")
_BYLINES = (
    *("author", "byl", "writer", "screenname", "username", "submitted-by", "posted-by"),
    *("journalist-name", "channel-name", "bbl", "zuozhe", "bianji", "xiaobian"),
)
"""What trafilatura's searches for an author look for in these attributes, in lower case."""
_BYLINE_MARKS = ("<author", "AuthorCard", "AuthorURL", "Byline")
"""And what they look for elsewhere."""


def metadata(tree: HtmlElement, html: str, url: str) -> Document:
    """Return title, author, date, ... of the page; all empty when they cannot be read.

    `html` is what `tree` was made from, `url` the address the page gives as its own.
    """
    try:
        return _told(tree, html, url)
    except Exception:  # noqa: BLE001 - hostile markup must not cost the page
        return Document()


def _told(tree: HtmlElement, html: str, url: str) -> Document:
    told = examine_meta(tree)
    told.author = told.author if told.author and " " in told.author else None
    with suppress(Exception):  # structured data that trafilatura fails on is as good as none
        told = extract_meta_json(tree, told)
    told.title = told.title or extract_title(tree)
    if not told.author and _has_byline(tree, html):
        told.author = extract_author(tree)
    told.date = find_date(tree, extensive_search=False, original_date=True, url=url)
    told.sitename = _capital((told.sitename or extract_sitename(tree) or "").lstrip("@"))
    if not told.categories and ("/categor" in html or _has_section(html)):
        told.categories = extract_catstags("category", tree)
    if not told.tags and "/tag" in html:
        told.tags = extract_catstags("tag", tree)
    told.clean_and_trim()
    return told


def _has_byline(tree: HtmlElement, html: str) -> bool:
    """Return whether anything in the page could be found by a search for its author."""
    if any(mark in html for mark in _BYLINE_MARKS):
        return True
    values = {element.get(name) for element in tree.iter("*") for name in _NAMED}
    names = "\n".join(filter(None, values)).lower()
    return any(word in names for word in _BYLINES)


def _has_section(html: str) -> bool:
    """Return whether the head may name the section of the site, or the subject."""
    return "article:section" in html or "subject" in html


def _capital(name: str) -> str:
    """Return a site's name with capitals, unless it has one or is a host name."""
    return name if not name or "." in name or name[0].isupper() else name.title()
