"""Do several sites of the queue belong to one owner: same ids, same company of links.

Shared analytics or advertising ids are near proof. Equal sets of outbound sites are a hint that
is given only for sets large enough not to be alike by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from linktriage.checks.answers import listed, passed, quote, unknown, unread, warned
from linktriage.checks.outbound import editorial_links
from linktriage.checks.subject import Network, Subject
from linktriage.model import Basis, Check, Finding, Page
from linktriage.urls import platform_of

CHECK = Check("network", "network", "Is it on its own in this queue?", Basis.MEASURED)

ALIKE = 0.8
"""Share of outbound sites in common from which two pages are built from one list."""
ENOUGH = 6
"""Outbound sites that both pages need for that."""
COMMON = 20
"""A site that so many pages link to says nothing of their owners."""


def look(subject: Subject) -> Finding | None:
    """Warn when the prospect is part of a network; silent before the queue was compared."""
    if subject.page is None:
        return unread(CHECK, subject)
    site = subject.prospect.site
    mine = [network for network in subject.networks if site in network.sites]
    if mine:
        others = tuple(other for other in mine[0].sites if other != site)
        proof = [quote(f"{network.shared}: {listed(network.sites, 9)}", "site") for network in mine]
        line = f"shares {mine[0].shared} with {listed(others)}"
        return warned(CHECK, line, *proof, figure=f"{len(others) + 1} sites")
    if not subject.page.trackers and not editorial_links(subject.page):
        return unknown(CHECK, "no ids and no links to compare by", figure="no ids")
    return _alone(subject) if subject.compared else None


def _alone(subject: Subject) -> Finding:
    line = f"no id and no set of links shared among {subject.compared:,} sites of the queue"
    return passed(CHECK, line, quote(line, "site"), figure="alone")


def shared_networks(pages: Mapping[str, Collection[Page]]) -> tuple[Network, ...]:
    """Return the groups of sites (site to its pages that were read) that share an owner's marks.

    Tenants of one platform carry the platform's ids, so an id is only counted once a platform.
    """
    return (*_by_id(pages), *_by_links(pages))


def _by_id(pages: Mapping[str, Collection[Page]]) -> Iterator[Network]:
    sites: defaultdict[str, set[str]] = defaultdict(set)
    for site, read in pages.items():
        for tracker in {tracker for page in read for tracker in page.trackers}:
            sites[tracker].add(site)
    for tracker, group in sorted(sites.items()):
        if len({platform_of(site) or site for site in group}) > 1:
            yield Network(tuple(sorted(group)), f"the id {tracker}")


def _by_links(pages: Mapping[str, Collection[Page]]) -> Iterator[Network]:
    outbound = {site: _outbound(read) for site, read in pages.items()}
    large = {site: linked for site, linked in outbound.items() if len(linked) >= ENOUGH}
    for first, second in _pairs(large):
        both = large[first] & large[second]
        either = large[first] | large[second]
        if len(both) >= ALIKE * len(either):
            yield Network((first, second), f"{len(both)} of {len(either)} linked sites")


def _outbound(pages: Iterable[Page]) -> frozenset[str]:
    return frozenset(link.site for page in pages for _, link in editorial_links(page))


def _pairs(outbound: Mapping[str, frozenset[str]]) -> list[tuple[str, str]]:
    """Return the pairs of sites with a rare link in common; all others cannot be alike."""
    linkers: defaultdict[str, list[str]] = defaultdict(list)
    for site, linked in outbound.items():
        for target in linked:
            linkers[target].append(site)
    rare = (sorted(group) for group in linkers.values() if len(group) <= COMMON)
    return sorted({pair for group in rare for pair in combinations(group, 2)})
