"""The words of a text, counted: what the index takes in and the store keeps."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from zlib import compress, crc32, decompress

from linktriage.terms import terms

MOST_CHARACTERS = 30_000
"""Of a text that are read; more says nothing new about its topic."""
MOST_TERMS = 450
"""Different terms kept of one text, the most frequent first."""
TITLE_COUNTS = 2
"""How often a word of the title counts."""
OPENING = 250
"""Terms at the beginning of a text whose pairs are kept beside the terms themselves."""
PAIRS = 1 << 17
"""Numbers for pairs of neighbouring terms, shared by hash; single terms are numbered after."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How often each term stands in a text."""

    words: Mapping[str, int]
    pairs: Mapping[int, int]
    """Pairs of neighbouring terms by their number."""
    known: bool = True
    """False when the text was not read: these are the words of what is known of the page."""


def count(text: str, title: str = "", *, known: bool = True) -> Counted:
    """Count the terms of a text and its title, and the pairs in the title and the opening.

    Pairs tell "plain language" from language that is plain; on public labelled sets they raise
    the accepts among the first fifty by two. Later pairs add little and cost memory.
    """
    # line by line: the lines are a page's paragraphs, whose terms others have just asked for
    lines = text[:MOST_CHARACTERS].split("\n")
    head, body = terms(title), [term for line in lines for term in terms(line)]
    words = Counter(head * TITLE_COUNTS + body)
    pairs: Counter[int] = Counter()
    for run, times in ((head, TITLE_COUNTS), (body[:OPENING], 1)):
        for one, other in pairwise(run):
            pairs[crc32(f"{one} {other}".encode()) % PAIRS] += times
    # the same as `most_common`, which is four times as slow where it leaves out only a few
    most = sorted(words.items(), key=itemgetter(1), reverse=True)[:MOST_TERMS]
    return Counted(dict(most), pairs, known)


def pack(counted: Counted) -> bytes:
    """Return the counts of a text that was read as bytes to keep, about 3 kB of a long page."""
    plain = json.dumps([counted.words, counted.pairs], separators=(",", ":"), ensure_ascii=False)
    return compress(plain.encode(), 1)


def unpack(packed: bytes) -> Counted:
    """Return what `pack` was given."""
    words, pairs = json.loads(decompress(packed))
    return Counted(words, {int(number): times for number, times in pairs.items()})
