"""Rules about truth: claims without a proof, quotes that are none, anchors that are demanded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linktriage.model import AnchorKind, Problem, Severity
from linktriage.pitching.linting.letter import Letter, spaced

QUOTE_WORDS = 4
"""Words from which a quote proves that somebody has seen the page."""

_CLAIM = re.compile(
    r"\bI(?:['’]ve| have)? (?:(?:just|recently|really|thoroughly|truly|absolutely|only|also|always"
    r"|genuinely|finally|been|have) ){0,3}"
    r"(?:read|reading|loved?|enjoy(?:ed)?|liked?|admired?|follow(?:ed|ing)|stumbled|came across"
    r"|devoured|(?:am|was) (?:a (?:big|huge|long[- ]?time) )?(?:fan|impressed|blown away))\b"
    r"|\b(?:loved|enjoyed|great|fantastic|wonderful|excellent|brilliant|love) (?:reading )?your"
    r" (?:\w{1,20} ){0,2}(?:article|post|page|site|website|blog|piece|content|work|guide)\b"
    r"|\byour (?:great|fantastic|wonderful|excellent|brilliant|amazing|awesome|insightful)"
    r" (?:\w{1,20} ){0,2}(?:article|post|page|site|website|blog|piece|content|work|guide)\b"
    r"|\b(?:big|huge|long[- ]?time) (?:fan|reader|follower) of your\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\b(?:anchor(?: text)?|(?:use|using|with|exact|these|the) (?:words?|phrase|text|keyword))\b"
    r"[^.!?\n]{0,60}$",
    re.IGNORECASE,
)


def claims(letter: Letter) -> Iterator[Problem]:
    """Find a claim to have read or loved the page, with no quote from it in the letter."""
    proven = any(
        len(spaced(quote).split()) >= QUOTE_WORDS
        and letter.on_page(quote)
        and not _is_title(quote, letter)
        for quote in letter.quotes
    )
    for claim in _CLAIM.finditer(letter.own_words) if not proven else ():
        message = "a claim without a quote from their page"
        yield Problem("claim", message, Severity.BLOCK, claim.group())


def quotes(letter: Letter) -> Iterator[Problem]:
    """Find words in quotation marks that neither their page nor ours says."""
    known = spaced(" ".join(map(letter.fact, ("target.title", "target.why", "link.anchor"))))
    for quote in letter.quotes if letter.fact("page.text") else ():
        long_enough = len(spaced(quote).split()) >= QUOTE_WORDS
        if long_enough and not letter.on_page(quote) and spaced(quote) not in known:
            message = "these words do not stand on their page as it was read"
            yield Problem("quote", message, quote=quote)


def anchor(letter: Letter) -> Iterator[Problem]:
    """Find an exact-match anchor text asked for word by word."""
    text = letter.fact("link.anchor")
    if letter.fact("link.anchor_kind") != AnchorKind.EXACT or not text:
        return
    at = letter.message.casefold().find(text.casefold())
    while at >= 0:
        if _DEMAND.search(letter.message[max(0, at - 120) : at]):
            message = "an exact-match anchor is asked for: leave the words to them"
            yield Problem("anchor", message, quote=text)
            return
        at = letter.message.casefold().find(text.casefold(), at + 1)


def _is_title(quote: str, letter: Letter) -> bool:
    """Return True when a quote is no more than their page's title: a name, not a passage."""
    return spaced(quote) in spaced(letter.fact("page.title"))
