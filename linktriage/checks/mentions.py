"""Does the page name the user's brand without a link to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linktriage.checks.answers import count, passed, quote, unknown, unread, warned
from linktriage.checks.subject import Subject, links_out
from linktriage.model import Basis, Check, Evidence, Finding, Page
from linktriage.urls import site_of

CHECK = Check("mention", "mention", "Does it name you without a link?", Basis.MEASURED)

MOST_TERMS = 50
BEFORE = 80
"""Characters of a paragraph that are quoted before the mention."""


def look(subject: Subject) -> Finding | None:
    """Pass on an unlinked mention, warn when they link to you already; silent on neither."""
    page = subject.page
    if not subject.campaign.brand_terms:
        return unknown(CHECK, "the campaign has no brand terms", figure="no terms")
    if page is None:
        return unread(CHECK, subject)
    linked = tuple(own_links(subject, page))
    if linked:
        line = f"links to you already, {count(len(linked), 'time')}"
        return warned(CHECK, line, *linked, figure="linked")
    places = tuple(_mentions(page, subject.campaign.brand_terms))
    if not places:
        return None
    line = f"names you in {count(len(places), 'place')}, with no link to you"
    return passed(CHECK, line, *places, figure=f"{len(places)} unlinked")


def own_links(subject: Subject, page: Page) -> Iterator[Evidence]:
    """Yield the links of the page to the user's own domains."""
    own = {site_of(domain) for domain in subject.campaign.own_domains}
    for at, link in links_out(page):
        if link.site in own:
            yield quote(link.anchor or link.url, f"link {at}", link.url)


def _mentions(page: Page, brand_terms: tuple[str, ...]) -> Iterator[Evidence]:
    pattern = _pattern(brand_terms)
    if pattern is None:
        return
    if pattern.search(page.title):
        yield quote(page.title, "meta title")
    for at, paragraph in enumerate(page.paragraphs):
        if pattern.search(paragraph.text):
            yield quote(_around(paragraph.text, pattern), f"paragraph {at}")
    if page.thin and (found := pattern.search(page.raw_text)):
        yield quote(page.raw_text[max(0, found.start() - BEFORE) :], "page")


def _pattern(brand_terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return a pattern for whole words outside addresses; short capitals must stand as such."""
    terms = [term.strip() for term in brand_terms[:MOST_TERMS] if len(term.strip()) > 1]
    parts = [
        re.escape(term) if term.isupper() and len(term) < 6 else f"(?i:{re.escape(term)})"
        for term in terms
    ]
    return re.compile(rf"(?<![\w./@-])(?:{'|'.join(parts)})(?!\w)") if parts else None


def _around(text: str, pattern: re.Pattern[str]) -> str:
    """Return the text from a few words before the mention on."""
    found = pattern.search(text)
    start = found.start() - BEFORE if found else 0
    return text if start <= 0 else f"…{text[start:].partition(' ')[2]}"
