"""What the checks found of older targets is asked anew for whoever is shown and comes next."""

from __future__ import annotations

from pathlib import Path

import pytest

from linktriage.model import FetchState
from linktriage.triage import Triage
from linktriage.tui.screens.asking_anew import is_due
from linktriage.tui.widgets.accept_strip import AcceptStrip
from linktriage.tui.widgets.checks_pane import ChecksPane
from tests.patience import until
from tests.tui.samples import campaign, target
from tests.tui.seat import Seat, seated

OTHER = target("/carriers", cluster="ocean carriers")


@pytest.fixture
def triage(tmp_path: Path) -> Triage:
    return campaign(tmp_path)


def laid_ready(seat: Seat) -> bool:
    """Tell whether those who come next are laid ready, and nobody is being asked about."""
    return len(seat.desk.sitting.at_hand) > 3 and not seat.desk._asked


def due(triage: Triage, *sites: str) -> list[bool]:
    found = [triage.find(f"{site}.example") for site in sites]
    return [is_due(one) for one in found if one]


async def test_whoever_is_shown_and_comes_next_is_asked_about(triage: Triage) -> None:
    triage.add_target(OTHER)
    assert due(triage, "quayside", "palletpost") == [True, True]
    async with seated(triage) as seat:
        await until(lambda: laid_ready(seat) and not any(map(is_due, seat.desk.sitting.at_hand)))
        await seat.pilot.pause()
        assert "to be asked anew" not in seat.text(ChecksPane)
        assert due(triage, "quayside", "palletpost", "cranework") == [False, False, True]


async def test_the_page_stays_where_it_was_scrolled(triage: Triage) -> None:
    async with seated(triage) as seat:
        await seat.press("space")
        top = seat.desk.page.top
        triage.add_target(OTHER)
        seat.desk.sitting.refresh()
        seat.desk._ready_soon()
        await until(lambda: laid_ready(seat) and not is_due(seat.desk.sitting.needed()))
        await seat.pilot.pause()
        assert seat.desk.page.top == top > 0


async def test_a_link_that_is_being_planned_is_left_alone(triage: Triage) -> None:
    async with seated(triage) as seat:
        await seat.press("a")
        triage.add_target(OTHER)
        seat.desk.sitting.refresh()
        before = seat.desk.sitting.current
        seat.desk._ready_soon()
        await until(lambda: laid_ready(seat) and due(triage, "quayside") == [False])
        await seat.pilot.pause()
        assert seat.app.screen.query_one(AcceptStrip).display
        assert seat.desk.sitting.current is before


async def test_what_is_to_be_read_again_is_asked_about_then(triage: Triage) -> None:
    triage.add_target(OTHER)
    triage.read_again((FetchState.READ,))
    assert due(triage, "quayside") == [False]
    async with seated(triage) as seat:
        await until(lambda: len(seat.desk.sitting.at_hand) > 3)
        await seat.pilot.pause()
        assert not seat.desk._asked
        assert "to be asked anew" in seat.text(ChecksPane)
