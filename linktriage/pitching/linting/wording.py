"""Rules about words: begging, overselling, and the trade's own jargon.

Only what the writer says in person is read: a quote or a title may hold any word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linktriage.model import Problem, Severity
from linktriage.pitching.linting.letter import Letter


def _any_of(*phrases: str) -> re.Pattern[str]:
    """Return a pattern for whole phrases, in any case and with either form of apostrophe."""
    joined = "|".join(phrases).replace("'", "['’]").replace(" ", r"\s{1,3}")
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


_BEGGING = _any_of(
    "beg(?:ging)? you", "pretty please", "please,? please", "kindly (?:consider|request|add|link)",
    "(?:i'd|i would|we'd|we would) (?:be )?(?:so|very|really|extremely|forever|eternally)"
    " (?:grateful|appreciative|thankful)",
    "(?:i'd|i would|we'd|we would) (?:really|greatly|so|hugely|very much) appreciate",
    "mean the world", "do (?:me|us) (?:a|this) (?:small |quick |huge |big )?favou?r",
    "(?:small|quick|tiny|huge|big) favou?r", "any chance you (?:could|would|might)",
    "(?:sorry|apologi[sz]e) (?:to|for) (?:bother|disturb|interrupt)(?:ing)?(?: you)?",
    "i know you(?:'re| are| must be) (?:very |super |really |extremely )?busy",
    "thank(?:s| you) (?:so much )?in advance",
    "hop(?:e|ing) you(?:'ll| will| can| could) (?:help|consider) (?:me|us)", "would you be so kind",
    "just (?:a )?(?:quick(?:ly)? )?(?:follow(?:ing)? up|bump)",
)  # fmt: skip

_OVERSELLING = _any_of(
    "amazing", "awesome", "incredible", "unbelievable", "mind[- ]blowing",
    "game[- ]chang(?:er|ing)",
    "revolutionary", "ground[- ]?breaking", "world[- ]class", "best[- ]in[- ]class",
    "unparalleled",
    "second to none", "must[- ]read", "must[- ]have", "epic", "ultimate", "skyrocket(?:s|ing)?",
    "cutting[- ]edge", "one[- ]of[- ]a[- ]kind", "state[- ]of[- ]the[- ]art", "win[- ]win",
    "the (?:very )?best \\w{1,20} (?:on|in) the (?:web|internet|world|market)",
    "(?:most|more) (?:comprehensive|complete|in-depth|definitive) \\w{1,20} (?:on|in|ever|than)",
    "(?:tremendous|huge|immense|massive|great|incredible|a lot of|tons of) value",
    "add(?:s)? (?:real |more )?value (?:to|for) your (?:readers|audience|visitors|users)",
    "your (?:readers|audience|visitors) (?:will|would) (?:absolutely |really )?love",
    "10x", "absolutely (?:love|perfect|essential)", "guarantee[ds]?", "no[- ]brainer",
)  # fmt: skip

_TRADE = _any_of(
    "back[- ]?links?", "do[- ]?follow", "link[- ]juice", "domain (?:authority|rating)",
    "(?:DA|DR|PA|UR|TF) ?(?:of )?\\d{1,3}\\+?", "(?:high|good|your) (?:DA|DR)", "page ?rank",
    "guest[- ]post(?:ing)? links?", "link (?:insertion|exchange|swap|building|placement)s?",
    "(?:exchange|swap|trade) links?", "niche edits?", "reciprocal links?", "sponsored post",
    "paid (?:link|placement|post)s?", "link partners?(?:hip)?",
)  # fmt: skip
"""Words that say a link is wanted for search engines: no editor's reason to give one."""
_HINTS = _any_of(
    "SEO", "SERPs?", "guest[- ]posts?", "link to (?:us|me)", "no[- ]?follow",
    "(?:search|google) rankings?", "rank(?:s|ing)? (?:in|on) google", "organic traffic",
    "anchor text", "keywords?", "high[- ]quality (?:content|articles?)", "unique article",
)  # fmt: skip


def begging(letter: Letter) -> Iterator[Problem]:
    """Find asking for a favour, where pointing to something useful would do."""
    yield from _found(
        _BEGGING, letter, "begging", "this asks for a favour; point to the use instead"
    )


def overselling(letter: Letter) -> Iterator[Problem]:
    """Find praise of one's own page: if it needs that, the page may not be strong enough yet."""
    message = "this oversells; say what the page holds (or work on the page)"
    yield from _found(_OVERSELLING, letter, "overselling", message)


def search_engine_words(letter: Letter) -> Iterator[Problem]:
    """Find talk of links as goods, and hints of it that are not the subject of their page."""
    message = "say why their readers gain, not why you want a link"
    yield from _found(_TRADE, letter, "seo-words", message, Severity.BLOCK)
    for problem in _found(_HINTS, letter, "seo-words", message):
        if f" {problem.quote.casefold()} " not in letter.page_words:
            yield problem


def _found(
    pattern: re.Pattern[str],
    letter: Letter,
    id_: str,
    message: str,
    severity: Severity = Severity.WARN,
) -> Iterator[Problem]:
    """Yield a problem for each different phrase of `pattern` among the writer's own words."""
    phrases = dict.fromkeys(match.group() for match in pattern.finditer(letter.own_words))
    yield from (Problem(id_, message, severity, phrase) for phrase in phrases)
