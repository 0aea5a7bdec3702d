"""Keys that arrive in one piece mean what they would mean one by one."""

from __future__ import annotations

from math import inf

import pytest
from textual.app import App
from textual.events import Key
from textual.geometry import Region
from textual.strip import Strip

from linktriage.model import Reject, RejectReason, Status
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.screens.list import ListScreen
from linktriage.tui.turns import quiet_for
from linktriage.tui.widgets.page_pane import PagePane
from tests.patience import until
from tests.tui.seat import Seat

NAMES = {"enter": "\r", "escape": None, "space": " ", "question_mark": "?"}


async def at_once(seat: Seat, *keys: str) -> None:
    """Let keys arrive together, as a slow line hands them over."""
    for key in keys:
        seat.app.post_message(Key(key, NAMES.get(key, key)))
    await seat.pilot.pause()
    await until(lambda: not seat.app._is_busy and seat.app._message_queue.empty())
    await seat.pilot.pause()


async def test_a_reason_typed_with_its_reject_is_a_reason(seat: Seat) -> None:
    await at_once(seat, "x", "1", "x", "2")
    assert seat.stored("quayside").decision == Reject((RejectReason.OFF_TOPIC,))
    assert seat.stored("palletpost").prospect.status is Status.REJECTED
    assert not seat.stored("quayside").prospect.answers
    assert not seat.stored("palletpost").prospect.answers


async def test_a_note_typed_fast_is_a_note_and_decides_nothing(seat: Seat) -> None:
    await at_once(seat, "c", *"Xa.u1", "space", "y", "enter", "m")
    prospect = seat.stored("quayside").prospect
    assert prospect.note == "Xa.u1 y"
    assert prospect.starred
    assert prospect.status is Status.QUEUED


async def test_keys_for_a_screen_wait_until_it_is_there(seat: Seat) -> None:
    await at_once(seat, "l", "space", "X")
    assert isinstance(seat.app.screen, ListScreen)
    assert seat.triage.counts().rejected == 0
    assert "Reject" in seat.screen()


async def test_keys_after_a_screen_go_to_what_is_under_it(seat: Seat) -> None:
    await at_once(seat, "question_mark", "q", "m", "question_mark", "q", "m", "m", "question_mark")
    assert isinstance(seat.app.screen, HelpScreen)
    assert seat.stored("quayside").prospect.starred


async def test_an_accept_and_what_follows_may_be_typed_ahead(seat: Seat) -> None:
    await at_once(seat, "a", "enter", "s", "enter", "x", "enter", "u")
    assert seat.stored("quayside").prospect.status is Status.ACCEPTED
    assert seat.stored("palletpost").prospect.put_off == 1
    assert seat.here == "dockyard"


async def test_it_is_known_how_long_no_key_has_come(seat: Seat) -> None:
    await seat.press("j")
    before = quiet_for(seat.app)
    await seat.pilot.pause(0.05)
    assert quiet_for(seat.app) >= before + 0.05
    known = seat.app.key_at
    await at_once(seat, "k")
    assert seat.app.key_at > known
    assert quiet_for(App[None]()) == inf


async def test_no_key_waits_long_for_another_or_has_more_painted_than_itself(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[Region] = []
    paint = PagePane.render_lines

    def noted(pane: PagePane, crop: Region) -> list[Strip]:
        painted.append(crop)
        return paint(pane, crop)

    monkeypatch.setattr(PagePane, "render_lines", noted)
    await at_once(seat, *"jk" * 100)
    assert seat.desk.page.top == 0
    assert 1 <= len(painted) <= 200 + 2


async def repeated(seat: Seat, *keys: str) -> None:
    """Let keys come half a second after the last decision, one quickly after the other."""
    for number, key in enumerate(keys):
        event = Key(key, key)
        event.time = seat.desk.guard._at + 0.5 + 0.03 * number
        seat.app.post_message(event)
    await at_once(seat)


async def test_a_key_that_is_held_decides_once(seat: Seat) -> None:
    """However long the terminal waits before it repeats the key."""
    await at_once(seat, "X")
    await repeated(seat, "X", "X", "X", "X")
    assert seat.triage.counts().rejected == 1


async def test_a_key_that_is_pressed_twice_decides_twice(seat: Seat) -> None:
    await at_once(seat, "X")
    await repeated(seat, "X", "m")
    assert seat.triage.counts().rejected == 2
    assert seat.stored("dockyard").prospect.starred
