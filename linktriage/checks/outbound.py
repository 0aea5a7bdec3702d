"""How many other sites the text links to, and how densely.

Defaults are the 95th percentile of 953 ordinary pages: 12.4 links per 1,000 words and 7 sites;
26 per 1,000 words is the 99th. Sites that also stand in the page's footer or menu are taken for
sisters of the site and left out, as are the hosts of `everyday`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from linktriage.checks.answers import (
    HARDLY_ANY,
    MOST_EVIDENCE,
    count,
    link_quote,
    no_text,
    passed,
    unread,
    warned,
    word_count,
)
from linktriage.checks.everyday import AFFILIATE, SHORTENERS, is_everyday
from linktriage.checks.signs import looked_at
from linktriage.checks.subject import NOT_BESIDE, Subject, links_out, stands_in_text
from linktriage.model import Basis, Check, Finding, OutboundLink, Page, Placement

CHECK = Check("outbound", "outbound", "Does the text link out like an edited page?", Basis.MEASURED)
EXTREME = 26.0
"""Links per 1,000 words that 99 of 100 ordinary pages stay under."""

_APART = AFFILIATE | SHORTENERS
_FRAME = frozenset({Placement.FOOTER, Placement.NAV})
_BESIDE = _FRAME | {Placement.SIDEBAR, Placement.COMMENT, Placement.BIO}
Numbered = tuple[int, OutboundLink]


def look(subject: Subject) -> Finding:
    """Warn when the text holds both too many sites and too many links for its length."""
    page = subject.page
    if page is None:
        return unread(CHECK, subject)
    every = editorial_links(page)
    links = tuple((at, link) for at, link in every if link.site not in _APART)
    sites = {link.site for _, link in links}
    if word_count(page) < HARDLY_ANY and len(sites) <= subject.policy.outbound_sites:
        return no_text(CHECK, page)
    words = max(1, word_count(page))
    per_thousand = 1000 * len(links) / words
    line = _line(links, len(sites), words)
    around = _beside(every) + _around(page)
    figure = count(len(sites), "site")
    proof = [link_quote(at, link) for at, link in _one_each(links)[:MOST_EVIDENCE]]
    policy = subject.policy
    if per_thousand > policy.outbound_per_1000_words and len(sites) > policy.outbound_sites:
        if per_thousand > EXTREME:
            line += ": denser than 99 of 100 ordinary pages"
        return warned(CHECK, line + around, *proof, figure=figure)
    return passed(CHECK, line + around, *(proof or [looked_at(page)]), figure=figure)


def editorial_links(page: Page) -> tuple[Numbered, ...]:
    """Return the links in the text that somebody chose: no sisters, profiles, licences, CDNs."""
    return tuple((at, link) for at, link in chosen_links(page) if stands_in_text(link))


def chosen_links(page: Page) -> tuple[Numbered, ...]:
    """Return the same of the whole page but what is marked as beside the text."""
    out = links_out(page)
    sisters = {link.site for _, link in out if link.placement in _FRAME}
    return tuple(
        (at, link)
        for at, link in out
        if link.placement in NOT_BESIDE and link.site not in sisters and not is_everyday(link.site)
    )


def _line(links: Sequence[Numbered], sites: int, words: int) -> str:
    if not links:
        return f"no link to another site in {count(words, 'word')} of text"
    followed = sum(link.followed for _, link in links)
    line = f"{count(sites, 'site')} linked in {count(words, 'word')}"
    density = 1000 * len(links) / words
    return f"{line} ({density:.1f} per 1,000), {followed} of {len(links)} followed"


def _beside(links: Iterable[Numbered]) -> str:
    """Say how many links are counted apart: paid by the click, or of unknown aim."""
    sites = [link.site for _, link in links]
    paid = sum(site in AFFILIATE for site in sites)
    short = sum(site in SHORTENERS for site in sites)
    counted = ((paid, "affiliate link"), (short, "shortened link"))
    beside = " and ".join(count(number, noun) for number, noun in counted if number)
    return f"; {beside} beside" if beside else ""


def _around(page: Page) -> str:
    """Say where the links stand that are not in the text: "; around it 12 footer, 3 sidebar"."""
    places = Counter(link.placement for _, link in links_out(page) if link.placement in _BESIDE)
    counted = ", ".join(f"{number} {place}" for place, number in places.most_common())
    return f"; around it {counted}" if counted else ""


def _one_each(links: Iterable[Numbered]) -> tuple[Numbered, ...]:
    """Return the first link to each site, in the order of the page."""
    first: dict[str, Numbered] = {}
    for at, link in links:
        first.setdefault(link.site, (at, link))
    return tuple(first.values())
