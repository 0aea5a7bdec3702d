"""Texts of megabytes in every column: each screen is there at once, and answers."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import pytest

from linktriage.model import Pitch
from linktriage.triage import Triage
from linktriage.tui.screens.triage import TriageScreen
from tests.tui.poisoned import furnished, swell
from tests.tui.samples import NOW
from tests.tui.seat import Seat, seated
from tests.tui.test_draft import to_draft
from tests.tui.test_hostile_everywhere import THERE, WAYS, show_accepted

READY = 5.0
"""Seconds of a slow processor in which a screen is ready; it takes a tenth of that here, and many
times that where a text is laid out whole."""

SHAPES = {"one line": "x" * 2_000_000, "wide": "運賃" * 100_000, "lines": "a\n" * 100_000}


@pytest.mark.parametrize("words", SHAPES.values(), ids=SHAPES)
async def test_every_screen_is_ready_at_once_whatever_its_texts_hold(
    tmp_path: Path, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    monkeypatch.chdir(tmp_path)
    path = furnished(tmp_path)
    swell(path, words)
    lay_list(words)
    slow = []
    with closing(Triage(path)) as triage:
        for kind, keys in WAYS.items():
            async with seated(triage, (80, 24)) as seat:
                await seat.settled()
                await show_accepted(seat)
                for key in (*keys, *THERE.get(kind, ())[:6]):
                    slow += [(kind, key, took) for took in [await taken(seat, key)] if took > READY]
                assert seat.app.return_code is None
    assert slow == []


def lay_list(words: str) -> None:
    """Lay a list at hand that holds the words, too."""
    line = " ".join(words.split("\n"))
    Path("list.csv").write_text(f"Backlink,x\nhttps://pier.example/a,{line}\n", encoding="utf-8")


async def taken(seat: Seat, key: str) -> float:
    """Press a key; return the seconds of this thread's processor until all is still."""
    began = time.thread_time()
    await seat.press(key)
    await seat.looked()
    return time.thread_time() - began


@pytest.mark.parametrize("words", SHAPES.values(), ids=SHAPES)
async def test_a_draft_of_megabytes_is_shown_at_once_and_edited_elsewhere(
    seat: Seat, words: str
) -> None:
    screen = await to_draft(seat)
    triage = seat.triage
    triage.save_pitch(screen.dossier.prospect, Pitch("partner", "Subject", words, NOW))
    await seat.press("escape")
    assert isinstance(seat.app.screen, TriageScreen)
    assert await taken(seat, "d") < READY
    assert await taken(seat, "e") < READY
    assert "too long to be edited here" in seat.screen()
