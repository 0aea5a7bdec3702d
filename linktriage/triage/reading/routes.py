"""Which pages of a site say who is behind it and what it wants: found by link, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from linktriage.model import OutboundLink, Page
from linktriage.urls import key

_PHRASES = {
    "contribute": (
        "write for us|contribute|contributor guidelines|contribution guidelines|guest post"
        "|guest posts|guest post guidelines|submit a post|submit an article|submission guidelines"
        "|submissions|become a contributor|become an author|editorial guidelines|gastbeitrag"
        "|gastartikel|gastautor werden|escribe para nosotros|colabora|écrire pour nous"
        "|article invité|scrivi per noi"
    ),
    "contact": (
        "contact|contact us|contact me|get in touch|kontakt|kontaktiere uns|impressum|contacto"
        "|contáctanos|contactez nous|nous contacter|contatti|contattaci|contato|fale conosco"
        "|kontakty|yhteystiedot|iletişim|contacter"
    ),
    "about": (
        "about|about us|about me|our story|who we are|our team|team|masthead|über uns|über mich"
        "|ueber uns|wir über uns|das team|qui sommes nous|à propos|a propos|sobre|sobre nosotros"
        "|quiénes somos|quienes somos|chi siamo|sobre nós|over ons|om oss|om os|o nas|meistä"
        "|hakkımızda"
    ),
}
_KINDS = {kind: frozenset(phrases.split("|")) for kind, phrases in _PHRASES.items()}
_ALL = frozenset().union(*_KINDS.values())
_AUTHOR_PATH = re.compile(r"/(?:authors?|autor|autore|auteur|writers?|people)/[^/]{1,100}/?$")
_BREAK = re.compile(r"[\W_]+")
_EXTENSION = re.compile(r"\.(?:html?|php|aspx?)$")


def routes(pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the addresses of the contribute, contact, about and author pages of a site.

    At most one of each, in that order: what decides over a pitch first. The pages given (lead
    page, home page) are not among them.
    """
    pages = tuple(pages)
    seen = {key(page.final_url) for page in pages}
    found: dict[str, str] = {}
    for page in pages:
        author = _words(page.author)
        for link in page.links:
            kind = _kind(link, author) if link.internal else ""
            if kind and kind not in found and key(link.url) not in seen:
                found[kind] = link.url
                seen.add(key(link.url))
    return tuple(found[kind] for kind in (*_KINDS, "author") if kind in found)


def _kind(link: OutboundLink, author: str) -> str:
    """Return which page a link leads to, by its whole anchor or the last part of its path."""
    path, anchor = unquote(urlsplit(link.url).path), _words(link.anchor)
    last = _words(_EXTENSION.sub("", path.rstrip("/").rpartition("/")[2]))
    if anchor in _ALL or last in _ALL:
        return next(kind for kind in _KINDS if not _KINDS[kind].isdisjoint((anchor, last)))
    by_name = author and anchor == author
    if "author" in link.rel or by_name or _AUTHOR_PATH.search(path):
        return "author"
    return ""


def _words(text: str) -> str:
    return _BREAK.sub(" ", text[:100]).strip().lower()
