"""Does the site sell its links, or take anybody's post.

Signposts count (a link, a heading, a form), words in the text do not: 35 of 100 ordinary pages
have a link named "advertise" and 29 say "sponsored" somewhere, while 1.6 have a link such as
these. Only a price beside the offer fails; an invitation to write is worth a look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linktriage.checks.answers import failed, listed, passed, quote, unread, warned
from linktriage.checks.signs import all_looked_at, matching, pages_of
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Evidence, Finding, Page

CHECK = Check("selling", "sells links", "Does the site sell links or posts?", Basis.MEASURED)

MAX_PARAGRAPH = 1000
"""Characters of a paragraph that are searched for a price."""

OFFER = re.compile(
    r"\b(?:write for us|guest[ -]?(?:posting|blogging)|become a (?:guest )?contributor"
    r"|guest[ -]?(?:post|blog|article)s? (?:guidelines?|opportunit(?:y|ies)|policy|rates?|prices?"
    r"|pricing|packages?|services?|submissions?|form)"
    r"|(?:submit|send|contribute|accept|buy|order|publish) (?:us )?(?:a |an |your )?"
    r"(?:guest )?(?:post|article|blog post)s?"
    r"|(?:sponsored|paid) (?:post|article|link)s?"
    r" (?:rates?|prices?|pricing|packages?|opportunities)"
    r"|link (?:insertion|placement|building service|package)s?|niche edits?|buy (?:back)?links?"
    r"|gast(?:beitrag|artikel) (?:schreiben|einreichen|buchen|kaufen|ver[oö]ffentlichen)"
    r"|gastautor werden|f[uü]r uns schreiben|linkverkauf|backlinks? kaufen"
    r"|proposer un article|[eé]crivez pour nous|publier un article"
    r"|escribe para nosotros|publica(?:r)? (?:tu|un) art[ií]culo|scrivi per noi)\b"
    r"|^guest[ -]?posts?$",
    re.MULTILINE,
)
"""Invitations and offers. A label of one post ("guest post by Ana") or of a rubric ("sponsored
content") is neither."""
SALE = re.compile(
    r"\b(?:(?:buy|order|purchase) (?:a |an )?(?:guest posts?|(?:back)?links?|sponsored posts?)"
    r"|(?:guest post|sponsored (?:post|article)|link insertion|backlink)s? (?:price|rate|cost|fee"
    r"|package|service)s?|paid (?:guest post|link)s?|backlinks? kaufen|linkverkauf)\b"
)
ABOUT_LINKS = re.compile(
    r"\b(?:guest posts?|sponsored (?:posts?|articles?|content)|(?:back|do-?follow )?links?"
    r"|link insertions?|gastbeitr[aä]ge?|submissions?"
    r"|publish(?:ing)? (?:your|an?) (?:post|article))\b",
    re.IGNORECASE,
)
MONEY = re.compile(
    r"[$€£]\s?\d|\b\d{1,5}\s?(?:usd|eur|gbp|euros?|dollars?)\b|\bpaypal\b"
    r"|\b(?:publication|publishing|editorial|administrative|small|one-time|review) fees?\b"
    r"|\b(?:price list|our (?:prices|rates|fees)|we charge|fee of|costs? (?:per|for))\b",
    re.IGNORECASE,
)


def look(subject: Subject) -> Finding:
    """Fail on an offer with a price, warn of an invitation, else pass with what was read."""
    if subject.page is None:
        return unread(CHECK, subject)
    offers = matching(subject, OFFER)
    proof = tuple(sign.evidence for sign in offers)
    names = listed(tuple(f"“{sign.evidence.quote}”" for sign in offers), 2)
    priced = tuple(sign.evidence for sign in offers if SALE.search(sign.text))
    priced += tuple(_prices(subject))
    if offers and priced:
        line = f"offers posts or links for money: “{priced[0].quote}”"
        return failed(CHECK, line, *priced, *proof, figure="for money")
    if offers:
        return warned(CHECK, f"invites posts or offers links: {names}", *proof, figure="invites")
    pages = pages_of(subject)
    line = f"no offer in links, headings and forms of {len(pages)} pages"
    if len(pages) == 1:
        line = "no offer in links, headings and forms of this page"
    return passed(CHECK, line, *all_looked_at(subject), figure="no offer")


def _prices(subject: Subject) -> Iterator[Evidence]:
    """Yield the paragraphs that name money for posts or links, on pages that make an offer."""
    for page in pages_of(subject):
        if _is_offer(page):
            for at, paragraph in enumerate(page.paragraphs):
                text = paragraph.text[:MAX_PARAGRAPH]
                if MONEY.search(text) and ABOUT_LINKS.search(text):
                    where = f"paragraph {at}" if page is subject.page else "site"
                    yield quote(text, where, page.final_url)


def _is_offer(page: Page) -> bool:
    """Tell whether a page is itself the one that invites: by its title or a heading."""
    return any(OFFER.search(text[:MAX_PARAGRAPH].lower()) for text in (page.title, *page.headings))
