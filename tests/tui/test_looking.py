from __future__ import annotations

from pathlib import Path

import pytest

from linktriage.model import Basis, Evidence, FetchState, Finding, Outcome
from linktriage.triage import View
from linktriage.triage.reading import Read
from linktriage.tui.findings import Item, with_evidence
from linktriage.tui.screens.links import LinksPane, LinksScreen
from linktriage.tui.widgets.check_row import CheckRow
from linktriage.tui.widgets.checks_pane import ChecksPane
from linktriage.tui.widgets.evidence_strip import EvidenceStrip
from linktriage.tui.widgets.facts_pane import FactsPane
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.page_pane import PagePane
from tests.tui.samples import campaign, fail, page
from tests.tui.seat import Seat, seated


def pane(seat: Seat) -> PagePane:
    return seat.desk.query_one(PagePane)


async def to_evidence(seat: Seat, check: str) -> None:
    """Step to the evidence of one finding."""
    for _ in seat.stored("quayside").findings:
        await seat.press("e")
        if seat.desk.selected == check:
            return


async def test_lines_and_pages_scroll_and_never_decide(seat: Seat) -> None:
    await seat.press("j", "down")
    assert pane(seat).top == 2
    await seat.press("k", "up", "space")
    assert pane(seat).top == pane(seat).size.height - 2
    await seat.press("b", "G")
    assert pane(seat).top == pane(seat).last_top
    assert "100 %" in seat.screen()
    await seat.press("g", "pagedown", "pageup", "end", "home")
    assert pane(seat).top == 0
    assert seat.triage.counts().queued == 6


async def test_the_mouse_wheel_scrolls(seat: Seat) -> None:
    pane(seat).on_mouse_scroll_down()
    assert pane(seat).top == 3
    pane(seat).on_mouse_scroll_up()
    assert pane(seat).top == 0


async def test_the_page_shows_links_with_their_sites(seat: Seat) -> None:
    shown = seat.screen()
    assert "table ‹rates.example› of the rate office" in shown
    assert "• Weigh the pallet too" in shown
    assert "│ A class on paper is a promise." in shown
    await seat.press("G")
    assert "casino bonus ‹luckyspin-casino.example nofollow›" in seat.screen()


async def test_p_walks_through_the_best_paragraphs(seat: Seat) -> None:
    suggestion = seat.desk.sitting.suggestion()
    assert suggestion is not None
    await seat.press("p")
    assert f"place 1 of {len(suggestion.places)}" in seat.text(Hints)
    assert "▌" in seat.text(PagePane)
    await seat.press("P")
    assert f"place {len(suggestion.places)} of" in seat.text(Hints)


async def test_without_a_page_p_says_so(tmp_path: Path) -> None:
    triage = campaign(tmp_path, read=0)
    async with seated(triage) as seat:
        await seat.press("p")
        assert "their page was not read" in seat.text(Hints)
    async with seated(campaign(tmp_path / "none", targets=())) as seat:
        await seat.press("P")
        assert "add a target page first" in seat.text(Hints)


async def test_e_walks_through_the_evidence_the_worst_first(seat: Seat) -> None:
    first, second, *_ = [item.finding.check for item in with_evidence(seat.stored("quayside"))]
    await seat.press("e")
    assert seat.desk.selected == first
    assert "▌" in seat.text(PagePane)
    assert seat.desk.evidence_strip.display
    await seat.press("e")
    assert seat.desk.selected == second
    await seat.press("E")
    assert seat.desk.selected == first
    await seat.press("escape")
    assert not seat.desk.evidence_strip.display
    await seat.press("E")
    assert seat.desk.evidence_strip.display


async def test_evidence_tells_by_what_it_was_weighed(seat: Seat) -> None:
    await to_evidence(seat, "outbound")
    assert "outbound_sites 7 (default: measured on 953 ordinary pages" in seat.screen()


