"""The texts of a queue as counted terms: each counted once and kept small.

A text of 750 words takes about 1 kB: the sorted numbers of its terms as differences, all lowest
bytes first, then their counts, compressed. A dictionary of the same would take thirty times as
much, and with the bytes in their usual order a third more.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from zlib import compress, decompress

from linktriage.ordering.counting import PAIRS, Counted, count

MOST_COUNT = 255
"""Counts above this are cut: they fit a byte, and only their logarithm counts."""
_WIDTH = array("I").itemsize
"""Bytes of a difference."""
GONE = -1
"""Stands in place of the prospect of a text that a newer one has replaced."""


class Index:
    """Texts by the id of their prospect. Not safe for two writers at once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._frequency = array("I", bytes(4 * PAIRS))
        self._rows: dict[int, int] = {}
        self._ids = array("q")
        self._packed: list[bytes] = []
        self._read = bytearray()

    def __len__(self) -> int:
        """Return how many texts were ever added, those that were replaced among them."""
        return len(self._ids)

    def __contains__(self, prospect: object) -> bool:
        return prospect in self._rows

    @property
    def texts(self) -> int:
        """How many prospects have a text."""
        return len(self._rows)

    def add(self, prospect: int, text: str, title: str = "", *, known: bool = True) -> None:
        """Count and keep the terms of a prospect's page in place of what was kept of it.

        For a page that could not be read (`known` False), `text` is what is known of it: a
        title, an anchor, the words of its address.
        """
        self.take(prospect, count(text, title, known=known))

    def take(self, prospect: int, counted: Counted) -> None:
        """Keep a text that was counted before, in place of what was kept of the prospect."""
        self.drop(prospect)
        counts = {self._number(term): times for term, times in counted.words.items()}
        counts.update(counted.pairs)
        self._rows[prospect] = len(self._ids)
        self._ids.append(prospect)
        self._packed.append(_pack(counts))
        self._read.append(counted.known)
        for number in counts:
            self._frequency[number] += 1

    def drop(self, prospect: int) -> None:
        """Forget the text of a prospect, if it has one."""
        row = self._rows.pop(prospect, None)
        if row is None:
            return
        for number, _ in self.counts(row):
            self._frequency[number] -= 1
        self._ids[row] = GONE
        self._packed[row] = b""

    def tidy(self) -> None:
        """Close the gaps that replaced texts have left; rows get other numbers."""
        kept = [row for row, prospect in enumerate(self._ids) if prospect != GONE]
        if len(kept) == len(self._ids):
            return
        self._ids = array("q", (self._ids[row] for row in kept))
        self._packed = [self._packed[row] for row in kept]
        self._read = bytearray(self._read[row] for row in kept)
        self._rows = {prospect: row for row, prospect in enumerate(self._ids)}

    def prospect(self, row: int) -> int:
        """Return the id of the prospect whose text has that number, or `GONE`."""
        return self._ids[row]

    def row(self, prospect: int) -> int:
        """Return the number of a prospect's text; raises `KeyError` when there is none."""
        return self._rows[prospect]

    @property
    def prospects(self) -> Sequence[int]:
        """The prospects of all rows; `GONE` for a text that was replaced."""
        return self._ids

    @property
    def read_marks(self) -> Sequence[int]:
        """For each row 1, or 0 when its text is only what is known without reading the page."""
        return self._read

    def is_read(self, prospect: int) -> bool:
        """Tell whether the text of a prospect is that of its page."""
        return bool(self._read[self._rows[prospect]])

    def counts(self, row: int) -> Iterator[tuple[int, int]]:
        """Yield number and count of each term of a text, by number."""
        packed = self._packed[row]
        return _unpack(packed) if packed else iter(())

    def count_terms(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield number and count of those terms of any text that the index knows."""
        counted = count(text)
        for term, times in counted.words.items():
            if term in self._numbers:
                yield self._numbers[term], times
        yield from counted.pairs.items()

    def name(self, number: int) -> str:
        """Return the term of that number; "" for a pair, whose number several may share."""
        return self._names[number - PAIRS] if number >= PAIRS else ""

    def frequency(self, number: int) -> int:
        """Return in how many texts a term stands."""
        return self._frequency[number]

    def rarities(self) -> array[float]:
        """Return the smoothed idf of every term by its number, as the texts are now."""
        texts = self.texts + 1
        return array("d", (math.log(texts / (found + 1)) + 1 for found in self._frequency))

    def _number(self, term: str) -> int:
        number = self._numbers.setdefault(term, PAIRS + len(self._names))
        if number == PAIRS + len(self._names):
            self._names.append(term)
            self._frequency.append(0)
        return number


def _pack(counts: Mapping[int, int]) -> bytes:
    numbers = sorted(counts)
    steps = array("I", [after - before for before, after in pairwise([0, *numbers])]).tobytes()
    layers = b"".join(steps[layer::_WIDTH] for layer in range(_WIDTH))
    capped = bytes(min(counts[number], MOST_COUNT) for number in numbers)
    return compress(layers + capped, 1)


def _unpack(packed: bytes) -> Iterator[tuple[int, int]]:
    plain = decompress(packed)
    size = len(plain) // (_WIDTH + 1)
    steps = bytearray(_WIDTH * size)
    for layer in range(_WIDTH):
        steps[layer::_WIDTH] = plain[layer * size : (layer + 1) * size]
    return zip(accumulate(array("I", bytes(steps))), plain[_WIDTH * size :], strict=True)
