"""Does the site keep to its topics, or does it write about anything.

Cut points measured: of single-niche blogs 92 % stay under 6 effective topics at 60 titles and
none passes 10; of mixtures of ten topics 99 % pass 10.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from linktriage.checks.answers import count, passed, quote, unknown, warned
from linktriage.checks.lexicon import LANGUAGES, Spread, bare, spread
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Evidence, Finding
from linktriage.terms import terms

CHECK = Check("topics", "topics", "Does the site keep to its topics?", Basis.MEASURED)

SHOWN_TITLES = 12
SHOWN_TOPICS = 3
OFTEN = 3
"""Other titles with which a title must share a word to count as connected."""


def look(subject: Subject) -> Finding:
    """Judge the spread of the recent titles; too few, or no lexicon for them, is unknown."""
    titles = subject.titles
    policy = subject.policy
    proof = _evidence(titles)
    if len(titles) < policy.topics_min_titles:
        why = f"{count(len(titles), 'recent title')} found, {policy.topics_min_titles} are needed"
        return unknown(CHECK, why, *proof, figure=count(len(titles), "title"))
    if subject.language and subject.language not in LANGUAGES:
        why = f"no lexicon for the language “{subject.language}”; {_connected_line(titles)}"
        return unknown(CHECK, why, *proof, figure="no lexicon")
    found = spread(bare(titles))
    if found.placed < policy.topics_min_placed:
        why = f"{found.placed} of {found.titles} titles could be placed; {_connected_line(titles)}"
        return unknown(CHECK, why, *proof, figure="not placed")
    return _judge(subject, found, proof)


def connected(titles: Sequence[str]) -> float:
    """Return the share of titles that share a content word with three others, in any language."""
    words = [{word for word in terms(title) if len(word) > 2} for title in titles]
    frequency = Counter(word for title in words for word in title)
    linked = sum(any(frequency[word] > OFTEN for word in title) for title in words)
    return linked / len(titles) if titles else 0.0


def _judge(subject: Subject, found: Spread, proof: Sequence[Evidence]) -> Finding:
    policy = subject.policy
    line = _line(found)
    figure = f"{found.effective:.1f} of {found.placed}"
    if found.effective > policy.topics_general:
        return warned(CHECK, f"general: {line}", *proof, figure=figure)
    kind = "focused" if found.effective <= policy.topics_focused else "mixed"
    return passed(CHECK, f"{kind}: {line}", *proof, figure=figure)


def _line(found: Spread) -> str:
    top = list(found.shares.items())[:SHOWN_TOPICS]
    named = ", ".join(f"{topic} {share:.0%}" for topic, share in top)
    rest = found.titles - found.placed
    line = f"{found.effective:.1f} topics in {found.placed} of {found.titles} titles: {named}"
    return f"{line}; {rest} not placed" if rest else line


def _connected_line(titles: Sequence[str]) -> str:
    return f"{connected(titles):.0%} of the titles share a word with three others"


def _evidence(titles: Sequence[str]) -> tuple[Evidence, ...]:
    return tuple(quote(title, f"title {at}") for at, title in enumerate(titles[:SHOWN_TITLES]))
