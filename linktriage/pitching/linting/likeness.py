"""Rules against mass mail: too like the drafts before it, too little about their page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from linktriage.model import Problem, Severity
from linktriage.pitching.linting.letter import Letter, bare_message, spaced
from linktriage.terms import STOP_WORDS
from linktriage.text import words

GRAM = 5
"""Words of the runs that are compared."""
LAST = 50
"""Drafts a new one is compared with."""
SAME_WARN, SAME_BLOCK = 0.60, 0.80
"""Share of runs in common with one other draft (Jaccard). Two drafts from one template that quote
two pages have 0.2 to 0.5 in common, two that differ in name and site 0.75 and more: measured on
the built-in templates and on templates of the second kind, see tests/pitching."""
SHARE_WARN = 0.06
"""Share of words that come from their page; naming the title once is about a twentieth."""


def sameness(letter: Letter) -> Iterator[Problem]:
    """Find a message that shares most of its five-word runs with one of the last fifty drafts."""
    own = _grams(letter.message)
    likest = max(
        (
            _jaccard(own, _grams(bare_message(other, letter.frame)))
            for other in letter.others[:LAST]
        ),
        default=0.0,
    )
    if likest >= SAME_WARN:
        severity = Severity.BLOCK if likest >= SAME_BLOCK else Severity.WARN
        yield Problem("sameness", f"{likest:.0%} of it stands in an earlier draft", severity)


def share(letter: Letter) -> Iterator[Problem]:
    """Find a message with nothing, or next to nothing, that only this page could have brought."""
    if not letter.page_words.strip():
        return
    text = spaced(letter.message).split()
    specific = _specific(text, letter)
    if text and not specific:
        message = "nothing in it speaks of their page: quote it, or name what it says"
        yield Problem("page-specific", message, Severity.BLOCK)
    elif len(specific) < SHARE_WARN * len(text):
        percent = len(specific) / len(text)
        message = f"only {percent:.0%} of the words speak of their page"
        yield Problem("page-specific", message)


def opening(letter: Letter) -> Iterator[Problem]:
    """Find a first paragraph that speaks of something else than their page."""
    first = letter.message.partition("\n\n")[0]
    url = letter.fact("page.url").partition("://")[2]
    named = _specific(spaced(first).split(), letter) or (url and url in first)
    if first and letter.page_words.strip() and not named:
        message = "the first paragraph does not name their page or a passage of it"
        yield Problem("opening", message, quote=first[:80])


def _specific(text: list[str], letter: Letter) -> set[int]:
    """Return the positions of words in runs that stand on their page and say something.

    A run counts with two content words, or with four words of any kind. Words that our own side
    brings (the target page, the sender, the name of their site) do not make a run.
    """
    ours = set(spaced(_brought(letter)).split())
    found: set[int] = set()
    for size in (2, 3, 4):
        for start in range(len(text) - size + 1):
            run = text[start : start + size]
            telling = sum(word not in STOP_WORDS and word not in ours for word in run)
            if telling >= 2 and f" {' '.join(run)} " in letter.page_words:
                found.update(range(start, start + size))
    return found


def _brought(letter: Letter) -> str:
    """Return the words that stand in every letter about this target or to this site."""
    names = ("target.why", "target.url", "site.name", "site.host", "page.author",
             "contact.name", "sender.company")  # fmt: skip
    return " ".join(letter.fact(name) for name in names)


@lru_cache(maxsize=256)
def _grams(text: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of `GRAM` words of a text; a shorter text is one run."""
    found = [word.casefold() for word in words(text)]
    return frozenset(tuple(found[n : n + GRAM]) for n in range(max(len(found) - GRAM + 1, 1)))


def _jaccard(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    """Return how much of two sets is common to both, 0 to 1."""
    return len(a & b) / len(a | b)
