"""Is the page a list of resources, and is it curated: described entries, few topics of its own.

A list is named as one in its title or address and holds at least 8 other sites in its text; many
links alone are wrong three times in four. Curated means that entries are described, which is
measured; whether the choice is good is asked of the person (`curated`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from urllib.parse import unquote

from linktriage.checks.answers import MOST_EVIDENCE, count, link_quote, passed, unread, warned
from linktriage.checks.outbound import Numbered, chosen_links, editorial_links
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Finding, OutboundLink, Page
from linktriage.text import count_words

CHECK = Check("resource", "link list", "Is it a resource page?", Basis.MEASURED)

NAMED = re.compile(
    r"\b(?:(?:useful|helpful|recommended|favou?rite|external|further|interesting|more|our) "
    r"(?:links|resources|reading|sites|websites)|resources?(?: page| list| guide)?|link ?(?:list|s)"
    r"|reading list|blog ?roll|link ?dump|(?:best|top \d{1,3}|\d{1,3}) (?:[a-z]{1,20} ){0,3}"
    r"(?:blogs|sites|websites|resources|tools)|awesome list|weblinks|linkliste|linksammlung"
    r"|n[uü]tzliche links|liens(?: utiles)?|enlaces(?: de inter[eé]s)?|link utili|recursos)\b"
    r"|^awesome\b|^(?:my |our )?bookmarks$",
    re.IGNORECASE,
)
DESCRIBED = 6
"""Words beside the anchor from which an entry is described."""
TELLING = 8
"""Words of a link outside the paragraphs from which it is a name with its description in one."""
CURATED = 1 / 3
"""Share of described entries from which somebody took care; names can speak for themselves."""


def look(subject: Subject) -> Finding | None:
    """Pass on a described list, warn of a bare one; silent when the page is no list."""
    page = subject.page
    if page is None:
        return unread(CHECK, subject)
    if not _named(page):
        return None
    fewest = subject.policy.resource_links
    links = next((held for held in _held(page) if len(_sites(held)) >= fewest), None)
    if links is None:
        return None
    sites = _sites(links)
    described = _described(page, [link for _, link in links])
    line = f"a list of {count(len(links), 'link')} to {count(len(sites), 'site')}, "
    loose = sum(not _has_place(page, link) for _, link in links)
    if not described and 2 * loose > len(links):
        line += "whether they are described stands in no text that was read"
    else:
        line += f"{described} of them with a description"
    proof = [link_quote(at, link) for at, link in links[:MOST_EVIDENCE]]
    outcome = passed if described >= CURATED * len(links) else warned
    return outcome(CHECK, line, *proof, figure=f"{len(sites)} entries")


def _held(page: Page) -> Iterator[Sequence[Numbered]]:
    """Yield the links of the text, then all that stand nowhere else, but what visitors posted.

    A list without sentences is often not taken for text: its links stand in no paragraph.
    """
    for links in (editorial_links(page), chosen_links(page)):
        yield [(at, link) for at, link in links if "ugc" not in link.rel]


def _sites(links: Sequence[Numbered]) -> frozenset[str]:
    return frozenset(link.site for _, link in links)


def _named(page: Page) -> bool:
    """Tell whether title, first-level heading or the last step of the address name a list."""
    last = unquote(page.final_url.partition("?")[0].rstrip("/").rpartition("/")[2])[:200]
    heads = (block.text for block in page.paragraphs if block.level == 1)
    return any(
        NAMED.search(text[:200]) for text in (page.title, re.sub(r"[_.-]{1,9}", " ", last), *heads)
    )


def _described(page: Page, links: Sequence[OutboundLink]) -> int:
    """Return how many entries say more than their name: words of their paragraph, shared out."""
    entries: defaultdict[int, list[OutboundLink]] = defaultdict(list)
    for link in links:
        if link.paragraph is not None and _has_place(page, link):
            entries[link.paragraph].append(link)
    loose = [link for link in links if not _has_place(page, link)]
    linked = {link.paragraph for link in page.links}
    return _described_outside(page, loose, linked) + sum(
        len(held)
        for at, held in entries.items()
        if _words_beside(page, at, held, linked) >= DESCRIBED * len(held)
    )


def _has_place(page: Page, link: OutboundLink) -> bool:
    """Tell whether it is known in which paragraph an entry stands."""
    return link.paragraph is not None and link.paragraph < len(page.paragraphs)


def _described_outside(
    page: Page, links: Sequence[OutboundLink], linked: AbstractSet[int | None]
) -> int:
    """Return the same for entries whose place among the paragraphs is not known.

    Either the link itself holds the description, or most of them have a text without a link.
    """
    named = [link.anchor for link in links if "://" not in link.anchor]
    telling = sum(count_words(anchor) >= TELLING for anchor in named)
    texts = sum(
        count_words(block.text) >= DESCRIBED
        for at, block in enumerate(page.paragraphs)
        if at not in linked and _is(page, at)
    )
    return max(telling, min(texts, len(links)) if 2 * texts >= len(links) else 0)


def _words_beside(
    page: Page, at: int, links: Sequence[OutboundLink], linked: AbstractSet[int | None]
) -> int:
    """Return the words of a paragraph beside its anchors.

    Of a bare entry those of the text below it, or above it: tables put descriptions there.
    """
    words = count_words(page.paragraphs[at].text) - sum(count_words(one.anchor) for one in links)
    if words >= DESCRIBED:
        return words
    near = (page.paragraphs[by] for by in (at + 1, at - 1) if by not in linked and _is(page, by))
    return words + max((count_words(block.text) for block in near), default=0)


def _is(page: Page, at: int) -> bool:
    """Tell whether there is a paragraph of that number that may describe an entry."""
    return 0 <= at < len(page.paragraphs) and page.paragraphs[at].kind != "heading"
