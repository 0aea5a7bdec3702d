"""The screens as they look, in plain text, narrow and wide.

A change that is meant is written down with UPDATE_SNAPSHOTS=1 and read as a diff.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

import linktriage.tui.screens
from linktriage.triage import Triage
from linktriage.tui.screens.bring import BringScreen
from linktriage.tui.screens.coverage import CoverageScreen
from linktriage.tui.screens.draft import DraftScreen
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.screens.jump import JumpScreen
from linktriage.tui.screens.links import LinksScreen
from linktriage.tui.screens.list import ListScreen
from linktriage.tui.screens.past import PastScreen
from linktriage.tui.screens.saved import SavedScreen
from linktriage.tui.screens.target_form import TargetForm
from linktriage.tui.screens.targets import TargetsScreen
from linktriage.tui.screens.triage import TriageScreen
from linktriage.tui.screens.why import WhyScreen
from tests.patience import until
from tests.tui.seat import Seat, seated

FOLDER = Path(__file__).parent / "snapshots"
SIZES = {"narrow": (80, 24), "wide": (140, 40)}
STATES: dict[str, tuple[str, ...]] = {
    "page": (),
    "accept": ("a",),
    "reject": ("x",),
    "evidence": ("e",),
    "list": ("l",),
    "coverage": ("X", "a", "enter", "enter", "a", "enter", "enter", "M"),
    "help": ("?",),
    "links": ("L",),
    "jump": ("S",),
    "past": ("h",),
    "saved": ("F",),
    "why": ("w",),
    "draft": ("d",),
    "draft-editor": ("d", "e"),
    "draft-outcome": ("d", "m"),
}
LEAVES: dict[type[Screen[Any]], str] = {
    TriageScreen: "page",
    ListScreen: "list",
    LinksScreen: "links",
    WhyScreen: "why",
    PastScreen: "past",
    HelpScreen: "help",
    JumpScreen: "jump",
    SavedScreen: "saved",
    DraftScreen: "draft",
    CoverageScreen: "coverage",
    TargetsScreen: "targets",
    TargetForm: "target-form",
    BringScreen: "bring-give",
}
"""The snapshot that stands for each screen; some have more."""


def compared(name: str, shown: str) -> None:
    """Compare a screen with its snapshot, or write it down when that is asked for."""
    file = FOLDER / f"{name}.txt"
    text = "\n".join(line.rstrip() for line in shown.splitlines()) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


def screens() -> Iterator[type[Screen[Any]]]:
    """All screens of the program that nothing else is built on."""
    for found in pkgutil.iter_modules(linktriage.tui.screens.__path__, "linktriage.tui.screens."):
        importlib.import_module(found.name)
    waiting: list[Any] = [Screen]
    while waiting:
        one = waiting.pop()
        built_on = one.__subclasses__()
        waiting += built_on
        if not built_on and one.__module__.startswith("linktriage."):
            yield one


def test_every_screen_has_its_snapshot_at_both_sizes() -> None:
    assert set(screens()) == set(LEAVES)
    for name in {*LEAVES.values(), *STATES}:
        for size in SIZES:
            assert (FOLDER / f"{name}-{size}.txt").exists(), name


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
async def test_a_screen_looks_as_it_did(triage: Triage, state: str, size: str) -> None:
    async with seated(triage, SIZES[size]) as seat:
        if state == "why":
            await seat.settled()
        if state == "saved":
            triage.save_filter("fresh", "status:queued")
            triage.save_filter("swaps", "check:exchange=warn")
        if state == "past" or state.startswith("draft"):
            await accept_first(seat)
        for key in STATES[state]:
            await seat.press(key)
            await opened(seat, key)
        await seat.looked()
        compared(f"{state}-{size}", undated(seat.screen()))


async def accept_first(seat: Seat) -> None:
    """Accept the first prospect, and go back to it."""
    await seat.press("a", "enter")
    seat.desk.sitting.open(seat.stored("quayside").prospect.id)
    seat.desk.show()
    seat.desk.say("")
    await seat.pilot.pause()


async def opened(seat: Seat, key: str) -> None:
    """Wait for a screen that a key lets be made beside the one shown."""
    kind = {"w": "WhyPane", "d": "DraftPane"}.get(key)
    await until(lambda: kind is None or seat.app.screen.query(kind))
    await seat.pilot.pause()


def undated(shown: str) -> str:
    """Write one day for this day, and for the Monday before it."""
    today = datetime.now(UTC).date()
    monday = today - timedelta(days=today.weekday())
    return shown.replace(str(monday), "2026-11-02").replace(str(today), "2026-11-03")
