"""Where on a page something stands, told on the way down and never by looking back up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from lxml.html import HtmlElement

from linktriage.model import Placement

Region = Literal["footer", "nav", "aside", "header", "main", "article", ""]
"""The nearest semantic region: what the tag or the ARIA role around it says."""

_BY_TAG: dict[str, Region] = {
    "footer": "footer",
    "nav": "nav",
    "aside": "aside",
    "header": "header",
    "main": "main",
    "article": "article",
}
_BY_ROLE: dict[str, Region] = {
    "contentinfo": "footer",
    "navigation": "nav",
    "complementary": "aside",
    "banner": "header",
    "main": "main",
    "article": "article",
}

_WORD_BREAK = re.compile(r"[\s_\-]+|(?<=[a-z])(?=[A-Z])")
_HINTS = {
    Placement.COMMENT: {
        "comment",
        "comments",
        "commentlist",
        "disqus",
        "respond",
        "trackback",
        "pingback",
    },
    Placement.BIO: {"bio", "vcard", "authorbox", "byline", "biography"},
    Placement.FOOTER: {"footer", "colophon", "imprint", "footnav"},
    Placement.NAV: {
        "nav",
        "navbar",
        "navigation",
        "menu",
        "submenu",
        "breadcrumb",
        "breadcrumbs",
        "pager",
        "pagination",
    },
    Placement.SIDEBAR: {
        "sidebar",
        "widget",
        "widgets",
        "blogroll",
        "related",
        "recommended",
        "teaser",
    }
    | {
        "newsletter",
        "sponsor",
        "sponsors",
        "share",
        "sharing",
        "social",
        "sharedaddy",
        "promo",
        "advert",
        "ads",
    },
}
_ALL_HINTS = frozenset().union(*_HINTS.values())
_BIO_PAIRS = re.compile(
    r"author[\s_\-]{0,2}(?:bio|box|info|card|about|profile|desc)|about[\s_\-]{0,2}(?:the[\s_\-])?author",
    re.IGNORECASE,
)
_LAYOUT = {"has", "with", "no", "without", "layout"}
"""Words that make a hint speak of the layout, as in "has-sidebar"."""


@lru_cache(maxsize=4096)
def hinted(names: str) -> Placement | None:
    """Return the place that the `class` and `id` of an element hint at, if any."""
    if _BIO_PAIRS.search(names):
        return Placement.BIO
    if _ALL_HINTS.isdisjoint(word.lower() for word in _WORD_BREAK.split(names)):
        return None
    for name in names.split():
        words = {word.lower() for word in _WORD_BREAK.split(name)}
        for place, hints in _HINTS.items():
            if words & hints and not words & _LAYOUT:
                return place
    return None


def _hint(element: HtmlElement) -> Placement | None:
    names, ident = element.get("class"), element.get("id")
    if not (names or ident):
        return None
    return hinted(f"{names or ''} {ident or ''}")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of the place an element stands in."""

    region: Region = ""
    in_main: bool = False
    """True inside `main` or `article`, however deep."""
    hint: Placement | None = None
    in_list: bool = False
    """True inside a list item, a definition or a table cell."""

    @property
    def apart(self) -> Placement | None:
        """The place beside the main text this is in, or None in or possibly in the main text."""
        if self.hint in {Placement.COMMENT, Placement.BIO}:
            return self.hint
        if self.region in {"footer", "nav", "aside"}:
            return _APART[self.region]
        if self.region == "header" and not self.in_main:
            return Placement.NAV
        return self.hint

    @property
    def never_text(self) -> bool:
        """Whether nothing here is main text, as it may be in what only hints at a sidebar."""
        return self.apart in _NEVER_TEXT

    def within(self, element: HtmlElement, tag: str) -> Surroundings:
        """Return the surroundings of what an element holds, by its tag and attributes."""
        role = element.get("role")
        region = _BY_TAG.get(tag) or (_BY_ROLE.get(role.strip().lower(), "") if role else "")
        hint = _hint(element) if tag not in {"html", "body"} else None
        if not region and not hint and (self.in_list or tag not in _LISTS):
            return self
        return Surroundings(
            region or self.region,
            self.in_main or region in {"main", "article"},
            hint or self._kept_hint(region),
            self.in_list or tag in _LISTS,
        )

    def _kept_hint(self, region: Region) -> Placement | None:
        """Return what an inner region leaves of the hints.

        `main` is never beside the text, while an `article` in a sidebar is a teaser.
        """
        if region == "main":
            return None
        return self.hint or (_APART.get(self.region) if region == "article" else None)


_APART = {"footer": Placement.FOOTER, "nav": Placement.NAV, "aside": Placement.SIDEBAR}
_NEVER_TEXT = frozenset({Placement.COMMENT, Placement.FOOTER, Placement.NAV})
_LISTS = frozenset({"li", "dd", "dt", "td", "th"})


def placed(around: Surroundings, *, in_text: bool, shown: bool) -> Placement:
    """Return where a link stands.

    `in_text` when the extracted text holds it, `shown` when it stands in what a person reads.
    """
    apart = around.apart
    weak_hint = apart is not None and apart is around.hint and not around.region
    if apart and not (in_text and weak_hint and apart not in {Placement.COMMENT, Placement.BIO}):
        return apart
    if shown or around.in_main:
        return Placement.LIST if around.in_list else Placement.BODY
    return Placement.UNKNOWN
