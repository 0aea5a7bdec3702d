"""Texts as unit vectors of whole numbers, and which texts share a term.

Weights are whole numbers on purpose: their products add up to the same sum in every order, so
taking a decision back restores each score to the last bit.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain

from linktriage.ordering.counting import PAIRS
from linktriage.ordering.index import Index

_BITS = 10
"""Of an entry of 32 bits that hold a weight; the other 22 hold the row: four million texts."""
ONE = (1 << _BITS) - 1
"""What a weight of 1 is as a whole number; a cosine of 1 is its square."""

PAIR_WEIGHT = 0.7
"""Weight of a pair of words beside a single word."""

Vector = dict[int, int]
"""Number of a term to its weight."""


class Vectors:
    """The texts of an index under one idf: that of the moment it was made.

    Which texts hold a term is kept in one array for all terms, because an array for each would
    weigh more than what it holds. Texts added to the index later join under the same idf with
    `catch_up`. A term of one text only counts for that text's length alone.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._rarities = index.rarities()
        self._unseen = math.log(index.texts + 1) + 1
        self.made_of = len(index)
        """Texts the idf was counted over."""
        self.size = len(index)
        """Texts that take part."""
        self._starts = array("I", accumulate(self._shared(), initial=0))
        self._entries = array("I", bytes(4 * self._starts[-1]))
        self._late: dict[int, array[int]] = {}
        """Term to its entries of texts that joined later."""
        self._fill()

    def _shared(self) -> Iterator[int]:
        """Yield how many texts hold each term, 0 for one text."""
        for number in range(len(self._rarities)):
            held = self._index.frequency(number)
            yield held if held > 1 else 0

    def _fill(self) -> None:
        free = array("I", self._starts)
        for row in range(self.size):
            for term, weight in self.of(row).items():
                if free[term] < self._starts[term + 1]:
                    self._entries[free[term]] = row << _BITS | weight
                    free[term] += 1

    def catch_up(self) -> None:
        """Let the texts join that were added to the index since."""
        for row in range(self.size, len(self._index)):
            for term, weight in self.of(row).items():
                self._late.setdefault(term, array("I")).append(row << _BITS | weight)
        self.size = len(self._index)

    def of(self, row: int) -> Vector:
        """Return the vector of a text of the index."""
        return self._unit(self._index.counts(row))

    def of_text(self, text: str) -> Vector:
        """Return the vector of any other text, in the terms the index knows."""
        return self._unit(self._index.count_terms(text))

    def add_products(self, vector: Vector, sums: list[int], sign: int = 1) -> None:
        """Add to each row's sum the product of its text with `vector`, a cosine of 1 as ONE²."""
        for term, weight in vector.items():
            factor = weight * sign
            for entry in chain(self._holders(term), self._late.get(term, ())):
                sums[entry >> _BITS] += factor * (entry & ONE)

    def _holders(self, term: int) -> array[int] | tuple[()]:
        if term + 1 >= len(self._starts):
            return ()
        return self._entries[self._starts[term] : self._starts[term + 1]]

    def _unit(self, counts: Iterable[tuple[int, int]]) -> Vector:
        """Return sublinear tf-idf, scaled to unit length."""
        weights = dict(self._weights(counts))
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        return {term: round(weight / length * ONE) for term, weight in weights.items()}

    def _weights(self, counts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, float]]:
        """Yield the weight of each term; pairs of words that one text alone has say nothing.

        Both the rarities and what is shared are those of the moment the vectors were made: a
        text has the same vector when a decision on it is taken back as when it was made.
        """
        known = len(self._rarities)
        for term, count in counts:
            rarity = self._rarities[term] if term < known else self._unseen
            if term >= PAIRS:
                yield term, (1 + math.log(count)) * rarity
            elif self._starts[term] < self._starts[term + 1]:
                yield term, (1 + math.log(count)) * rarity * PAIR_WEIGHT


def product(one: Vector, other: Vector) -> int:
    """Return the product of two vectors, a cosine of 1 as ONE²."""
    return sum(weight * other.get(term, 0) for term, weight in one.items())
