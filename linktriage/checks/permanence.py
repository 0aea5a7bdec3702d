"""Will the page still be there next year: its age, and addresses that are made to expire."""

from __future__ import annotations

import re
from urllib.parse import unquote

from linktriage.checks.answers import count, day, passed, quote, unknown, unread, warned
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Evidence, Finding, Page

CHECK = Check("permanence", "lasting", "Is the page made to last?", Basis.MEASURED)

LISTING = re.compile(
    r"/(?:tags?|category|categories|kategorie|schlagwort|etiqueta)/[^/]{1,200}(?:/page/\d{1,5})?/?$"
    r"|/(?:search|archives?|page/\d{1,5})/?$"
    r"|^\w{3,5}://[^/]{1,253}(?:/[^/-]{1,30}(?:-[^/-]{1,30})?){0,3}/20\d\d(?:/\d\d){0,2}/?$",
    re.IGNORECASE,
)
"""Addresses whose content moves on: lists of posts, not posts. Behind the words of a title a date
belongs to a post."""
PASSING = re.compile(
    r"\b(?:giveaway|coupons?|promo codes?|discount codes?|black friday|cyber monday|prime day"
    r"|flash sale|limited[ -]time|deals? of the (?:day|week)|sweepstakes?|gewinnspiel"
    r"|adventskalender|webinar|save the date|call for papers|expired|weekly (?:roundup|links))\b",
    re.IGNORECASE,
)
"""Occasions that pass. Searched in title and address only."""


def look(subject: Subject) -> Finding:
    """Warn of listings, passing occasions and pages of a few days; pass what has stood a while."""
    page = subject.page
    if page is None:
        return unread(CHECK, subject)
    address = unquote(page.final_url.partition("?")[0])[:500]
    if LISTING.search(address):
        line = "the address is a listing: what stands on it moves on"
        return warned(CHECK, line, quote(address, url=page.final_url), figure="listing")
    words = f"{page.title[:300]} {re.sub('[/_-]{1,9}', ' ', address)}"
    if passing := PASSING.search(words):
        line = f"made for an occasion: “{passing.group()}”"
        return warned(CHECK, line, quote(page.title or address, "meta title"), figure="occasion")
    return _by_age(subject, page)


def _by_age(subject: Subject, page: Page) -> Finding:
    if page.published is None or page.published > subject.today:
        return unknown(CHECK, "the page's markup states no date", figure="no date")
    age = (subject.today - page.published).days
    proof: list[Evidence] = [quote(f"published {day(page.published)}", "meta published")]
    line = f"published {day(page.published)}"
    if page.modified and page.modified > page.published:
        line += f", changed {day(page.modified)}"
        proof.append(quote(f"changed {day(page.modified)}", "meta modified"))
    figure = f"{age // 365} y" if age >= 365 else f"{age} d"
    if age < subject.policy.young_days:
        return warned(CHECK, f"{line}: only {count(age, 'day')} old", *proof, figure=figure)
    return passed(CHECK, line, *proof, figure=figure)
