"""Does the page cite what competes with the user's pages: a sign that it cites such things."""

from __future__ import annotations

from collections.abc import Iterator

from linktriage.checks.answers import count, link_quote, listed, passed, quote, unknown, unread
from linktriage.checks.answers import warned as _warned
from linktriage.checks.subject import NOT_BESIDE, Subject, links_out
from linktriage.model import Basis, Check, Evidence, Finding, Page
from linktriage.urls import key, site_of

CHECK = Check("competitors", "cites others", "Does it link to a competitor?", Basis.MEASURED)


def look(subject: Subject) -> Finding | None:
    """Pass on a link to a competitor, warn of a competitor's own site; silent on neither."""
    rivals = subject.campaign.competitors
    if not rivals:
        return unknown(CHECK, "the campaign names no competitors", figure="not named")
    if subject.prospect.site in _whole_sites(rivals):
        line = f"{subject.prospect.site} is one of your competitors"
        return _warned(CHECK, line, quote(subject.prospect.site), figure="competitor")
    if subject.page is None:
        return _imported(subject, rivals) or unread(CHECK, subject)
    links = tuple(_links(subject.page, rivals))
    if not links:
        return _imported(subject, rivals)
    sites = tuple(dict.fromkeys(site_of(item.url) for item in links))
    line = f"{count(len(links), 'link')} to {listed(sites)}"
    return passed(CHECK, line, *links, figure=count(len(links), "link"))


def _whole_sites(rivals: tuple[str, ...]) -> frozenset[str]:
    """Return the competitors that are named as a site, not as one page of it."""
    return frozenset(site_of(rival) for rival in rivals if not key(rival).partition("/")[2])


def _links(page: Page, rivals: tuple[str, ...]) -> Iterator[Evidence]:
    """Yield the links that cite one: those of menus, footers and comments cite nobody."""
    sites = _whole_sites(rivals)
    pages = {key(rival) for rival in rivals}
    hosts = {site_of(rival) for rival in rivals}
    placed = ((at, link) for at, link in links_out(page) if link.placement in NOT_BESIDE)
    for at, link in placed:
        if link.site in sites or (link.site in hosts and key(link.url) in pages):
            yield link_quote(at, link)


def _imported(subject: Subject, rivals: tuple[str, ...]) -> Finding | None:
    """Believe the list when it says that a page of the prospect links to a competitor."""
    hosts = {site_of(rival) for rival in rivals}
    for candidate in subject.prospect.candidates:
        facts = candidate.facts
        named = (facts.links_to, *facts.also_links_to)
        if not facts.dead and any(site_of(url) in hosts for url in named if url):
            line = f"the list says that it links to {listed(tuple(url for url in named if url))}"
            return passed(CHECK, line, quote(line, url=candidate.url), figure="imported")
    return None
