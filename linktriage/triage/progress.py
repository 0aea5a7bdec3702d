"""How the triage goes: pace, recent yield, where the last session ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from linktriage.model import Counts

if TYPE_CHECKING:
    from linktriage.store.log import Entry

BREAK = timedelta(minutes=5)
"""A longer gap between two decisions is a pause, not a slow decision."""

RECENT = 20
"""Decisions the recent yield speaks of."""

LEFT_ALONE = frozenset({"do not contact", "blocklist"})
"""The kinds of acts that leave a prospect alone for good."""

DECISIONS = frozenset({"accept", "reject", "park", "later"}) | LEFT_ALONE


@dataclass(frozen=True, slots=True)
class Progress:
    """The line that is always on the screen."""

    total: int = 0
    decided: int = 0
    accepted: int = 0
    rejected: int = 0
    later: int = 0
    pace_seconds: float | None = None
    """Seconds a decision took, on average in this session; None before the second."""
    recent_accepts: int = 0
    recent_of: int = 0


def progress(counts: Counts, entries: Sequence[Entry]) -> Progress:
    """Return the progress line of a campaign; `entries` of this session, newest first."""
    judged = [one for one in entries if one.kind in {"accept", "reject"}][:RECENT]
    return Progress(
        total=counts.total,
        decided=counts.total - counts.queued,
        accepted=counts.accepted,
        rejected=counts.rejected,
        later=counts.later,
        pace_seconds=pace(entries),
        recent_accepts=sum(one.kind == "accept" for one in judged),
        recent_of=len(judged),
    )


def pace(entries: Sequence[Entry]) -> float | None:
    """Return the mean seconds between decisions, pauses left out; None without two in a row.

    A bulk act is one decision, however many rows it was about.
    """
    acts = {one.group or one.at: one.at for one in entries if one.kind in DECISIONS}
    moments = list(acts.values())
    gaps = [newer - older for newer, older in pairwise(moments)]
    short = [gap.total_seconds() for gap in gaps if gap <= BREAK]
    return sum(short) / len(short) if short else None


def resumed(decided: int, last: Entry | None, now: datetime) -> str:
    """Return where the last session ended, in one sentence; empty at the first start."""
    if last is None or not decided:
        return ""
    # whom it was about is what one goes on from; an accept's address would push that off the line
    act = last.sentence.partition(" for ")[0] if last.kind == "accept" else last.sentence
    return f"{decided} decided, {ago(now - last.at)}: {act} (u undoes)"


def ago(gap: timedelta) -> str:
    """Return a gap of time in words: "just now", "5 min ago", "2 h ago", "3 d ago"."""
    minutes = int(gap.total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < 60:
        return f"{minutes} min ago"
    if minutes < 60 * 24:
        return f"{minutes // 60} h ago"
    return f"{minutes // (60 * 24)} d ago"
