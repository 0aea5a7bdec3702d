"""Title, author, date, tags: what trafilatura and htmldate make of a page's head and bylines.

Their searches for an author, categories and tags look at each element with regular expressions,
which takes as long as parsing the page several times. So each is made only on a page that holds at
least one of the marks it looks for, and there in an excerpt: the elements with such a mark, and
what they stand in. What it finds is the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from copy import copy
from itertools import takewhile

from htmldate import find_date
from lxml.etree import SubElement, XPath
from lxml.html import Element, HtmlElement
from trafilatura.metadata import (
    examine_meta,
    extract_author,
    extract_catstags,
    extract_meta_json,
    extract_sitename,
    extract_title,
)
from trafilatura.settings import Document

_BYLINES = (
    *("author", "byl", "writer", "screenname", "username", "submitted-by", "posted-by"),
    *("journalist-name", "channel-name", "bbl", "zuozhe", "bianji", "xiaobian"),
)
"""What trafilatura's searches for an author look for in attributes, in lower case."""
_NAMES = XPath(
    "//@class|//@id|//@itemprop|//@rel|//@data-component|//@data-testid", smart_strings=False
)
"""The attributes in which they do."""
_NAMED = XPath("//*[@class or @id or @itemprop or @rel or @data-component or @data-testid]")


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
    told.author = told.author or _author(tree, html)
    told.date = find_date(tree, extensive_search=False, original_date=True, url=url)
    told.sitename = _capital((told.sitename or extract_sitename(tree) or "").lstrip("@"))
    if not told.categories and ("/categor" in html or _has_section(html)):
        told.categories = extract_catstags("category", _excerpt(tree, _links(tree, "/categor")))
    if not told.tags and "/tag" in html:
        told.tags = extract_catstags("tag", _excerpt(tree, _links(tree, "/tag")))
    told.clean_and_trim()
    return told


def _author(tree: HtmlElement, html: str) -> str | None:
    """Return what trafilatura takes for the author, searching the page's bylines only."""
    if "<author" in html:
        return extract_author(tree)
    names = "\n".join(set(_NAMES(tree))).lower()
    marks = [mark for mark in _BYLINES if mark in names]
    if not marks:
        return None
    return extract_author(_excerpt(tree, (e for e in _NAMED(tree) if _is_marked(e, marks))))


def _is_marked(element: HtmlElement, marks: list[str]) -> bool:
    values = " ".join(element.values()).lower()
    return any(mark in values for mark in marks)


def _links(tree: HtmlElement, part: str) -> Iterable[HtmlElement]:
    """Yield the links whose address has `part` in it, and the metadata beside which they count."""
    return (e for e in tree.iter("a", "meta") if e.tag == "meta" or part in e.get("href", ""))


def _excerpt(tree: HtmlElement, kept: Iterable[HtmlElement]) -> HtmlElement:
    """Return a copy of `tree` that has only the elements `kept`, and those they stand in.

    `kept` comes in the order of the document.
    """
    copies = {tree: Element(tree.tag, tree.attrib)}
    whole: set[HtmlElement] = set()
    for element in kept:
        around = list(element.iterancestors())
        if not around:
            return tree
        if whole.isdisjoint(around):
            whole.add(element)
            _copied(around, copies).append(copy(element))
    return copies[tree]


def _copied(around: list[HtmlElement], copies: dict[HtmlElement, HtmlElement]) -> HtmlElement:
    """Return the copy of the first of `around`, made with those of all outside it if need be."""
    missing = list(takewhile(lambda element: element not in copies, around))
    outer = copies[around[len(missing)]]
    for element in reversed(missing):
        copies[element] = outer = SubElement(outer, element.tag, element.attrib)
    return outer


def _has_section(html: str) -> bool:
    """Return whether the head may name the section of the site, or the subject."""
    return "article:section" in html or "subject" in html


def _capital(name: str) -> str:
    """Return a site's name with capitals, unless it has one or is a host name."""
    return name if not name or "." in name or name[0].isupper() else name.title()
