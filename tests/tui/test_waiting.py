"""Another program is writing: an act waits for it, the screen goes on, and Esc gives it up."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from textual.events import Key

from linktriage.model import Accept, Park, Reject, RejectReason, Status
from linktriage.store import sqlite
from linktriage.triage import Triage
from linktriage.tui.holding import GIVEN_UP, MOVED_ON, WAITING
from linktriage.tui.screens.draft import DraftScreen
from linktriage.tui.screens.list import ListScreen
from tests.patience import PATIENCE, until
from tests.tui.seat import CHARACTERS, Seat, seated
from tests.tui.test_draft import to_draft


@contextmanager
def writing(seat: Seat) -> Iterator[sqlite3.Connection]:
    """Let another program write to the database, until the block ends."""
    with closing(sqlite3.connect(seat.triage.store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other
        if other.in_transaction:
            other.execute("ROLLBACK")


def type_ahead(seat: Seat, *keys: str) -> None:
    """Type keys that nobody waits for."""
    for key in keys:
        seat.app.post_message(Key(key, key if len(key) == 1 else CHARACTERS.get(key)))


async def until_said(seat: Seat, words: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while words not in seat.desk.hints.said:
            await seat.pilot.pause(0.01)


async def until_quiet(seat: Seat) -> None:
    """Wait until every key that was typed has done its work."""
    async with asyncio.timeout(PATIENCE):
        while seat.app._held or seat.app._is_busy:
            await seat.pilot.pause(0.01)
    await seat.pilot.pause()


LOCKED = sqlite.PATIENCE / 1000
"""Seconds that the screen would stand still if it waited for the other program itself."""


@asynccontextmanager
async def watched() -> AsyncIterator[list[float]]:
    """See how long the event loop stands still."""
    gaps: list[float] = []

    async def watch() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            gaps.append(time.perf_counter() - before)

    task = asyncio.create_task(watch())
    yield gaps
    task.cancel()


async def test_a_decision_waits_and_the_screen_goes_on(seat: Seat) -> None:
    with writing(seat):
        async with watched() as gaps:
            type_ahead(seat, "x", "1")
            await until_said(seat, WAITING)
            await asyncio.sleep(1)
        assert max(gaps) < LOCKED
        assert seat.here == "quayside", "the next one is shown when this one is on disk"
        assert seat.stored("quayside").decision is None
    await until_quiet(seat)
    assert seat.stored("quayside").decision == Reject((RejectReason.OFF_TOPIC,))
    assert seat.here == "palletpost"
    assert "rejected quayside" in seat.desk.hints.said


async def test_keys_typed_meanwhile_follow_in_their_order(seat: Seat) -> None:
    with writing(seat):
        type_ahead(seat, "x", "1", "x", "2", "m", "J")
        await until_said(seat, WAITING)
        await asyncio.sleep(0.2)
        assert seat.triage.counts().rejected == 0
    await until_quiet(seat)
    assert seat.stored("quayside").decision == Reject((RejectReason.OFF_TOPIC,))
    assert seat.stored("palletpost").prospect.status is Status.REJECTED
    assert seat.stored("dockyard").prospect.starred
    assert seat.here == "windfall"


async def test_a_key_held_down_meanwhile_decides_once(seat: Seat) -> None:
    with writing(seat):
        type_ahead(seat, *"XXXXXX")
        await until_said(seat, WAITING)
    await until_quiet(seat)
    assert seat.triage.counts().rejected == 1


async def test_escape_gives_it_up_with_what_was_typed_after_it(seat: Seat) -> None:
    await seat.press("a", "tab", "tab", "end")
    await seat.write(" mine")
    with writing(seat):
        type_ahead(seat, "enter", "enter", "x", "1")
        await until_said(seat, WAITING)
        type_ahead(seat, "escape")
        await until_said(seat, GIVEN_UP)
        await until_quiet(seat)
    assert seat.triage.counts().queued == 6
    assert seat.desk.accept_strip.display
    await seat.press("enter")
    decision = seat.stored("quayside").decision
    assert isinstance(decision, Accept)
    assert decision.intent.why.endswith(" mine")


@pytest.mark.parametrize(
    "keys",
    [("m",), ("1",), ("X",), ("s", "enter"), ("t", "2"), ("D", "1", "w", "enter"), ("u",), ("U",)],
    ids=["star", "answer", "reject", "later", "type", "stop", "undo", "redo"],
)
async def test_each_act_is_done_once_when_its_turn_comes(seat: Seat, keys: tuple[str, ...]) -> None:
    await seat.press("J", "m", "m", *("u" if keys == ("U",) else ""), "K")
    before = events(seat)
    with writing(seat):
        type_ahead(seat, *keys)
        await until_said(seat, WAITING)
    await until_quiet(seat)
    assert events(seat) == before + 1


def events(seat: Seat) -> int:
    """How many acts are in the log."""
    with closing(sqlite3.connect(seat.triage.store.path)) as connection:
        return int(connection.execute("SELECT count(*) FROM event").fetchone()[0])


async def test_what_another_program_changes_meanwhile_is_not_gone_over(seat: Seat) -> None:
    with writing(seat) as other:
        type_ahead(seat, "x", "1", "x", "2")
        await until_said(seat, WAITING)
        other.execute("UPDATE prospect SET rev = rev + 1, starred = 1")
        other.execute("COMMIT")
        await until_quiet(seat)
    assert seat.triage.counts().rejected == 0
    assert "it is shown anew" in seat.notices().lower() or "shown as it is now" in seat.notices()


async def test_a_prospect_that_is_shown_anew_meanwhile_is_not_decided_unseen(seat: Seat) -> None:
    with writing(seat) as other:
        type_ahead(seat, "X")
        await until_said(seat, WAITING)
        current = seat.desk.sitting.needed()
        other.execute("UPDATE prospect SET rev = rev + 1")
        seat.desk.sitting.current = None
        other.execute("COMMIT")
        await until_said(seat, MOVED_ON)
    seat.desk.sitting.current = current
    assert seat.triage.counts().rejected == 0


async def test_a_command_of_the_palette_waits_too(seat: Seat) -> None:
    with writing(seat):
        seat.app.call_later(seat.desk.run_action, "star")
        await until_said(seat, WAITING)
        type_ahead(seat, "J")
        await asyncio.sleep(0.1)
        assert seat.here == "quayside"
    await until_quiet(seat)
    assert seat.stored("quayside").prospect.starred
    assert seat.here == "palletpost"


async def test_a_thread_of_this_program_that_writes_is_waited_for_too(seat: Seat) -> None:
    may_end = asyncio.Event()
    loop = asyncio.get_running_loop()

    def write() -> None:
        with seat.triage.store.write_rows():
            asyncio.run_coroutine_threadsafe(may_end.wait(), loop).result()

    work = asyncio.create_task(asyncio.to_thread(write))
    await asyncio.sleep(0.1)
    type_ahead(seat, "X")
    await until_said(seat, WAITING)
    may_end.set()
    await work
    await until_quiet(seat)
    assert seat.triage.counts().rejected == 1


async def test_an_edited_draft_waits_too_and_can_be_given_up(seat: Seat) -> None:
    screen = await to_draft(seat)
    await seat.press("e")
    screen.area.load_text("A subject\n\nTyped by me.")
    with writing(seat):
        type_ahead(seat, "escape")
        async with asyncio.timeout(PATIENCE):
            while screen.hints.said != WAITING:
                await seat.pilot.pause(0.01)
        type_ahead(seat, "escape")
        await until_quiet(seat)
        assert screen.hints.said == GIVEN_UP
        assert screen.area.display
        assert screen.area.text == "A subject\n\nTyped by me."
        type_ahead(seat, "escape")
        await asyncio.sleep(0.2)
    await until_quiet(seat)
    assert isinstance(seat.app.screen, DraftScreen)
    kept = seat.stored("quayside").pitch
    assert kept is not None
    assert kept.body == "Typed by me."


async def test_a_filter_to_be_saved_waits_too(seat: Seat) -> None:
    await seat.press("f")
    await seat.write("quay")
    await seat.press("enter")
    await seat.looked()
    await seat.press("F", "s")
    await seat.write("mine")
    with writing(seat):
        type_ahead(seat, "enter")
        await until(lambda: WAITING in seat.notices())
    await until_quiet(seat)
    assert [one.name for one in seat.triage.saved_filters()] == ["mine"]


async def test_a_row_moved_by_hand_waits_too(triage: Triage) -> None:
    triage.choose_order("manual")
    async with seated(triage) as seat:
        await seat.press("l", "j")
        first, second, *_ = triage.prospects(seat.desk.sitting.newest_view)
        with writing(seat):
            type_ahead(seat, "K")
            await until(lambda: WAITING in seat.notices())
        await until_quiet(seat)
        on = seat.app.screen
        assert isinstance(on, ListScreen)
        assert triage.prospects(on.view)[:2] == (second, first)


async def test_the_start_does_not_wait_for_what_comes_back(triage: Triage) -> None:
    yesterday = triage.now().date() - timedelta(days=1)
    triage.decide(triage.dossier(1).prospect, Park(until=yesterday))
    with closing(sqlite3.connect(Path(triage.store.path), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        async with watched() as gaps, seated(triage) as seat:
            await seat.pilot.pause(0.3)
            assert triage.counts().parked == 1
            assert max(gaps) < LOCKED
            other.execute("ROLLBACK")
            seat.desk._bring_back()
            assert triage.counts().parked == 0
