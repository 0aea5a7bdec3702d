"""The target gate: whether a page of ours deserves links now, and what is missing if not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from linktriage.model import (
    Accept,
    Answer,
    Failure,
    Page,
    Park,
    Readiness,
    Role,
    TargetPage,
)
from linktriage.terms import terms
from linktriage.urls import key, site_of

FEWEST_WORDS = 150
"""A page with fewer words is thin: the same floor as for prospects."""
UNEXPLAINED = "nobody has said yet why anyone would cite it"


@dataclass(frozen=True, slots=True)
class TargetQuestion:
    """What only a person can say of a target page; "fail" means that it is not ready."""

    id: str
    question: str
    missing: str
    """What is missing after a no."""


TARGET_QUESTIONS = (
    TargetQuestion(
        "worth-keeping",
        "Would someone save, share or cite it?",
        "you said that nobody would save, share or cite it",
    ),
    TargetQuestion(
        "worth-improving",
        "Would it deserve to be improved if there were no outreach?",
        "you said that it is not worth improving for its own sake",
    ),
    TargetQuestion(
        "specific",
        "Is it specific, rather than soft, broad or interchangeable?",
        "you said that it is too soft, broad or interchangeable",
    ),
)


def readiness(
    target: TargetPage,
    page: Page | None,
    failure: Failure | None,
    others: Sequence[TargetPage] = (),
    own: Sequence[Page] = (),
) -> tuple[Readiness, tuple[str, ...]]:
    """Return whether a target is ready, and a sentence for each thing that is missing.

    `page` is the target as it was read, or None with the `failure`. `others` are the campaign's
    targets, for pages that compete with each other; `own` the pages of the user's own that were
    read, for the links between them.
    """
    judged = (*_unexplained(target), *_judged(target))
    if page is None:
        why = f"it cannot be read: {failure.detail}" if failure else "it was not read"
        return Readiness.NOT_READY, (why, *judged)
    missing = (
        *_closed(page),
        *_weak(page, target),
        *_dead_end(page),
        *_orphan(page, own),
        *_astray(page, target),
        *_rivals(target, others),
        *judged,
    )
    return (Readiness.NOT_READY if missing else Readiness.READY), missing


def answered(target: TargetPage, answers: Mapping[str, Answer], *, read: bool) -> TargetPage:
    """Return a target with these answers of the person's; what was measured of it stays.

    `read` tells whether the page was ever read: without that nothing makes it ready.
    """
    said = {UNEXPLAINED, *(one.missing for one in TARGET_QUESTIONS)}
    measured = tuple(one for one in target.missing if one not in said)
    judged = replace(target, answers=answers)
    missing = (*measured, *_unexplained(judged), *_judged(judged))
    otherwise = Readiness.READY if read else Readiness.UNCHECKED
    ready = Readiness.NOT_READY if missing else otherwise
    return replace(judged, missing=missing, readiness=ready)


def held_back(decision: Accept, targets: Sequence[TargetPage]) -> Accept | Park:
    """Return an accept for a target that is not ready as a park that waits for it."""
    wanted = key(decision.intent.target)
    for target in targets:
        if key(target.url) == wanted and target.readiness is Readiness.NOT_READY:
            note = f"until {target.url} is ready: {'; '.join(target.missing)}"
            return Park(note=note, target=target.url, resumes=decision.intent)
    return decision


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


def _orphan(page: Page, own: Sequence[Page]) -> Iterator[str]:
    here = key(page.final_url)
    others = [one for one in own if key(one.final_url) != here]
    linked = any(key(link.url) == here for one in others for link in one.links)
    if others and not linked:
        pages = "other page" if len(others) == 1 else f"{len(others)} other pages"
        yield f"no link leads to it from the {pages} of yours that could be read"


def _astray(page: Page, target: TargetPage) -> Iterator[str]:
    onward = {key(link.url) for link in page.links}
    if target.supports and key(target.supports) not in {key(page.final_url), *onward}:
        yield f"it does not link to the page it leads on to: {target.supports}"


def _unexplained(target: TargetPage) -> Iterator[str]:
    if not target.why.strip():
        yield UNEXPLAINED


def _judged(target: TargetPage) -> Iterator[str]:
    for one in TARGET_QUESTIONS:
        if target.answers.get(one.id) is Answer.FAIL:
            yield one.missing


def _rivals(target: TargetPage, others: Sequence[TargetPage]) -> Iterator[str]:
    for other in others:
        same = terms(other.cluster) == terms(target.cluster) and other.role is target.role
        if same and key(other.url) != key(target.url) and target.role is not Role.MONEY:
            yield f"{other.url} has the same cluster and role: which of the two should rank?"
