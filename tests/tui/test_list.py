from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from linktriage.model import Accept, Decision, Park, Reject, RejectReason
from linktriage.triage import Step
from linktriage.tui.keys import Mode
from linktriage.tui.screens.list import ListScreen
from linktriage.tui.widgets.header import Header
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.list_columns import ListHead
from linktriage.tui.widgets.list_pane import ListPane
from linktriage.tui.widgets.strips import PromptStrip
from tests.patience import PATIENCE
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
    await seat.looked()
    assert "reject of 2 sites" in seat.notices()
    assert seat.triage.counts().rejected == 2
    await seat.press("u")
    await seat.looked()
    assert seat.triage.counts().rejected == 0
    await seat.press("U")
    await seat.looked()
    await seat.press("U")
    await seat.looked()
    assert seat.triage.counts().rejected == 2
    await seat.press("escape")
    assert seat.here == "quayside"
    assert "2 rejected" in seat.text(Header)


async def test_what_the_list_did_is_not_taken_for_another_program(seat: Seat) -> None:
    await seat.press("l", "space", "L", "1")
    await seat.looked()
    seat.desk._notice()
    assert "Another program" not in seat.notices()
    await seat.press("q")
    seat.desk._notice()
    assert "Another program" not in seat.notices()


async def test_a_bulk_accept_asks_once_with_another_key(seat: Seat) -> None:
    await seat.press("l", "space", "space", "A", "A", "enter", "escape")
    assert seat.triage.counts().accepted == 0
    await seat.press("A", "1")
    await seat.looked()
    assert seat.triage.counts().accepted == 2
    decision = seat.stored("palletpost").decision
    assert isinstance(decision, Accept)
    await seat.press("u")
    await seat.looked()
    assert seat.triage.counts().accepted == 0


async def test_a_bulk_accept_names_the_site_that_needs_a_reason_of_its_own(tmp_path: Path) -> None:
    async with seated(campaign(tmp_path, read=0)) as seat:
        await seat.press("l", "space", "space", "A", "1")
        await seat.looked()
        assert "needs a reason of its own" in seat.notices()
        assert seat.triage.counts().accepted == 0


async def test_without_marks_the_row_under_the_cursor_is_meant(seat: Seat) -> None:
    await seat.press("l", "j", "X", "4")
    await seat.looked()
    assert seat.stored("palletpost").decision == Reject((RejectReason.NO_TRAFFIC,))


async def test_marks_can_be_taken_away(seat: Seat) -> None:
    await seat.press("l", "space", "space")
    assert "2 marked" in seat.screen()
    assert seat.text(ListPane).count("●") == 2
    await seat.press("M")
    assert "●" not in seat.text(ListPane)


async def test_space_repeated_at_the_end_keeps_the_mark_of_the_last_row(seat: Seat) -> None:
    await seat.press("l", *["space"] * 9)
    assert "6 marked · this is the last row" in seat.screen()
    assert seat.text(ListPane).count("●") == 6
    await seat.press("j", "space")
    assert "5 marked" in seat.screen(), "who goes there and presses it once means the row"
    await seat.press("space", "space")
    assert "5 marked · this is the last row" in seat.screen(), "unmarked rows stay so as well"


async def test_other_statuses_and_orders_can_be_listed(seat: Seat) -> None:
    await seat.press("x", "1", "l", "s", "3")
    assert "1 rejected" in seat.screen()
    await seat.press("s", "7", "O", "4")
    await seat.settled()
    assert "cranework.example" in seat.text(ListPane).splitlines()[0]


async def test_the_list_is_filtered_as_it_is_typed(seat: Seat) -> None:
    await seat.press("l", "f")
    assert seat.app.screen.query_one(Hints).mode is Mode.TEXT
    await seat.write("dock")
    await seat.looked()
    assert "1 queued · “dock”" in seat.screen()
    await seat.press("escape")
    await seat.looked()
    assert "6 queued" in seat.screen()
    await seat.press("slash")
    await seat.write("wind")
    await seat.looked()
    await seat.press("enter", "enter")
    assert seat.here == "windfall"


async def test_a_filter_of_the_list_that_is_not_understood_stays_typed(seat: Seat) -> None:
    await seat.press("l", "f")
    await seat.write("colour:red")
    assert "There is no field “colour”" in seat.screen()
    await seat.press("enter")
    assert seat.app.screen.query_one(PromptStrip).text == "colour:red"
    await seat.press("escape")
    await seat.looked()
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
        await seat.press("l", "j", "space", "enter", "A", "X", "L", "R", "V", "M")
        await seat.press("u")
        await seat.looked()
        await seat.press("q")
        assert "No prospects yet" in seat.screen()


