"""The program is killed in the middle of a sitting; `benchmarks.killed` does it twenty times."""

from __future__ import annotations

import pytest

from benchmarks.killed import run

LONGEST = (2.5, 10.0, 40.0)
"""Seconds of the longest sitting: the next one where a busy machine came to no act in time."""


@pytest.mark.slow
def test_no_decision_is_lost_or_doubled_when_the_program_is_killed() -> None:
    for longest in LONGEST:
        kills = list(run(kills=3, number=6, longest=longest, prospects=60))
        assert all(kill.is_well for kill in kills), kills
        if any(kill.kept for kill in kills):
            return
    raise AssertionError("no sitting was long enough to decide anything")
