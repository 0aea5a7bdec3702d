"""Does a person or a desk stand behind the page: author, author page, about, contact.

Facts, not a verdict. On 953 ordinary pages 66 % name an author, but some of those names are of a
theme or a host, so the name is shown and only its absence together with all else warns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from linktriage.checks.answers import MOST_EVIDENCE, passed, quote, unread, warned
from linktriage.checks.signs import named_elsewhere, page_signs
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Evidence, Finding, OutboundLink, Page
from linktriage.people import is_person

CHECK = Check("editorial", "editorial", "Does somebody stand behind it?", Basis.MEASURED)

ABOUT = re.compile(
    r"^(?:(?:our |the )?(?:team|staff)(?: (?:members?|page|directory|(?:&|and) \w{1,20}))?)$"
    r"|^(?!about (?:(?:our|these|this) )?"
    r"(?:ads?|adverti\w{1,9}|cookies?|capture|sharing|accounts?)\b)"
    r"(?:about|who we are|meet (?:the|our) team|our team|masthead"
    r"|editorial (?:team|staff|board|policy|guidelines)|imprint|impressum|[uü]ber (?:uns|mich)"
    r"|[aà] propos|qui(?:en|é)nes somos|sobre|sobre (?:m[ií]|nosotros|n[oó]s)|acerca de"
    r"|chi siamo|over ons|o n[aá]s|om oss|om os|rólunk|despre noi|o nama|quem somos"
    r"|hakk[ıi]m[ıi]zda|künye|о нас|о компании|σχετικά|من نحن|tentang kami|giới thiệu|運営会社"
    r"|会社概要|关于我们|關於我們|회사소개|mentions l[eé]gales|redaktion)"
    r"(?:[ &/,|-]{1,3}\w{1,20}){0,3}$",
    re.MULTILINE,
)
CONTACT = re.compile(
    r"^(?!.{0,40}\bconstant contact|.{0,40}\bcontacts? (?:manage|lens|glasses|tracing|software)"
    r"|manag\w{1,5} contacts)(?:\w{1,20} ){0,2}"
    r"(?:contacts?|kontakte?|contacto|contatti|contactez|contacter|get in touch|write to us"
    r"|fale conosco|yhteystiedot|i\u0307?leti[sş]im|kapcsolat|контакты|обратная связь|επικοινωνία"
    r"|اتصل بنا|kontakta oss|ota yhteyttä|hubungi kami|liên hệ|联系我们|聯絡我們|문의(?:하기)?)"
    r"(?:[ &/,|-]{1,3}\w{1,20}){0,3}$|^.{0,20}お問い?合わ?せ",
    re.MULTILINE,
)
"""Whole signs such as "About Ana" and "Contact us", not posts about something."""
_AUTHOR_PAGE = re.compile(
    r"/(?:(?:blog-)?authors?|autor(?:en|in|innen|es|as)?|auteurs?|writers?|journalists?|reporters?"
    r"|editors|redakteure?|contributors?|columnists?|staff|people|profile|byline"
    r"|by(?=/[a-z]{2,30}-[a-z]))/",
    re.IGNORECASE,
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
    people = [one for one in author_links(page) if is_person(one[1].anchor)]
    of_author = (one for one in people if one[1].anchor in page.author)
    for at, link in islice((*of_author, *people), 1):
        facts.append(("author page", quote(link.anchor, f"link {at}", link.url)))
    for name, pattern in (("about", ABOUT), ("contact", CONTACT)):
        found = tuple(page_signs(page, "link", pattern=pattern))
        if found:
            facts.append((name, min(found, key=lambda sign: len(sign.shown)).evidence))
    if all(name != "contact" for name, _ in facts):
        facts += [("contact", proof) for proof in islice(named_elsewhere(page, CONTACT), 1)]
    return facts


def author_links(page: Page) -> Iterator[tuple[int, OutboundLink]]:
    """Yield the links to pages of authors: by their address, or by the author's name in both."""
    authors = {name.strip() for name in page.author.split(";")}
    for at, link in enumerate(page.links):
        address = link.url[:500].casefold()
        named = link.anchor in authors and is_person(link.anchor)
        own = named and link.anchor.split()[-1].casefold() in address
        if link.internal and (own or _AUTHOR_PAGE.search(address)):
            yield at, link
