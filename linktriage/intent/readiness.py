"""The target gate: whether a page of ours deserves links now, and what is missing if not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linktriage.model import Failure, Page, Readiness, Role, TargetPage
from linktriage.terms import terms
from linktriage.urls import key, site_of

FEWEST_WORDS = 150
"""A page with fewer words is thin: the same floor as for prospects."""


def readiness(
    target: TargetPage,
    page: Page | None,
    failure: Failure | None,
    others: Sequence[TargetPage] = (),
) -> tuple[Readiness, tuple[str, ...]]:
    """Return whether a target is ready, and a sentence for each thing that is missing.

    `page` is the target as it was read, or None with the `failure`. `others` are the campaign's
    targets, for pages that compete with each other.
    """
    if page is None:
        why = f"it cannot be read: {failure.detail}" if failure else "it was not read"
        return Readiness.NOT_READY, (why,)
    missing = (*_closed(page), *_weak(page, target), *_dead_end(page), *_rivals(target, others))
    return (Readiness.NOT_READY if missing else Readiness.READY), missing


def _closed(page: Page) -> Iterator[str]:
    if "noindex" in page.robots or "none" in page.robots:
        yield "it asks search engines not to index it (noindex)"
    if page.canonical and key(page.canonical) != key(page.final_url):
        yield f"it names another page as the canonical one: {page.canonical}"
    if key(page.final_url) != key(page.url):
        yield f"it leads on to {page.final_url}: make that one the target"


def _weak(page: Page, target: TargetPage) -> Iterator[str]:
    if page.words < FEWEST_WORDS:
        yield f"it has {page.words} words; under {FEWEST_WORDS} there is little to cite"
    wanted = set(terms(target.cluster))
    said = {term for text in (page.title, *page.headings) for term in terms(text)}
    absent = sorted(wanted - said)
    if wanted and len(absent) == len(wanted):
        yield f"neither title nor headings speak of its cluster: {', '.join(absent)}"


def _dead_end(page: Page) -> Iterator[str]:
    here = key(page.final_url)
    own = site_of(page.final_url)
    onward = {key(link.url) for link in page.links if link.site == own} - {here}
    if not onward:
        yield "it is a dead end: it links to no other page of yours"


def _rivals(target: TargetPage, others: Sequence[TargetPage]) -> Iterator[str]:
    for other in others:
        same = terms(other.cluster) == terms(target.cluster) and other.role is target.role
        if same and key(other.url) != key(target.url) and target.role is not Role.MONEY:
            yield f"{other.url} has the same cluster and role: which of the two should rank?"
