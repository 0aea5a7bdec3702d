from __future__ import annotations

from linktriage.triage import Triage
from linktriage.tui.screens.coverage import CoveragePane, CoverageScreen
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.screens.triage import TriageScreen
from tests.tui.seat import Seat, seated


async def open_map(seat: Seat) -> CoveragePane:
    await seat.press("M")
    await seat.looked()
    assert isinstance(seat.app.screen, CoverageScreen)
    return seat.app.screen.pane


async def test_the_map_says_how_the_targets_are_served(seat: Seat) -> None:
    await open_map(seat)
    shown = seat.text(CoveragePane)
    assert "Target pages   planned / with a draft / live" in shown
    assert "no link yet" in shown


async def test_it_scrolls_on_a_small_terminal_and_leads_back(triage: Triage) -> None:
    async with seated(triage, (80, 24)) as seat:
        await seat.press("a", "enter", "enter")
        pane = await open_map(seat)
        top = pane.last_top
        await seat.press("j")
        assert pane.top == min(1, top)
        await seat.press("space", "b", "k")
        assert pane.top == 0
        await seat.press("?")
        assert isinstance(seat.app.screen, HelpScreen)
        await seat.press("escape", "M")
        assert isinstance(seat.app.screen, TriageScreen)
