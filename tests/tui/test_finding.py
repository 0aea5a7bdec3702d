"""Finding: a site by its name, and the way back to what was seen."""

from __future__ import annotations

import threading
from pathlib import Path

from linktriage.errors import StoreError
from linktriage.model import QueueRow
from linktriage.tui.screens.jump import JumpScreen, MatchesPane
from linktriage.tui.screens.list import ListScreen
from linktriage.tui.trail import LONGEST, Trail
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.list_pane import ListPane
from tests.tui.samples import campaign
from tests.tui.seat import Seat, seated


async def test_a_piece_of_a_name_goes_to_the_site(seat: Seat) -> None:
    await seat.press("S")
    await seat.write("wind")
    await seat.looked()
    assert "windfall.example" in seat.text(MatchesPane)
    await seat.press("enter")
    assert seat.here == "windfall"


async def test_the_arrows_choose_among_the_sites(seat: Seat) -> None:
    await seat.press("S")
    await seat.write("ar")
    await seat.looked()
    assert seat.text(MatchesPane).splitlines()[0].startswith("▌dockyard.example")
    await seat.press("down", "up", "down", "enter")
    assert seat.here == "harbourbell"


async def test_enter_before_the_sites_are_found_goes_there_too(seat: Seat) -> None:
    may = threading.Event()
    called = seat.triage.called

    def slow(typed: str) -> tuple[QueueRow, ...]:
        may.wait(5)
        return called(typed)

    seat.triage.called = slow  # type: ignore[method-assign, assignment]
    await seat.press("S")
    await seat.write("crane")
    await seat.press("enter")
    assert isinstance(seat.app.screen, JumpScreen)
    may.set()
    await seat.looked()
    await seat.pilot.pause()
    assert seat.here == "cranework"


async def test_a_decided_site_is_gone_to_as_well(seat: Seat) -> None:
    await seat.press("x", "1")
    assert seat.here == "palletpost"
    await seat.press("S")
    await seat.write("quay")
    await seat.looked()
    assert "rejected" in seat.text(MatchesPane)
    await seat.press("enter")
    assert seat.here == "quayside"
    assert seat.triage.counts().rejected == 1


async def test_a_site_that_nobody_has_is_said_and_letters_decide_nothing(seat: Seat) -> None:
    await seat.press("S")
    await seat.write("axsu nowhere")
    await seat.looked()
    assert "no site holds “axsu nowhere”" in seat.screen()
    await seat.press("enter", "escape")
    assert seat.here == "quayside"
    assert seat.triage.counts().queued == 6


async def test_what_the_database_refuses_is_said(seat: Seat) -> None:
    def refuse(_: str) -> tuple[QueueRow, ...]:
        raise StoreError("The database refused.")

    seat.triage.called = refuse  # type: ignore[method-assign, assignment]
    await seat.press("S", "q")
    await seat.looked()
    assert "The database refused." in seat.notices()
    await seat.press("escape")


async def test_the_list_goes_to_the_row(seat: Seat) -> None:
    await seat.press("l", "S")
    await seat.write("harbour")
    await seat.looked()
    await seat.press("enter")
    row = seat.app.screen.query_one(ListPane).current
    assert row is not None
    assert row.site == "harbourbell.example"
    await seat.press("S", "escape", "enter")
    assert seat.here == "harbourbell"


async def test_a_site_that_is_not_listed_is_opened(seat: Seat) -> None:
    await seat.press("x", "1", "l", "S")
    await seat.write("quay")
    await seat.looked()
    await seat.press("enter")
    assert not isinstance(seat.app.screen, ListScreen)
    assert seat.here == "quayside"


async def test_the_apostrophe_goes_back_through_what_was_seen(seat: Seat) -> None:
    await seat.press("x", "1", "J", "apostrophe")
    assert seat.here == "palletpost"
    await seat.press("apostrophe")
    assert seat.here == "quayside"
    await seat.press("apostrophe")
    assert seat.here == "quayside"
    assert "nothing was seen before" in seat.text(Hints)


async def test_without_prospects_there_is_nowhere_to_go(tmp_path: Path) -> None:
    async with seated(campaign(tmp_path, sites=())) as seat:
        await seat.press("apostrophe", "S", "enter", "escape")
        assert "No prospects yet" in seat.screen()


def test_the_trail_forgets_what_lies_far_back() -> None:
    trail = Trail()
    for number in range(LONGEST + 5):
        trail.see(number)
        trail.see(number)
    back = 0
    while trail.back() is not None:
        back += 1
    assert back == LONGEST - 1
