"""How well each paragraph of a page speaks of a target page.

Two views are added: BM25 with the query of the target (title, cluster, description, telling
terms of the body), and the cosine with the target's whole text. A term's weight is the mean of
its rarity in the queue and its rarity among the page's own paragraphs, because a word that
stands in each of them tells no paragraph apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from linktriage.intent.query import Query
from linktriage.terms import Idf

K1 = 1.2
B = 0.3
"""BM25's saturation and length penalty; small, since a long paragraph is no worse a place."""
COSINE_SHARE = 0.7
"""Weight of the cosine beside BM25, each scaled to its best paragraph."""
COSINE_IN_STRENGTH = 0.5

Rarity = Callable[[str], float]
Counts = Mapping[str, int]


def rarity_on(paragraphs: Sequence[Sequence[str]], idf: Idf | None) -> Rarity:
    """Return a term's weight on this page; without documents the page alone decides."""
    page = Idf.of_documents(paragraphs)
    if idf is None or not idf.documents:
        return cache(page.weight)
    return cache(lambda term: (idf.weight(term) + page.weight(term)) / 2)


def scores(paragraphs: Sequence[Counts], query: Query, here: Rarity) -> list[float]:
    """Score the paragraphs of one page from 0 to 1, to order them by.

    `here` is the weight of terms on this page, see `rarity_on`.
    """
    likeness = _cosines(paragraphs, query, here)
    return _blend(_bm25(paragraphs, query, here, mean_length(paragraphs)), likeness)


def strengths(
    paragraphs: Sequence[Counts], query: Query, everywhere: Rarity, mean: float
) -> list[float]:
    """Return how much of all that could be found was found: comparable between pages.

    `everywhere` is the weight of terms in the queue, `mean` the page's terms a paragraph.
    """
    best = _best_possible(query, everywhere)
    found = _bm25(paragraphs, query, everywhere, mean)
    likeness = _cosines(paragraphs, query, everywhere)
    return [
        one / best + COSINE_IN_STRENGTH * other for one, other in zip(found, likeness, strict=True)
    ]


def mean_length(paragraphs: Sequence[Counts]) -> float:
    """Return the mean number of terms in a paragraph, 1 when there are none."""
    return sum(sum(each.values()) for each in paragraphs) / max(1, len(paragraphs)) or 1.0


def _bm25(paragraphs: Sequence[Counts], query: Query, rarity: Rarity, mean: float) -> list[float]:
    """Okapi BM25 of each paragraph with the weights of the query (Robertson and Zaragoza 2009)."""
    worth = {term: weight * rarity(term) for term, weight in query.weights.items()}
    found = []
    for counts in paragraphs:
        slack = K1 * (1 - B + B * sum(counts.values()) / mean)
        shared = counts.keys() & worth.keys()
        found.append(
            math.fsum(
                worth[term] * counts[term] * (K1 + 1) / (counts[term] + slack) for term in shared
            )
        )
    return found


def _cosines(paragraphs: Sequence[Counts], query: Query, rarity: Rarity) -> list[float]:
    """Return the cosine of each paragraph with the target's text, sublinear tf-idf."""
    target, size = _vector(query.counts, rarity)
    cosines = []
    for paragraph in paragraphs:
        vector, length = _vector(paragraph, rarity)
        shared = vector.keys() & target.keys()
        product = math.fsum(vector[term] * target[term] for term in shared)
        cosines.append(product / (size * length))
    return cosines


def _vector(counts: Counts, rarity: Rarity) -> tuple[dict[str, float], float]:
    """Return the weights of a text's terms and their Euclidean length (1 for an empty one)."""
    vector = {
        term: rarity(term) if count == 1 else (1 + math.log(count)) * rarity(term)
        for term, count in counts.items()
    }
    return vector, math.hypot(*vector.values()) or 1.0


def _best_possible(query: Query, rarity: Rarity) -> float:
    """Return what a paragraph of mean length would score that says each term of the query once."""
    return sum(weight * rarity(term) for term, weight in query.weights.items()) or 1.0


def _blend(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """Add BM25 and cosine, each scaled to its best, and scale the sum to 1."""
    highest, other_highest = max(one) or 1.0, max(other) or 1.0
    return [
        (a / highest + COSINE_SHARE * b / other_highest) / (1 + COSINE_SHARE)
        for a, b in zip(one, other, strict=True)
    ]
