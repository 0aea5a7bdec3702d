"""Which of a site's pages in a list stands in the lead, before any of them was read."""

from __future__ import annotations

import re
from typing import Final

from linktriage.model import ImportedRow

PAGE_TRAFFIC: Final = "page traffic"
PAGE_RATINGS: Final = frozenset(
    {"url rating", "page authority", "page ascore", "page score", "source trust flow"}
)
"""Ratings of a page; a list holds those of one tool, so that they can be compared within it."""

_GENERAL = re.compile(
    r"^[^/]{0,300}/?$"
    r"|/(?:tags?|categor(?:y|ies|ia)|topics?|labels?|authors?|archives?|search|page)(?:/|$|\?)",
    re.IGNORECASE,
)
"""Keys of home pages, and of pages that only list others."""

Worth = tuple[bool, bool, bool, float]


def worth(row: ImportedRow) -> Worth:
    """Return how much a page promises; of two pages the greater one leads, the first of equals.

    In this order: it holds a dead link, which is the reason to write; it has visitors; it is an
    article and no home, tag or category page; its rating, an unknown one below all others.
    """
    visited, rating = False, -1.0
    for metric in row.metrics:
        if metric.name == PAGE_TRAFFIC:
            visited = metric.value > 0
        elif metric.name in PAGE_RATINGS:
            rating = max(rating, metric.value)
    return row.facts.dead, visited, _GENERAL.search(row.key) is None, rating
