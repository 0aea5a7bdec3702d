"""Is the page about what a target page of the user is about.

A figure of likeness means little by itself (on 517 posts the median cosine of two posts of one
site was .06), so this shows where the cluster's words stand, which words are shared with the
target, and the prospect's place in the queue. Searching title, headings and body for the
target's words told same-site from other posts with an AUC of .73.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linktriage.checks.answers import count, listed, passed, quote, unknown, unread, warned
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Evidence, Finding, Page, TargetPage
from linktriage.terms import Idf, terms

CHECK = Check("relevance", "relevance", "Is the page about your topic?", Basis.MEASURED)

MOST_WORDS = 20
"""Words of a cluster that are compared; a cluster is a phrase."""
NEARLY = 0.66
"""Share of the cluster's words, by rarity, that make a text be about it without the phrase."""
AWAY = 4
"""Other content words that may stand between the cluster's words."""
IN_PASSING = 0.03
"""Times a paragraph, on average, up to which the cluster is only touched on. Of pages that a phrase
in one paragraph let pass, 14 of 18 were about something else when looked at."""
HALF = 0.5
"""Share of the cluster's words, by rarity, that make a paragraph come back to it."""
ONCE = 1
"""Times that a page of some length may touch on the cluster without being about it."""
SHORT = 8
"""Paragraphs of a page on which naming the cluster once is enough."""
SHARED = 5
"""Shared words that are named."""
FEW = 2
"""Clusters up to which they are named when nothing is on any of them."""
_ONE = {"title": "the title", "heading": "a heading", "paragraph": "one paragraph"}


@dataclass(frozen=True, slots=True)
class Place:
    """One text of the page: its title, a heading or a paragraph."""

    kind: str
    text: str
    where: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """How a page meets one target: the places with the phrase, and those with most words."""

    target: TargetPage
    exact: tuple[Place, ...]
    near: tuple[Place, ...]

    @property
    def strength(self) -> tuple[bool, int, int]:
        """Order matches: in a title or heading first, then by how often."""
        standing = any(place.kind != "paragraph" for place in self.exact)
        return (standing, len(self.exact), len(self.near))


def look(subject: Subject) -> Finding:
    """Pass when a target's cluster stands in title, headings or text; warn when in passing."""
    page = subject.page
    if page is None:
        return unread(CHECK, subject)
    if not subject.targets:
        return unknown(CHECK, "no target page to compare with", figure="no target")
    places = tuple(_places(page))
    match = max(
        (_match(target, places, subject.idf) for target in subject.targets),
        key=lambda match: match.strength,
    )
    found = match.exact or match.near
    if not found:
        return _nothing(subject, places)
    line = _line(match) + _shared(subject, match.target, places) + _rank(subject, match.target)
    proof = [_evidence(place) for place in found]
    if _in_passing(match, places, subject.idf):
        return warned(CHECK, f"only in passing: {line}", *proof, figure=_figure(match))
    return passed(CHECK, line, *proof, figure=_figure(match))


def _in_passing(match: Match, places: Sequence[Place], idf: Idf) -> bool:
    """Tell whether a long text touches on the cluster once or twice, and no title or heading does.

    A text on the topic need not repeat the phrase, but it comes back to its words.
    """
    if any(place.kind != "paragraph" for place in match.exact or match.near):
        return False
    wanted = terms(match.target.cluster)[:MOST_WORDS]
    paragraphs = [place for place in places if place.kind == "paragraph"]
    times = sum(_times(wanted, place.words, idf) for place in paragraphs)
    return times <= max(IN_PASSING * len(paragraphs), ONCE if len(paragraphs) > SHORT else 0)


def _times(wanted: Sequence[str], words: Sequence[str], idf: Idf) -> int:
    """Return how often a paragraph has the phrase, or 1 when it has half of its words by rarity."""
    if not any(word in words for word in wanted):
        return 0
    times = f" {' '.join(words)} ".count(f" {' '.join(wanted)} ")
    return max(times, coverage(wanted, words, idf) >= HALF)


def most_of(wanted: Sequence[str], words: Sequence[str], idf: Idf) -> bool:
    """Tell whether the wanted words stand among `words`, but for common ones; never one of many."""
    held = set(wanted).intersection(words)
    return len(held) >= min(2, len(set(wanted))) and coverage(wanted, words, idf) >= NEARLY