async def test_the_evidence_of_a_group_tells_how_to_list_it(tmp_path: Path) -> None:
    triage = campaign(tmp_path, read=0)
    for site in ("palletpost", "quayside"):
        found = triage.find(f"{site}.example")
        assert found
        tracked = page(f"https://{site}.example/pricing", trackers=("UA-1-1",))
        triage.save_read(Read(found.prospect.id, found.prospect.rev, FetchState.READ, page=tracked))
    async with seated(triage) as seat:
        await to_evidence(seat, "network")
        assert "palletpost.example: the id UA-1-1" in seat.screen()
        assert "f network:quayside.example lists the group" in seat.screen()


async def test_without_findings_e_says_so(tmp_path: Path) -> None:
    async with seated(campaign(tmp_path, read=0)) as seat:
        await seat.press("e", "L")
        assert "no page has been read" in seat.text(Hints)


async def test_search_marks_as_it_is_typed(seat: Seat) -> None:
    await seat.press("slash")
    await seat.write("FEE number 3")
    assert "11 found" in seat.text(Hints)
    await seat.press("enter", "n")
    assert "2 of 11" in seat.text(Hints)
    await seat.press("N", "N")
    assert "11 of 11" in seat.text(Hints)
    await seat.press("J")
    assert len(pane(seat)._hits) == 11
    await seat.press("escape", "n")
    assert "nothing searched" in seat.text(Hints)
    await seat.press("slash")
    await seat.write("zebra")
    await seat.press("enter", "n")
    assert "“zebra” is not in this text" in seat.text(Hints)


async def test_a_search_that_is_left_is_taken_back(seat: Seat) -> None:
    await seat.press("slash")
    await seat.write("zebra")
    assert "not found" in seat.text(Hints)
    await seat.press("escape")
    assert pane(seat).wanted == ""
    assert seat.here == "quayside"


async def test_what_was_found_is_wrapped_and_what_is_cut_says_so(seat: Seat) -> None:
    long = "found in one word after the other " * 8
    address = "https://a.example/" + "page/" * 20
    proof = (Evidence("quoted " * 30, address, "link 3"), Evidence("short", address, "link 4"))
    found = Finding("outbound", Outcome.WARN, Basis.MEASURED, long, proof)
    item = Item(found, "outbound", "", None, None)
    seat.desk.evidence_strip.show(item, ("weighed " * 30,))
    for width in (140, 80):
        await seat.pilot.resize_terminal(width, 24)
        await seat.pilot.pause()
        first, second, quoted, short, note = seat.text(EvidenceStrip).splitlines()
        assert first.endswith(("one", "other", "after", "word", "in", "the", "found"))
        assert second.startswith(" ")
        assert "https" not in quoted
        assert "“short”  https://a.example/page" in short
        assert all(line.endswith("…") for line in (quoted, short, note))


