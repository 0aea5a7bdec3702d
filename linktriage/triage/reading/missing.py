"""Pages that say they do not exist while their status says all is well."""

from __future__ import annotations

import re

from linktriage.model import Failure, FetchState, Page

_MOST_WORDS = 150
_SAYS_SO = re.compile(
    r"\b(?:page|site|article|post|content) (?:was |could )?(?:not|n.t|cannot be) (?:be )?found\b"
    r"|^(?:error )?404\b|\b404 (?:error|not found)|\bnot found$|\bnicht gefunden\b"
    r"|\bpage (?:introuvable|non trouvée)|\bpágina no encontrada\b|\bpagina non trovata\b"
    r"|\bpágina não encontrada\b|\bpagina niet gevonden\b|\bnie znaleziono\b|\bsidan hittades inte",
    re.IGNORECASE,
)


def says_missing(page: Page) -> Failure | None:
    """Return the failure of a page whose title or first heading says that there is none.

    Only a page with little text is believed: an article about 404 pages has more.
    """
    if page.words >= _MOST_WORDS:
        return None
    if any(_SAYS_SO.search(line[:200]) for line in (page.title, *page.headings[:1])):
        detail = "The page says that it does not exist: look for another on the site."
        return Failure(FetchState.NOT_FOUND, detail)
    return None
