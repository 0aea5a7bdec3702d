"""What lies ready knows its place, whoever leaves the queue before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from linktriage.model import Lineup, Reject
from linktriage.triage import Triage
from linktriage.tui.ahead import ENOUGH
from linktriage.tui.sitting import Sitting


def lay_all(sitting: Sitting) -> int:
    count = 0
    while sitting.look_ahead() is not None:
        count += 1
    return count


@pytest.fixture
def sitting(triage: Triage) -> Sitting:
    sitting = Sitting(triage)
    view = replace(sitting.view, order="learned", lineup=Lineup("learned", [4, 2, 6, 1, 3, 5]))
    sitting.look_at(view)
    return sitting


@pytest.mark.parametrize("begin", [0, 2, 5])
def test_the_place_is_the_one_that_counting_gives(
    triage: Triage, sitting: Sitting, begin: int
) -> None:
    for _ in range(begin):
        sitting.move(1)
    while sitting.current is not None:
        assert sitting.place == triage.place(sitting.view, sitting.current.prospect.id)
        assert sitting.size == triage.size(sitting.view)
        lay_all(sitting)
        sitting.decide(Reject())


@pytest.mark.parametrize("until", [None, datetime.now(UTC) + timedelta(days=1)])
def test_who_is_put_off_stays_in_the_view(
    triage: Triage, sitting: Sitting, until: datetime | None
) -> None:
    for _ in range(triage.size(sitting.view)):
        lay_all(sitting)
        if sitting.current is None:
            break
        assert sitting.place == triage.place(sitting.view, sitting.current.prospect.id)
        sitting.later(until)
        assert sitting.size == triage.size(sitting.view)


def test_before_an_order_is_worked_out_the_next_one_takes_the_place(triage: Triage) -> None:
    sitting = Sitting(triage)
    sitting.look_at(replace(sitting.view, order="learned", lineup=None))
    sitting.move(1)
    for _ in range(3):
        sitting.decide(Reject())
        assert sitting.place == triage.place(sitting.view, sitting.needed().prospect.id) == 1


def test_three_lie_ready_and_are_laid_anew_when_one_was_read(sitting: Sitting) -> None:
    assert lay_all(sitting) == ENOUGH
    assert not sitting.forget_read(5)
    assert lay_all(sitting) == 0
    assert sitting.forget_read(6)
    assert lay_all(sitting) == ENOUGH
