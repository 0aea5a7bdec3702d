"""Notices never hide a strip or a field in which something is typed, at the smallest size."""

from __future__ import annotations

import pytest
from textual.geometry import Region
from textual.widgets import Input, TextArea
from textual.widgets._toast import Toast, ToastHolder

from linktriage.tui.widgets.accept_strip import AcceptStrip
from linktriage.tui.widgets.evidence_strip import EvidenceStrip
from linktriage.tui.widgets.strips import ChoiceStrip, PromptStrip
from tests.patience import until
from tests.tui.seat import Seat
from tests.tui.test_draft import to_draft

LONG = "A notice that needs several lines to be told, for it names what happened and why. " * 3
TYPED = (AcceptStrip, EvidenceStrip, ChoiceStrip, PromptStrip, Input)
"""What a notice must leave in sight."""

WAYS = {
    "accept": ("a",),
    "accept, typing": ("a", "tab", "tab"),
    "reject": ("x",),
    "later": ("s",),
    "stop": ("D",),
    "note": ("c",),
    "search": ("slash",),
    "filter": ("f",),
    "evidence": ("e",),
    "list, reject": ("l", "space", "X"),
    "list, filter": ("l", "f"),
    "jump": ("S",),
    "saved, name": ("f", "a", "enter", "F", "s"),
    "target": ("T", "e"),
    "targets, import": ("T", "i"),
}


@pytest.mark.parametrize("keys", WAYS.values(), ids=WAYS)
async def test_a_notice_leaves_strips_and_fields_in_sight(
    seat: Seat, keys: tuple[str, ...]
) -> None:
    await seat.pilot.resize_terminal(80, 24)
    for key in keys:
        await seat.press(key)
        await seat.looked()
    await until(lambda: typed(seat))
    await tell(seat, 2)
    hidden = notices(seat)
    assert not [(one, by) for one in typed(seat) for by in hidden if one.overlaps(by)]


def typed(seat: Seat) -> list[Region]:
    """Where something can be typed or chosen."""
    found = (one for kind in TYPED for one in seat.app.screen.query(kind))
    return [one.region for one in found if one.is_on_screen]


async def test_many_notices_leave_the_strip_in_sight(seat: Seat) -> None:
    await seat.pilot.resize_terminal(80, 24)
    await seat.press("a")
    await tell(seat, 6)
    strip = seat.desk.accept_strip.region
    assert not [one for one in notices(seat) if one.overlaps(strip)]


@pytest.mark.parametrize("size", [(80, 24), (140, 40)], ids=["narrow", "wide"])
async def test_a_notice_leaves_the_letter_in_sight_that_is_edited(
    seat: Seat, size: tuple[int, int]
) -> None:
    await seat.pilot.resize_terminal(*size)
    screen = await to_draft(seat)
    await seat.press("e")
    await tell(seat, 1)
    first = Region(*screen.area.content_region.offset, screen.area.size.width, 5)
    assert not [one for one in notices(seat) if one.overlaps(first)]


async def test_a_notice_leaves_the_path_in_sight_that_is_typed(seat: Seat) -> None:
    await seat.pilot.resize_terminal(80, 24)
    await seat.press("i")
    await tell(seat, 2)
    area = seat.app.screen.query_one(TextArea).content_region
    first = Region(area.x, area.y, area.width, 5)
    assert not [one for one in notices(seat) if one.overlaps(first)]


async def test_a_notice_stands_where_what_is_read_is_covered_least(seat: Seat) -> None:
    await seat.pilot.resize_terminal(80, 24)
    await tell(seat, 1)
    assert [one.y for one in notices(seat)] == [1]


async def test_equal_notices_are_shown_once(seat: Seat) -> None:
    for _ in range(5):
        seat.app.notify("There is nothing to undo", timeout=60)
    seat.app.notify("There is nothing to undo", severity="warning", timeout=60)
    await tell(seat, 1)
    said = [str(one.render()) for one in seat.app.screen.query(Toast)]
    assert said.count("There is nothing to undo") == 2, "a warning is another word"
    assert len(said) == 3
    assert len(seat.app.screen.query(ToastHolder)) == 3


async def test_an_equal_notice_has_its_time_anew(seat: Seat) -> None:
    seat.app.notify("Still writing", timeout=60)
    await until(lambda: bool(seat.app.screen.query(Toast)))
    (before,) = seat.app._notifications
    before.raised_at -= 50
    seat.app.notify("Still writing", timeout=60)
    await until(lambda: before not in seat.app._notifications)
    (after,) = seat.app._notifications
    assert after.time_left > before.time_left
    await until(lambda: [one._notification for one in seat.app.screen.query(Toast)] == [after])
    await tell(seat, 1)
    assert len(seat.app.screen.query(ToastHolder)) == 2, "what held the older one is gone"


async def tell(seat: Seat, number: int) -> None:
    """Tell several things at once, and wait until they are laid out."""
    for one in range(number):
        seat.app.notify(f"{one} {LONG}", timeout=60)
    await until(lambda: len(seat.app.screen.query(Toast)) >= number)
    await seat.pilot.pause()


def notices(seat: Seat) -> list[Region]:
    """Where notices are seen."""
    seen = seat.app.screen._compositor.visible_widgets.items()
    found = [region.intersection(clip) for one, (region, clip) in seen if isinstance(one, Toast)]
    assert found
    return found
