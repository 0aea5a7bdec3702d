"""Pages that say they do not exist while their status says all is well."""

from __future__ import annotations

import re

from linktriage.model import Failure, FetchState, Page

_MOST_WORDS = 150
_LOOKED_AT = 200
"""Characters of a title, a heading or the first paragraph."""
_SAYS_SO = re.compile(
    r"\bpage (?:was |could |can)?(?:not|n.t) (?:be )?found\b|^(?:error )?404\b|\b404 not found\b"
    r"|\b(?:could|can)(?:not|n.t| not) find (?:that|the|this|your) page\b|\bnot found$"
    r"|\bseite (?:wurde )?nicht gefunden\b|\bpage (?:introuvable|non trouvée)\b"
    r"|\bpágina no encontrada\b|\bpagina non trovata\b|\bpágina não encontrada\b"
    r"|\bpagina niet gevonden\b|\bnie znaleziono strony\b|\bsidan hittades inte\b",
    re.IGNORECASE,
)


def says_missing(page: Page) -> Failure | None:
    """Return the failure of a page that says at its beginning that there is none.

    Only a page with little text is believed: an article about such pages has more.
    """
    if page.words >= _MOST_WORDS:
        return None
    first = [paragraph.text for paragraph in page.paragraphs if paragraph.kind == "text"]
    if any(
        _SAYS_SO.search(line[:_LOOKED_AT]) for line in (page.title, *page.headings[:1], *first[:1])
    ):
        detail = "The page says that it does not exist: look for another on the site."
        return Failure(FetchState.NOT_FOUND, detail)
    return None
