"""The screens as they look, in plain text, narrow and wide.

A change that is meant is written down with UPDATE_SNAPSHOTS=1 and read as a diff.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linktriage.triage import Triage
from tests.tui.seat import seated

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
}


def compared(name: str, shown: str) -> None:
    """Compare a screen with its snapshot, or write it down when that is asked for."""
    file = FOLDER / f"{name}.txt"
    text = "\n".join(line.rstrip() for line in shown.splitlines()) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        FOLDER.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
async def test_a_screen_looks_as_it_did(triage: Triage, state: str, size: str) -> None:
    async with seated(triage, SIZES[size]) as seat:
        await seat.press(*STATES[state])
        await seat.looked()
        today = datetime.now(UTC).date()
        monday = today - timedelta(days=today.weekday())
        compared(f"{state}-{size}", seat.screen().replace(str(monday), "2026-11-02"))
