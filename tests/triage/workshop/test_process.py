"""The workshop as the screen has it: another process, real from end to end."""

from __future__ import annotations

import asyncio
import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import psutil
import pytest

from linktriage.errors import LinktriageError
from linktriage.model import Policy, View
from linktriage.triage import Triage
from linktriage.triage.workshop import News, PageRead, ReadingFailed, ReadingWent, Workshop
from tests.fetching.web import answer, small_web
from tests.triage.conftest import PRICING, Bring

STORY = "<p>" + "The lock keeper counts every barge that climbs the hill by water. " * 12
SECONDS = 60.0
"""More than anything here takes, for a machine that is busy."""


@pytest.fixture
def told() -> list[News]:
    return []


@pytest.fixture
def workshop(triage: Triage, told: list[News]) -> Iterator[Workshop]:
    workshop = Workshop(lambda: triage, told.append, allow_private=True)
    triage.workshop = workshop
    yield workshop
    workshop.close()


def children() -> list[psutil.Process]:
    named = "linktriage.triage.workshop"
    return [one for one in psutil.Process().children() if named in " ".join(one.cmdline())]


def gone(process: psutil.Process) -> bool:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.02)
    return False


def test_an_order_is_the_same_as_in_one_process(
    triage: Triage, bring: Bring, workshop: Workshop
) -> None:
    [first, *_] = bring("harborlog.example", "freight-class.example", "portnotes.example")
    apart = triage.arranged(View(order="learned"))
    why = triage.explain(first)
    triage.workshop = None
    here = triage.arranged(View(order="learned"))
    assert apart.lineup is not None
    assert here.lineup is not None
    assert list(apart.lineup.ids) == list(here.lineup.ids)
    assert apart.lineup.place(first) == here.lineup.place(first)
    assert why == triage.explain(first)


def test_it_starts_when_it_is_asked_and_ends_when_it_is_closed(
    triage: Triage, workshop: Workshop
) -> None:
    before = children()
    triage.targets_changed()
    assert children() == before
    triage.arranged(View(order="added"))
    [process] = [one for one in children() if one not in before]
    workshop.close()
    assert not process.is_running()
    workshop.close()
    with pytest.raises(LinktriageError, match="ended"):
        triage.arranged(View(order="learned"))


def test_what_cannot_be_answered_is_one_sentence(triage: Triage, workshop: Workshop) -> None:
    with pytest.raises(LinktriageError, match="not in the database any more"):
        triage.ask_anew(99)
    with pytest.raises(LinktriageError, match="came up beside the screen"):
        workshop._ask("dance").result()


def test_one_that_is_killed_is_told_and_starts_anew(triage: Triage, workshop: Workshop) -> None:
    triage.arranged(View(order="learned"))
    [process] = children()
    process.suspend()
    lost = workshop._ask("line_up", View(order="learned"))
    process.kill()
    with pytest.raises(LinktriageError, match="ended unexpectedly"):
        lost.result()
    assert triage.arranged(View(order="learned")).lineup is not None
    assert children() != [process]


async def test_pages_are_read_there_and_told_here(
    triage: Triage, workshop: Workshop, told: list[News]
) -> None:
    triage.change_campaign(replace(triage.campaign, policy=Policy(request_gap=0.0)))
    async with small_web() as web, asyncio.timeout(SECONDS):
        web.serve("/locks", answer(f"<title>Locks</title><main>{STORY}</main>"))
        triage.import_list(io.BytesIO(web.url("/locks").encode()), name="list.txt")
        before = triage.store.changes
        await workshop.run()
        [number] = triage.prospects(View())
        await workshop.read_now(number)
    assert told.count(PageRead(number)) == 2
    assert ReadingWent("") in told
    assert triage.store.changes == before + 2
    assert triage.counts().unread == 0
    page = triage.dossier(number).page
    assert page is not None
    assert page.title == "Locks"
    triage.add_target(replace(PRICING, url="https://ours.example/new"))
    assert triage.has_stale_findings()
    triage.ask_anew(number)
    assert not any(one.stale for one in triage.dossier(number).findings)


async def test_reading_that_ends_too_early_is_told(
    triage: Triage, bring: Bring, workshop: Workshop, told: list[News]
) -> None:
    triage.arranged(View(order="learned"))
    [process] = children()
    process.suspend()
    reading = asyncio.create_task(workshop.run())
    await asyncio.sleep(0.05)
    assert workshop.running
    process.kill()
    await reading
    assert not workshop.running
    [failed] = told
    assert isinstance(failed, ReadingFailed)
    assert "ended unexpectedly" in failed.sentence
    workshop.stop()
    await workshop.run()
    assert told == [failed]


def test_one_that_does_not_end_by_itself_is_ended(triage: Triage, workshop: Workshop) -> None:
    triage.arranged(View(order="learned"))
    [process] = children()
    process.suspend()
    workshop.close()
    assert not process.is_running()


PROGRAM = """
import sys
from pathlib import Path
from linktriage.triage import Triage, View
from linktriage.triage.workshop import Workshop
triage = Triage(Path(sys.argv[1]))
triage.workshop = Workshop(lambda: triage, print)
triage.arranged(View(order="learned"))
print("ready", flush=True)
sys.stdin.read()
"""


def test_it_ends_when_the_program_is_killed(triage: Triage) -> None:
    command = [sys.executable, "-c", PROGRAM, str(triage.store.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout
        assert program.stdout.readline() == b"ready\n"
        [process] = psutil.Process(program.pid).children()
        os.kill(program.pid, signal.SIGKILL)
    assert gone(process)
