"""Anchor phrases that already stand in a paragraph: nobody has to rewrite a word.

Three quarters of the anchors people choose share a content word with the target's title, and
only a tenth equal it; so phrases are offered, never the title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from linktriage.intent.query import NAME_WEIGHT, Query
from linktriage.model import OutboundLink
from linktriage.terms import terms

MOST_WORDS = 8
MOST_CHARACTERS = 80
OFFERED = 3
OTHER_TERM = 0.2
"""Worth of a term of the target's text beside one of its title or cluster."""
FOREIGN_TERM = 0.2
"""What a term costs that the target does not know, in parts of its rarity."""
CLUSTER_TERM = 2.0
"""Worth of a term of the cluster at least, even where the whole queue speaks of it."""
WORD_COST = 0.15
CLAUSE_COST = 1.5
"""What a word costs that makes a phrase part of a sentence rather than the name of a thing."""
LONE_WORD_COST = 2.0
"""What a phrase of a single content word costs, where our page is called by several: "software"
says less of what is behind the click than "accounting software". Of the anchors that people chose
in the labelled links 13 % are single words; without this cost 26 % of the first offered would be,
with it 8 % are, and as many of them are right."""
TOO_ALIKE = 0.6
"""Share of words in common from which two phrases are one choice."""

_CLAUSE_WORDS = frozenset(
    """
    i you he she it we they who which that what when where because if is are was were be been has
    have had do does did can could will would should may might must not this these those there
    """.split()  # noqa: SIM905 - a paragraph of words reads better than a list of strings
)
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_BREAK = re.compile(r"[.,;:!?()\[\]{}\"“”«»|–—/\n]|\s-\s")
"""What ends a clause: no anchor reaches over it."""


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    terms: tuple[str, ...]
    cost: float


def phrases(
    text: str, links: Sequence[OutboundLink], query: Query, rarity: Callable[[str], float]
) -> tuple[str, ...]:
    """Return up to three unlike phrases of `text` to link from, the best first.

    A phrase has one to eight words inside one clause, begins and ends with a content word, holds
    a term of the target and touches no link that stands there already.
    """

    @cache
    def worth(term: str) -> float:
        known = _share(query.weights.get(term, 0.0)) * rarity(term)
        return max(known, CLUSTER_TERM) if term in query.cluster else known

    lone = 0.0 if len(query.cluster or query.names) == 1 else LONE_WORD_COST
    scored = [run for clause in _clauses(text, links) for run in _runs(clause, worth, lone)]
    scored.sort(key=lambda run: -run[0])
    found = (text[start:end] for _, start, end in scored if end - start <= MOST_CHARACTERS)
    return _unlike(found)


def _runs(
    clause: list[_Word], worth: Callable[[str], float], lone: float
) -> Iterator[tuple[float, int, int]]:
    """Yield worth, start and end of each phrase of a clause that holds a term of the target.

    `lone` is what it costs to be a single content word.
    """
    for first, opening in enumerate(clause):
        held: set[str] = set()
        gain, known, content = 0.0, False, 0
        for word in clause[first : first + MOST_WORDS] if opening.terms else ():
            gain -= word.cost
            for term in word.terms:
                gain += worth(term) if term not in held else 0.0
                known = known or (worth(term) > 0 and not term.isdecimal())
                held.add(term)
            content += bool(word.terms)
            if known and word.terms:
                yield gain - (lone if content == 1 else 0.0), opening.start, word.end


def _clauses(text: str, links: Sequence[OutboundLink]) -> Iterator[list[_Word]]:
    """Yield the words of each clause, cut also where a link stands."""
    taken = sorted(
        (link.start, link.start + len(link.anchor)) for link in links if link.start is not None
    )
    cuts = [(found.start(), found.end()) for found in _BREAK.finditer(text)]
    at = 0
    for start, end in sorted([*cuts, *taken]):
        yield _words(text, at, start)
        at = max(at, end)
    yield _words(text, at, len(text))


def _words(text: str, start: int, end: int) -> list[_Word]:
    return [
        _Word(found.start(), found.end(), tuple(terms(found.group())), _cost(found.group()))
        for found in _WORD.finditer(text, start, max(start, end))
    ]


def _cost(word: str) -> float:
    return CLAUSE_COST if word.casefold() in _CLAUSE_WORDS else WORD_COST


def _share(weight: float) -> float:
    """Return what a term of this weight in the query counts for an anchor."""
    if weight >= NAME_WEIGHT:
        return 1.0
    return OTHER_TERM if weight else -FOREIGN_TERM


def _unlike(ranked: Iterator[str]) -> tuple[str, ...]:
    """Return the first phrases that are not nearly the same as one before them."""
    chosen: dict[str, set[str]] = {}
    for phrase in ranked:
        words = set(phrase.casefold().split())
        if all(len(words & other) < TOO_ALIKE * len(words | other) for other in chosen.values()):
            chosen[phrase] = words
            if len(chosen) == OFFERED:
                break
    return tuple(chosen)
