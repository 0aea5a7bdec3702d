"""Does a person or a desk stand behind the page: author, author page, about, contact.

Facts, not a verdict. On 953 ordinary pages 66 % name an author, but some of those names are of a
theme or a host, so the name is shown and only its absence together with all else warns.
"""

from __future__ import annotations

import re

from linktriage.checks.answers import MOST_EVIDENCE, passed, quote, unread, warned
from linktriage.checks.signs import page_signs
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Evidence, Finding, Page
from linktriage.people import is_person

CHECK = Check("editorial", "editorial", "Does somebody stand behind it?", Basis.MEASURED)

ABOUT = re.compile(
    r"^(?:about|about (?:us|me|the)|who we are|(?:our |meet the )?team|masthead|staff"
    r"|editorial (?:team|policy|guidelines)|imprint|impressum|[uü]ber (?:uns|mich)|[aà] propos"
    r"|qui(?:en|é)nes somos|sobre|sobre (?:m[ií]|nosotros|n[oó]s)|acerca de|chi siamo|over ons"
    r"|o nas|mentions l[eé]gales|redaktion)(?:[ &/,|-]{1,3}\w{1,20}){0,3}$",
    re.MULTILINE,
)
CONTACT = re.compile(
    r"^(?:\w{1,20} ){0,2}(?:contacts?|kontakte?|contacto|contatti|contactez|contacter"
    r"|get in touch|write to us|fale conosco|yhteystiedot|ileti[sş]im|kapcsolat|контакты"
    r"|お問い合わせ|联系我们|聯絡我們)(?:[ &/,|-]{1,3}\w{1,20}){0,3}$",
    re.MULTILINE,
)
"""Whole signs such as "About Ana" and "Contact us", not posts about something."""
AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor|auteur|writers?|contributors?|staff|people|profile)/", re.IGNORECASE
)


def look(subject: Subject) -> Finding:
    """Pass when an author is named or an about or contact page is linked; else warn."""
    page = subject.page
    if page is None:
        return unread(CHECK, subject)
    facts = dict(_facts(page))
    if not facts:
        line = "no author named, no about or contact page linked"
        return warned(CHECK, line, figure="nobody")
    figure = "author" if "author" in facts else next(iter(facts))
    line = "; ".join(f"{name}: {item.quote}" for name, item in facts.items())
    return passed(CHECK, line, *list(facts.values())[:MOST_EVIDENCE], figure=figure)


def _facts(page: Page) -> list[tuple[str, Evidence]]:
    facts: list[tuple[str, Evidence]] = []
    if page.author:
        kind = "author" if is_person(page.author) else "byline"
        facts.append((kind, quote(page.author, "meta author")))
    for at, link in enumerate(page.links):
        named = link.anchor and (link.anchor == page.author or is_person(link.anchor))
        if link.internal and named and AUTHOR_PAGE.search(link.url[:500]):
            facts.append(("author page", quote(link.anchor, f"link {at}", link.url)))
            break
    links = tuple(page_signs(page, "link"))
    for name, pattern in (("about", ABOUT), ("contact", CONTACT)):
        found = [sign for sign in links if pattern.search(sign.text)]
        if found:
            facts.append((name, min(found, key=lambda sign: len(sign.shown)).evidence))
    return facts
