"""What a session did, told when the person leaves: how many, of which kind, why not, how fast."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from linktriage.triage.progress import DECISIONS, LEFT_ALONE, pace

if TYPE_CHECKING:
    from linktriage.store.log import Entry

FATES = DECISIONS | {"requeue"}
"""The acts that say what becomes of a prospect."""


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """What became of the prospects that were decided since the program started, each once."""

    accepted: int = 0
    rejected: int = 0
    parked: int = 0
    left_alone: int = 0
    later: int = 0
    by_approach: Mapping[str, int] = field(default_factory=dict)
    by_target: Mapping[str, int] = field(default_factory=dict)
    reasons: Mapping[str, int] = field(default_factory=dict)
    pace_seconds: float | None = None
    waiting: int = 0
    """How many are still in the queue."""

    @property
    def decided(self) -> int:
        """Return how many have left the queue for a reason."""
        return self.accepted + self.rejected + self.parked + self.left_alone

    def sentences(self) -> tuple[str, ...]:
        """Return it line by line, what has something to say; nothing when nothing was done."""
        if not (self.decided or self.later):
            return ()
        details = (
            ("accepted by approach", self.by_approach),
            ("accepted by target", self.by_target),
            ("rejected for", self.reasons),
        )
        told = (f"  {title}: {_counted(counts)}" for title, counts in details if counts)
        return (self._first(), *told, f"  still in the queue: {self.waiting:,}")

    def _first(self) -> str:
        each = f", {self.pace_seconds:.0f} s each" if self.pace_seconds is not None else ""
        kinds = {
            "accepted": self.accepted,
            "rejected": self.rejected,
            "parked": self.parked,
            "left alone": self.left_alone,
            "put off": self.later,
        }
        done = ", ".join(f"{number:,} {word}" for word, number in kinds.items() if number)
        return f"This session: {self.decided:,} decided{each}: {done}"


def _counted(counts: Mapping[str, int]) -> str:
    often_first = Counter(counts).most_common()
    return ", ".join(f"{number:,} {what}" for what, number in often_first)


def summed_up(
    entries: Sequence[Entry], approaches: Mapping[int, str], waiting: int
) -> SessionSummary:
    """Return what a session did; `entries` newest first, `approaches` of the accepted by id."""
    fates = _newest_of_each(entries)
    kinds = Counter(one.kind for one in fates)
    accepts = [one for one in fates if one.kind == "accept"]
    rejects = [_decision(one)["reasons"] for one in fates if one.kind == "reject"]
    return SessionSummary(
        accepted=kinds["accept"],
        rejected=kinds["reject"],
        parked=kinds["park"],
        left_alone=sum(kinds[one] for one in LEFT_ALONE),
        later=kinds["later"],
        by_approach=Counter(approaches[one.prospect_id] for one in accepts),
        by_target=Counter(str(_decision(one)["intent"]["target"]) for one in accepts),
        reasons=Counter(str(one) for reasons in rejects for one in reasons or ["no reason given"]),
        pace_seconds=pace(entries),
        waiting=waiting,
    )


def _newest_of_each(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the act that says what became of each prospect: who was decided anew counts once."""
    newest: dict[int, Entry] = {}
    for one in entries:
        if one.kind in FATES:
            newest.setdefault(one.prospect_id, one)
    return tuple(newest.values())


def _decision(entry: Entry) -> Mapping[str, Any]:
    value: Mapping[str, Any] = json.loads(entry.after["decision"])["value"]
    return value
