"""The program is killed in the middle of a sitting; `benchmarks.killed` does it twenty times."""

from __future__ import annotations

import pytest

from benchmarks.killed import run


@pytest.mark.slow
def test_no_decision_is_lost_or_doubled_when_the_program_is_killed() -> None:
    kills = list(run(kills=3, number=6, longest=2.5, prospects=60))
    assert all(kill.is_well for kill in kills), kills
    assert sum(kill.kept for kill in kills) > 0