async def test_the_links_can_be_listed_and_opened(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", asked.append)
    await to_evidence(seat, "niches")
    await seat.press("L")
    assert isinstance(seat.app.screen, LinksScreen)
    first, second = seat.text(LinksPane).splitlines()[:2]
    assert "casino bonus" in first
    assert "nofollow" in first
    assert "noopener" not in first
    assert "footer" in first
    assert "followed" in second
    assert "https://luckyspin-casino.example/bonus" in seat.screen()
    await seat.press("o", "y", "G", "g", "j", "k", "space", "b", "i", "question_mark")
    assert "Keys while the links" in seat.screen()
    await seat.press("escape")
    assert "3 links" in seat.screen()
    await seat.press("i", "q")
    await seat.app.workers.wait_for_complete()
    assert asked == ["https://luckyspin-casino.example/bonus"]
    assert "Opening https://luckyspin-casino.example/bonus" in seat.notices()


async def test_a_page_without_links_lists_none(seat: Seat) -> None:
    seat.app.push_screen(LinksScreen(page(links=())))
    await seat.pilot.pause()
    await seat.press("o", "y", "j")
    assert "0 links" in seat.screen()
    await seat.pilot.resize_terminal(80, 24)
    await seat.press("L")


async def test_resizing_keeps_what_is_pointed_at_in_sight(seat: Seat) -> None:
    await to_evidence(seat, "niches")
    for width, height in ((80, 24), (200, 50), (60, 16), (140, 40)):
        await seat.pilot.resize_terminal(width, height)
        await seat.pilot.pause()
        assert "casino bonus" in seat.text(PagePane)


async def test_a_question_covers_the_page_but_not_what_is_pointed_at(seat: Seat) -> None:
    await seat.pilot.resize_terminal(100, 20)
    await seat.press("slash")
    await seat.write("casino bonus")
    await seat.press("enter")
    lines = seat.text(PagePane).splitlines()
    words = next(line for line in lines if "casino bonus" in line)
    size, top = pane(seat).size, pane(seat).top
    assert top == pane(seat).last_top
    await seat.press("x")
    assert pane(seat).size == size
    assert pane(seat).top > top
    assert words.strip() in seat.screen()
    await seat.press("escape")
    assert pane(seat).top == top
    await seat.press("g", "x")
    assert pane(seat).top == 0


async def test_resizing_keeps_the_line_on_top(seat: Seat) -> None:
    await seat.press("space", "space")
    before = seat.text(PagePane).strip().splitlines()[0].split()[:4]
    await seat.pilot.resize_terminal(100, 30)
    await seat.pilot.pause()
    assert seat.text(PagePane).strip().splitlines()[0].split()[:4] == before


@pytest.mark.parametrize(
    ("state", "heading"),
    [
        (FetchState.NOT_FOUND, "The page is gone"),
        (FetchState.DNS, "No such site"),
        (FetchState.TLS, "The page could not be read"),
    ],
)
async def test_a_site_that_was_not_read_says_why_and_what_to_do(
    tmp_path: Path, state: FetchState, heading: str
) -> None:
    triage = campaign(tmp_path, read=0)
    fail(triage, triage.prospects(View())[0], state, "the server was clear about that")
    async with seated(triage) as seat:
        shown = seat.screen()
    assert heading in shown
    assert "the server was clear about that." in shown


async def test_a_narrow_screen_has_one_row_of_checks(seat: Seat) -> None:
    await seat.pilot.resize_terminal(80, 24)
    await seat.pilot.pause()
    assert "! bad links" in seat.text(CheckRow)
    assert "t targeted outreach: no mention" in seat.text(CheckRow)
    await seat.press("e", "1")
    assert "1✓  2?" in seat.text(CheckRow)
    await seat.press("m", "c")
    await seat.write("ask Ana")
    await seat.press("enter")
    assert " ★ t targeted outreach · ask Ana" in seat.text(CheckRow)
    await seat.press("s", "1", "u", "U")
    assert " ★ later until 2" in seat.text(CheckRow)
    await seat.press("x", "1", "u", "U")
    assert " ★ rejected: off-topic · " in seat.text(CheckRow)


async def test_checks_that_do_not_count_are_hidden_until_a_key_shows_them(seat: Seat) -> None:
    assert "C shows 1 that do not count here: curated" in whole(seat)
    await seat.press("C")
    assert "6 ? curated     yes/no" in whole(seat)
    assert "does not count: the page is no list" in whole(seat)
    assert "Would this link make sense if search engines" in whole(seat)
    await seat.press("t", "2")
    assert "type: resource page" in seat.text(Hints)
    assert "does not count: a list has little text" in whole(seat)
    assert "type      resource page (t)" in seat.text(FactsPane)
    await seat.press("C")
    assert "does not count" not in whole(seat)
    assert "! text" not in whole(seat)


async def test_what_does_not_count_is_no_evidence_and_is_dimmed_in_the_row(seat: Seat) -> None:
    await seat.press("t", "2")
    await seat.pilot.resize_terminal(80, 24)
    await seat.pilot.pause()
    assert "! text" not in seat.text(CheckRow)
    current = seat.desk.sitting.current
    assert current is not None
    assert "text" not in {item.finding.check for item in with_evidence(current)}
    await seat.press("C")
    assert "text" in {item.finding.check for item in with_evidence(current, everything=True)}
    assert "4?" in seat.text(CheckRow)


def whole(seat: Seat) -> str:
    """All lines of the checklist, those below its edge too."""
    pane = seat.desk.query_one(ChecksPane)
    lines = ["".join(run.text for run in line).strip() for line in pane._lines]
    return " ".join(lines)
