"""Finding: a site by its name, and the way back to what was seen."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from linktriage.errors import StoreError
from linktriage.model import QueueRow, SavedFilter
from linktriage.triage import View
from linktriage.tui.screens.help import HelpPane
from linktriage.tui.screens.jump import JumpScreen, MatchesPane
from linktriage.tui.screens.list import ListScreen
from linktriage.tui.screens.saved import SavedPane
from linktriage.tui.trail import LONGEST, Trail
from linktriage.tui.widgets.header import Header
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.list_pane import ListPane
from linktriage.tui.widgets.queue_pane import QueuePane
from tests.patience import PATIENCE
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
        may.wait(PATIENCE)
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


async def filtered(seat: Seat, text: str) -> None:
    await seat.press("f")
    await seat.write(text)
    await seat.looked()


async def test_the_count_of_a_filter_is_worked_out_beside_the_screen(seat: Seat) -> None:
    threads = []
    front = seat.triage.front

    def noted(view: View, most: int) -> tuple[int, tuple[QueueRow, ...]]:
        threads.append(threading.current_thread() is threading.main_thread())
        return front(view, most)

    seat.triage.front = noted  # type: ignore[method-assign]
    await filtered(seat, "text:casino")
    assert "6 match" in seat.text(Hints)
    await seat.press("enter")
    await seat.looked()
    assert seat.here == "quayside"
    assert threads
    assert not any(threads)


async def test_only_the_newest_filter_is_looked_up_after_the_one_under_way(seat: Seat) -> None:
    may, asked = threading.Event(), []
    front = seat.triage.front

    def slow(view: View, most: int) -> tuple[int, tuple[QueueRow, ...]]:
        asked.append(view.text)
        may.wait(PATIENCE)
        return front(view, most)

    seat.triage.front = slow  # type: ignore[method-assign]
    await seat.press("f")
    await seat.write("wind")
    assert asked == ["w"]
    may.set()
    await seat.looked()
    assert asked == ["w", "wind"]
    assert "1 match" in seat.text(Hints)


LOOKS = ("front", "rows", "size", "next", "place")
"""The verbs that go through the queue."""


def counted(seat: Seat) -> Counter[str]:
    """Count from now on how often the queue is gone through."""
    times: Counter[str] = Counter()

    def count(name: str, verb: Callable[..., object]) -> Callable[..., object]:
        def counting(*args: object) -> object:
            times[name] += 1
            return verb(*args)

        return counting

    for name in LOOKS:
        setattr(seat.triage, name, count(name, getattr(seat.triage, name)))
    return times


async def test_enter_takes_what_was_found_while_the_filter_was_typed(seat: Seat) -> None:
    await seat.settled()
    await filtered(seat, "text:casino")
    times = counted(seat)
    await seat.press("enter")
    await seat.looked()
    assert (seat.here, seat.desk.sitting.place, seat.desk.sitting.size) == ("quayside", 0, 6)
    assert "▌quayside.example" in seat.text(QueuePane)
    assert not times["front"] + times["rows"] + times["size"]


async def test_a_filter_is_looked_up_once_more_if_something_was_written(seat: Seat) -> None:
    await filtered(seat, "-starred")
    await seat.press("enter")
    await seat.looked()
    await seat.press("m", "f")
    times = counted(seat)
    await seat.press("enter")
    await seat.looked()
    assert (seat.here, seat.desk.sitting.size) == ("palletpost", 5)
    assert times["front"] == 1


async def test_a_narrow_header_names_the_filter_before_the_forecast(seat: Seat) -> None:
    await seat.pilot.resize_terminal(80, 24)
    await seat.press("f")
    await seat.write("lang:en -has:draft -starred")
    await seat.press("enter")
    await seat.looked()
    assert seat.text(Header).startswith(" linktriage")
    assert "filter lang:en -has:draft -star" in seat.text(Header)
    await seat.pilot.resize_terminal(50, 24)
    await seat.pilot.pause()
    assert seat.text(Header).startswith(" #1 of 6")


async def test_a_filter_that_is_given_up_or_not_understood_shows_nothing(seat: Seat) -> None:
    await filtered(seat, "wind")
    await seat.press("escape")
    await seat.looked()
    assert "dockyard" in seat.text(QueuePane)
    await filtered(seat, "colour:red")
    assert "There is no field “colour”" in seat.text(Hints)


async def test_a_filter_for_decided_ones_knows_its_places(seat: Seat) -> None:
    await seat.press("x", "1", "x", "1")
    await filtered(seat, "status:rejected")
    await seat.press("enter")
    await seat.looked()
    first = seat.here
    assert first in {"quayside", "palletpost"}
    assert (seat.desk.sitting.place, seat.desk.sitting.size) == (0, 2)
    await seat.press("J")
    assert {first, seat.here} == {"quayside", "palletpost"}
    await seat.press("a", "enter", "enter")
    assert seat.desk.sitting.size == 1


async def test_a_filter_is_saved_taken_removed_and_brought_back(seat: Seat) -> None:
    await seat.press("F", "s", "u")
    assert "No filter is on" in seat.notices()
    assert "Nothing to undo here" in seat.notices()
    await seat.press("escape")
    await filtered(seat, "wind")
    await seat.press("enter")
    await seat.looked()
    await seat.press("F", "s")
    await seat.press("enter")
    assert "A filter needs a name" in seat.notices()
    await seat.write("windy ones")
    await seat.press("enter")
    await seat.looked()
    assert seat.text(SavedPane).split() == ["▌windy", "ones", "wind", "1"]
    await seat.press("x")
    assert seat.triage.saved_filters() == ()
    await seat.press("x", "enter", "u")
    assert seat.triage.saved_filters() == (SavedFilter("windy ones", "wind"),)
    await seat.press("F", "escape")
    await seat.looked()
    assert "6" in seat.screen()
    await seat.press("F", "j", "k", "enter")
    await seat.looked()
    assert seat.here == "windfall"


async def test_saving_under_a_name_that_is_taken_can_be_undone(seat: Seat) -> None:
    seat.triage.save_filter("x", "dock")
    await filtered(seat, "wind")
    await seat.press("enter")
    await seat.looked()
    await seat.press("F", "s", "q", "escape", "s", "x", "enter")
    assert seat.triage.saved_filters() == (SavedFilter("x", "wind"),)
    await seat.press("u")
    assert seat.triage.saved_filters() == (SavedFilter("x", "dock"),)
    await seat.press("question_mark", "q", "s", "n", "enter", "u")
    assert [one.name for one in seat.triage.saved_filters()] == ["x"]


async def test_the_list_takes_saved_filters_too(seat: Seat) -> None:
    seat.triage.save_filter("docks", "dock")
    await seat.press("l", "F", "enter")
    await seat.looked()
    assert "1 queued · “dock”" in seat.screen()
    await seat.press("F", "q", "enter")
    assert seat.here == "dockyard"


async def test_the_help_names_what_a_filter_may_say(seat: Seat) -> None:
    await seat.press("l", "question_mark")
    pane = seat.app.screen.query_one(HelpPane)
    pane.scroll_line(pane.last_top)
    assert "check:niches=fail" in seat.screen()
    assert "quotes keep blanks" in seat.screen()