async def test_a_bulk_accept_without_targets_says_what_to_do(tmp_path: Path) -> None:
    async with seated(campaign(tmp_path, targets=())) as seat:
        await seat.press("l", "A", "1")
        await seat.looked()
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


async def test_a_range_is_marked_from_the_last_mark_to_the_cursor(seat: Seat) -> None:
    await seat.press("l", "V")
    assert "Mark one row with Space" in seat.notices()
    await seat.press("j", "space", "j", "j", "V")
    await seat.looked()
    assert len(seat.app.screen.query_one(ListPane).marked) == 4
    await seat.press("g", "V")
    await seat.looked()
    assert len(seat.app.screen.query_one(ListPane).marked) == 5
    assert seat.text(ListPane).count("●") == 5


async def test_marked_rows_are_put_off_as_one(seat: Seat) -> None:
    await seat.press("l", "space", "space", "L")
    assert "Later: 2 prospects" in seat.screen()
    await seat.press("enter")
    await seat.looked()
    await seat.settled()
    assert seat.triage.counts().later == 2
    await seat.press("u")
    await seat.looked()
    assert seat.triage.counts().later == 0


async def test_marked_rows_are_parked_each_for_its_own_page(seat: Seat) -> None:
    await seat.press("l", "space", "space", "L", "4")
    await seat.looked()
    decision = seat.stored("palletpost").decision
    assert isinstance(decision, Park)
    assert decision.target == seat.triage.targets()[0].url
    assert seat.triage.counts().parked == 2
    await seat.press("L", "6")
    await seat.looked()
    assert seat.triage.counts().parked == 3


async def test_decided_rows_go_back_to_the_queue_as_one(seat: Seat) -> None:
    await seat.press("x", "1", "x", "1", "l", "s", "3", "space", "space", "R")
    assert "take 2 prospects back to the queue" in seat.screen()
    await seat.press("R", "escape")
    assert seat.triage.counts().rejected == 2
    await seat.press("R", "1")
    await seat.looked()
    assert seat.triage.counts().queued == 6
    await seat.press("u")
    await seat.looked()
    assert seat.triage.counts().rejected == 2


async def test_one_marked_row_elsewhere_is_not_called_by_the_row_at_the_cursor(seat: Seat) -> None:
    await seat.press("l", "space", "X")
    assert "Reject 1 prospect: why?" in seat.screen()


async def test_an_act_that_is_being_written_is_waited_for(seat: Seat) -> None:
    may = threading.Event()
    decide_many = seat.triage.decide_many

    def slow(ids: Sequence[int], decision: Decision) -> Step:
        may.wait(PATIENCE)
        return decide_many(ids, decision)

    seat.triage.decide_many = slow  # type: ignore[method-assign]
    await seat.press("l", "X", "1")
    assert "writing …" in seat.screen()
    await seat.press("X", "1", "q")
    assert seat.notices().count("Still writing the act before") == 2
    may.set()
    await seat.looked()
    assert seat.triage.counts().rejected == 1


async def test_undo_waits_for_the_act_that_is_being_written(seat: Seat) -> None:
    await seat.press("l", "X", "1", "u")
    await seat.looked()
    assert seat.triage.counts().rejected == 0
    await seat.press("U")
    await seat.looked()
    assert seat.triage.counts().rejected == 1


async def test_the_order_is_turned_round(seat: Seat) -> None:
    await seat.press("l", "O", "4")
    await seat.settled()
    await seat.press("r")
    await seat.settled()
    assert "· site backwards" in seat.screen()
    assert seat.text(ListPane).splitlines()[0].split()[1] == "windfall.example"
    await seat.press("r")
    await seat.settled()
    assert seat.text(ListPane).splitlines()[0].split()[1] == "cranework.example"


async def test_the_columns_have_names_and_room(seat: Seat) -> None:
    await seat.press("l")
    head = seat.text(ListHead)
    assert head.split() == ["site", "title", "checks", "type"]
    row = seat.text(ListPane).splitlines()[1]
    assert head.index("type") == 1 + row.index("targeted outreach")


async def test_a_status_in_the_filter_goes_before_the_statuses_shown(seat: Seat) -> None:
    await seat.press("x", "1", "l", "f")
    await seat.write("status:rejected")
    await seat.looked()
    assert "1 rejected · “status:rejected”" in seat.screen()
    await seat.press("enter", "enter")
    assert seat.here == "quayside"
