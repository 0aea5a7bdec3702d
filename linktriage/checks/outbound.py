"""How many other sites the text links to, and how densely.

Defaults are the 95th percentile of 953 ordinary pages: 12.4 links per 1,000 words and 7 sites;
26 per 1,000 words is the 99th. Sites that also stand in the page's footer or menu are taken for
sisters of the site and left out, as are the hosts of `everyday`.
"""

from __future__ import annotations

from collections.abc import Iterable

from linktriage.checks.answers import (
    HARDLY_ANY,
    count,
    link_quote,
    no_text,
    passed,
    quote,
    unread,
    warned,
)
from linktriage.checks.everyday import AFFILIATE, SHORTENERS, is_everyday
from linktriage.checks.subject import Subject, links_out, stands_in_text
from linktriage.model import Basis, Check, Finding, OutboundLink, Page, Placement

CHECK = Check("outbound", "outbound", "Does the text link out like an edited page?", Basis.MEASURED)
EXTREME = 26.0
"""Links per 1,000 words that 99 of 100 ordinary pages stay under."""

_AROUND = frozenset({Placement.FOOTER, Placement.NAV})
Numbered = tuple[int, OutboundLink]


def look(subject: Subject) -> Finding:
    """Warn when the text holds both too many sites and too many links for its length."""
    page = subject.page
    if page is None:
        return unread(CHECK, subject)
    if page.words < HARDLY_ANY:
        return no_text(CHECK, page)
    links = editorial_links(page)
    sites = {link.site for _, link in links}
    per_thousand = 1000 * len(links) / page.words
    line = _line(page, links, len(sites), per_thousand)
    figure = count(len(sites), "site")
    proof = [link_quote(at, link) for at, link in _one_each(links)]
    policy = subject.policy
    if per_thousand > policy.outbound_per_1000_words and len(sites) > policy.outbound_sites:
        if per_thousand > EXTREME:
            line += ": denser than 99 of 100 ordinary pages"
        return warned(CHECK, line, *proof, figure=figure)
    return passed(CHECK, line, *(proof or [quote(line)]), figure=figure)


def editorial_links(page: Page) -> tuple[Numbered, ...]:
    """Return the links in the text that somebody chose: no sisters, profiles, licences, CDNs."""
    out = links_out(page)
    sisters = {link.site for _, link in out if link.placement in _AROUND}
    return tuple(
        (at, link)
        for at, link in out
        if stands_in_text(link) and link.site not in sisters and not is_everyday(link.site)
    )


def _line(page: Page, links: Iterable[Numbered], sites: int, per_thousand: float) -> str:
    links = tuple(links)
    if not links:
        return f"no link to another site in {count(page.words, 'word')} of text"
    followed = sum(link.followed for _, link in links)
    line = f"{count(sites, 'site')} linked in {count(page.words, 'word')}"
    line += f" ({per_thousand:.1f} links per 1,000), {followed} of {len(links)} followed"
    paid = sum(link.site in AFFILIATE for _, link in links)
    short = sum(link.site in SHORTENERS for _, link in links)
    line += f", {paid} to affiliate networks" if paid else ""
    return line + (f", {short} shortened" if short else "")


def _one_each(links: Iterable[Numbered]) -> tuple[Numbered, ...]:
    """Return the first link to each site, in the order of the page."""
    first: dict[str, Numbered] = {}
    for at, link in links:
        first.setdefault(link.site, (at, link))
    return tuple(first.values())
