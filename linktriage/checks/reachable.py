"""Can somebody be written to: addresses, forms, contact pages, profiles.

On 953 ordinary pages 95 % show some route and 92 % a contact link, but only 31 % an address, so
the route counts and not the address.
"""

from __future__ import annotations

import re
from itertools import islice

from linktriage.checks.answers import count, passed, quote, unread, warned
from linktriage.checks.editorial import ABOUT, CONTACT, author_links
from linktriage.checks.everyday import SOCIAL
from linktriage.checks.signs import matching, named_elsewhere, pages_of
from linktriage.checks.subject import Subject, stands_in_text
from linktriage.model import Basis, Check, Evidence, Finding, Form, Page

CHECK = Check("contact", "contact", "Is there a way to write to them?", Basis.MEASURED)

SHARING = re.compile(
    r"/(?:sharer|share|sharing|intent|submit|dialog/share|sharearticle|watch|send|embed)\b"
    r"|youtu\.be/|pinterest\.com/pin/create|/share-offsite",
    re.IGNORECASE,
)
"""Links that hand the page on, or to one video, lead to nobody's profile."""
DESK = re.compile(
    r"^(?:help|support|customer (?:service|care|support)|press|newsroom|presse|hilfe"
    r"|kundenservice|prensa|ayuda|soporte|aide|assistenza|サポート|ヘルプ)"
    r"(?: (?:us|kit|cent(?:er|re)|page|room|office|desk|inquiries|enquiries|contacts?))?$",
    re.MULTILINE,
)
"""Signs of a desk that answers, though not of the people who write."""
DOOR = re.compile(r"\w{3,5}://[^/?#]{1,253}/?(?:[?#]|$)")
"""The address of a platform alone."""
_MESSAGE = frozenset({"message", "comments", "nachricht", "mensaje", "your-message", "body"})


def look(subject: Subject) -> Finding:
    """Pass on an address, a form, a contact, about or author page; else warn."""
    if subject.page is None:
        return unread(CHECK, subject)
    routes = _routes(subject, subject.page)
    if routes:
        names = ", ".join(dict.fromkeys(name for name, _ in routes))
        proof = [item for _, item in routes]
        return passed(CHECK, f"{names} found", *proof, figure=routes[0][0])
    desks = [sign.evidence for sign in matching(subject, DESK, "link")]
    profiles = _profiles(subject.page)
    if not desks and not profiles:
        return warned(CHECK, "no address, form, contact page or profile found", figure="none")
    counted = ((desks, "help or press page"), (profiles, "profile elsewhere", "profiles elsewhere"))
    line = " and ".join(count(len(found), *noun) for found, *noun in counted if found)
    line = f"no address, form or contact page; {line}"
    return warned(CHECK, line, *desks, *profiles, figure="help page" if desks else "profiles")


def _routes(subject: Subject, lead: Page) -> list[tuple[str, Evidence]]:
    routes: list[tuple[str, Evidence]] = []
    pages = pages_of(subject)
    addresses = {email: page.final_url for page in reversed(pages) for email in page.emails}
    routes += [("e-mail", quote(email, "page", url)) for email, url in addresses.items()]
    for page in pages:
        routes += [
            ("form", quote(form.text or form.action, "page", page.final_url))
            for form in page.forms
            if _takes_message(form)
        ]
    for name, pattern, most in (("contact page", CONTACT, 3), ("about page", ABOUT, 1)):
        plainest = sorted(matching(subject, pattern, "link"), key=lambda sign: len(sign.shown))
        routes += [(name, sign.evidence) for sign in plainest[:most]]
    elsewhere = islice(named_elsewhere(lead, CONTACT), 1)
    routes += [("contact page elsewhere", proof) for proof in elsewhere]
    for at, link in islice(author_links(lead), 1):
        words = link.anchor or link.url
        routes.append(("author page", quote(words, f"link {at}", link.url)))
    return list(dict.fromkeys(routes))


def _takes_message(form: Form) -> bool:
    fields = {field.casefold() for field in form.fields}
    return any(name in field for field in fields for name in _MESSAGE) and "comment" not in fields


def _profiles(page: Page) -> tuple[Evidence, ...]:
    """Return the links to profiles; those in the text are of those it speaks of."""
    return tuple(
        quote(link.site, f"link {at}", link.url)
        for at, link in enumerate(page.links)
        if not link.internal
        and not stands_in_text(link)
        and link.site.partition("/")[0] in SOCIAL
        and not DOOR.match(link.url)
        and not SHARING.search(link.url[:500])
    )
