"""What a target page is about, as weighted terms to look for in somebody else's text."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import filterfalse

from linktriage.model import TargetPage
from linktriage.terms import terms

NAME_WEIGHT = 2.0
"""Terms of the title and of the cluster: 73 % of human anchors share one with the title."""
DESCRIPTION_WEIGHT = 0.5
BODY_WEIGHT = 0.2
BODY_TERMS = 30
"""How many of the body's most telling terms take part."""
MAX_TEXT = 60_000
"""Characters of the target's own text that are read."""

_SLUG = re.compile(r"[-_.+/]")


@dataclass(frozen=True, slots=True)
class Query:
    """The terms of one target page."""

    weights: Mapping[str, float]
    """Term to how much finding it says."""
    counts: Mapping[str, int]
    """Term to how often the target itself says it, its title twice."""
    names: frozenset[str]
    """The terms of its title and cluster; a number there counts things and names none."""
    cluster: frozenset[str] = frozenset()
    """The terms of its cluster."""


def query_of(target: TargetPage, text: str, rarity: Callable[[str], float]) -> Query:
    """Return what to look for: title and cluster first, then description, then the body."""
    names = terms(f"{target.title or slug_words(target.url)} {target.cluster}")
    description = terms(target.description)
    body = Counter(terms(text[:MAX_TEXT]))
    weights: defaultdict[str, float] = defaultdict(float)
    for weight, found in (
        (BODY_WEIGHT, _telling(body, rarity)),
        (DESCRIPTION_WEIGHT, description),
        (NAME_WEIGHT, names),
    ):
        for term in found:
            weights[term] += weight
    counts = body + Counter(description) + Counter(names) + Counter(names)
    named = frozenset(filterfalse(str.isdecimal, names))
    return Query(dict(weights), counts, named, frozenset(terms(target.cluster)))


def slug_words(url: str) -> str:
    """Return the words of an address's last segment: all that is known of an unread target."""
    path = url.partition("?")[0].partition("#")[0].rstrip("/")
    segment = path.rpartition("/")[2] if path.count("/") > 2 else ""
    return _SLUG.sub(" ", segment.removesuffix(".html").removesuffix(".php"))


def _telling(body: Counter[str], rarity: Callable[[str], float]) -> list[str]:
    """Return the body's terms with the highest sublinear tf-idf, in a fixed order."""
    score = {term: (1 + math.log(count)) * rarity(term) for term, count in body.items()}
    return sorted(score, key=lambda term: (-score[term], term))[:BODY_TERMS]
