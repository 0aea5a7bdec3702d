"""The links of a page, resolved: address, site, rel, and the place each stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from linktriage.extracting.regions import placed
from linktriage.extracting.survey import FoundLink
from linktriage.model import OutboundLink
from linktriage.text import clean_line
from linktriage.urls import MAX_URL, host_of, site_of

MAX_LINKS = 5000
"""Links of one page that are kept."""
MAX_REL = 10
"""Rel tokens of one link that are kept."""

_BREAKS = re.compile(r"[\t\r\n]")


_PLAIN = re.compile(r"https?://[a-z0-9.-]{1,253}/[!$&-.0-9:=@A-Z_a-z~/%?]{0,1000}(?<![?:])")
"""Most addresses: absolute, and nothing in them that could be read in two ways."""

_ROOTED = re.compile(
    r"(?=/)(?:/[\w~%$&,=:@+!-][\w.~%$&,=:@+!-]{0,300}){0,20}/?"
    r"(?:\?[\w./~%$&,=:@+!-]{1,500})?(?:#[\w./~%$&,=:@+!-]{1,200})?",
    re.ASCII,
)
"""Most others: a path from the root of the site, in which no part begins with a dot."""


def absolute(base: str, href: str) -> str:
    """Return `href` as an absolute http(s) address, or "" when it is none.

    As browsers do it: line breaks inside and blanks around an address do not count.
    """
    if _PLAIN.fullmatch(href):
        return href
    try:
        if _ROOTED.fullmatch(href) and (root := _root(base)):
            return root + href if len(root) + len(href) <= MAX_URL else ""
        url = urljoin(base, _BREAKS.sub("", href).strip(" \x0c"))
        parts = urlsplit(url)
        web = parts.scheme in {"http", "https"} and parts.hostname
    except ValueError:
        return ""
    url = clean_line(url).replace(" ", "%20")
    return url if web and len(url) <= MAX_URL else ""


@lru_cache(maxsize=64)
def _root(base: str) -> str:
    """Return the beginning of an address, up to where its path begins, or "" when it has none."""
    root = urljoin(base, "/")[:-1]
    return root if absolute(root, "") == root else ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A link of the page that leads to an http(s) address."""

    number: int
    """Its number among all links of the document, from 0."""
    url: str
    anchor: str
    found: FoundLink


@dataclass(frozen=True, slots=True)
class Standing:
    """Where in the shown paragraphs a link was found."""

    paragraph: int
    start: int | None
    """None when the anchor does not stand there letter for letter, such as an image's."""
    in_text: bool


def resolve(found: list[FoundLink], base: str) -> list[Resolved]:
    """Return those of `found` that lead to http(s) addresses, in document order."""
    urls = (absolute(base, link.element.get("href") or "") for link in found)
    numbered = zip(range(len(found)), urls, found, strict=True)
    return [Resolved(number, url, link.anchor, link) for number, url, link in numbered if url]


def _rel(value: str | None) -> tuple[str, ...]:
    if not value:
        return ()
    tokens = sorted(set(value.lower().split()))
    return tuple(clean_line(token, 40) for token in tokens[:MAX_REL])


def outbound(
    links: list[Resolved], page_url: str, standings: Mapping[int, Standing]
) -> tuple[OutboundLink, ...]:
    """Return the links as the rest of the program knows them, at most `MAX_LINKS`."""
    home = site_of(page_url)
    return tuple(_outbound(link, home, standings.get(link.number)) for link in links[:MAX_LINKS])


def _outbound(link: Resolved, home: str, standing: Standing | None) -> OutboundLink:
    site = site_of(link.url) or host_of(link.url)
    in_text = standing is not None and standing.in_text
    return OutboundLink(
        url=link.url,
        site=site,
        anchor=link.anchor,
        rel=_rel(link.found.element.get("rel")),
        placement=placed(link.found.around, in_text=in_text, shown=standing is not None),
        internal=site == home,
        in_text=in_text,
        paragraph=standing.paragraph if standing else None,
        start=standing.start if standing else None,
    )
