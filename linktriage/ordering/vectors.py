"""Texts as unit vectors of whole numbers, and which texts share a term.

Weights are whole numbers on purpose: their products add up to the same sum in every order, so
taking a decision back restores each score to the last bit.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator

from linktriage.ordering.index import Index

_BITS = 10
"""Of an entry of 32 bits that hold a weight; the other 22 hold the row: four million texts."""
ONE = (1 << _BITS) - 1
"""What a weight of 1 is as a whole number; a cosine of 1 is its square."""

Vector = dict[int, int]
"""Number of a term to its weight."""


class Vectors:
    """The texts of an index under one idf: that of the moment it was made.

    Texts added to the index later join under the same idf with `catch_up`. A term of one text
    only has no list of holders: nothing else can be like it for that. (When a second text joins
    later, the first is found under it once new vectors are made.)
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._rarities = index.rarities()
        self._unseen = math.log(len(index) + 1) + 1
        self._holders: dict[int, array[int]] = {}
        self.made_of = len(index)
        """Texts the idf was counted over."""
        self.size = 0
        """Texts that take part."""
        self.catch_up()

    def catch_up(self) -> None:
        """Let the texts join that were added to the index since."""
        for row in range(self.size, len(self._index)):
            for term, weight in self.of(row).items():
                if self._index.frequency(term) > 1:
                    self._holders.setdefault(term, array("I")).append(row << _BITS | weight)
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
            for entry in self._holders.get(term, ()):
                sums[entry >> _BITS] += factor * (entry & ONE)

    def _unit(self, counts: Iterable[tuple[int, int]]) -> Vector:
        """Return sublinear tf-idf, scaled to unit length."""
        weights = dict(self._weights(counts))
        length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
        return {term: round(weight / length * ONE) for term, weight in weights.items()}

    def _weights(self, counts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, float]]:
        known = len(self._rarities)
        for term, count in counts:
            rarity = self._rarities[term] if term < known else self._unseen
            yield term, (1 + math.log(count)) * rarity


def product(one: Vector, other: Vector) -> int:
    """Return the product of two vectors, a cosine of 1 as ONE²."""
    return sum(weight * other.get(term, 0) for term, weight in one.items())
