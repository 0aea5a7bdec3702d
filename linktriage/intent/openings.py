"""Which paragraphs of a page could hold a link at all, and what already stands in them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from linktriage.model import WEAK_PLACEMENTS, OutboundLink, Page, Paragraph
from linktriage.terms import terms

FEWEST_TERMS = 4
"""Content terms a paragraph has at least; a list entry may have one fewer."""
MENU_LINKS = 3
MENU_SHARE = 0.6
"""So many links on such a share of its words make a paragraph a menu."""
BOILERPLATE_WORDS = 40
"""Longer paragraphs are prose, whatever phrase they hold."""

_BOILERPLATE = re.compile(
    r"\ball rights reserved\b|^we use cookies\b|\byour email address will not be published\b"
    r"|^(?:©|share this|posted (?:in|on|by)|filed under|tagged|tags:|follow us|related posts)",
    re.IGNORECASE,
)
"""Openings and phrases of what templates write; words that an article may speak of stay out."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One paragraph in which a link could stand."""

    number: int
    paragraph: Paragraph
    terms: tuple[str, ...]
    links: tuple[OutboundLink, ...]
    """The links that stand in it now."""


def openings(page: Page, also: Container[int] = ()) -> tuple[Opening, ...]:
    """Return the paragraphs of prose and the list entries; no headings, menus, boilerplate.

    `also` are the numbers of paragraphs that count whatever they are.
    """
    links = _links_by_paragraph(page)
    seen: set[str] = set()
    found = []
    for number, paragraph in enumerate(page.paragraphs):
        opening = Opening(
            number, paragraph, tuple(terms(paragraph.text)), tuple(links.get(number, ()))
        )
        if number in also or (_is_open(opening) and paragraph.text not in seen):
            found.append(opening)
        seen.add(paragraph.text)
    return tuple(found)


def _links_by_paragraph(page: Page) -> dict[int, list[OutboundLink]]:
    links: dict[int, list[OutboundLink]] = {}
    for link in page.links:
        if link.paragraph is not None:
            links.setdefault(link.paragraph, []).append(link)
    return links


def _is_open(opening: Opening) -> bool:
    kind = opening.paragraph.kind
    fewest = FEWEST_TERMS if kind in {"text", "quote"} else FEWEST_TERMS - 1
    return (
        kind not in {"heading", "code"}
        and len(opening.terms) >= fewest
        and not _is_menu(opening)
        and not _is_chrome(opening.links)
        and not _is_boilerplate(opening.paragraph.text)
    )


def _is_menu(opening: Opening) -> bool:
    """Tell a row of links from a sentence with links in it."""
    if len(opening.links) < MENU_LINKS:
        return False
    linked = sum(len(link.anchor.split()) for link in opening.links)
    return linked >= MENU_SHARE * len(opening.paragraph.text.split())


def _is_chrome(links: Sequence[OutboundLink]) -> bool:
    """Tell whether all its links stand around the text: footer, sidebar, bio, comment."""
    return bool(links) and all(link.placement in WEAK_PLACEMENTS for link in links)


def _is_boilerplate(text: str) -> bool:
    return len(text.split()) < BOILERPLATE_WORDS and bool(_BOILERPLATE.search(text))
