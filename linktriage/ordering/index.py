"""The texts of a queue as counted terms: each read once, kept small, in plain arrays.

A text of 750 words takes about 2 kB: two arrays side by side instead of a dictionary, whose
entries alone would take ten times as much.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator

from linktriage.terms import terms

MOST_CHARACTERS = 30_000
"""Of a text that are read; more says nothing new about its topic."""
MOST_TERMS = 500
"""Different terms kept of one text, the most frequent first."""
MOST_COUNT = 255
"""Counts above this are cut: they fit a byte, and only their logarithm counts."""


class Index:
    """Texts by the id of their prospect. Append-only; not safe for two writers at once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._frequency = array("I")
        self._rows: dict[int, int] = {}
        self._ids = array("q")
        self._terms: list[array[int]] = []
        self._counts: list[array[int]] = []

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, prospect: object) -> bool:
        return prospect in self._rows

    def add(self, prospect: int, text: str) -> None:
        """Keep the terms of a prospect's text; a text already kept is kept as it was."""
        if prospect in self._rows:
            return
        counted = Counter(terms(text[:MOST_CHARACTERS])).most_common(MOST_TERMS)
        numbers = array("I", (self._number(term) for term, _ in counted))
        self._rows[prospect] = len(self._ids)
        self._ids.append(prospect)
        self._terms.append(numbers)
        self._counts.append(array("B", (min(count, MOST_COUNT) for _, count in counted)))
        for number in numbers:
            self._frequency[number] += 1

    def prospect(self, row: int) -> int:
        """Return the id of the prospect whose text was added as number `row`, from 0."""
        return self._ids[row]

    def row(self, prospect: int) -> int:
        """Return the number of a prospect's text; raises `KeyError` when there is none."""
        return self._rows[prospect]

    def counts(self, row: int) -> Iterator[tuple[int, int]]:
        """Yield number and count of each term of a text."""
        return zip(self._terms[row], self._counts[row], strict=True)

    def count_terms(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield number and count of those terms of any text that the index knows."""
        for term, count in Counter(terms(text[:MOST_CHARACTERS])).items():
            if term in self._numbers:
                yield self._numbers[term], count

    def name(self, number: int) -> str:
        """Return the term of that number."""
        return self._names[number]

    def frequency(self, number: int) -> int:
        """Return in how many texts a term stands."""
        return self._frequency[number]

    def rarities(self) -> array[float]:
        """Return the smoothed idf of every term by its number, as the texts are now."""
        texts = len(self) + 1
        return array("d", (math.log(texts / (found + 1)) + 1 for found in self._frequency))

    def _number(self, term: str) -> int:
        number = self._numbers.setdefault(term, len(self._names))
        if number == len(self._names):
            self._names.append(term)
            self._frequency.append(0)
        return number
