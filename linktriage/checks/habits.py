"""What the site's links in the text usually carry: followed, nofollow, sponsored, ugc.

Information, never a reason against: a nofollow link with a real audience is still useful. On 953
ordinary pages 84 % of body links were followed; 9 % of pages follow none.
"""

from __future__ import annotations

from collections import Counter

from linktriage.checks.answers import (
    MOST_EVIDENCE,
    count,
    link_quote,
    passed,
    quote,
    unread,
    warned,
)
from linktriage.checks.outbound import editorial_links
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Finding

CHECK = Check("rel", "link habit", "Are the links in its text followed?", Basis.MEASURED)

_TAKEN = ("nofollow", "sponsored", "ugc")


def look(subject: Subject) -> Finding | None:
    """Warn when no link in the text is followed; silent when there is no link to judge by."""
    page = subject.page
    if page is None:
        return unread(CHECK, subject)
    links = editorial_links(page)
    if not links:
        return None
    proof = [link_quote(at, link) for at, link in links[:MOST_EVIDENCE]]
    if "nofollow" in page.robots:
        line = f"the whole page says nofollow, with {count(len(links), 'link')} in the text"
        proof.insert(0, quote(", ".join(page.robots), "meta robots"))
        return warned(CHECK, line, *proof, figure="none")
    followed = sum(link.followed for _, link in links)
    tokens = Counter(token for _, link in links for token in link.rel if token in _TAKEN)
    rest = "".join(f", {tokens[token]} {token}" for token in _TAKEN if tokens[token])
    line = f"{followed} of {count(len(links), 'link')} in the text followed{rest}"
    figure = f"{followed} of {len(links)}"
    return (passed if followed else warned)(CHECK, line, *proof, figure=figure)
