"""The target pages on the screen: looked at, changed, read, brought in, taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from linktriage.model import Answer, Readiness, Role
from linktriage.triage import Triage
from linktriage.triage.parking import Settled
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.screens.target_form import ROOM, TargetForm
from linktriage.tui.screens.targets import TargetsScreen
from linktriage.tui.screens.triage import TriageScreen
from linktriage.tui.widgets.strips import Field
from linktriage.tui.widgets.targets_pane import TargetsPane
from tests.patience import PATIENCE
from tests.tui.samples import TARGETS, campaign
from tests.tui.seat import Seat, seated
from tests.tui.test_snapshots import SIZES, compared

CLASS, DENSITY, QUOTES = TARGETS


async def done(seat: Seat) -> None:
    """Wait until what a key set going behind the screen is done."""
    for group in ("targets", "target acts"):
        for one in list(seat.app.workers):
            if one.group == group:
                await one.wait()
    await seat.pilot.pause()


async def press(seat: Seat, *keys: str) -> None:
    await seat.press(*keys)
    await done(seat)


async def fill(seat: Seat, **texts: str) -> None:
    for name, text in texts.items():
        seat.app.screen.query_one(f"#{name}", Field).value = text
    await press(seat, "enter")


def urls(triage: Triage) -> list[str]:
    return [one.url.removeprefix("https://ours.example") for one in triage.targets()]


@pytest.mark.parametrize("size", SIZES)
async def test_it_looks_as_it_did(triage: Triage, size: str) -> None:
    missing = ("it asks search engines not to index it (noindex)", "it has 90 words; under 150")
    triage.add_target(replace(CLASS, readiness=Readiness.NOT_READY, missing=missing))
    triage.add_target(replace(QUOTES, readiness=Readiness.READY, answers={"specific": Answer.PASS}))
    async with seated(triage, SIZES[size]) as seat:
        await press(seat, "T")
        compared(f"targets-{size}", seat.screen())
        await press(seat, "e")
        compared(f"target-form-{size}", seat.screen())


async def test_the_table_says_what_is_planned_and_goes_back_to_the_page(seat: Seat) -> None:
    await press(seat, "T")
    assert isinstance(seat.app.screen, TargetsScreen)
    table = seat.text(TargetsPane)
    assert "/guides/class" in table
    assert "none" in table
    await press(seat, "down", "up", "?")
    assert isinstance(seat.app.screen, HelpScreen)
    await press(seat, "escape", "T")
    assert isinstance(seat.app.screen, TriageScreen)


async def test_a_target_is_added_in_a_form_and_suggested_at_once(tmp_path: Path) -> None:
    triage = campaign(tmp_path, targets=())
    async with seated(triage) as seat:
        await press(seat, "a")
        assert "T adds them" in seat.notices()
        await press(seat, "T")
        assert "No target page yet" in seat.screen()
        await press(seat, "e", "x", "1", "a")
        assert isinstance(seat.app.screen, TargetForm)
        await fill(seat, url="ours.example/new", role="boss")
        assert "The role is one of" in seat.notices()
        await fill(seat, role="p", cluster="freight class", why="it has the table")
        assert urls(triage) == ["/new"]
        await press(seat, "escape", "a")
        assert "/new" in seat.screen()
    triage.close()


async def test_a_target_is_edited_removed_and_all_of_it_undone(seat: Seat) -> None:
    await press(seat, "T")
    await press(seat, "e", "tab", "shift+tab")
    assert seat.app.screen.query_one("#cluster", Field).has_focus
    await fill(seat, role="money", supports="")
    assert seat.triage.target(CLASS.url).role is Role.MONEY
    await press(seat, "e", "escape")
    await press(seat, "x")
    assert len(seat.triage.targets()) == 2
    assert "u brings it back" in seat.screen()
    await press(seat, "u", "u")
    assert seat.triage.target(CLASS.url).role is Role.PILLAR
    await press(seat, "U")
    assert seat.triage.target(CLASS.url).role is Role.MONEY
    await press(seat, "u", "u")
    assert "nothing to do" in seat.screen()


async def test_a_page_cannot_be_moved_to_where_another_stands(seat: Seat) -> None:
    await press(seat, "T")
    await press(seat, "e")
    await fill(seat, url=QUOTES.url)
    assert "is a target already" in seat.notices()


async def test_a_no_parks_what_was_accepted_and_taking_it_back_frees_it(seat: Seat) -> None:
    triage = seat.triage
    target = triage.target(CLASS.url)
    triage.add_target(replace(target, readiness=Readiness.READY))
    await press(seat, "a", "enter", "enter")
    accepted = [one for one in triage.intents() if one.target == CLASS.url]
    assert accepted
    keep = {"specific": Answer.FAIL}
    await press(seat, "T")
    row = [one.target.url for one in triage.planned_targets()].index(CLASS.url)
    seat.app.screen.query_one(TargetsPane).move_to(row)
    await press(seat, "3", "3")
    assert triage.target(CLASS.url).answers == keep
    assert "parked until the target page is ready" in seat.notices()
    await press(seat, "3", "7")
    assert triage.target(CLASS.url).answers == {}


async def test_pages_are_read_now_behind_the_screen(seat: Seat) -> None:
    policy = replace(seat.triage.campaign.policy, deadline=PATIENCE)
    seat.triage.change_campaign(replace(seat.triage.campaign, policy=policy))
    for one in seat.triage.targets():
        seat.triage.remove_target(one)
    seat.triage.put_target(replace(CLASS, url="http://127.0.0.1:9/guide"))
    await press(seat, "T")
    await press(seat, "c")
    [target] = seat.triage.targets()
    assert target.readiness is Readiness.NOT_READY
    assert "it cannot be read" in seat.screen()


async def test_a_list_is_brought_in_by_its_name(seat: Seat, tmp_path: Path) -> None:
    file = tmp_path / "ours.csv"
    file.write_text("url,cluster,why\nhttps://ours.example/rail,rail,it counts\nnothing,x,y\n")
    await press(seat, "T")
    await press(seat, "i", "escape", "i", "enter", "i")
    seat.app.screen.query_one(Field).value = str(file)
    await press(seat, "enter")
    assert "/rail" in urls(seat.triage)
    assert "1 added, 0 changed, 0 known, 1 refused" in seat.notices()
    await press(seat, "i")
    seat.app.screen.query_one(Field).value = str(tmp_path / "none.csv")
    await press(seat, "enter")
    assert "cannot be read" in seat.notices()


async def test_the_screen_goes_on_while_an_act_is_written(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, settle = Event(), seat.triage.settle_parked
    await press(seat, "T")

    def slow() -> Settled:
        held.wait(PATIENCE)
        return settle()

    monkeypatch.setattr(seat.triage, "settle_parked", slow)
    pane = seat.app.screen.query_one(TargetsPane)
    url = pane.target.url if pane.target else ""
    await seat.press("1", "1", "down", "escape")
    assert pane.cursor == 1
    assert isinstance(seat.app.screen, TargetsScreen)
    held.set()
    await done(seat)
    assert seat.triage.target(url).answers == {"worth-keeping": Answer.FAIL}
    assert isinstance(seat.app.screen, TriageScreen)


async def test_the_form_is_made_of_little_and_styled_once(seat: Seat) -> None:
    """What a form costs to open is its widgets, and each change of a class styles all of them."""
    await press(seat, "T", "e")
    form = seat.app.screen
    fields = form.query(Field)
    assert len(form.query("#form, #form *")) == len(fields) + 3
    assert not form.classes
    assert seat.app.focused is form.query_one("#cluster")


async def test_a_text_too_long_for_its_field_is_shown_in_part_and_kept_whole(
    triage: Triage,
) -> None:
    long = "density \u904b\u8cc3 " * 2_000
    triage.add_target(replace(CLASS, why=long.strip(), description=long.strip()))
    async with seated(triage) as seat:
        await press(seat, "T", "e")
        form = seat.app.screen
        assert len(form.query_one("#why", Field).value) <= ROOM
        assert "Only the first 1,000 characters of why, description" in seat.notices()
        form.query_one("#why", Field).value = f"we {form.query_one('#why', Field).value}"
        await fill(seat, description="")
        [kept] = [one for one in triage.targets() if one.url == CLASS.url]
        assert kept.why == f"we {long.strip()}"
        assert not kept.description
