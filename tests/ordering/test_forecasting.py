"""What the next cards may bring is a range, and it holds about four times in five."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.ordering import expect, forecast


def test_it_reads_as_a_sentence() -> None:
    told = forecast([True] * 4 + [False] * 46, 300)

    assert told is not None
    assert str(told) == "next 50: about 3 (1-7)"


@pytest.mark.parametrize(("decided", "remaining"), [(9, 100), (100, 0)])
def test_too_few_decisions_or_nothing_left_foretell_nothing(decided: int, remaining: int) -> None:
    assert forecast([True] * decided, remaining) is None


def test_it_speaks_of_what_is_left() -> None:
    told = forecast([True, False] * 20, 12)

    assert told is not None
    assert told.ahead == 12


def test_only_the_last_fifty_count() -> None:
    assert forecast([True] * 400 + [False] * 50, 99) == forecast([False] * 50, 99)


@given(st.integers(0, 50), st.integers(1, 200))
def test_the_range_holds_what_is_expected(accepts: int, ahead: int) -> None:
    told = expect(accepts, 50, ahead)

    assert 0 <= told.low <= told.high <= ahead
    assert told.low - 1 <= told.expected <= told.high + 1


def test_the_interval_holds_four_times_in_five() -> None:
    draw = random.Random(1)
    held = 0
    for _ in range(400):
        rate = draw.uniform(0.05, 0.6)
        seen = sum(draw.random() < rate for _ in range(50))
        told = expect(seen, 50, 50)
        held += told.low <= sum(draw.random() < rate for _ in range(50)) <= told.high
    assert 0.75 <= held / 400 <= 0.90
