from __future__ import annotations

from pathlib import Path

from linktriage.model import Accept, Reject, RejectReason
from linktriage.tui.keys import Mode
from linktriage.tui.screens.list import ListScreen
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.list_pane import ListPane
from linktriage.tui.widgets.strips import PromptStrip
from tests.tui.samples import campaign
from tests.tui.seat import Seat, seated


async def test_a_row_is_opened_with_enter(seat: Seat) -> None:
    await seat.press("l", "j", "down", "k", "j")
    await seat.press("enter")
    assert seat.here == "dockyard"


async def test_the_list_moves_by_rows_pages_and_ends(seat: Seat) -> None:
    await seat.press("l", "G", "up", "pageup", "pagedown", "g", "b", "end", "enter")
    assert seat.here == "cranework"


async def test_the_list_leaves_the_prospect_where_it_was(seat: Seat) -> None:
    await seat.press("J", "l", "G", "q")
    assert seat.here == "palletpost"


async def test_marked_rows_are_rejected_as_one(seat: Seat) -> None:
    await seat.press("l", "space", "space", "X")
    assert "Reject 2 prospects: why?" in seat.screen()
    await seat.press("1")
    assert "reject of 2 sites" in seat.notices()
    assert seat.triage.counts().rejected == 2
    await seat.press("u")
    assert seat.triage.counts().rejected == 0
    await seat.press("U", "U")
    assert seat.triage.counts().rejected == 2
    await seat.press("escape")
    assert seat.here == "quayside"


async def test_a_bulk_accept_asks_once_with_another_key(seat: Seat) -> None:
    await seat.press("l", "space", "space", "A", "A", "enter", "escape")
    assert seat.triage.counts().accepted == 0
    await seat.press("A", "1")
    assert seat.triage.counts().accepted == 2
    decision = seat.stored("palletpost").decision
    assert isinstance(decision, Accept)
    await seat.press("u")
    assert seat.triage.counts().accepted == 0


async def test_without_marks_the_row_under_the_cursor_is_meant(seat: Seat) -> None:
    await seat.press("l", "j", "X", "4")
    assert seat.stored("palletpost").decision == Reject((RejectReason.NO_TRAFFIC,))


async def test_marks_can_be_taken_away(seat: Seat) -> None:
    await seat.press("l", "space", "space")
    assert "2 marked" in seat.screen()
    assert seat.text(ListPane).count("●") == 2
    await seat.press("M")
    assert "●" not in seat.text(ListPane)


async def test_other_statuses_and_orders_can_be_listed(seat: Seat) -> None:
    await seat.press("x", "1", "l", "s", "3")
    assert "1 rejected" in seat.screen()
    await seat.press("s", "7", "O", "4")
    await seat.settled()
    assert seat.text(ListPane).splitlines()[0].split()[1] == "cranework.example"


async def test_the_list_is_filtered_as_it_is_typed(seat: Seat) -> None:
    await seat.press("l", "f")
    assert seat.app.screen.query_one(Hints).mode is Mode.TEXT
    await seat.write("dock")
    assert "1 queued · “dock”" in seat.screen()
    await seat.press("escape")
    assert "6 queued" in seat.screen()
    await seat.press("slash")
    await seat.write("wind")
    await seat.press("enter", "enter")
    assert seat.here == "windfall"


async def test_a_filter_of_the_list_that_is_not_understood_stays_typed(seat: Seat) -> None:
    await seat.press("l", "f")
    await seat.write("colour:red")
    assert "There is no field “colour”" in seat.screen()
    await seat.press("enter")
    assert seat.app.screen.query_one(PromptStrip).text == "colour:red"
    await seat.press("escape")
    assert "6 queued" in seat.screen()


async def test_help_and_the_way_back(seat: Seat) -> None:
    await seat.press("l", "question_mark")
    assert "Keys while the list" in seat.screen()
    await seat.press("q")
    assert isinstance(seat.app.screen, ListScreen)
    await seat.pilot.resize_terminal(80, 24)
    await seat.press("s", "z", "escape", "l")
    assert seat.app.screen_stack == [seat.desk]


async def test_an_empty_list_is_harmless(tmp_path: Path) -> None:
    async with seated(campaign(tmp_path, sites=())) as seat:
        await seat.press("l", "j", "space", "enter", "A", "X", "u", "M", "q")
        assert "No prospects yet" in seat.screen()


async def test_a_bulk_accept_without_targets_says_what_to_do(tmp_path: Path) -> None:
    async with seated(campaign(tmp_path, targets=())) as seat:
        await seat.press("l", "A", "1")
        assert "linktriage target add" in seat.notices()
        assert seat.triage.counts().accepted == 0


async def test_only_the_rows_on_the_screen_are_asked_for(tmp_path: Path) -> None:
    triage = campaign(tmp_path, sites=tuple(f"site{n:03}" for n in range(300)), read=0)
    async with seated(triage, size=(80, 24)) as seat:
        asked: list[int] = []
        rows = triage.rows

        def count(view: object, start: int, stop: int) -> object:
            asked.append(stop - start)
            return rows(view, start, stop)  # type: ignore[arg-type] # a view

        triage.rows = count  # type: ignore[method-assign, assignment]
        await seat.press("l", "G", "g", "pagedown", "pagedown", "pagedown", "pagedown")
        assert max(asked) < 150
        assert "site0" in seat.text(ListPane)
