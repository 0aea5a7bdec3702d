"""Their rules: what a site itself says about requests for links, quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from linktriage.model import Page, SiteReading
from linktriage.pitching.quoting import sentences
from linktriage.text import clean_line

MAX_LINES = 12
"""Lines quoted of one site; more is a whole policy, to be read on their page."""
MAX_LINE = 400
"""Characters of a quoted line."""


@dataclass(frozen=True, slots=True)
class TheirRule:
    """One line of theirs about requests for links."""

    quote: str
    url: str
    """The page it stands on."""
    read_on: date
    """The day that page was read."""
    where: str = "page"
    """"paragraph N", from 0."""


def _any_of(*phrases: str) -> str:
    """Return a pattern for any of `phrases`."""
    return f"(?:{'|'.join(phrases)})"


_SUBJECT = _any_of(
    r"guest[- ](?:posts?|posting|articles?|blog(?:s|ging|gers?)?|contributions?|content)",
    r"guest[- ](?:authors?|writers?|columns?|submissions?)",
    r"sponsored (?:posts?|content|articles?|links?)|advertorials?",
    r"paid (?:links?|posts?|placements?|content)",
    r"link (?:requests?|exchanges?|swaps?|insertions?|placements?|suggestions?|additions?)",
    r"(?:do|no)[- ]?follow|back[- ]?links?(?: requests?)?|(?:broken|dead) links?",
    r"unsolicited (?:\w{1,20} ){0,2}\w{1,20}",
    r"(?:sell|exchange|trade|swap|buy|place|insert|add|adding|include|remove) (?:\w{1,12} ){0,3}"
    r"(?:links?|resources?|listings?)",
    r"(?:request|suggest|submit)(?:ing|ting)? (?:\w{1,12} ){0,3}(?:links?|resources?|listings?)",
    r"(?:your|a) pitch(?:es)?|pitches|article (?:submissions?|ideas?)",
)
"""What such a line speaks of."""

_WE = _any_of(
    "we", "i", "our (?:editors?|team|site|blog)", "this (?:site|blog|page|list)",
) + r"(?:['’](?:re|m|ll|ve))? (?:\w{1,12} ){0,2}?"  # fmt: skip
_HOLD = _any_of(
    "(?:do|does|will|are|am) not", "(?:don|doesn|won|aren|can)['’]t", "cannot", "never",
    "no longer", "only", "currently", "accept", "welcome", "consider", "offer", "charge",
    "publish", "take", "review", "link", "reserve",
)  # fmt: skip
_OURS = _WE + _HOLD
"""A site that speaks of itself: what it does and does not do."""

_ASKED = _any_of(
    r"please",
    r"(?:e-?mail|write|send|tell|contact|mail|let) (?:to )?(?:us|me|it|them|your|the|an?)\b",
    r"(?:must|should|need to|has to|have to) (?:\w{1,12} ){0,3}"
    r"(?:be|include|contain|come|go|send)",
    r"to (?:suggest|submit|request|pitch|report|propose)",
    r"if you(?:['’]d| would)? (?:\w{1,12} ){0,3}"
    r"(?:suggest|submit|pitch|propose|found|find|know|spot|have|want|like)",
    r"guidelines?|write for us|contribute|found (?:a|any)|let (?:us|me) know|goe?s? straight",
    r"(?:will be|are|is|gets?) (?:\w{1,12} ){0,2}"
    r"(?:ignored|deleted|declined|rejected|marked as spam|not (?:answered|accepted|considered)"
    r"|binned|reviewed|charged|marked|labelled|labeled|open|closed|welcome)",
    r"(?:are|is|gets?) (?:\w{1,12} ){0,2}(?:do|no)[- ]?follow",
    r"not accept(?:ed|ing)?|no (?:guest|link|sponsored|paid|unsolicited)",
)
"""A site that tells others what to do, or what will become of what they send."""

_SUM = r"(?:[$€£]\s?\d|\d\s?(?:usd|eur|gbp|dollars?|euros?|[$€£]))"
_COST = rf"(?:{_SUM}|\b(?:fees?|prices?|pricing|rates?|costs?|charged?)\b)"


def _near(one: str, other: str) -> re.Pattern[str]:
    """Return a pattern for two things in one line, in either order, not far from each other."""
    return re.compile(rf"{one}.{{0,160}}{other}|{other}.{{0,160}}{one}", re.IGNORECASE)


_ABOUT = rf"\b{_SUBJECT}\b"
_OUR_LINE = _near(rf"\b{_OURS}\b", _ABOUT)
_NO_LINE = re.compile(rf"\A\W{{0,3}}no {_SUBJECT}\b", re.IGNORECASE)
_PRICE_LINE = _near(_COST, _ABOUT)
_ASKING_LINE = _near(rf"\b{_ASKED}", _ABOUT)


def their_rules(site: SiteReading | None, page: Page | None) -> tuple[TheirRule, ...]:
    """Return the lines in which a site forbids, prices or steers requests for links, dated.

    On its contact, contribute, advertise and editorial pages every such line counts; on the page
    in question only what it says of itself ("we do not ..."), as an article may discuss the
    subject. English only.
    """
    found: dict[str, TheirRule] = {}
    for read in site.pages if site else ():
        for rule in _lines(read, (_OUR_LINE, _NO_LINE, _PRICE_LINE, _ASKING_LINE)):
            found.setdefault(rule.quote, rule)
    for rule in _lines(page, (_OUR_LINE, _NO_LINE)) if page else ():
        found.setdefault(rule.quote, rule)
    return tuple(found.values())[:MAX_LINES]


def _lines(page: Page, patterns: tuple[re.Pattern[str], ...]) -> Iterator[TheirRule]:
    """Yield the sentences of a page that one of `patterns` finds a rule in."""
    read_on = page.fetched_at.date()
    for number, paragraph in enumerate(page.paragraphs):
        for sentence in sentences(paragraph.text):
            line = clean_line(sentence, MAX_LINE)
            if any(pattern.search(line) for pattern in patterns):
                yield TheirRule(line, page.final_url, read_on, f"paragraph {number}")
