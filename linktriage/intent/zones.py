"""Where on their page a link in a paragraph would stand, and why some of these places are weak.

Told by the links that stand in the paragraph already, by the heading it stands under, by how it
begins, and by whether the list that it belongs to says anything of what it links to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from linktriage.model import WEAK_PLACEMENTS, OutboundLink, Page, Paragraph, Placement

BARE_ENTRIES = 4
"""Entries from which a list without a word of description is a bare list of links."""
BARE_SHARE = 0.7
"""Part of the entries that are bare, and part of an entry's words that are its link."""
NEARBY = 6
"""Paragraphs above in which the heading that counts is looked for."""
SHORT = 120
"""Characters up to which a paragraph may be a label such as "About the author"."""
ENTRIES = frozenset({"item", "cell"})

_LABELS = (
    (Placement.BIO, r"about the author|about the writer|author bio|written by|meet the author"),
    (Placement.COMMENT, r"comments?$|leave a (?:reply|comment)|\d{1,5} (?:comments|responses)\b"),
    (Placement.SIDEBAR, r"related (?:posts|articles|stories|links)|you (?:may|might) also like"),
    (Placement.FOOTER, r"©|copyright\b|all rights reserved"),
)
"""How a heading, or a paragraph itself, begins that stands apart from the text."""

WEAK_BECAUSE = {
    Placement.FOOTER: "a footer stands on every page and belongs to none of them",
    Placement.SIDEBAR: "a sidebar stands beside the text, and nothing in it says why",
    Placement.BIO: "an author box speaks of the author, not of the reader's question",
    Placement.COMMENT: "anybody can write a comment: nobody has chosen that link",
    Placement.NAV: "a menu leads around the site, and nobody reads it",
    Placement.BARE_LIST: "a list of bare links says nothing of any of them",
}
"""Why a link there is weak."""


def placement_of(page: Page | None, paragraph: int | None) -> Placement:
    """Return where on the page a link in that paragraph would stand."""
    if page is None or paragraph is None or paragraph >= len(page.paragraphs):
        return Placement.UNKNOWN
    apart = _by_links(page, paragraph) or _by_label(page, paragraph)
    if apart:
        return apart
    if page.paragraphs[paragraph].kind not in ENTRIES:
        return Placement.BODY
    return Placement.BARE_LIST if _is_bare(page, paragraph) else Placement.LIST


def weak_because(placement: Placement) -> str:
    """Return in a sentence why a link there is weak; empty for a place that is not."""
    if placement not in WEAK_PLACEMENTS:
        return ""
    return f"{placement} is a weak place: {WEAK_BECAUSE[placement]}"


def _by_links(page: Page, paragraph: int) -> Placement | None:
    """Return the place beside the text that most links of the paragraph stand in."""
    found = Counter(link.placement for link in page.links if link.paragraph == paragraph)
    if not found:
        return None
    commonest, _ = found.most_common(1)[0]
    return commonest if commonest in WEAK_PLACEMENTS else None


def _by_label(page: Page, paragraph: int) -> Placement | None:
    """Return the place that the paragraph's own first words name, or the heading above it."""
    for text in (page.paragraphs[paragraph].text, _heading(page, paragraph)):
        for placement, like in _LABELS:
            if re.match(like, text[:SHORT].strip(), re.IGNORECASE):
                return placement
    return None


def _heading(page: Page, paragraph: int) -> str:
    for above in reversed(page.paragraphs[max(0, paragraph - NEARBY) : paragraph]):
        if above.kind == "heading":
            return above.text
    return ""


def _is_bare(page: Page, paragraph: int) -> bool:
    """Tell whether the list around an entry is made of links alone."""
    links: dict[int, list[OutboundLink]] = {}
    for link in page.links:
        if link.paragraph is not None:
            links.setdefault(link.paragraph, []).append(link)
    entries = list(_run(page.paragraphs, paragraph))
    bare = sum(_is_link_alone(page.paragraphs[at], links.get(at, [])) for at in entries)
    return len(entries) >= BARE_ENTRIES and bare >= BARE_SHARE * len(entries)


def _run(paragraphs: tuple[Paragraph, ...], at: int) -> Iterator[int]:
    """Yield the entries of a list without a gap, around the one at `at`."""
    first = at
    while first > 0 and paragraphs[first - 1].kind in ENTRIES:
        first -= 1
    while first < len(paragraphs) and paragraphs[first].kind in ENTRIES:
        yield first
        first += 1


def _is_link_alone(entry: Paragraph, links: list[OutboundLink]) -> bool:
    linked = sum(len(link.anchor.split()) for link in links)
    return bool(links) and linked >= BARE_SHARE * len(entry.text.split())
