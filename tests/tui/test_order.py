"""The order on the screen: chosen, held still, learned between cards, moved by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from linktriage.model import FetchState, Lineup, View
from linktriage.triage import Triage
from linktriage.tui import arranging
from linktriage.tui.messages import ArrangeFailed
from linktriage.tui.widgets.header import Header
from linktriage.tui.widgets.list_pane import ListPane
from linktriage.tui.widgets.queue_pane import QueuePane
from tests.tui.samples import campaign, fail, keep
from tests.tui.seat import Seat, seated


def front(seat: Seat) -> list[str]:
    return [line.split()[0].lstrip("▌") for line in seat.text(QueuePane).splitlines()[:6]]


async def test_a_newer_order_counts_from_the_next_card_on(seat: Seat) -> None:
    await seat.settled()
    shown = front(seat)
    sitting = seat.desk.sitting
    newer = Lineup("learned", [1, 6, 5, 4, 3, 2])
    assert not sitting.take_order(newer)
    assert seat.here == "quayside"
    assert front(seat) == shown

    await seat.press("x", "1")
    assert seat.here == "cranework"


@pytest.mark.parametrize("number", [1, 3])
async def test_what_is_undone_stands_again_where_it_stood(seat: Seat, number: int) -> None:
    await seat.settled()
    await seat.press("J")
    second, place, rows = seat.here, seat.desk.sitting.place, front(seat)
    for _ in range(number):
        await seat.press("x", "1")
        await seat.settled()  # the order is worked out anew, without it
    await seat.press(*"u" * number)
    await seat.settled()  # and with it
    assert (seat.here, seat.desk.sitting.place, front(seat)) == (second, place, rows)
    assert "queue 2 of 6" in seat.text(Header)
    await seat.press("J")
    assert seat.desk.sitting.place == 2


async def test_the_order_is_worked_out_once_no_more_keys_come(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    await seat.settled()
    known = seat.desk.sitting.view.lineup
    monkeypatch.setattr(arranging, "quiet_for", lambda _: 0.0)
    await seat.press("x", "1")
    await seat.pilot.pause(3 * arranging.QUIET)
    assert seat.desk.sitting.newest_view.lineup is known
    monkeypatch.undo()
    await seat.settled()
    assert seat.desk.sitting.newest_view.lineup is not known


async def test_a_frozen_order_stays(seat: Seat) -> None:
    await seat.settled()
    await seat.press("z")
    assert "learned, frozen" in seat.screen()
    assert not seat.desk.sitting.take_order(Lineup("learned", [1, 6, 5, 4, 3, 2]))
    await seat.press("x", "1")
    assert seat.here == "palletpost"
    await seat.press("z")
    assert "frozen" not in seat.screen()


async def test_who_was_passed_comes_round_at_the_end(seat: Seat) -> None:
    await seat.settled()
    await seat.press("J", "x", "1")
    assert seat.here == "dockyard"
    for _ in range(4):
        await seat.press("x", "1")
    assert seat.here == "quayside"


async def test_who_was_only_looked_at_comes_next_all_the_same(seat: Seat) -> None:
    await seat.settled()
    first = seat.here
    await seat.press("J")
    second = seat.here
    await seat.press("J", "K", "K")
    assert seat.here == first
    await seat.press("x", "1")
    assert seat.here == second


async def test_the_order_is_chosen_with_its_number(seat: Seat) -> None:
    await seat.press("O")
    assert "learned: like your target pages" in seat.screen()
    await seat.press("6")
    assert "your lists name no numbers" in seat.screen()
    await seat.press("O", "7")
    assert "By which check" in seat.screen()
    await seat.press("1")
    await seat.settled()
    assert seat.triage.campaign.order.startswith("check:")


async def test_a_changed_order_is_that_of_the_reading_too(seat: Seat) -> None:
    await seat.settled()
    assert seat.triage.reading_order.order == "learned"
    await seat.press("O", "4")
    await seat.settled()
    assert seat.triage.reading_order.order == "site"


async def test_rows_are_moved_in_the_manual_order(seat: Seat) -> None:
    await seat.press("l", "K", "J")
    assert "Rows are moved in the manual order" in seat.notices()
    await seat.press("O", "5")
    await seat.settled()
    await seat.press("j", "j", "K", "J", "t")
    assert seat.text(ListPane).splitlines()[0].split()[1] == "dockyard.example"
    await seat.press("K", "u")
    await seat.settled()
    assert seat.text(ListPane).splitlines()[0].split()[1] == "quayside.example"


async def test_the_tenth_card_is_drawn_and_marked(tmp_path: Path) -> None:
    triage = campaign(tmp_path, sites=[f"site{n:02}" for n in range(14)], read=2)
    triage.draw_lots(on=True)
    async with seated(triage) as seat:
        await seat.settled()
        for _ in range(9):
            await seat.press("x", "1")
        await seat.settled()
        drawn = seat.here
        assert "random card" in seat.text(Header)
        assert f"◇{drawn}.example" in seat.text(QueuePane)
        await seat.press("l")
        listed = seat.text(ListPane)
        assert f"◇{drawn}.example" in listed
        assert listed.count("◇") == 1
        await seat.press("q", "J", "K")
        assert "random card" in seat.text(Header)  # still, after a look around
        await seat.press("x", "1")
        assert f"◇{drawn}" not in seat.text(QueuePane)
        assert "random card" not in seat.text(Header)
        assert any(one.by_lot for one in triage.store.orders.judged(triage.campaign.id))
        await seat.press("u")
        assert seat.here == drawn
        assert "random card" in seat.text(Header)
    triage.close()


async def test_what_could_not_be_read_is_marked_without_colour(tmp_path: Path) -> None:
    triage = campaign(tmp_path, read=0)
    first, second = triage.prospects(View())[:2]
    fail(triage, first, FetchState.DNS, "No such host")
    keep(triage, second)
    async with seated(triage) as seat:
        await seat.settled()
        assert seat.text(QueuePane).count("∅") == 1
        await seat.press("l")
        assert "∅quayside.example" in seat.text(ListPane)
        assert seat.text(ListPane).count("∅") == 1
    triage.close()


async def test_an_order_that_fails_leaves_the_queue_as_it_is(seat: Seat) -> None:
    seat.desk.post_message(ArrangeFailed("The disk is gone."))
    await seat.pilot.pause()
    assert "The disk is gone." in seat.notices()
    assert seat.here == "quayside"


@pytest.mark.parametrize("kept", [True, False])
async def test_the_next_session_begins_with_the_order_as_it_was(triage: Triage, kept: bool) -> None:
    async with seated(triage) as seat:
        await seat.settled()
        seat.desk.remember_place()
    if not kept:
        triage.choose_order("site")
    view = triage.queue_view()
    assert isinstance(view, View)
    assert (view.lineup is not None) is kept
