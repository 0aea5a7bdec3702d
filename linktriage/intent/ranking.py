"""Which of our pages to offer for a page of theirs: those that fit, least served first.

A target fits by the words that the page says of it. Among those that fit the ones come first whose
kind suits the kind of the page (a resource page links to tools), and of these the least served.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from linktriage.intent.kinds import PageKind, page_kind, suits, target_kind
from linktriage.intent.planning import PlannedTarget
from linktriage.intent.query import query_of
from linktriage.model import Approach, Page, TargetPage
from linktriage.terms import Idf, terms

FITTING = 0.5
"""A target fits when it shares at least this part of what the best one shares."""
SHOWN_WORDS = 3

Rarity = Callable[[str], float]


def ranked_targets(
    page: Page | None, approach: Approach, planned: Sequence[PlannedTarget], idf: Idf | None
) -> list[PlannedTarget]:
    """Return the targets in the order in which they are offered, each with why it fits."""
    rarity = idf.weight if idf and idf.documents else _alike
    said = {term for text in _texts(page) for term in terms(text)}
    kind = page_kind(page, approach)
    shared = [dict(_shared(one.target, said, rarity)) for one in planned]
    fits = [sum(words.values()) for words in shared]
    best = max(fits, default=0.0)

    def place(at: int) -> tuple[bool, bool, float, float, int]:
        if not (best > 0 and fits[at] >= FITTING * best):
            return True, True, 0, -fits[at], at
        suited = suits(kind, target_kind(planned[at].target))
        return False, not suited, planned[at].planned, -fits[at], at

    return [
        replace(planned[at], fits=_reason(shared[at], kind, planned[at].target) if page else "")
        for at in sorted(range(len(planned)), key=place)
    ]


def _alike(_: str) -> float:
    return 1.0


def _texts(page: Page | None) -> Iterator[str]:
    if page:
        yield page.title
        yield from (paragraph.text for paragraph in page.paragraphs)


def _shared(target: TargetPage, said: set[str], rarity: Rarity) -> Iterator[tuple[str, float]]:
    """Yield the target's own words that the page says, each with its part of all their weight."""
    weights = query_of(target, "", rarity).weights
    total = sum(weight * rarity(term) for term, weight in weights.items())
    for term, weight in weights.items():
        if term in said:
            yield term, weight * rarity(term) / total


def _reason(shared: dict[str, float], kind: PageKind | None, target: TargetPage) -> str:
    """Say what they share, and how their kinds suit each other."""
    cluster = set(terms(target.cluster))
    words = (term for term in shared if not term.isdecimal())
    telling = sorted(words, key=lambda term: (term not in cluster, -shared[term], term))
    said = [f"shares {', '.join(telling[:SHOWN_WORDS])}" if telling else "shares no word"]
    ours = target_kind(target)
    if suits(kind, ours):
        said.append(f"{ours}: suits a {kind}")
    return "; ".join(said)
