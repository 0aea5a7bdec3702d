"""Whom to write to: the routes found on a page and its site, the best for the approach first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from linktriage.model import Approach, Contact, Form, OutboundLink, Page, SiteReading
from linktriage.people import email_address, is_person
from linktriage.text import clean_line
from linktriage.urls import host_of, site_of
from linktriage.urls.sites import has_public_suffix

MAX_CONTACTS = 20
MIN_NAME = 6
"""Letters from which a name in an address is more than a chance."""
MIN_WHOLE_NAME = 4
"""Characters from which the whole name of a site before the @ is more than a chance."""

_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("nobody", re.compile(
        r"(?:fraud|security|mailer|no[._-]?reply|do[._-]?not[._-]?reply|abuse|postmaster|hostmaster|privacy|dpo|dmca|legal"
        r"|unsubscribe|bounces?|mailer-daemon|datenschutz|you|your[._-]?(?:name|friends?)|name|user"
        r"|email|example|first(?:[._-]?name)?[._-]?last(?:[._-]?name)?|[\w-]{0,20}newsletters?)")),
    ("editor", re.compile(
        r"(?:(?:managing)?editor(?:s|ial)?|(?:chef)?reda[ck]\w{1,6}|contribut\w{0,8}|submissions?"
        r"|submit|pitch(?:es)?|write|guest\w{0,6}|blog|content)")),
    ("news desk", re.compile(
        r"(?:news(?:room|desk|tips)?|tips?|stor(?:y|ies)|stories|desk|letters?)")),
    ("press", re.compile(r"(?:press|presse(?:stelle)?|media|pr)")),
    ("webmaster", re.compile(r"(?:web(?:master|team)?|site|corrections?|feedback|errata|fix)")),
    ("partnerships", re.compile(
        r"(?:partner\w{0,8}|marketing|business|bd|collab\w{0,12}|cooperat\w{0,6}|affiliates?)")),
    ("general", re.compile(
        r"(?:info|contact\w{0,5}|contato|kontakt|hello|hi|hey|mail|office|team|ask|general|enquir\w{0,6}"
        r"|inquir\w{0,6}|more[._-]?info|hola|ciao|bonjour|post|welcome|us)")),
    ("advertising", re.compile(
        r"(?:ads?|advert\w{0,9}|sponsor\w{0,8}|anzeigen|werbung|publicidad|mercadeo|ventas)")),
    ("other desk", re.compile(
        r"(?:sales|support|help\w{0,4}|\w{0,8}service|faq|care|billing|jobs?|careers?|hr|orders?|shop|admin"
        r"|accounts?|subscri\w{0,8}|members?\w{0,4}|events?|accessibility|community|archiv\w{0,4})")),
)  # fmt: skip
"""What a mailbox's name says of who reads it; the first that matches all of it counts."""

_BEST_FIRST: dict[Approach, tuple[str, ...]] = {
    Approach.TARGETED: ("author", "editor", "person", "webmaster", "news desk"),
    Approach.RESOURCE: ("author", "webmaster", "editor", "person"),
    Approach.MENTION: ("author", "editor", "news desk", "person", "press"),
    Approach.BROKEN: ("webmaster", "author", "editor", "person"),
    Approach.GUEST: ("editor", "author", "person", "news desk"),
    Approach.PR: ("author", "news desk", "editor", "press", "person"),
    Approach.PARTNER: ("partnerships", "person", "author", "general", "press"),
}
"""Who is written to first; what is not named follows in the order of `_AFTER`."""
_AFTER = (
    "author", "editor", "person", "general", "form", "webmaster", "news desk", "partnerships",
    "press", "author page", "social", "other desk", "advertising",
)  # fmt: skip

