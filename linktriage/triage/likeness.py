"""A prospect's place in the queue by likeness of its page to each target page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from linktriage import ordering
from linktriage.model import Page, TargetPage

HEADINGS = 20
"""Headings of a target page that the learned order begins with."""


class Likeness:
    """Places from 1, worked out at one moment over all pages that were read."""

    def __init__(
        self, index: ordering.Index, targets: Sequence[TargetPage], own: Mapping[str, Page]
    ) -> None:
        """Compare with `targets`; `own` holds the pages of those that were read, by URL."""
        self._size = len(index)
        self._places = {
            target.url: _places(index, target, own.get(target.url)) for target in targets
        }

    def __len__(self) -> int:
        return self._size

    def ranks(self, prospect_id: int) -> Mapping[str, int]:
        """Return the place of a prospect by the URL of each target; nothing for an unread one."""
        return {
            url: places[prospect_id]
            for url, places in self._places.items()
            if prospect_id in places
        }


def text_of(page: Page) -> str:
    """Return the text by which a page is compared."""
    return "\n".join(paragraph.text for paragraph in page.paragraphs)


def target_words(target: TargetPage, page: Page | None = None) -> str:
    """Return the words that say what a target page is about, its text too when it was read."""
    named = f"{target.cluster} {target.title} {target.description}"
    return f"{named} {text_of(page)}" if page else named


def opening_words(target: TargetPage, page: Page | None) -> str:
    """Return the words that the learned order begins with: what names a target page, its headings.

    Its whole text would drown what names it: with an article of a topic as the page, the first 50
    gave 36.8 instead of 39.6 good ones; with the article's title alone 39.5, and the first 10 more
    (`benchmarks/replay.py`'s topics, three articles each).
    """
    named = target_words(target)
    return " ".join((named, page.title, *page.headings[:HEADINGS])) if page else named


def words_of(page: Page) -> bytes:
    """Return the words of a page as the store keeps them for the order."""
    return ordering.pack(ordering.count(text_of(page), page.title))


def _places(index: ordering.Index, target: TargetPage, page: Page | None) -> dict[int, int]:
    likeness = ordering.Ranker(index, [target_words(target, page)]).target_likeness()
    alike = sorted((one for one in likeness if likeness[one] > 0), key=lambda one: -likeness[one])
    return {prospect_id: place for place, prospect_id in enumerate(alike, 1)}
