"""Can somebody be written to: addresses, forms, contact pages, profiles.

On 953 ordinary pages 95 % show some route and 92 % a contact link, but only 31 % an address, so
the route counts and not the address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from linktriage.checks.answers import count, link_quote, passed, quote, unread, warned
from linktriage.checks.editorial import ABOUT, AUTHOR_PAGE, CONTACT
from linktriage.checks.everyday import SOCIAL
from linktriage.checks.signs import MAX_SIGN, matching, pages_of
from linktriage.checks.subject import Subject, stands_in_text
from linktriage.model import Basis, Check, Evidence, Finding, Form, Page

CHECK = Check("contact", "contact", "Is there a way to write to them?", Basis.MEASURED)

SHARING = re.compile(
    r"/(?:sharer|share|sharing|intent|submit|dialog/share|sharearticle|watch|send|embed)\b"
    r"|youtu\.be/|pinterest\.com/pin/create|/share-offsite",
    re.IGNORECASE,
)
"""Links that hand the page on, or to one video, lead to nobody's profile."""
DOOR = re.compile(r"\w{3,5}://[^/?#]{1,253}/?(?:[?#]|$)")
"""The address of a platform alone."""
_MESSAGE = frozenset({"message", "comments", "nachricht", "mensaje", "your-message", "body"})


def look(subject: Subject) -> Finding:
    """Pass on an address, a form, a contact, about or author page; else warn."""
    if subject.page is None:
        return unread(CHECK, subject)
    routes = _routes(subject)
    if routes:
        names = ", ".join(dict.fromkeys(name for name, _ in routes))
        proof = [item for _, item in routes]
        return passed(CHECK, f"{names} found", *proof, figure=routes[0][0])
    profiles = _profiles(subject.page)
    if profiles:
        line = f"no address, form or contact page; {count(len(profiles), 'profile')} elsewhere"
        return warned(CHECK, line, *profiles, figure="profiles")
    return warned(CHECK, "no address, form, contact page or profile found", figure="none")


def _routes(subject: Subject) -> list[tuple[str, Evidence]]:
    routes: list[tuple[str, Evidence]] = []
    for page in pages_of(subject):
        routes += [("e-mail", quote(email, "page", page.final_url)) for email in page.emails]
        routes += [
            ("form", quote(form.text or form.action, "page", page.final_url))
            for form in page.forms
            if _takes_message(form)
        ]
    routes += [("contact page", sign.evidence) for sign in matching(subject, CONTACT, "link")[:3]]
    routes += [("about page", sign.evidence) for sign in matching(subject, ABOUT, "link")[:1]]
    routes += [("contact page elsewhere", proof) for proof in islice(_elsewhere(subject.page), 1)]
    for at, link in enumerate(subject.page.links if subject.page else ()):
        if link.internal and AUTHOR_PAGE.search(link.url[:500]):
            words = link.anchor or link.url
            routes.append(("author page", quote(words, f"link {at}", link.url)))
            break
    return list(dict.fromkeys(routes))


def _elsewhere(page: Page | None) -> Iterator[Evidence]:
    """Yield links named "Contact" that lead to a help desk or a parent's site.

    In the text such a link is somebody else's; in an archive nobody reads what is written.
    """
    for at, link in enumerate(page.links if page else ()):
        away = not link.internal and not link.in_text and link.site != "archive.org"
        if away and link.anchor and CONTACT.search(link.anchor[:MAX_SIGN].lower()):
            yield link_quote(at, link)


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
