from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from linktriage.model import Answer
from linktriage.triage import View
from linktriage.tui.keys import KEYS, Mode
from linktriage.tui.messages import PageRead, ReadingFailed, ReadingWent
from linktriage.tui.widgets import hints
from linktriage.tui.widgets.check_row import CheckRow
from linktriage.tui.widgets.checks_pane import ChecksPane
from linktriage.tui.widgets.facts_pane import FactsPane
from linktriage.tui.widgets.header import Header
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.page_pane import PagePane
from linktriage.tui.widgets.queue_pane import QueuePane
from linktriage.tui.widgets.strips import PromptStrip
from tests.patience import until
from tests.tui.samples import NOW, campaign, keep
from tests.tui.seat import Seat, seated


async def test_a_digit_answers_a_check_in_turn(seat: Seat) -> None:
    answers = []
    for _ in range(4):
        await seat.press("8")
        answers.append(seat.stored("quayside").prospect.answers.get("topics"))
    assert answers == [Answer.PASS, Answer.FAIL, Answer.NOT_APPLICABLE, None]
    await seat.press("8")
    assert "you ✓" in seat.text(ChecksPane)
    await seat.press("u")
    assert seat.stored("quayside").prospect.answers == {}


async def test_the_answer_to_a_question_shows_at_once_in_its_own_word(seat: Seat) -> None:
    assert "3 ? audience    direct/adjacent/none" in seat.text(ChecksPane)
    await seat.press("3", "3")
    assert "3 ! audience    adjacent" in seat.text(ChecksPane)
    assert "You: adjacent" in seat.text(Hints)
    await seat.press("3", "3", "3")
    assert "You: no answer" in seat.text(Hints)
    assert seat.stored("quayside").prospect.answers == {}


async def test_0_answers_the_check_whose_evidence_is_shown(seat: Seat) -> None:
    await seat.press("0")
    assert "e goes to a check" in seat.text(Hints)
    await seat.press("e", "0")
    assert seat.stored("quayside").prospect.answers == {seat.desk.selected: Answer.PASS}


async def test_a_star_and_a_note_stay_with_the_prospect(seat: Seat) -> None:
    await seat.press("m", "c")
    await seat.write("Ask Ana first")
    await seat.press("enter")
    stored = seat.stored("quayside").prospect
    assert (stored.starred, stored.note) == (True, "Ask Ana first")
    assert "Ask Ana first" in seat.text(FactsPane)
    assert "★quayside" in seat.text(QueuePane)
    assert "note kept" in seat.text(Hints)
    await seat.press("m")
    assert "the star is gone" in seat.text(Hints)
    await seat.press("m")
    assert "starred" in seat.text(Hints)
    await seat.press("c")
    await seat.write(" x.q")
    await seat.press("escape")
    assert seat.stored("quayside").prospect.note == "Ask Ana first"


async def test_another_candidate_page_can_take_the_lead(seat: Seat) -> None:
    await seat.press("v")
    assert seat.stored("quayside").prospect.url == "https://quayside.example/second"
    await seat.press("J", "v")
    assert "no other page" in seat.text(Hints)


async def test_why_here_names_place_and_order(seat: Seat) -> None:
    await seat.settled()
    await seat.press("J", "w")
    await seat.settled()
    assert "Number 2 of 6. Order: by similarity to the target." in seat.screen()
    assert "The order learns from two accepts and two rejects on (0 and 0 so far)." in seat.screen()
    await seat.press("escape", "s", "enter")
    await seat.settled()
    await seat.press("l", "G", "enter")
    await seat.settled()
    await seat.press("w")
    await seat.settled()
    assert "Number 6 of 6" in seat.screen()
    assert "You put it off once" in seat.screen()


