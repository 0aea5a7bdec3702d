"""Why a prospect stands where it stands, in words a person can check."""

from __future__ import annotations

from dataclasses import dataclass

from linktriage.ordering.ranking import Ranker
from linktriage.ordering.vectors import ONE

NEAREST = 3
WORDS = 5
IN_TWO = 2
"""Accepts a word stands in before it is named: one alone names accidents."""
FAINT = 0.1
"""Likeness below which two texts have hardly anything in common: of the pairs among 126 pages of
all kinds and many languages half lay below .01, and 19 in 20 below this."""


@dataclass(frozen=True, slots=True)
class Near:
    """A decided prospect, and how alike it is, from 0 to 1."""

    prospect: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What counts for a prospect's place and what against it."""

    learned: bool
    """False while it is ordered by likeness to the target pages."""
    read: bool
    """False when nothing was read of it."""
    to_target: float
    """Likeness to the target page it is most like, from 0 to 1."""
    accepts: int
    rejects: int
    like: tuple[Near, ...] = ()
    """The accepted prospects it is most like, the nearest first."""
    unlike: tuple[Near, ...] = ()
    """The rejected prospects it is most like, the nearest first."""
    words: tuple[str, ...] = ()
    """Its words that stand in two accepts or more, the weightiest first."""
    target: int = 0
    """The number of the target page it is most like."""
    words_against: tuple[str, ...] = ()
    """Its words that stand in two rejects or more, and weigh more there than in accepts."""

    @property
    def basis(self) -> str:
        """Return in words what the order rests on."""
        return "learned from your decisions" if self.learned else "by similarity to the target"


def explain(ranker: Ranker, prospect: int) -> Explanation:
    """Return why `prospect` has its place in the order."""
    labels = ranker.labels
    accepts = sum(labels.values())
    if prospect not in ranker.index:
        return Explanation(ranker.has_learned, False, 0.0, accepts, len(labels) - accepts)
    likeness = _likeness(ranker, prospect)
    return Explanation(
        learned=ranker.has_learned,
        read=ranker.index.is_read(prospect),
        target=ranker.nearest_target(prospect),
        to_target=ranker.target_likeness()[prospect],
        accepts=accepts,
        rejects=len(labels) - accepts,
        like=_nearest(ranker, likeness, True),
        unlike=_nearest(ranker, likeness, False),
        words=_words(ranker, prospect, True),
        words_against=_words(ranker, prospect, False),
    )


def _likeness(ranker: Ranker, prospect: int) -> dict[int, float]:
    """Return how alike a prospect is to each of the others that were decided on, 0 to 1."""
    products = [0] * len(ranker.index)
    ranker.vectors.add_products(ranker.vectors.of(ranker.index.row(prospect)), products)
    return {
        other: products[ranker.index.row(other)] / ONE**2
        for other in ranker.labels
        if other != prospect and other in ranker.index
    }


def _nearest(ranker: Ranker, likeness: dict[int, float], accepted: bool) -> tuple[Near, ...]:
    """Return the prospects of one label it is most like, if it is like any."""
    alike = [
        Near(other, near)
        for other, near in likeness.items()
        if ranker.labels[other] is accepted and near >= FAINT
    ]
    return tuple(sorted(alike, key=lambda near: (-near.likeness, near.prospect))[:NEAREST])


def _words(ranker: Ranker, prospect: int, accepted: bool) -> tuple[str, ...]:
    """Return the prospect's words that weigh most in one kind of decision."""
    own = ranker.vectors.of(ranker.index.row(prospect))
    mine, others = _shares(ranker, own, accepted), _shares(ranker, own, not accepted)
    weight = {
        term: own[term] * (share - others[term][0])
        for term, (share, holders) in mine.items()
        if holders >= IN_TWO and share > others[term][0] and _speaks(ranker.index.name(term))
    }
    ranked = sorted(weight, key=lambda term: (-weight[term], ranker.index.name(term)))
    return tuple(ranker.index.name(term) for term in ranked[:WORDS])


def _speaks(name: str) -> bool:
    """Tell whether a term says something by itself: a pair has no name, a number no topic."""
    return bool(name) and not name.isdigit()


def _shares(ranker: Ranker, own: dict[int, int], accepted: bool) -> dict[int, tuple[float, int]]:
    """Return for each of its terms the mean weight in one kind of decision, and in how many."""
    sums = dict.fromkeys(own, 0)
    holders = dict.fromkeys(own, 0)
    labelled = [
        ranker.vectors.of(ranker.index.row(other))
        for other, label in ranker.labels.items()
        if label is accepted and other in ranker.index
    ]
    for vector in labelled:
        for term in own.keys() & vector.keys():
            sums[term] += vector[term]
            holders[term] += 1
    return {term: (sums[term] / ONE / max(1, len(labelled)), holders[term]) for term in own}