def coverage(wanted: Sequence[str], words: Sequence[str], idf: Idf) -> float:
    """Return which share of the wanted words, weighed by rarity, stands among `words`."""
    here = set(wanted).intersection(words)
    if not here:
        return 0.0
    held = sum(map(idf.weight, here))
    return held / sum(map(idf.weight, set(wanted)))


def holds_phrase(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether the wanted words follow one another among `words`."""
    if not wanted or wanted[0] not in words:
        return False
    return f" {' '.join(wanted)} " in f" {' '.join(words)} "


def _places(page: Page) -> Iterator[Place]:
    yield _place("title", page.title, "meta title")
    read = {paragraph.text for paragraph in page.paragraphs}
    for heading in page.headings:
        if heading not in read:
            yield _place("heading", heading, "page")
    for at, paragraph in enumerate(page.paragraphs):
        kind = "heading" if paragraph.kind == "heading" else "paragraph"
        yield _place(kind, paragraph.text, f"paragraph {at}")
    if page.thin:
        yield _place("paragraph", page.raw_text, "page")


def _place(kind: str, text: str, where: str) -> Place:
    return Place(kind, text, where, tuple(terms(text)))


def _match(target: TargetPage, places: Sequence[Place], idf: Idf) -> Match:
    wanted = terms(target.cluster)[:MOST_WORDS]
    exact = tuple(place for place in places if holds_phrase(wanted, place.words))
    near = tuple(place for place in places if _close_by(wanted, place.words, idf))
    return Match(target, exact, near)


def _close_by(wanted: Sequence[str], words: Sequence[str], idf: Idf) -> bool:
    """Tell whether most of the wanted words stand within a few words of one another."""
    if not most_of(wanted, words, idf):
        return False
    width = len(wanted) + AWAY
    starts = range(max(1, len(words) - width + 1))
    return any(most_of(wanted, words[at : at + width], idf) for at in starts)


def _nothing(subject: Subject, places: Sequence[Place]) -> Finding:
    line = f"nothing on {clusters(subject)} in title, headings or text"
    best = max(subject.targets, key=lambda target: len(_common(subject, target, places)))
    line += _shared(subject, best, places)
    return warned(CHECK, line, _evidence(places[0]), figure="not found")


def clusters(subject: Subject) -> str:
    """Return what a text is compared with: the clusters by name, or how many when they are many."""
    named = {f"“{target.cluster}”": None for target in subject.targets}
    return ", ".join(named) if len(named) <= FEW else f"any of your {len(named)} clusters"


def _line(match: Match) -> str:
    kinds = Counter(place.kind for place in match.exact or match.near)
    spots = [_ONE[kind] if kinds[kind] == 1 else count(kinds[kind], kind) for kind in kinds]
    words = f"“{match.target.cluster}”" if match.exact else f"words of “{match.target.cluster}”"
    return f"{words} in {' and '.join(spots)}"


def _figure(match: Match) -> str:
    found = match.exact or match.near
    best = next((place.kind for place in found if place.kind != "paragraph"), "")
    return f"in {best}" if best else f"{len(found)} ¶"


def _shared(subject: Subject, target: TargetPage, places: Sequence[Place]) -> str:
    words = _common(subject, target, places)
    return f"; shares {listed(words, SHARED)} with your page" if words else ""


def _common(subject: Subject, target: TargetPage, places: Sequence[Place]) -> tuple[str, ...]:
    """Return the words shared beyond the cluster's own, the rarest and most used first."""
    idf = subject.idf
    theirs = Counter(word for place in places for word in place.words)
    named = {*terms(f"{target.title} {target.description}")}
    ours = (named | subject.own_words.get(target.url, frozenset())) - set(terms(target.cluster))
    both = [word for word in ours if word in theirs]
    return tuple(sorted(both, key=lambda word: (-idf.weight(word), -theirs[word], word)))


def _rank(subject: Subject, target: TargetPage) -> str:
    rank = subject.ranks.get(target.url)
    return f"; {rank:,} of {subject.ranked:,} by likeness to it" if rank else ""


def _evidence(place: Place) -> Evidence:
    return quote(place.text, place.where)