_MAIL_HOST = re.compile(
    r"(?:gmail|googlemail|outlook|hotmail|live|yahoo|ymail|icloud|me|mac|proton|protonmail|gmx|web"
    r"|posteo|fastmail|mailbox|hey|aol|orange|free|laposte|t-online|libero|zoho|mail|btinternet)"
    r"\.(?:com|net|org|me|de|fr|it|es|nl|at|ch|ca|ie|co\.uk|com\.au|com\.br)"
)
"""Hosts where anybody can have a mailbox."""
FREE_MAILBOXES = 2
"""More mailboxes of that kind on one page are those of its readers: comments, a list of members."""
_OF_ITSELF = re.compile(
    r"\A/?\Z|contact|kontakt|contatt|impress?um|about|ueber|team|people|staff|masthead|colophon"
    r"|imprint|redaktion|author|who-we-are|write-for|contribut|advertis|guidelines",
    re.IGNORECASE,
)
"""Paths of pages on which a site speaks of itself."""
_PLACEHOLDER_HOSTS = frozenset(
    {"domain.com", "email.com", "yourdomain.com", "website.com", "sentry.io", "company.com",
     "yoursite.com", "mysite.com", "wixpress.com", "sentry.wixpress.com", "site.com"}
)  # fmt: skip
"""Hosts of sample addresses in forms and of error trackers in page sources."""
_SOCIAL = frozenset({"linkedin.com", "x.com", "twitter.com", "bsky.app", "mastodon.social"})
_SHARE = re.compile(r"/(?:shar|intent\b|home\b|i/|hashtag\b|search\b)", re.IGNORECASE)
_AUTHOR_STEP = re.compile(r"/(?:authors?|people|team|writers?|contributors?|profile)/")
_AUTHOR_PATH = re.compile(rf"{_AUTHOR_STEP.pattern}[^/]{{1,80}}/?$")
_ASKS_MAIL = re.compile(r"e-?mail|correo|courriel", re.IGNORECASE)
_ASKS_TEXT = re.compile(
    r"message|nachricht|comments?|enquiry|inquiry|question|mensaje|textarea|how can we|subject",
    re.IGNORECASE,
)
_COMMENT_FORM = re.compile(
    r"wp-comments-post|leave a (?:reply|comment)|/comments?\b", re.IGNORECASE
)


def contacts_on(
    page: Page | None, site: SiteReading | None, approach: Approach = Approach.TARGETED
) -> tuple[Contact, ...]:
    """Return the routes to people and desks of a site, the best for `approach` first.

    Read are the page, the home page and the site's about, contact and author pages. Addresses that
    are none, that nobody reads or that belong to somebody else's domain are left out.
    """
    author = clean_line(page.author) if page and is_person(clean_line(page.author)) else ""
    own = site.site if site else site_of(page.final_url) if page else ""
    found: dict[str, Contact] = {}
    for read in _pages(page, site):
        for contact in _routes(read, author, own):
            found.setdefault((contact.email or contact.form_url).lower(), contact)
    return ranked(found.values(), approach)[:MAX_CONTACTS]


def ranked(contacts: Iterable[Contact], approach: Approach) -> tuple[Contact, ...]:
    """Return `contacts`, the best for `approach` first; equal ones stay in their order.

    A role that is none of ours (from a list, or typed) was chosen by a person and comes first.
    """
    order = _order(approach)
    places = {kind: place for place, kind in enumerate(order)}
    return tuple(sorted(contacts, key=lambda contact: places.get(_kind(contact.role), -1)))


def _pages(page: Page | None, site: SiteReading | None) -> Iterator[Page]:
    """Yield everything read of the prospect, the page in question first."""
    if page:
        yield page
    if site:
        yield from site.pages
        if site.home:
            yield site.home


def _order(approach: Approach) -> tuple[str, ...]:
    """Return all kinds of routes, the best for `approach` first."""
    first = _BEST_FIRST[approach]
    return (*first, *(kind for kind in _AFTER if kind not in first))


def _kind(role: str) -> str:
    """Return the kind of route that a role belongs to: "social: x.com" is social."""
    return role.partition(":")[0]


def _routes(page: Page, author: str, own: str) -> Iterator[Contact]:
    """Yield every route a page shows: mailboxes, forms, the author's page, social profiles."""
    for email in _theirs(page, author, own):
        yield from _mailbox(email, page.final_url, author, own)
    for form in page.forms:
        if _is_contact_form(form):
            yield Contact(role="form", found_at=page.final_url, form_url=page.final_url)
    for link in page.links:
        if link.internal and not author:
            continue
        if link.internal and author and _is_of_an_author(link.url):
            if _same_name(link.anchor, author):
                yield Contact("", author, "author page", page.final_url, link.url)
        elif not link.in_text and (host := _social(link)):
            yield Contact("", "", f"social: {host}", page.final_url, link.url)


