"""What a page says in its structure: links, headings, menu, forms. Never a word in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import unquote

from linktriage.checks.answers import count, link_quote, quote
from linktriage.checks.subject import Subject
from linktriage.model import Evidence, OutboundLink, Page, Placement

Kind = Literal["title", "link", "form"]
KINDS: tuple[Kind, ...] = ("title", "link", "form")
"""Titles and headings; the site's own links; forms."""

MAX_SIGN = 120
"""Characters of one heading or anchor; a longer one is a sentence, not a signpost."""


class Sign(NamedTuple):
    """A heading, an anchor with its path, or a form, and where it stands."""

    text: str
    """In lower case; one line each for an anchor and for the steps of its path."""
    shown: str
    where: str
    url: str

    @property
    def evidence(self) -> Evidence:
        """Return the sign as evidence."""
        return quote(self.shown, self.where, self.url)


def pages_of(subject: Subject) -> tuple[Page, ...]:
    """Return all pages of the site that were read: the lead page, the home page, the others."""
    site = subject.site
    home = site.home if site else None
    others = site.pages if site else ()
    return tuple(page for page in (subject.page, home, *others) if page)


def matching(subject: Subject, pattern: re.Pattern[str], *kinds: Kind) -> tuple[Sign, ...]:
    """Return the signposts of the site's pages that `pattern` (of lower case) finds.

    Each wording once. With `kinds`, only those.
    """
    found: dict[str, Sign] = {}
    for page in pages_of(subject):
        lead = page is subject.page
        for sign in page_signs(page, *(kinds or KINDS), lead=lead, pattern=pattern):
            found.setdefault(sign.shown.casefold(), sign)
    return tuple(found.values())


_ANY = re.compile("")


def page_signs(
    page: Page, *kinds: Kind, lead: bool = True, pattern: re.Pattern[str] = _ANY
) -> Iterator[Sign]:
    """Yield the signposts of one page that `pattern` finds.

    Only on the lead page can evidence point at a place.
    """
    here, finds = "page" if lead else "site", pattern.search
    if "title" in kinds:
        for title in dict.fromkeys((page.title, *page.headings)):
            if finds(text := _low(title)):
                yield Sign(text, title, here, page.final_url)
    if "link" in kinds:
        for at, link in enumerate(page.links):
            if link.internal and finds(text := _words_of(link.anchor, link.url)):
                yield Sign(text, _shown(link), f"link {at}" if lead else "site", link.url)
    if "form" in kinds:
        for form in page.forms:
            if finds(text := _low(form.text)):
                yield Sign(text, form.text or form.action, here, page.final_url)


def looked_at(page: Page, *, lead: bool = True) -> Evidence:
    """Return what was looked through on a page: the evidence of a check that found nothing."""
    counted = ((page.links, "link"), (page.headings, "heading"), (page.forms, "form"))
    things = ", ".join(count(len(found), name) for found, name in counted)
    return quote(f"looked through: {things}", "page" if lead else "site", page.final_url)


def all_looked_at(subject: Subject) -> tuple[Evidence, ...]:
    """Return the same of every page of the site that was read, each address once."""
    pages = pages_of(subject)
    read = {page.final_url: looked_at(page, lead=page is subject.page) for page in reversed(pages)}
    return tuple(reversed(read.values()))


_IN_TEXT = frozenset({Placement.BODY, Placement.LIST})


def named_elsewhere(page: Page, pattern: re.Pattern[str]) -> Iterator[Evidence]:
    """Yield links with such a name that lead to a help desk or a parent's site.

    In the text such a link is somebody else's; in an archive nobody reads what is written.
    """
    for at, link in enumerate(page.links):
        away = not link.internal and link.placement not in _IN_TEXT and link.site != "archive.org"
        if away and not link.in_text and link.anchor and pattern.search(_low(link.anchor)):
            yield link_quote(at, link)


def _shown(link: OutboundLink) -> str:
    """Return the words of a link, or where it leads when it is a picture or an icon."""
    anchor = link.anchor.removeprefix("[image]")
    named = anchor[:1].isalnum() or any(letter.isalnum() for letter in anchor)
    return anchor if named else link.url


def _low(text: str) -> str:
    return text[:MAX_SIGN].lower()


_MARKS = str.maketrans({"/": "\n", "_": " ", ".": " ", "-": " "})


@lru_cache(maxsize=16_384)
def _words_of(anchor: str, url: str) -> str:
    """Return the words of a link; half a dozen checks ask for those of each link of a page."""
    return f"{_low(anchor)}\n{_path(url)}"


def _path(url: str) -> str:
    """Return the last steps of a URL as words, a line each: "/write-for-us/" is "write for us"."""
    path = url.partition("//")[2].partition("/")[2].partition("?")[0][-MAX_SIGN:]
    if "%" in path:
        path = unquote(path)
    return path.lower().translate(_MARKS).strip()
