"""What a site publishes: the recent titles in its feed, its sitemap or on its home page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from linktriage.model import Title

MAX_TITLES = 500
"""Titles of one document that are kept."""
MAX_TITLE = 300
"""Characters of one title."""


@dataclass(frozen=True, slots=True)
class TitleList:
    """The titles one document names, and where to read on."""

    titles: tuple[Title, ...] = ()
    source: Literal["feed", "sitemap", ""] = ""
    next_page: str = ""
    """The address of the feed's next page, with older posts."""
    sitemaps: tuple[str, ...] = ()
    """The sitemaps an index leads to, those of posts and the newest first."""
