from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from linktriage.triage import Triage
from linktriage.tui.found import found_in, front_of
from tests.tui.samples import SITES

TOMORROW = timedelta(days=1)


def put_off(triage: Triage, *sites: str) -> None:
    for site in sites:
        dossier = triage.find(f"{site}.example")
        assert dossier is not None
        triage.later(dossier.prospect, datetime.now(UTC) + TOMORROW)


@pytest.mark.parametrize("most", [0, 1, 3, 40])
@pytest.mark.parametrize("waiting", range(len(SITES) + 1))
def test_the_first_that_does_not_wait_is_found_wherever_it_stands(
    triage: Triage, waiting: int, most: int
) -> None:
    view = replace(triage.queue_view(), order="site", lineup=None)
    put_off(triage, *sorted(SITES)[:waiting])
    found = found_in(triage, front_of(triage, view, most))
    expected = triage.next(view)
    assert found.front.size == triage.size(view) == len(SITES)
    assert found.first == expected
    assert found.place == (waiting if expected else None)
