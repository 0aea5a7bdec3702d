"""Is the page a list of resources, and is it curated: described entries, few topics of its own.

A list is named as one in its title or address and holds at least 8 other sites in its text; many
links alone are wrong three times in four. Curated means that entries are described, which is
measured; whether the choice is good is asked of the person (`curated`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from linktriage.checks.answers import count, link_quote, passed, unread, warned
from linktriage.checks.outbound import Numbered, editorial_links
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Finding, Page
from linktriage.text import count_words

CHECK = Check("resource", "link list", "Is it a resource page?", Basis.MEASURED)

NAMED = re.compile(
    r"\b(?:(?:useful|helpful|recommended|favou?rite|external|further|interesting|more|our) "
    r"(?:links|resources|reading|sites|websites)|resources?(?: page| list| guide)?|link ?(?:list|s)"
    r"|reading list|blog ?roll|(?:best|top \d{1,3}|\d{1,3}) [a-z ]{0,40}"
    r"(?:blogs|sites|websites|resources|tools)|awesome(?: list)?|weblinks|linkliste|linksammlung"
    r"|n[uü]tzliche links|liens(?: utiles)?|enlaces(?: de inter[eé]s)?|link utili|recursos)\b",
    re.IGNORECASE,
)
DESCRIBED = 6
"""Words beside the anchor from which an entry is described."""


def look(subject: Subject) -> Finding | None:
    """Pass on a described list, warn of a bare one; silent when the page is no list."""
    page = subject.page
    if page is None:
        return unread(CHECK, subject)
    links = editorial_links(page)
    sites = {link.site for _, link in links}
    if len(sites) < subject.policy.resource_links or not _named(page):
        return None
    described = sum(_described(page, link) for link in links)
    line = f"a list of {count(len(links), 'link')} to {count(len(sites), 'site')}"
    line += f", {described} of them with a description"
    proof = [link_quote(at, link) for at, link in links]
    outcome = passed if 2 * described >= len(links) else warned
    return outcome(CHECK, line, *proof, figure=f"{len(sites)} entries")


def _named(page: Page) -> bool:
    path = unquote(page.final_url.partition("//")[2].partition("/")[2])[-200:]
    words = re.sub(r"[/_.-]{1,9}", " ", path)
    main: Sequence[str] = (page.title[:200], *(text[:200] for text in page.headings[:1]), words)
    return any(NAMED.search(text) for text in main)


def _described(page: Page, numbered: Numbered) -> bool:
    """Tell whether the entry says more than its name."""
    _, link = numbered
    if link.paragraph is None or link.paragraph >= len(page.paragraphs):
        return False
    said = count_words(page.paragraphs[link.paragraph].text) - count_words(link.anchor)
    return said >= DESCRIBED
