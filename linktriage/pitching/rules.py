"""Their rules: what a site itself says about requests for links, quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linktriage.model import Evidence, Page, SiteReading
from linktriage.pitching.quoting import sentences
from linktriage.text import clean_line

MAX_LINES = 12
"""Lines quoted of one site; more is a whole policy, to be read on their page."""
MAX_LINE = 400
"""Characters of a quoted line."""

_SUBJECT = (
    r"(?:guest(?:[- ](?:posts?|posting|articles?|blog(?:s|ging)?|contributions?|content|authors?"
    r"|writers?|columns?|submissions?))"
    r"|sponsored (?:posts?|content|articles?|links?)|paid (?:links?|posts?|placements?|content)"
    r"|link (?:requests?|exchanges?|swaps?|insertions?|placements?|suggestions?|additions?)"
    r"|(?:do|no)[- ]?follow|back[- ]?links?|advertorials?|unsolicited (?:\w{1,20} ){0,2}\w{1,20}"
    r"|(?:sell|exchange|trade|swap|buy|place|insert|add(?:ing)?|include|remove"
    r"|request(?:ing)?|suggest(?:ing)?|submit(?:ting)?) (?:\w{1,12} ){0,3}(?:links?|resources?|listings?)"
    r"|broken links?|dead links?|(?:your|a) pitch(?:es)?|pitches|article (?:submissions?|ideas?))"
)
"""What such a line speaks of."""
_OURS = (
    r"(?:(?:we|i|our (?:editors?|team|site|blog)|this (?:site|blog|page|list))"
    r"(?:['’](?:re|m|ll|ve))? (?:\w{1,12} ){0,2}?"
    r"(?:do not|don['’]t|does not|doesn['’]t|will not|won['’]t|cannot|can['’]t|never|no longer"
    r"|only|currently|accept|welcome|consider|offer|charge|publish|take|review|link|are not"
    r"|aren['’]t|am not|reserve))"
)
_ASKED = (
    r"(?:please|(?:e-?mail|write|send|tell|contact|mail|let) (?:to )?(?:us|me|it|them|your|the|an?)\b"
    r"|(?:must|should|need to|has to|have to) (?:\w{1,12} ){0,3}(?:be|include|contain|come|go|send)"
    r"|to (?:suggest|submit|request|pitch|report|propose)|if you(?:['’]d| would)? (?:\w{1,12} ){0,3}"
    r"(?:suggest|submit|pitch|propose|found|find|know|spot|have|want|like)"
    r"|guidelines?"
    r"|(?:will be|are|is|gets?) (?:\w{1,12} ){0,2}(?:ignored|deleted|declined|rejected|marked as spam|not (?:answered|accepted|considered)|binned|reviewed|charged|marked|labelled"
    r"|labeled|open|closed|welcome)|not accept(?:ed|ing)?|no (?:guest|link|sponsored|paid|unsolicited)"
    r"|write for us|contribute)"
)
_PRICE = re.compile(
    rf"(?:[$€£]\s?\d[\d.,]{{0,10}}|\d[\d.,]{{0,10}}\s?(?:usd|eur|gbp|dollars?|euros?|[$€£])\b"
    rf"|\b(?:fees?|prices?|pricing|rates?|cost)\b).{{0,160}}\b{_SUBJECT}"
    rf"|\b{_SUBJECT}\b.{{0,160}}(?:[$€£]\s?\d|\d\s?(?:usd|eur|gbp|[$€£])"
    r"|\b(?:fees?|prices?|pricing|rates?|costs?|charged?)\b)",
    re.IGNORECASE,
)
_OUR_LINE = re.compile(
    rf"\b{_OURS}\b.{{0,160}}\b{_SUBJECT}\b|\b{_SUBJECT}\b.{{0,160}}\b{_OURS}\b"
    rf"|\A\W{{0,3}}no {_SUBJECT}\b",
    re.IGNORECASE,
)
_ASKING_LINE = re.compile(
    rf"\b{_ASKED}.{{0,160}}\b{_SUBJECT}\b|\b{_SUBJECT}\b.{{0,160}}\b{_ASKED}", re.IGNORECASE
)


def their_rules(site: SiteReading | None, page: Page | None) -> tuple[Evidence, ...]:
    """Return the lines in which a site forbids, prices or steers requests for links, quoted.

    On its contact, contribute, advertise and editorial pages every such line counts; on the page
    in question only what it says of itself ("we do not ..."), as an article may discuss the
    subject. Each is dated by the reading it comes from. English only.
    """
    found: dict[str, Evidence] = {}
    for read in site.pages if site else ():
        for evidence in _lines(read, (_OUR_LINE, _PRICE, _ASKING_LINE)):
            found.setdefault(evidence.quote, evidence)
    for evidence in _lines(page, (_OUR_LINE,)) if page else ():
        found.setdefault(evidence.quote, evidence)
    return tuple(found.values())[:MAX_LINES]


def _lines(page: Page, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Evidence]:
    """Yield the sentences of a page that one of `patterns` finds a rule in."""
    for number, paragraph in enumerate(page.paragraphs):
        for sentence in sentences(paragraph.text):
            line = clean_line(sentence, MAX_LINE)
            if any(pattern.search(line) for pattern in patterns):
                yield Evidence(line, page.final_url, f"paragraph {number}")
