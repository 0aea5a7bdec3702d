"""What a link does for their reader, and what it tells search engines of our page.

A link with a reason "helps the reader understand, verify, or continue"; and before one is asked
for, somebody should know "what topical signal it should send". Both are suggested from what is
known, and both are the person's to change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linktriage.intent.kinds import TargetKind, target_kind
from linktriage.model import AnchorKind, Approach, Goal, Helps, Job, Rel, Role, TargetPage

SCANNED = 1_000
"""Characters of a paragraph that are looked at."""

_BY_JOB = {
    Job.EXPLAINS: Helps.UNDERSTAND,
    Job.ORGANISES: Helps.CONTINUE,
    Job.INSIGHT: Helps.VERIFY,
    Job.SAVES_TIME: Helps.CONTINUE,
    Job.SUPPORTS_CLAIM: Helps.VERIFY,
}
_BY_KIND = {
    TargetKind.TOOL: Helps.CONTINUE,
    TargetKind.GUIDE: Helps.UNDERSTAND,
    TargetKind.EXPLAINER: Helps.UNDERSTAND,
    TargetKind.DATA: Helps.VERIFY,
    TargetKind.PRODUCT: Helps.CONTINUE,
    TargetKind.HOME: Helps.CONTINUE,
}
_BY_WORDS = (
    (
        Helps.VERIFY,
        r"\d{1,9} ?%(?! ?off)|per ?cent|according to|stud(?:y|ies)|research|survey|evidence",
    ),
    (Helps.UNDERSTAND, r"\bmeans\b|is called|known as|defined as|\bwhat is\b|\bbecause\b|explain"),
    (
        Helps.CONTINUE,
        r"how to|\bsteps?\b|(?:learn|read) more|download|\btry\b|get started|\bsee\b",
    ),
)
_BY_APPROACH = {
    Approach.RESOURCE: Helps.CONTINUE,
    Approach.MENTION: Helps.CONTINUE,
    Approach.PR: Helps.VERIFY,
    Approach.PARTNER: Helps.CONTINUE,
}


def helps(target: TargetPage, passage: str, approach: Approach) -> tuple[Helps, str]:
    """Return what the link would help the reader to do, and what tells so.

    The first that is known counts: the job of our page, what it is, the words of the paragraph,
    the approach. A page of which nothing is known is there to be understood.
    """
    kind = target_kind(target)
    said = passage[:SCANNED]
    if target.job:
        return _BY_JOB[target.job], f"yours: {target.job}"
    if kind:
        return _BY_KIND[kind], f"yours: {kind}"
    for found, like in _BY_WORDS:
        if word := re.search(like, said, re.IGNORECASE):
            return found, f"theirs says “{word.group()}”"
    if approach in _BY_APPROACH:
        return _BY_APPROACH[approach], f"{approach}"
    return Helps.UNDERSTAND, "nothing tells otherwise"


def signals(
    target: TargetPage, cluster: str, anchor: AnchorKind, rel: Rel, approach: Approach
) -> tuple[str, ...]:
    """Return what the link can tell of our page, the likeliest first, each in a few words."""
    about = cluster or target.cluster
    known = {
        "topic": f"our site belongs to the topic {about}",
        "page": f"this page answers {about}",
        "source": f"this page is cited as a source on {about}",
        "brand": f"our name belongs to {about}",
        "readers": f"none to search engines: readers of {about} find the page",
    }
    order = dict.fromkeys((*_likely(target, anchor, rel, approach), *known))
    return tuple(known[name] for name in order)


def _likely(target: TargetPage, anchor: AnchorKind, rel: Rel, approach: Approach) -> Iterator[str]:
    """Yield what speaks for one signal or the other, the strongest reason first."""
    if rel is not Rel.FOLLOW:
        yield "readers"
    if approach is Approach.MENTION or anchor is AnchorKind.BRANDED:
        yield "brand"
    if target.goal:
        yield "page" if target.goal is Goal.PAGE else "topic"
    if target_kind(target) is TargetKind.DATA:
        yield "source"
    yield "topic" if target.role is Role.PILLAR else "page"
