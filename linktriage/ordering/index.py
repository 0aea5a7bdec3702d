"""The texts of a queue as counted terms: each read once and kept small.

A text of 750 words takes about 1.5 kB: the sorted numbers of its terms as differences, then
their counts, compressed. A dictionary of the same would take twenty times as much.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from zlib import compress, crc32, decompress

from linktriage.terms import terms

MOST_CHARACTERS = 30_000
"""Of a text that are read; more says nothing new about its topic."""
MOST_TERMS = 450
"""Different terms kept of one text, the most frequent first."""
MOST_COUNT = 255
"""Counts above this are cut: they fit a byte, and only their logarithm counts."""
TITLE_COUNTS = 2
"""How often a word of the title counts."""
OPENING = 250
"""Terms at the beginning of a text whose pairs are kept beside the terms themselves."""
PAIRS = 1 << 17
"""Numbers for pairs of neighbouring terms, shared by hash; single terms are numbered after."""


class Index:
    """Texts by the id of their prospect. Append-only; not safe for two writers at once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._frequency = array("I", bytes(4 * PAIRS))
        self._rows: dict[int, int] = {}
        self._ids = array("q")
        self._packed: list[bytes] = []

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, prospect: object) -> bool:
        return prospect in self._rows

    def add(self, prospect: int, text: str, title: str = "") -> None:
        """Keep the terms of a prospect's page; one already kept is kept as it was.

        For a page that could not be read, `text` is what is known of it: a title, an anchor, the
        words of its address.
        """
        if prospect in self._rows:
            return
        words, pairs = _counted(text, title)
        counts = {self._number(term): count for term, count in words.most_common(MOST_TERMS)}
        counts.update(pairs)
        self._rows[prospect] = len(self._ids)
        self._ids.append(prospect)
        self._packed.append(_pack(counts))
        for number in counts:
            self._frequency[number] += 1

    def prospect(self, row: int) -> int:
        """Return the id of the prospect whose text was added as number `row`, from 0."""
        return self._ids[row]

    def row(self, prospect: int) -> int:
        """Return the number of a prospect's text; raises `KeyError` when there is none."""
        return self._rows[prospect]

    def counts(self, row: int) -> Iterator[tuple[int, int]]:
        """Yield number and count of each term of a text, by number."""
        return _unpack(self._packed[row])

    def count_terms(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield number and count of those terms of any text that the index knows."""
        words, pairs = _counted(text, "")
        for term, count in words.items():
            if term in self._numbers:
                yield self._numbers[term], count
        yield from pairs.items()

    def name(self, number: int) -> str:
        """Return the term of that number; "" for a pair, whose number several may share."""
        return self._names[number - PAIRS] if number >= PAIRS else ""

    def frequency(self, number: int) -> int:
        """Return in how many texts a term stands."""
        return self._frequency[number]

    def rarities(self) -> array[float]:
        """Return the smoothed idf of every term by its number, as the texts are now."""
        texts = len(self) + 1
        return array("d", (math.log(texts / (found + 1)) + 1 for found in self._frequency))

    def _number(self, term: str) -> int:
        number = self._numbers.setdefault(term, PAIRS + len(self._names))
        if number == PAIRS + len(self._names):
            self._names.append(term)
            self._frequency.append(0)
        return number


def _pack(counts: Mapping[int, int]) -> bytes:
    numbers = sorted(counts)
    steps = array("I", [after - before for before, after in pairwise([0, *numbers])])
    capped = bytes(min(counts[number], MOST_COUNT) for number in numbers)
    return compress(steps.tobytes() + capped, 1)


def _unpack(packed: bytes) -> Iterator[tuple[int, int]]:
    plain = decompress(packed)
    size = len(plain) // 5
    steps = array("I", plain[: 4 * size])
    return zip(accumulate(steps), plain[4 * size :], strict=True)


def _counted(text: str, title: str) -> tuple[Counter[str], Counter[int]]:
    """Count the terms of a text and its title, and the pairs in the title and the opening.

    Pairs tell "plain language" from language that is plain; on public labelled sets they raise
    the accepts among the first fifty by two. Later pairs add little and cost memory.
    """
    head, body = terms(title), terms(text[:MOST_CHARACTERS])
    words = Counter(head * TITLE_COUNTS + body)
    pairs: Counter[int] = Counter()
    for run, times in ((head, TITLE_COUNTS), (body[:OPENING], 1)):
        for one, other in pairwise(run):
            pairs[crc32(f"{one} {other}".encode()) % PAIRS] += times
    return words, pairs
