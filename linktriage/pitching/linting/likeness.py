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
SAME_WARN, SAME_BLOCK = 0.65, 0.80
"""Share of runs in common with one other draft (Jaccard), our own page's words left out. Drafts of
one built-in template about different pages have 0.3 to 0.6 in common, letters in which only name
and site change 0.7 to 0.9: see tests/pitching/test_likeness.py."""
SHARE_WARN = 0.06
"""Share of words that come from their page; naming the title once is about a twentieth."""

_OURS = ("target.url", "target.title", "target.why", "target.cluster",
         "sender.name", "sender.role", "sender.company")  # fmt: skip
"""What every draft for a target rightly repeats."""
_BROUGHT = ("target.why", "target.url", "target.title", "target.cluster", "site.name", "site.host",
            "page.author", "contact.name", "sender.company")  # fmt: skip
"""What says nothing of their page when it stands in a letter: our side, and their names."""


def sameness(letter: Letter) -> Iterator[Problem]:
    """Find a message that shares most of its five-word runs with one of the last fifty drafts."""
    without = (*letter.frame, *filter(None, map(letter.fact, _OURS)))
    own = _grams(bare_message(letter.body, without))
    others = (_grams(bare_message(other, without)) for other in letter.others[:LAST])
    likest = max((_jaccard(own, other) for other in others), default=0.0)
    if likest >= SAME_WARN:
        severity = Severity.BLOCK if likest >= SAME_BLOCK else Severity.WARN
        yield Problem("sameness", f"{likest:.0%} of it stands in an earlier draft", severity)


def share(letter: Letter) -> Iterator[Problem]:
    """Find a message with nothing, or next to nothing, that only this page could have brought."""
    text = spaced(letter.message).split()
    if not text or not letter.page_words.strip():
        return
    specific = len(_specific(text, letter))
    if not specific:
        message = "nothing in it speaks of their page: quote it, or name what it says"
        yield Problem("page-specific", message, Severity.BLOCK)
    elif specific < SHARE_WARN * len(text):
        message = f"only {specific / len(text):.0%} of the words speak of their page"
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
    """Return the positions of words that the page has brought into the letter.

    That is the page's title, every run of two to four words that stands on the page too and has
    two content words, every content word of the title, and every number that the page names.
    Words that our own side brings, and the names of theirs, count in a whole title only.
    """
    brought = set(spaced(" ".join(map(letter.fact, _BROUGHT))).split()) | STOP_WORDS
    title = spaced(letter.fact("page.title")).split()
    telling = [word not in brought and f" {word} " in letter.page_words for word in text]
    found = {
        at for at, word in enumerate(text) if telling[at] and (word in title or word[0].isdigit())
    }
    for size in {2, 3, 4, len(title)} - {0, 1}:
        for start in range(len(text) - size + 1):
            run = text[start : start + size]
            says_something = run == title or sum(telling[start : start + size]) >= 2
            if says_something and f" {' '.join(run)} " in letter.page_words:
                found.update(range(start, start + size))
    return found


@lru_cache(maxsize=256)
def _grams(text: str) -> frozenset[tuple[str, ...]]:
    """Return the runs of `GRAM` words of a text; a shorter text is one run."""
    found = [word.casefold() for word in words(text)]
    return frozenset(tuple(found[n : n + GRAM]) for n in range(max(len(found) - GRAM + 1, 1)))


def _jaccard(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> float:
    """Return how much of two sets is common to both, 0 to 1."""
    return len(a & b) / len(a | b)
