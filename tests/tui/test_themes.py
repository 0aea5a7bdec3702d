"""Dark and light, remembered; and without any colour everything is still told apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.strip import Strip
from textual.theme import Theme

from linktriage.model import Outcome, Status
from linktriage.triage import Triage
from linktriage.triage.looks import Look, remembered
from linktriage.triage.places import look_file
from linktriage.tui.app import TriageApp
from linktriage.tui.ink import INKS, MARKS
from linktriage.tui.themes import DARK, LIGHT, THEMES
from linktriage.tui.widgets.list_pane import ListPane
from linktriage.tui.widgets.page_pane import PagePane
from tests.patience import until
from tests.tui.seat import Seat, plain, seated

VISIBLE = 3.0
"""Contrast that WCAG 2.1 asks of large text and of signs."""
READABLE = 4.5
"""Contrast of text and ground that WCAG 2.1 asks of level AA."""


async def chosen(seat: Seat, name: str) -> None:
    """Choose a theme in the palette."""
    desk = seat.app.screen
    await seat.press("colon")
    await seat.write(name)
    await until(lambda: name in seat.offered())
    await seat.press("enter")
    await until(lambda: seat.app.screen is desk)
    await seat.pilot.pause()


async def test_a_theme_is_chosen_in_the_palette_and_remembered(triage: Triage) -> None:
    async with seated(triage) as seat:
        assert seat.app.theme == DARK.name
        before = seat.screen()
        await chosen(seat, "light theme")
        assert seat.app.theme == LIGHT.name
        assert seat.screen() == before
    assert remembered() is Look.LIGHT
    async with seated(triage) as seat:
        assert seat.app.theme == LIGHT.name
        await chosen(seat, "dark theme")
        assert seat.app.theme == DARK.name
    assert remembered() is Look.DARK


async def test_a_theme_for_once_is_not_remembered(triage: Triage) -> None:
    app = TriageApp(triage, reading=False, look=Look.LIGHT)
    async with seated(triage, app=app) as seat:
        assert seat.app.theme == LIGHT.name
    assert remembered() is Look.DARK


async def test_a_theme_that_cannot_be_kept_counts_all_the_same(triage: Triage) -> None:
    look_file().mkdir(parents=True)
    async with seated(triage) as seat:
        seat.app.choose_look(Look.LIGHT)
        await seat.pilot.pause()
        assert seat.app.theme == LIGHT.name
        assert "cannot be written" in seat.notices()


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
@pytest.mark.parametrize("ink", ["foreground", "primary", "secondary", "accent", "warning"])
def test_text_can_be_read_on_its_ground(theme: Theme, ink: str) -> None:
    for ground in (theme.background, theme.surface):
        assert contrast(getattr(theme, ink), ground or "") >= READABLE


@pytest.mark.parametrize("look", Look)
async def test_every_ink_can_be_seen_on_a_terminal_of_sixteen_colours(
    triage: Triage, look: Look
) -> None:
    async with seated(triage, app=TriageApp(triage, reading=False, look=look)) as seat:
        pane = seat.desk.query_one(PagePane)
        faint = {ink: seen(pane.palette(ink.removeprefix("ink--"))) for ink in INKS}
    assert {ink: ratio for ink, ratio in faint.items() if ratio < VISIBLE} == {}


def seen(style: Style) -> float:
    """Return the contrast of a style where it is shown with the sixteen colours of old."""
    assert style.color is not None
    assert style.bgcolor is not None
    inks = (one.downgrade(ColorSystem.STANDARD) for one in (style.color, style.bgcolor))
    return contrast(*(one.get_truecolor().hex for one in inks))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.1 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(name: str) -> float:
    parts = [part / 255 for part in Color.parse(name).get_truecolor()]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_without_colour_nothing_is_coloured(
    triage: Triage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with seated(triage) as seat:
        for key in ("e", "l", "escape", "a", "escape", "x", "escape", "question_mark"):
            await seat.press(key)
            assert all(is_grey(style) for style in styles(seat))


def styles(seat: Seat) -> Iterator[Style]:
    """The looks of everything on the screen."""
    for line in seat.app.screen._compositor.render_strips():
        yield from (segment.style for segment in line if segment.style is not None)


def is_grey(style: Style) -> bool:
    colours = [part.get_truecolor() for part in (style.color, style.bgcolor) if part is not None]
    return all(len(set(colour)) == 1 for colour in colours)


async def test_every_outcome_and_every_status_is_told_by_its_sign_or_word(
    triage: Triage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert len(set(MARKS.values())) == len(Outcome)
    async with seated(triage) as seat:
        shown = seat.screen()
        assert all(mark in shown for mark in ("! text", "? traffic"))
        await seat.press("a", "enter", "enter", "x", "1", "s", "5", "D", "2", "c", "enter")
        await seat.press("l", "s", "7")
        rows = [plain(line) for line in lines_of(seat.app.screen.query_one(ListPane))]
        told = [row for row in rows if ".example" in row]
        statuses = {one.prospect.status for one in map(seat.stored, ("quayside", "dockyard"))}
        assert statuses == {Status.ACCEPTED, Status.PARKED}
        for word in ("accepted", "rejected", "parked", "queued"):
            assert any(word in row for row in told), word


def lines_of(pane: ListPane) -> Iterator[Strip]:
    yield from (pane.render_line(y) for y in range(pane.size.height))
