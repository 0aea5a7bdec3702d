from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from linktriage.model import Counts
from linktriage.store.log import Entry
from linktriage.triage import progress
from tests.builders import NOW


def entry(kind: str, seconds: float) -> Entry:
    return Entry(NOW + timedelta(seconds=seconds), kind, 1, f"{kind} a.example", {})


def test_pace_is_the_mean_between_decisions_without_pauses() -> None:
    newest_first = [
        entry("reject", 1000),
        entry("accept", 40),
        entry("star", 30),
        entry("later", 10),
    ]
    assert progress.pace(newest_first) == 30
    assert progress.pace(newest_first[:1]) is None


def test_the_line_counts_decided_and_recent_yield() -> None:
    counts = Counts(queued=10, later=2, accepted=3, rejected=5, parked=1)
    entries = [entry("accept", 20), entry("later", 10), entry("reject", 0)]
    line = progress.progress(counts, entries)
    assert (line.total, line.decided, line.later) == (19, 9, 2)
    assert (line.recent_accepts, line.recent_of) == (1, 2)


def test_a_bulk_act_counts_once_in_the_pace() -> None:
    of_three = [replace(entry("reject", 20 + one / 1000), group="bulk") for one in (2, 1, 0)]
    newest_first = [entry("accept", 50), *of_three, entry("accept", 0)]
    assert progress.pace(newest_first) == 25


def test_a_start_says_where_the_last_session_ended() -> None:
    later = NOW + timedelta(hours=2)
    assert progress.resumed(38, entry("reject", 0), later) == (
        "38 decided, 2 h ago: reject a.example (u undoes)"
    )
    accepted = replace(entry("accept", 0), sentence="accept a.example for https://ours.example/x")
    assert progress.resumed(9, accepted, later) == (
        "9 decided, 2 h ago: accept a.example (u undoes)"
    )
    assert progress.resumed(0, None, later) == ""
    assert progress.resumed(0, entry("star", 0), later) == ""


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=5), "5 min ago"),
        (timedelta(hours=23), "23 h ago"),
        (timedelta(days=3), "3 d ago"),
    ],
)
def test_gaps_of_time_in_words(gap: timedelta, words: str) -> None:
    assert progress.ago(gap) == words