def _is_of_an_author(url: str) -> bool:
    """Return True for an address whose path names an author."""
    return bool(_AUTHOR_STEP.search(url) and _AUTHOR_PATH.search(urlsplit(url).path))


def _social(link: OutboundLink) -> str:
    """Return the network where a link leads to somebody's profile, else ""."""
    host = host_of(link.url).removeprefix("www.")
    return host if host in _SOCIAL and not _SHARE.search(link.url) else ""


def _theirs(page: Page, author: str, own: str) -> Iterator[str]:
    """Yield the addresses that belong to the site: on its domain, of its name, or its people's.

    A mailbox that anybody can have is theirs when it is the author's, or one of few on a page that
    speaks of the site itself; in an article it is that of somebody it mentions.
    """
    addresses = [address for address in map(email_address, page.emails) if _exists(address)]
    free = [address for address in addresses if _MAIL_HOST.fullmatch(_host(address))]
    few = len(free) <= FREE_MAILBOXES and bool(_OF_ITSELF.search(urlsplit(page.final_url).path))
    for address in addresses:
        known = few or _is_mailbox_of(address.partition("@")[0].lower(), author)
        of_people = address in free and known
        if not own or of_people or site_of(_host(address)) == site_of(own) or _akin(address, own):
            yield address


def _exists(address: str) -> bool:
    """Return True for an address whose host ends as a name on the public web does."""
    return bool(address) and has_public_suffix(_host(address))


def _akin(address: str, own: str) -> bool:
    """Return True when an address elsewhere bears the name of the site, as small sites have it."""
    label = own.partition(".")[0]
    name = _plain(label)
    local, _, host = address.lower().partition("@")
    if local == label and len(label) >= MIN_WHOLE_NAME:
        return True
    return len(name) >= MIN_NAME and any(
        len(part) >= MIN_NAME and (part in name or name in part)
        for part in (_plain(local), *map(_plain, host.split(".")[:-1]))
    )


def _host(address: str) -> str:
    """Return the host of an address."""
    return address.rpartition("@")[2]


def _mailbox(address: str, found_at: str, author: str, own: str) -> Iterator[Contact]:
    """Yield the contact behind an address, when somebody reads it."""
    local, _, host = address.lower().rpartition("@")
    if host in _PLACEHOLDER_HOSTS or host.endswith(("example.com", "example.org")):
        return
    role = _role(local, author)
    if role == "person" and own and _akin(f"{local}@", own):
        role = "general"
    if role != "nobody":
        yield Contact(address, author if role == "author" else "", role, found_at)


def _role(local: str, author: str) -> str:
    """Return who reads a mailbox, judged by what stands before its @."""
    if _is_mailbox_of(local, author):
        return "author"
    for role, pattern in _ROLES:
        if pattern.fullmatch(local):
            return role
    return "person"


def _is_mailbox_of(local: str, name: str) -> bool:
    """Return True when a mailbox is named for a person: ana, silva, ana.silva, asilva, anas."""
    parts = [_plain(part) for part in name.split()]
    if not parts:
        return False
    first, last = parts[0], parts[-1]
    forms = {first, last, first + last, last + first, first[:1] + last, first + last[:1]}
    return _plain(local.partition("+")[0]) in forms


def _plain(text: str) -> str:
    """Return the letters of `text` alone, in lower case."""
    return "".join(char for char in text.casefold() if char.isalpha())


def _same_name(anchor: str, author: str) -> bool:
    """Return True when a link's words name the author ("by Ana Silva")."""
    return _plain(author) in _plain(anchor)


def _is_contact_form(form: Form) -> bool:
    """Return True for a form that takes a message and an address, and is not for comments."""
    asked = " ".join(form.fields)
    if _COMMENT_FORM.search(f"{form.action} {form.text}") or form.method == "get":
        return False
    return bool(_ASKS_MAIL.search(asked) and _ASKS_TEXT.search(asked))
