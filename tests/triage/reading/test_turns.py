from __future__ import annotations

import sys

from linktriage.triage.reading.turns import take_short_turns


def test_who_waits_for_python_gets_it_within_a_millisecond() -> None:
    before = sys.getswitchinterval()
    try:
        take_short_turns()
        assert sys.getswitchinterval() <= 0.001
    finally:
        sys.setswitchinterval(before)
