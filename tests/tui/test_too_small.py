"""On every screen: a terminal that is too small says so, and no key does anything unseen."""

from __future__ import annotations

import pytest

from tests.tui.seat import Seat
from tests.tui.test_every_key import accepted, changed
from tests.tui.test_hostile_everywhere import WAYS, Kind

KEYS = ("enter", "escape", "x", "1", "X", "A", "q", "a", "enter", "tab", "space", "u")


@pytest.mark.parametrize("kind", WAYS, ids=lambda kind: kind.__name__)
async def test_every_screen_says_that_a_terminal_is_too_small(
    seat: Seat, kind: Kind, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.chdir(str(tmp_path))
    await accepted(seat)
    await seat.pilot.resize_terminal(80, 24)
    await seat.press(*(key for key in WAYS[kind] if key != "enter"))
    await changed(seat, lambda one: isinstance(one.app.screen, kind), before=False)
    await seat.looked()
    await seat.settled()
    seat.app.clear_notifications()
    await seat.pilot.pause()
    before, focus, counts = seat.screen(), seat.app.focused, seat.triage.counts()

    for size in ((40, 12), (59, 30), (80, 15)):
        await seat.pilot.resize_terminal(*size)
        await seat.pilot.pause()
        assert "This terminal is too small." in seat.screen()
        await seat.press(*KEYS)
        assert "This terminal is too small." in seat.screen()
    await seat.pilot.resize_terminal(80, 24)
    await seat.pilot.pause()
    assert isinstance(seat.app.screen, kind)
    assert seat.screen() == before
    assert (seat.app.focused, seat.triage.counts()) == (focus, counts)
