"""Every key of every mode, pressed in the real program: each does what its row says it changes."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from linktriage.model import Accept, Pitch
from linktriage.tui.keys import KEYS, Key, Mode, of_mode
from linktriage.tui.screens.jump import MatchesPane
from linktriage.tui.widgets.list_area import ListArea
from tests.importing.test_workbooks import workbook
from tests.patience import until
from tests.tui.every_key import ACCEPTED, TABLE, Row, row_of
from tests.tui.samples import NOW, TARGETS, campaign, target
from tests.tui.seat import Seat, seated
from tests.tui.test_bring import settle

SITE = "quayside"
NARROW = (80, 24)
LOW = {Mode.MAP: (80, 16), Mode.IMPORTED: (80, 16)}
"""Where something must be higher than the screen to be scrolled."""
NINE = (*TARGETS, *(target(f"/more/{n}", cluster=f"berth {n}") for n in range(6)))

Way = Callable[[Seat], Awaitable[None]]


def by_keys(*keys: str) -> Way:
    """Go there by these keys, from the page."""

    async def go(seat: Seat) -> None:
        await seat.press(*keys)

    return go


async def accepted(seat: Seat) -> None:
    """To an accepted prospect with a draft."""
    await seat.press(*ACCEPTED)
    dossier = seat.stored(SITE)
    assert isinstance(dossier.decision, Accept)
    body = "\n\n".join(f"Paragraph {n} of a letter." for n in range(30))
    seat.triage.save_pitch(dossier.prospect, Pitch("partner", "A subject", body, NOW))
    await show_first(seat)


async def to_list(seat: Seat) -> None:
    """To the list, in the order that is made by hand."""
    sitting = seat.desk.sitting
    sitting.view = seat.triage.arranged(replace(sitting.view, order="manual", lineup=None))
    await seat.press("l")


async def to_draft(seat: Seat) -> None:
    """To the draft."""
    await accepted(seat)
    await seat.press("d")
    await arrived(seat, "DraftScreen")


async def to_editor(seat: Seat) -> None:
    """To the editor of the draft."""
    await to_draft(seat)
    await seat.press("e")


async def to_unsure_list(seat: Seat) -> None:
    """To a workbook of two tables whose columns are unsure."""
    await named(seat, "unsure.xlsx")


async def to_report(seat: Seat) -> None:
    """To what became of a list of which much was refused."""
    await named(seat, *(f"sure{n}.csv" for n in range(3)))
    await settle(seat)


async def named(seat: Seat, *files: str) -> None:
    """Give lists by their files, and wait until they are looked at."""
    await seat.press("i")
    seat.app.screen.query_one(ListArea).insert("\n".join(str(Path.cwd() / one) for one in files))
    before = seat.app.focused
    await seat.press("enter")
    await changed(seat, lambda one: one.app.focused, before)


async def to_form(seat: Seat) -> None:
    """To the form of a new target page."""
    await seat.press("T", "a")
    await arrived(seat, "TargetForm")


async def to_map(seat: Seat) -> None:
    """To the coverage map."""
    await seat.press("M")
    await arrived(seat, "CoverageScreen")


async def to_jump(seat: Seat) -> None:
    """To where a site is named, with those of the queue to choose from."""
    await seat.press("S", "e")
    await changed(seat, lambda one: one.app.screen.query_one(MatchesPane).count > 1, before=False)


async def to_saved(seat: Seat) -> None:
    """To two saved filters, with another one that is on."""
    seat.triage.save_filter("fresh", "status:queued")
    seat.triage.save_filter("put off", "status:parked")
    sitting = seat.desk.sitting
    sitting.view = replace(sitting.view, text=f"site:{SITE}")
    await seat.press("F")


async def to_targets(seat: Seat) -> None:
    """To the target pages."""
    await seat.press("T")
    await changed(seat, lambda one: "/guides/class" in one.screen(), before=False)


WAYS: dict[Mode, Way] = {
    Mode.READ: by_keys(),
    Mode.ACCEPT: by_keys("a"),
    Mode.CHOOSE: by_keys(),
    Mode.TEXT: by_keys(),
    Mode.LIST: to_list,
    Mode.LINKS: by_keys("L"),
    Mode.DRAFT: to_draft,
    Mode.PASTE: by_keys("i"),
    Mode.IMPORT: to_unsure_list,
    Mode.IMPORTED: to_report,
    Mode.MAP: to_map,
    Mode.TARGETS: to_targets,
    Mode.FORM: to_form,
    Mode.EDIT: to_editor,
    Mode.JUMP: to_jump,
    Mode.SAVED: to_saved,
    Mode.PANEL: by_keys("question_mark"),
}


def test_every_mode_and_every_key_has_its_row() -> None:
    assert set(WAYS) == set(TABLE) == set(Mode)
    assert [key.id for key in KEYS if row_of(key.id) is None] == []


def test_no_row_is_left_of_a_key_that_went() -> None:
    known = {".".join(key.id.split(".")[:2]) for key in KEYS}
    rows = {f"{mode.name.lower()}.{name}" for mode, part in TABLE.items() for name in part}
    assert rows <= known


@pytest.mark.parametrize("mode", Mode)
async def test_every_key_does_what_its_row_says(
    mode: Mode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside(tmp_path, monkeypatch)
    async with desk(tmp_path, LOW.get(mode, NARROW)) as seat:
        for key in of_mode(mode):
            row = row_of(key.id)
            assert row is not None
            for pressed in key.keys.split(","):
                await home(seat)
                await WAYS[mode](seat)
                await press_one(seat, key, pressed, row)


async def press_one(seat: Seat, key: Key, pressed: str, row: Row) -> None:
    """Press one key where it counts, and see that it changes what its row says."""
    if row.drafted:
        await accepted(seat)
    await seat.press(*row.before)
    before = row.sees(seat)
    await seat.press(pressed)
    if row.stays:
        assert row.sees(seat) == before, f"{key.id} ({pressed}) did something"
    else:
        assert await changed(seat, row.sees, before), f"{key.id} ({pressed}) did nothing"


async def changed(seat: Seat, sees: Callable[[Seat], object], before: object) -> bool:
    """Wait until something is another than before; say whether it came to that."""
    with suppress(TimeoutError):
        await until(lambda: sees(seat) != before)
    return sees(seat) != before


async def arrived(seat: Seat, name: str) -> None:
    """Wait for a screen."""
    assert await changed(seat, lambda one: type(one.app.screen).__name__ == name, before=False)


async def home(seat: Seat) -> None:
    """Back to the page of the first prospect, as it was at the beginning."""
    desk = seat.desk
    while seat.app.screen is not desk:
        seat.app.screen.dismiss()
        await seat.pilot.pause()
    desk.close_strips()
    while seat.triage.undo() or seat.triage.undo_targets():
        pass
    seat.told.clear()
    seat.app._clipboard = ""
    desk.search("")
    desk.sitting.frozen, desk.everything = False, False
    desk.sitting.forms.clear()
    await show_first(seat)


async def show_first(seat: Seat) -> None:
    """Show the first prospect as it is stored, from its top."""
    desk, sitting = seat.desk, seat.desk.sitting
    sitting.view = replace(sitting.view, text="")
    sitting.count()
    sitting.open(seat.stored(SITE).prospect.id)
    desk.show()
    desk.say("")
    desk.page.scroll_line(0)
    await seat.pilot.pause()


def outside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put what lies outside the program in place: an editor, no browser, lists in a folder."""
    editor = folder / "editor"
    editor.write_text('#!/bin/sh\nprintf "Outside\\n\\nWritten outside $$." > "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    monkeypatch.setattr(
        "linktriage.tui.app.TriageApp.suspend",
        lambda _: open(os.devnull),  # noqa: PTH123, SIM115 - any context manager
    )
    unsure: list[list[object]] = [
        ["Backlink", "Price", "Colour"],
        ["https://quay.example/a", 40, "red"],
    ]
    (folder / "unsure.xlsx").write_bytes(workbook({"one": unsure, "two": unsure}).getvalue())
    sure = "\n".join(["URL,Title", *(f"https://berth{n}.example/,x" for n in range(9))])
    for n in range(3):
        (folder / f"sure{n}.csv").write_text(f"{sure}\nPending,\n")
    (folder / "list-of-mine.csv").write_text(sure)
    monkeypatch.chdir(folder)


@asynccontextmanager
async def desk(folder: Path, size: tuple[int, int]) -> AsyncIterator[Seat]:
    """A desk with nine targets, in the order of the list."""
    with closing(campaign(folder, targets=NINE)) as triage:
        triage.choose_order("added")
        async with seated(triage, size) as seat:
            await seat.settled()
            yield seat
