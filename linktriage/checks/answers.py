"""Making findings: the four outcomes, and the wording of figures, dates and quotes."""

from __future__ import annotations

import re
from datetime import date

from linktriage.checks.subject import Subject
from linktriage.model import Check, Evidence, Finding, OutboundLink, Outcome, Page
from linktriage.text import clean_line

MOST_EVIDENCE = 24
"""Evidence items of one finding; more is a list to be scrolled, not read."""
QUOTE = 200
"""Characters of one quote."""
HARDLY_ANY = 30
"""Words under which a page has no text that could be judged; scripts may build it."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, Japanese kana, Chinese characters."""
NOT_READ = "not read"
"""The figure of a check whose page could not be read though it was tried."""
FIGURE = 12
"""Characters of the figure in the check row."""


def passed(check: Check, summary: str, *evidence: Evidence, figure: str = "") -> Finding:
    """Return a pass. A measured one needs evidence."""
    return _finding(check, Outcome.PASS, summary, evidence, figure)


def warned(check: Check, summary: str, *evidence: Evidence, figure: str = "") -> Finding:
    """Return a warning: worth a look before deciding."""
    return _finding(check, Outcome.WARN, summary, evidence, figure)


def failed(check: Check, summary: str, *evidence: Evidence, figure: str = "") -> Finding:
    """Return a fail. A measured one needs evidence."""
    return _finding(check, Outcome.FAIL, summary, evidence, figure)


def unknown(check: Check, why: str, *evidence: Evidence, figure: str = "") -> Finding:
    """Return that the check could not look, and why."""
    return _finding(check, Outcome.UNKNOWN, why, evidence, figure)


def unread(check: Check, subject: Subject) -> Finding:
    """Return that there is no page to look at, with the named state of the reading."""
    tried = subject.prospect.failure is not None
    return unknown(check, why_unread(subject), figure=NOT_READ if tried else "not yet")


def why_unread(subject: Subject) -> str:
    """Say in words why a prospect has no page."""
    failure = subject.prospect.failure
    if failure is None:
        return "not read yet"
    detail = f": {failure.detail}" if failure.detail else ""
    return clean_line(f"not read: {failure.state}{detail}", QUOTE)


def word_count(page: Page) -> int:
    """Return the words of the page's text; in scripts without spaces two characters are one."""
    texts = (block.text for block in page.paragraphs)
    characters = sum(len(_UNSPACED.findall(text)) for text in texts if not text.isascii())
    return max(page.words, characters // 2)


def no_text(check: Check, page: Page) -> Finding:
    """Return that the page was read and holds hardly any text."""
    return unknown(
        check, f"{count(page.words, 'word')} of text found on the page", figure="no text"
    )


def quote(text: str, where: str = "page", url: str = "") -> Evidence:
    """Return a piece of evidence whose quote is one harmless line of bounded length."""
    return Evidence(clean_line(text, QUOTE), url, where)


def link_quote(at: int, link: OutboundLink) -> Evidence:
    """Return link number `at` as evidence: its anchor (or its site), where it stands, its rel."""
    rel = f", {' '.join(link.rel)}" if link.rel else ""
    words = link.anchor or link.site
    return quote(f"{words} ({link.site}, {link.placement}{rel})", f"link {at}", link.url)


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: "1 link", "7 links", "1,240 words"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day(when: date) -> str:
    """Return a date as people write it: "3 Nov 2026"."""
    return f"{when.day} {when:%b %Y}"


def listed(words: tuple[str, ...], most: int = 3) -> str:
    """Return the first words of a list: "a, b, c and 4 more"."""
    more = len(words) - most
    return ", ".join(words[:most]) + (f" and {more} more" if more > 0 else "")


def _finding(
    check: Check, outcome: Outcome, summary: str, evidence: tuple[Evidence, ...], figure: str
) -> Finding:
    kept = evidence[:MOST_EVIDENCE]
    line = clean_line(summary, 2 * QUOTE)
    return Finding(check.id, outcome, check.basis, line, kept, clean_line(figure, FIGURE))
