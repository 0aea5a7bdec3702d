"""Bringing lists in from the screen."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from textual.events import Paste

from linktriage.errors import BadInput
from linktriage.triage import Triage
from linktriage.tui.bringing import completed, given
from linktriage.tui.screens.bring import BringScreen
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.widgets.list_area import ListArea
from linktriage.tui.widgets.listing_panes import ColumnsPane, ReportPane
from tests.importing.test_workbooks import workbook
from tests.patience import until
from tests.tui.seat import Seat, seated
from tests.tui.test_snapshots import SIZES, compared

SURE = "URL,Title\nhttps://quay.example/guide,Quay\nhttps://berth.example/,\nPending,\n"
UNSURE = "Backlink,Price,Colour\nhttps://quay.example/guide,40,red\nhttps://berth.example/,50,\n"


async def settle(seat: Seat) -> None:
    """Wait for the work in threads, and for what it said to be shown."""
    screen = seat.app.screen
    await seat.pilot.pause()
    await until(lambda: not (isinstance(screen, BringScreen) and screen._work.running))
    await seat.pilot.pause()


async def paste(seat: Seat, text: str) -> None:
    """Paste a text where lists are given, and take it."""
    seat.app.screen.query_one(ListArea)._forward_event(Paste(text))
    await seat.pilot.pause()
    if seat.app.screen.query_one(ListArea).display:
        await seat.press("enter")
    await settle(seat)


async def name(seat: Seat, *files: Path) -> None:
    """Name files where lists are given."""
    await paste(seat, "\n".join(map(str, files)))


def report(seat: Seat) -> str:
    return seat.text(ReportPane)


def columns(seat: Seat) -> str:
    return seat.text(ColumnsPane)


async def test_a_pasted_list_is_imported_counted_and_shown_in_the_queue(seat: Seat) -> None:
    before = seat.here, seat.triage.counts().queued
    await seat.press("i")
    await paste(seat, "https://quay.example/\nberth.example\nPending\n")
    assert "plain list, 3 rows, 2 sites" in report(seat)
    assert "2  queued" in report(seat)
    assert "1  refused: “Pending” is not a web address" in report(seat)
    await seat.press("enter")
    assert not isinstance(seat.app.screen, BringScreen)
    assert (seat.here, seat.triage.counts().queued) == (before[0], before[1] + 2)
    assert seat.desk.sitting.size == before[1] + 2
    assert seat.stored("quay").prospect.url == "https://quay.example/"


async def test_letters_typed_there_are_text_and_decide_nothing(seat: Seat) -> None:
    await seat.press("i")
    await seat.write("axud/i q")
    assert seat.app.screen.query_one(ListArea).text == "axud/i q"
    await seat.press("escape")
    assert seat.triage.counts().queued == 6
    assert not isinstance(seat.app.screen, BringScreen)


async def test_several_files_come_in_one_after_the_other(seat: Seat, tmp_path: Path) -> None:
    one, two, three = tmp_path / "a b.csv", tmp_path / "b.csv.gz", tmp_path / "c.csv"
    one.write_text(SURE)
    two.write_bytes(gzip.compress(b"URL\nhttps://pier.example/\n"))
    three.write_text("Keyword,Volume\nboots,900\nshoes,800\n")
    await seat.press("i")
    await name(seat, one, two, three)
    assert "a b.csv" in report(seat)
    assert "b.csv.gz" in report(seat)
    assert "c.csv is not a list of prospects: it is a list of keywords" in report(seat)
    assert seat.stored("pier").prospect.site == "pier.example"


async def test_an_unsure_list_is_shown_before_anything_is_imported(seat: Seat) -> None:
    await seat.press("i")
    await paste(seat, UNSURE)
    assert "does it name the page with the link?" in seat.screen()
    assert [line.split()[:3] for line in columns(seat).splitlines() if "Colour" in line] == [
        ["Colour", "kept", "with"]
    ]
    assert seat.triage.counts().total == 6
    await seat.press("j", "j", "m", "8")
    await settle(seat)
    assert "note" in columns(seat)
    await seat.press("enter")
    await settle(seat)
    assert "2 rows, 2 sites" in report(seat)
    assert seat.stored("quay").prospect.candidates[0].facts.note == "red"


async def test_what_was_said_of_the_columns_is_remembered_for_the_next_file(seat: Seat) -> None:
    await seat.press("i")
    await paste(seat, UNSURE)
    await seat.press("j", "j", "m", "8")
    await settle(seat)
    await seat.press("enter")
    await settle(seat)
    await seat.press("enter", "i")
    await paste(seat, UNSURE.replace("quay", "pier"))
    assert "2 rows, 2 sites" in report(seat)
    assert seat.stored("pier").prospect.candidates[0].facts.note == "red"


async def test_a_field_that_has_no_digit_is_typed(seat: Seat) -> None:
    await seat.press("i")
    await paste(seat, UNSURE)
    await seat.press("j", "j", "m", "enter")
    await seat.write("country")
    await seat.press("enter")
    await settle(seat)
    assert "country" in columns(seat)
    await seat.press("m", "9")
    await settle(seat)
    assert "country" not in columns(seat)
    await seat.press("m", "9")
    await seat.press("m", "enter")
    await seat.write("nonsense")
    await seat.press("enter")
    await settle(seat)
    assert "“nonsense” is not a field" in seat.notices()
    await seat.press("m", "enter", "enter", "k", "m", "escape", "question_mark")
    assert isinstance(seat.app.screen, HelpScreen)


async def test_a_column_that_holds_no_addresses_cannot_be_the_page(seat: Seat) -> None:
    await seat.press("i")
    await paste(seat, UNSURE)
    await seat.press("m", "9")
    await settle(seat)
    assert "no line or column of it holds addresses" in seat.notices()
    await seat.press("s")
    assert "it has one table" in seat.screen()
    await seat.press("escape", "escape")
    assert not isinstance(seat.app.screen, BringScreen)
    assert seat.triage.counts().total == 6


async def test_a_sheet_of_a_workbook_is_chosen(seat: Seat, tmp_path: Path) -> None:
    file = tmp_path / "w.xlsx"
    sheets = {
        "March": [["URL", "Title"], ["https://quay.example/", "Quay"]],
        "April": [["URL"], ["https://pier.example/"]],
    }
    file.write_bytes(workbook(sheets).getvalue())
    await seat.press("i")
    await name(seat, file)
    assert "only “March” is read" in seat.screen()
    await seat.press("s", "2")
    await settle(seat)
    await seat.press("enter")
    await settle(seat)
    assert seat.triage.find("pier.example")
    assert seat.triage.find("quay.example") is None


async def test_u_takes_the_whole_import_back(seat: Seat) -> None:
    await seat.press("i")
    await paste(seat, SURE)
    assert "2  queued" in report(seat)
    await seat.press("j", "k", "u")
    await settle(seat)
    assert "Undone: 2 prospects went" in seat.notices()
    assert seat.triage.counts().total == 6
    await seat.press("escape")
    assert seat.here == "quayside"


async def test_what_is_no_list_is_refused_with_a_sentence_and_stays(seat: Seat) -> None:
    await seat.press("i", "enter")
    assert "Type the path of a file" in seat.notices()
    await seat.write("/no/such/file.csv")
    await seat.press("enter")
    assert "There is no file /no/such/file.csv" in seat.notices()
    seat.app.screen.query_one(ListArea).load_text("")
    await paste(seat, "Keyword,Volume\nboots,900\nshoes,800\n")
    assert "list of keywords" in seat.notices()
    assert "boots" in seat.app.screen.query_one(ListArea).text


async def test_a_running_import_can_be_stopped_and_leaves_nothing(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = seat.triage.counts().total
    importing = Triage.import_list

    def stopped(*args: object, **options: object) -> object:
        """Press Esc before the first report of progress."""
        screen = seat.app.screen
        assert isinstance(screen, BringScreen)
        seat.app.call_from_thread(screen.action_undo)
        seat.app.call_from_thread(screen.action_back)
        return importing(*args, **options)  # type: ignore[arg-type]

    await seat.press("i")
    monkeypatch.setattr(Triage, "import_list", stopped)
    await paste(seat, "".join(f"https://s{number}.example/\n" for number in range(4_001)))
    assert "Stopped; nothing of it was kept." in seat.notices()
    assert seat.triage.counts().total == before
    monkeypatch.undo()
    await seat.press("enter")
    await settle(seat)
    await paste(seat, "".join(f"https://s{number}.example/\n" for number in range(4_001)))
    assert "4,001 rows, 4,001 sites" in report(seat)


async def test_a_long_pasted_list_is_taken_as_it_is(seat: Seat) -> None:
    await seat.press("i")
    await paste(seat, "".join(f"https://long{number}.example/\n" for number in range(2_000)))
    assert "2,000 rows, 2,000 sites" in report(seat)


async def test_a_hostile_list_is_harmless_on_the_screen(seat: Seat) -> None:
    await seat.press("i")
    await paste(seat, "Link,Bad\x1b[2J[/b]\nhttps://quay.example/,[red]\x1b]52;c;x\x07\n")
    assert "\x1b" not in seat.screen()
    assert "[/b]" in seat.screen()
    await seat.press("enter")
    await settle(seat)
    assert "1 rows, 1 sites" in report(seat)


async def test_cells_pasted_from_a_spreadsheet_keep_their_columns(seat: Seat) -> None:
    await seat.press("i")
    await paste(seat, "URL\tTitle\tNote\rhttps://quay.example/\tQuay\x1b[2J\tgood\r")
    assert "sheet, 1 rows, 1 sites" in report(seat)
    facts = seat.stored("quay").prospect.candidates[0].facts
    assert (facts.title, facts.note) == ("Quay[2J", "good")


async def test_what_is_pasted_is_drawn_without_what_acts_on_a_terminal(seat: Seat) -> None:
    await seat.press("i")
    area = seat.app.screen.query_one(ListArea)
    area._forward_event(Paste("a.example\r\x1b[2J\x07b.example\u202e"))
    await seat.pilot.pause()
    assert area.text == "a.example\n[2Jb.example"


async def test_enter_right_behind_what_is_typed_takes_all_of_it(seat: Seat, tmp_path: Path) -> None:
    file = tmp_path / "quick.csv"
    file.write_text(SURE)
    await seat.press("i")
    await seat.pilot.press(*str(file), "enter")
    await settle(seat)
    assert "3 rows, 2 sites" in report(seat)


async def test_an_empty_queue_offers_it_and_shows_what_came(triage: Triage) -> None:
    for one in triage.imports():
        triage.take_back_import(one.id)
    async with seated(triage) as seat:
        assert "i brings a list in" in seat.screen()
        await seat.press("i")
        await paste(seat, SURE)
        await seat.press("enter")
        assert seat.here == "quay"


async def test_a_path_is_typed_on_with_tab(seat: Seat, tmp_path: Path) -> None:
    (tmp_path / "export.csv").write_text(SURE)
    await seat.press("i")
    area = seat.app.screen.query_one(ListArea)
    area.load_text(f"{tmp_path}/exp")
    await seat.press("tab")
    assert area.text == f"{tmp_path}/export.csv"
    await seat.press("enter")
    await settle(seat)
    assert "3 rows, 2 sites" in report(seat)


def test_a_path_is_typed_on_as_far_as_names_decide_it(tmp_path: Path) -> None:
    for file in ("links-a.csv", "links-b.csv"):
        (tmp_path / file).write_text("")
    (tmp_path / "old").mkdir()
    assert completed(f"{tmp_path}/l") == f"{tmp_path}/links-"
    assert completed(f"{tmp_path}/o") == f"{tmp_path}/old/"
    assert completed(f"{tmp_path}/old/") == f"{tmp_path}/old/"
    assert completed(f"{tmp_path}/none/x") == f"{tmp_path}/none/x"


def test_files_are_named_or_a_list_is_pasted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = tmp_path / "my list.txt", tmp_path / "b.txt"
    for file in (one, two):
        file.write_text("https://a.example/\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert [what.path for what in given(f"'{one}'\n~/b.txt\n")] == [one, two]
    assert [what.path for what in given(f'"{one}" {two}')] == [one, two]
    (pasted,) = given("a.example\nb.example\x1b[2J")
    assert (pasted.name, pasted.text) == ("pasted list of 2 lines", "a.example\nb.example[2J")
    assert given("a.example")[0].name == "pasted list of 1 line"
    assert given("it's a.example")[0].path is None
    assert given("https://a.example/list.csv")[0].path is None
    assert given("x" * 5_000)[0].path is None
    with pytest.raises(BadInput, match="Type the path"):
        given(" \n ")
    with pytest.raises(BadInput, match="no file"):
        given("~nobody/export.csv")


@pytest.mark.parametrize("size", SIZES)
async def test_the_stages_look_as_they_did(triage: Triage, size: str) -> None:
    async with seated(triage, SIZES[size]) as seat:
        await seat.press("i")
        compared(f"bring-give-{size}", seat.screen())
        await paste(seat, UNSURE)
        compared(f"bring-confirm-{size}", seat.screen())
        await seat.press("enter")
        await settle(seat)
        compared(f"bring-report-{size}", seat.screen())
