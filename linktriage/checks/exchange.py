"""Would the link be half of a swap: they offer one, or the user's site links there already."""

from __future__ import annotations

import re

from linktriage.checks.answers import passed, quote, unread, warned
from linktriage.checks.signs import all_looked_at, matching
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Finding

CHECK = Check("exchange", "link swap", "Would it be free of swapping?", Basis.MEASURED)

SWAP = re.compile(
    r"\b(?:(?:link|backlink|banner) (?:exchange|swap|trade)s?"
    r"|(?:exchange|swap|trade) (?:back)?links"
    r"|reciprocal links?|link partners?(?:hips?)?|linktausch|linkpartner|[eé]change de liens"
    r"|intercambio de enlaces|scambio link|troca de links|wymiana link[oó]w)\b"
)


def look(subject: Subject) -> Finding:
    """Warn of a swap, offered or in effect; else pass with what was looked at."""
    if subject.page is None:
        return unread(CHECK, subject)
    offers = matching(subject, SWAP)
    if offers:
        line = f"offers to swap links: “{offers[0].evidence.quote}”"
        return warned(CHECK, line, *(sign.evidence for sign in offers), figure="swaps")
    if subject.prospect.site in subject.own_links:
        line = f"your site already links to {subject.prospect.site}"
        return warned(CHECK, line, quote(line), figure="you link")
    line = "no swap offered"
    line += ", and your pages do not link there" if subject.own_links else "; yours were not read"
    return passed(CHECK, line, *all_looked_at(subject), figure="no swap")
