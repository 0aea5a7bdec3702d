"""How the triage goes: pace, recent yield, where the last session ended."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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

DECISIONS = frozenset({"accept", "reject", "park", "later"})


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


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """What was done since the program started."""

    decided: int = 0
    accepted: int = 0
    rejected: int = 0
    later: int = 0
    parked: int = 0
    by_approach: Mapping[str, int] = field(default_factory=dict)
    by_target: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, int] = field(default_factory=dict)
    pace_seconds: float | None = None


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
    """Return the mean seconds between decisions, pauses left out; None without two in a row."""
    moments = [one.at for one in entries if one.kind in DECISIONS]
    gaps = [newer - older for newer, older in pairwise(moments)]
    short = [gap.total_seconds() for gap in gaps if gap <= BREAK]
    return sum(short) / len(short) if short else None


def summary(entries: Sequence[Entry], approaches: Mapping[int, str]) -> SessionSummary:
    """Return what a session did; `approaches` of the accepted prospects by id."""
    kinds = Counter(one.kind for one in entries)
    accepts = [one for one in entries if one.kind == "accept"]
    rejects = [one for one in entries if one.kind == "reject"]
    return SessionSummary(
        decided=kinds["accept"] + kinds["reject"] + kinds["park"],
        accepted=kinds["accept"],
        rejected=kinds["reject"],
        later=kinds["later"],
        parked=kinds["park"],
        by_approach=Counter(approaches.get(one.prospect_id, "") for one in accepts),
        by_target=Counter(str(_decision(one)["intent"]["target"]) for one in accepts),
        reasons=Counter(
            str(reason) for one in rejects for reason in _decision(one)["reasons"] or ["none given"]
        ),
        pace_seconds=pace(entries),
    )


def _decision(entry: Entry) -> Mapping[str, dict[str, object]]:
    value: Mapping[str, dict[str, object]] = json.loads(entry.after["decision"])["value"]
    return value


def resumed(decided: int, last: Entry | None, now: datetime) -> str:
    """Return where the last session ended, in one sentence; empty at the first start."""
    if last is None or not decided:
        return ""
    return f"Resumed: {decided} decided, last: {last.sentence} {ago(now - last.at)} (u undoes)"


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
