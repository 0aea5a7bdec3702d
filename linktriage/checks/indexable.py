"""Can the page be read, by people and by search engines.

Measured on 953 ordinary pages: noindex 1.3 %, canonical on another host 1.5 %, on another path
3.6 %, so each of them is rare enough to be worth a line.
"""

from __future__ import annotations

import re

from linktriage.checks.answers import failed, passed, quote, unread, warned, why_unread
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Evidence, FetchState, Finding, Page
from linktriage.urls import host_of, key, site_of

CHECK = Check("indexable", "indexable", "Can the page be read and indexed?", Basis.MEASURED)

GONE = frozenset({FetchState.NOT_FOUND, FetchState.GONE})
"""The answers that say the page is not there. All others may be about us, not about the page."""
CLOSED = frozenset({"noindex", "none"})


def look(subject: Subject) -> Finding:
    """Fail a page that is gone or says noindex; warn of one that points elsewhere."""
    page = subject.page
    if page is None:
        return _unread(subject)
    status = page.http_status
    if status is not None and status >= 400:
        proof = quote(f"HTTP {status}", url=page.final_url)
        return failed(CHECK, f"the page answers with HTTP {status}", proof, figure=f"HTTP {status}")
    if closed := CLOSED.intersection(page.robots):
        proof = quote(", ".join(page.robots), "meta robots")
        return failed(CHECK, f"search engines are told: {min(closed)}", proof, figure="noindex")
    return _points_elsewhere(page) or _open(page)


def _unread(subject: Subject) -> Finding:
    failure = subject.prospect.failure
    if failure is None or failure.state not in GONE:
        return unread(CHECK, subject)
    proof = quote(failure.detail or failure.state, url=subject.prospect.url)
    return failed(CHECK, why_unread(subject), proof, figure=str(failure.state))


def _points_elsewhere(page: Page) -> Finding | None:
    usable = bool(site_of(page.canonical))  # one without a real host is a slip nobody follows
    if usable and not _same(page.canonical, page.final_url):
        proof = quote(page.canonical, "meta canonical", page.canonical)
        return warned(
            CHECK, f"names another address as its own: {page.canonical}", proof, figure="canonical"
        )
    if _host(page.url) != _host(page.final_url):
        proof = quote(page.final_url, url=page.final_url)
        return warned(CHECK, f"sent on to {page.final_url}", proof, figure="moved")
    return None


def _open(page: Page) -> Finding:
    proof: list[Evidence] = [quote(f"HTTP {page.http_status or 200}", url=page.final_url)]
    if page.robots:
        proof.append(quote(", ".join(page.robots), "meta robots"))
    own = "names itself as canonical" if site_of(page.canonical) else "no canonical address"
    cut = ", partly read" if page.partly_read else ""
    return passed(CHECK, f"read, no noindex, {own}{cut}", *proof, figure="indexable")


def _same(canonical: str, url: str) -> bool:
    """Tell whether both are one page: as compared everywhere, or but for the parameters."""
    here = {_spelt(url), _spelt(url.partition("?")[0])}
    return _spelt(canonical) in here


_SPELLING = re.compile(r":(?:80|443)(?=/|$)|/index\.(?:html?|php)$|\.(?:html?|php)$|/$")
"""What a server takes or leaves: the usual port, the name of a folder's page, its ending."""


def _spelt(url: str) -> str:
    return _SPELLING.sub("", _SPELLING.sub("", key(url)))


def _host(url: str) -> str:
    return host_of(url).removeprefix("www.")
