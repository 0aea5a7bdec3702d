"""Do several sites of the queue belong to one owner: same ids, same company of links.

Shared analytics or advertising ids are near proof. Equal sets of outbound sites are a hint that
is given only for sets large enough not to be alike by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from linktriage.checks.answers import MOST_EVIDENCE, listed, passed, quote, unknown, unread, warned
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
MOST_NAMED = 200
"""Sites of a group that the evidence names; a filter finds the group by these names."""


def look(subject: Subject) -> Finding | None:
    """Warn when the prospect is part of a network; silent before the queue was compared."""
    if subject.page is None:
        return unread(CHECK, subject)
    site = subject.prospect.site
    mine = [network for network in subject.networks if site in network.sites]
    if mine:
        return _grouped(site, mine)
    if not subject.page.trackers and not editorial_links(subject.page):
        return unknown(CHECK, "no ids and no links to compare by", figure="no ids")
    return _alone(subject, subject.page) if subject.compared > 1 else None


def _grouped(site: str, networks: Sequence[Network]) -> Finding:
    """Warn, with each other site of the group and what it shares as evidence."""
    shared: dict[str, str] = {}
    for network in networks:
        for other in network.sites:
            shared.setdefault(other, network.shared)
    shared.pop(site)
    first = tuple(other for other in networks[0].sites if other != site)
    line = f"shares {networks[0].shared} with {listed(first)}"
    proof = [quote(f"{other}: {mark}", "site", address(other)) for other, mark in shared.items()]
    found = warned(CHECK, line, figure=f"{len(shared) + 1} sites")
    return replace(found, evidence=tuple(proof[:MOST_NAMED]))


def address(site: str) -> str:
    """Return the address by which the evidence of a group names a site."""
    return f"https://{site}/"


def _alone(subject: Subject, page: Page) -> Finding:
    """Pass, with the marks that no other site of the queue has as evidence.

    Addresses of other sites stand in the evidence of a group only: a filter finds it by them.
    """
    line = f"no id and no set of links shared among {subject.compared:,} sites of the queue"
    own = [quote(f"the id {tracker}", url=page.final_url) for tracker in page.trackers]
    links = editorial_links(page)[:MOST_EVIDENCE]
    own += [quote(f"links to {link.site}", f"link {at}") for at, link in links]
    return passed(CHECK, line, *own, figure="alone")


def marks(pages: Collection[Page]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids that stand in pages of one site, and the sites that their text links to."""
    trackers = frozenset(tracker for page in pages for tracker in page.trackers)
    outbound = frozenset(link.site for page in pages for _, link in editorial_links(page))
    return trackers, outbound


class Company:
    """Sites with their marks, kept so that one more site is compared without looking at all."""

    def __init__(self) -> None:
        self._trackers: dict[str, Collection[str]] = {}
        self._outbound: dict[str, frozenset[str]] = {}
        self._users: defaultdict[str, set[str]] = defaultdict(set)
        self._linkers: defaultdict[str, set[str]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._trackers)

    def add(self, site: str, trackers: Collection[str], outbound: Collection[str]) -> None:
        """Take in the marks of a site, in place of those it had."""
        for tracker in self._trackers.get(site, ()):
            self._users[tracker].discard(site)
        for linked in self._outbound.get(site, ()):
            self._linkers[linked].discard(site)
        self._trackers[site] = tuple(trackers)
        self._outbound[site] = frozenset(outbound)
        for tracker in trackers:
            self._users[tracker].add(site)
        for linked in outbound:
            self._linkers[linked].add(site)

    def of(self, site: str) -> tuple[Network, ...]:
        """Return the networks that a site is part of, those by an id first."""
        return (*self._by_id(site), *self._by_links(site))

    def _by_id(self, site: str) -> Iterator[Network]:
        """Tenants of one platform carry the platform's ids: an id is counted once a platform."""
        for tracker in sorted(self._trackers.get(site, ())):
            group = self._users[tracker]
            if len({platform_of(one) or one for one in group}) > 1:
                yield Network(tuple(sorted(group)), f"the id {tracker}")

    def _by_links(self, site: str) -> Iterator[Network]:
        mine = self._outbound.get(site, frozenset())
        if len(mine) < ENOUGH:
            return
        rare = (self._linkers[linked] for linked in mine if len(self._linkers[linked]) <= COMMON)
        for other in sorted({one for group in rare for one in group} - {site}):
            theirs = self._outbound[other]
            both, either = mine & theirs, mine | theirs
            if len(theirs) >= ENOUGH and len(both) >= ALIKE * len(either):
                line = f"{len(both)} of {len(either)} linked sites"
                yield Network(tuple(sorted((site, other))), line)
