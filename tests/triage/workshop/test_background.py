from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from linktriage.errors import AlreadyReading, Busy, LinktriageError
from linktriage.triage import Triage, View
from linktriage.triage.workshop import PageRead, ReadingFailed, ReadingWent
from linktriage.triage.workshop.background import Background
from tests.triage.workshop.fake import FakeReading
from tests.tui.samples import campaign


async def test_the_progress_of_reading_is_one_line(
    tmp_path: Path, reading: type[FakeReading]
) -> None:
    triage = campaign(tmp_path, read=0)
    unread = triage.counts().unread
    told: list[object] = []
    await Background(triage, told.append, allow_private=False).run()
    lines = [one.sentence for one in told if isinstance(one, ReadingWent)]
    assert lines[0] == f"1 read, {unread - 1} left | 0.0 pages/s | about 60 s | failed: 2 tls"
    assert lines[-1] == ""
    triage.close()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (AlreadyReading("Another linktriage is reading."), "another linktriage is reading"),
        (Busy("Something else is being written."), "another program writes to the database"),
    ],
    ids=["reading", "writing"],
)
async def test_another_program_that_is_at_it_is_waited_for(
    tmp_path: Path,
    reading: type[FakeReading],
    monkeypatch: pytest.MonkeyPatch,
    error: LinktriageError,
    sentence: str,
) -> None:
    triage = campaign(tmp_path, read=0)
    told: list[object] = []
    run, tries = reading.run, iter((True, True, False))

    async def busy_at_first(self: FakeReading, source: Triage, sink: Any, **named: Any) -> None:
        if next(tries):
            raise error
        await run(self, source, sink, **named)

    monkeypatch.setattr(reading, "run", busy_at_first)
    monkeypatch.setattr(Background, "patience", 0.01)
    await Background(triage, told.append, allow_private=False).run()
    waiting = ReadingWent(sentence)
    assert told[:2] == [waiting, waiting]
    assert triage.counts().unread == 0
    triage.close()


async def test_one_page_can_be_read_again(tmp_path: Path, reading: type[FakeReading]) -> None:
    triage = campaign(tmp_path)
    told: list[object] = []
    background = Background(triage, told.append, allow_private=False)
    await background.read_now(triage.prospects(View())[0])
    assert isinstance(told[0], PageRead)
    await background.run()
    assert told[1] == ReadingWent("")
    background.stop()
    assert not reading.stopped
    triage.close()


async def test_reading_under_way_serves_a_single_page_too(
    tmp_path: Path, reading: type[FakeReading]
) -> None:
    triage = campaign(tmp_path)
    told: list[object] = []
    background = Background(triage, told.append, allow_private=False)
    background._reading = FakeReading()  # type: ignore[assignment] # stands in
    await background.read_now(triage.prospects(View())[0])
    background.stop()
    assert reading.stopped
    assert isinstance(told[0], PageRead)
    triage.close()


async def test_what_breaks_is_told(
    tmp_path: Path, reading: type[FakeReading], monkeypatch: pytest.MonkeyPatch
) -> None:
    triage = campaign(tmp_path, read=0)
    monkeypatch.setattr(reading, "broken", True)
    told: list[object] = []
    background = Background(triage, told.append, allow_private=False)
    await background.run()
    await background.read_now(triage.prospects(View())[0])
    assert told == [
        ReadingFailed("Reading in the background stopped: no route [/]"),
        ReadingFailed("It could not be read: no route [/]"),
    ]
    assert not background.running
    triage.close()