async def test_the_page_is_opened_through_the_gate_and_its_address_shown(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", asked.append)
    await seat.press("o")
    await seat.app.workers.wait_for_complete()
    await seat.pilot.pause()
    assert asked == ["https://quayside.example/pricing"]
    assert "No browser here. The address: https://quayside.example/pricing" in seat.notices()


async def test_copying_offers_what_there_is(seat: Seat) -> None:
    copied: list[str] = []
    seat.app.copy_to_clipboard = copied.append  # type: ignore[method-assign, assignment]
    await seat.press("y", "u", "y", "s", "y", "p", "escape", "a", "enter", "K")
    seat.desk.sitting.open(seat.stored("quayside").prospect.id)
    seat.desk.show()
    await seat.press("y", "a")
    assert copied[:2] == ["https://quayside.example/pricing", "quayside.example"]
    assert len(copied) == 3


async def test_next_and_previous_walk_without_deciding(seat: Seat) -> None:
    await seat.press("J", "J", "K")
    assert seat.here == "palletpost"
    assert "queue 2 of 6" in seat.text(Header)
    await seat.press("K", "K", "K")
    assert seat.here == "quayside"


async def test_the_filter_follows_the_typing(seat: Seat) -> None:
    await seat.press("f")
    await seat.write("dock")
    assert "1 match" in seat.text(Hints)
    assert "dockyard" in seat.text(QueuePane)
    assert "quayside" not in seat.text(QueuePane)
    await seat.press("enter")
    assert seat.here == "dockyard"
    assert "filter dock" in seat.text(Header)
    await seat.press("escape")
    assert seat.here == "quayside"


async def test_a_filter_that_is_not_understood_is_answered_and_stays_typed(seat: Seat) -> None:
    await seat.press("f")
    await seat.write("colour:red")
    assert "There is no field “colour”" in seat.text(Hints)
    await seat.press("enter")
    assert seat.app.screen.query_one(PromptStrip).text == "colour:red"
    await seat.press("escape")
    assert seat.here == "quayside"


async def test_a_filter_that_matches_nothing_says_so(seat: Seat) -> None:
    await seat.press("f")
    await seat.write("zebra")
    await seat.press("enter")
    assert "Nothing matches “zebra”" in seat.screen()
    await seat.press("escape")
    assert seat.here == "quayside"


async def test_a_filter_that_is_left_shows_the_queue_again(seat: Seat) -> None:
    await seat.press("f")
    await seat.write("dock")
    await seat.press("escape")
    assert "quayside" in seat.text(QueuePane)
    assert seat.here == "quayside"


async def test_the_order_can_be_chosen(seat: Seat) -> None:
    await seat.press("O", "4")
    await seat.settled()
    assert seat.here == "cranework"
    assert seat.triage.campaign.order == "site"
    await seat.press("w")
    await seat.settled()
    assert "Order: by the name of the site" in seat.screen()


async def test_help_lists_every_key_of_reading(seat: Seat) -> None:
    await seat.pilot.resize_terminal(140, 60)
    await seat.press("question_mark")
    shown = seat.screen()
    for key in KEYS:
        if key.mode is Mode.READ:
            assert key.help in shown
    await seat.press("down", "up", "question_mark")
    assert seat.app.screen is seat.desk


async def test_help_scrolls_where_it_is_longer_than_the_screen(seat: Seat) -> None:
    await seat.pilot.resize_terminal(80, 24)
    await seat.press("question_mark", "up", *["down"] * 60)
    assert "Quit; nothing unsaved exists" in seat.screen()


async def test_the_palette_finds_commands_and_names_their_keys(seat: Seat) -> None:
    await seat.press("colon")
    await until(lambda: "accept  (a)" in seat.screen())
    await seat.write("star")
    await until(lambda: seat.offered().startswith("star  (m)"))
    await seat.press("enter")
    await until(lambda: seat.stored("quayside").prospect.starred)


async def test_what_was_read_meanwhile_is_shown_at_once_when_nothing_was(tmp_path: Path) -> None:
    triage = campaign(tmp_path, read=0)
    async with seated(triage) as seat:
        assert "Not read yet" in seat.screen()
        first, second = triage.prospects(View())[:2]
        keep(triage, second)
        seat.desk.post_message(PageRead(second))
        await seat.pilot.pause()
        assert "Not read yet" in seat.screen()
        keep(triage, first)
        seat.desk.post_message(PageRead(first))
        await seat.pilot.pause()
        assert "How freight is priced" in seat.screen()
        keep(triage, first, title="A newer title", fetched_at=NOW + timedelta(1))
        seat.desk.post_message(PageRead(first))
        await seat.pilot.pause()
        assert "read now: press r to show" in seat.text(Hints)
        await seat.press("r")
        assert "A newer title" in seat.screen()
        assert "nothing is read without the network" in seat.text(Hints)


async def test_a_first_page_ends_the_empty_screen(tmp_path: Path) -> None:
    triage = campaign(tmp_path, sites=())
    async with seated(triage) as seat:
        assert "No prospects yet" in seat.screen()
        assert "i brings a list in" in seat.screen()
        await seat.press("r")
        seat.desk.post_message(PageRead(1))
        await seat.pilot.pause()
        assert "No prospects yet" in seat.screen()


async def test_reading_shows_in_one_line_and_its_failure_is_told(seat: Seat) -> None:
    seat.desk.post_message(ReadingWent("reading 1 of 40"))
    seat.desk.post_message(ReadingWent("reading 2 of 40"))
    await seat.pilot.pause()
    assert "reading 2 of 40" in seat.text(Hints)
    assert ReadingWent("b").can_replace(ReadingWent("a"))
    seat.desk.post_message(ReadingFailed("Reading stopped: [/] no route"))
    await seat.pilot.pause()
    assert "Reading stopped: [/] no route" in seat.notices()
    await seat.press("x", "1")
    assert seat.here == "palletpost"


async def test_a_word_on_the_reading_stands_until_it_can_be_read(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hints, "CALM", 60.0)
    line = seat.desk.hints
    line.follow("reading 1 of 40")
    line.follow("reading 2 of 40")
    line.follow("reading 3 of 40")
    assert line.reading == "reading 1 of 40"
    monkeypatch.setattr(hints, "CALM", 0.01)
    line._say_newest()
    assert line.reading == "reading 3 of 40"
    await until(lambda: line._calm is None)
    line.follow("")
    assert line.reading == ""


async def test_wide_screens_have_the_queue_and_narrow_ones_do_not(seat: Seat) -> None:
    def shown() -> tuple[bool, bool, bool]:
        desk = seat.desk
        kinds = (QueuePane, ChecksPane, CheckRow)
        return tuple(bool(desk.query_one(kind).region.area) for kind in kinds)  # type: ignore[return-value] # three kinds

    expected = {
        (80, 24): (False, False, True),
        (120, 30): (False, True, False),
        (140, 40): (True, True, False),
    }
    for size, panes in expected.items():
        await seat.pilot.resize_terminal(*size)
        await seat.pilot.pause()
        assert shown() == panes


async def test_a_terminal_that_is_too_small_decides_nothing(seat: Seat) -> None:
    await seat.press("a")
    await seat.pilot.resize_terminal(40, 12)
    await seat.pilot.pause()
    assert "It is 40x12, and needs 60x16." in seat.screen()
    await seat.press("enter", "x", "1", "X")
    await seat.pilot.resize_terminal(80, 24)
    await seat.pilot.pause()
    assert seat.desk.accept_strip.has_focus
    assert seat.triage.counts().queued == 6
    await seat.press("enter")
    assert seat.triage.counts().accepted == 1


async def test_the_queue_keeps_the_current_row_in_sight(tmp_path: Path) -> None:
    triage = campaign(tmp_path, sites=tuple(f"site{n}" for n in range(120)), read=1)
    async with seated(triage) as seat:
        for _ in range(60):
            await seat.pilot.press("J")
        await seat.pilot.pause()
        assert f"▌{seat.here}.example" in seat.text(QueuePane)
        assert seat.text(PagePane).strip().startswith("Not read yet")
        seat.desk.query_one(QueuePane).on_mouse_scroll_down()
        await seat.pilot.pause()
        await seat.press("g", "K")


async def test_an_answer_a_star_and_a_note_leave_the_reader_where_he_is(seat: Seat) -> None:
    await seat.press("space")
    below = seat.desk.page.top
    assert below > 0
    await seat.press("1", "m", "c", "x", "enter")
    assert seat.desk.page.top == below
    await seat.press("p")
    shown = seat.text(PagePane)
    await seat.press("1")
    assert seat.text(PagePane) == shown, "the paragraph is still pointed at"
    await seat.press("J", "K")
    assert seat.desk.page.top == 0
