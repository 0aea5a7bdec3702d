"""What a session did, told when the person leaves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from linktriage.model import Accept, Decision, Reject, RejectReason
from linktriage.store.encoding import dump_decision
from linktriage.store.log import Entry
from linktriage.triage.session import SessionSummary, summed_up
from tests.builders import NOW, intent

HERE = "https://ours.example/here"
THERE = "https://ours.example/there"


def entry(kind: str, seconds: float, prospect_id: int, decision: Decision | None = None) -> Entry:
    after = {"decision": dump_decision(decision)} if decision else {}
    at = NOW + timedelta(seconds=seconds)
    return Entry(at, kind, prospect_id, f"{kind} a.example", after, group=f"{prospect_id} {kind}")


def accept(seconds: float, prospect_id: int, target: str) -> Entry:
    return entry("accept", seconds, prospect_id, Accept(replace(intent(), target=target)))


def reject(seconds: float, prospect_id: int, *reasons: RejectReason) -> Entry:
    return entry("reject", seconds, prospect_id, Reject(reasons))


def test_a_session_is_told_when_the_person_leaves() -> None:
    newest_first = [
        entry("later", 280, 9),
        entry("blocklist", 240, 8),
        entry("park", 200, 7),
        accept(160, 6, THERE),
        accept(120, 5, THERE),
        accept(80, 4, HERE),
        reject(40, 3, RejectReason.OFF_TOPIC, RejectReason.THIN),
        reject(20, 2, RejectReason.OFF_TOPIC),
        reject(0, 1),
    ]
    approaches = {4: "partner", 5: "resource page", 6: "resource page"}
    first, *rest = summed_up(newest_first, approaches, 1400).sentences()
    assert first == (
        "This session: 8 decided, 35 s each: "
        "3 accepted, 3 rejected, 1 parked, 1 left alone, 1 put off"
    )
    assert rest == [
        "  accepted by approach: 2 resource page, 1 partner",
        f"  accepted by target: 2 {THERE}, 1 {HERE}",
        "  rejected for: 2 off-topic, 1 thin or mass-made text, 1 no reason given",
        "  still in the queue: 1,400",
    ]


def test_who_was_decided_anew_counts_once_as_it_is_now() -> None:
    newest_first = [
        entry("requeue", 90, 3),
        reject(60, 1, RejectReason.DEAD),
        entry("star", 50, 1),
        accept(40, 3, HERE),
        accept(30, 1, HERE),
        entry("later", 0, 1),
    ]
    summary = summed_up(newest_first, {1: "partner", 3: "partner"}, 0)
    assert (summary.decided, summary.accepted, summary.rejected, summary.later) == (1, 0, 1, 0)
    assert summary.by_target == {}
    assert summary.reasons == {"dead or unreadable": 1}


def test_only_putting_off_is_told_too() -> None:
    assert summed_up([entry("later", 0, 1)], {}, 2).sentences() == (
        "This session: 0 decided: 1 put off",
        "  still in the queue: 2",
    )


def test_who_only_looked_hears_nothing() -> None:
    assert summed_up([entry("star", 0, 1)], {}, 5).sentences() == ()
    assert SessionSummary().sentences() == ()
