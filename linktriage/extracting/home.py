"""The titles on a home page: the links in its main part that read like headlines."""

from __future__ import annotations

from linktriage.extracting.titles import MAX_TITLES
from linktriage.model import WEAK_PLACEMENTS, OutboundLink, Page, Title
from linktriage.text import count_words
from linktriage.urls import key

MIN_WORDS = 4
"""A headline has at least as many words; a button or a menu entry has fewer."""


def _like_a_headline(link: OutboundLink) -> bool:
    beside = link.placement in WEAK_PLACEMENTS
    return link.internal and not beside and count_words(link.anchor) >= MIN_WORDS


def titles_from_home(page: Page) -> tuple[Title, ...]:
    """Return the titles of the articles that a home page links to, each once, in its order."""
    own = key(page.final_url)
    titles: dict[str, Title] = {}
    for link in filter(_like_a_headline, page.links):
        address = key(link.url)
        if address != own:
            titles.setdefault(address, Title(link.anchor, link.url))
    return tuple(titles.values())[:MAX_TITLES]
