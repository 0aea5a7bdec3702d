"""What a page says in its structure: links, headings, menu, forms. Never a word in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from linktriage.checks.answers import quote
from linktriage.checks.subject import Subject
from linktriage.model import Evidence, Page

MAX_SIGN = 120
"""Characters of one heading or anchor; a longer one is a sentence, not a signpost."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A heading, an anchor with its path, or a form, and where it stands."""

    text: str
    """In lower case; one line each for an anchor and for the steps of its path."""
    shown: str
    where: str
    url: str

    @property
    def evidence(self) -> Evidence:
        """Return the sign as evidence."""
        return quote(self.shown, self.where, self.url)


def pages_of(subject: Subject) -> tuple[Page, ...]:
    """Return all pages of the site that were read: the lead page, the home page, the others."""
    site = subject.site
    home = site.home if site else None
    others = site.pages if site else ()
    return tuple(page for page in (subject.page, home, *others) if page)


def signs(subject: Subject) -> Iterator[Sign]:
    """Yield every signpost on the pages of the site that were read."""
    for page in pages_of(subject):
        yield from page_signs(page, lead=page is subject.page)


def page_signs(page: Page, *, lead: bool = True) -> Iterator[Sign]:
    """Yield the signposts of one page. Only on the lead page can evidence point at a place."""
    for title in dict.fromkeys((page.title, *page.headings)):
        yield Sign(_low(title), title, "page" if lead else "site", page.final_url)
    for at, link in enumerate(page.links):
        if link.internal:
            text = f"{_low(link.anchor)}\n{_path(link.url)}"
            where = f"link {at}" if lead else "site"
            yield Sign(text, link.anchor or link.url, where, link.url)
    for form in page.forms:
        where = "page" if lead else "site"
        yield Sign(_low(form.text), form.text or form.action, where, page.final_url)


def matching(subject: Subject, pattern: re.Pattern[str]) -> tuple[Sign, ...]:
    """Return the signposts that `pattern` (of lower case) finds, each wording once."""
    found: dict[str, Sign] = {}
    for sign in signs(subject):
        if pattern.search(sign.text):
            found.setdefault(sign.shown.casefold(), sign)
    return tuple(found.values())


def _low(text: str) -> str:
    return text[:MAX_SIGN].lower()


_MARKS = str.maketrans({"/": "\n", "_": " ", ".": " ", "-": " "})


def _path(url: str) -> str:
    """Return the last steps of a URL as words, a line each: "/write-for-us/" is "write for us"."""
    path = url.partition("//")[2].partition("/")[2].partition("?")[0][-MAX_SIGN:]
    if "%" in path:
        path = unquote(path)
    return path.lower().translate(_MARKS).strip()
