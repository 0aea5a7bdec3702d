"""The disk is full, or another program holds the database: it is said, and nothing is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection as AnotherConnection
from sqlalchemy import event

from linktriage.errors import StoreError
from linktriage.model import Accept, Park
from linktriage.store.database import Database
from linktriage.store.sqlite import PATIENCE, Connection
from linktriage.triage import Triage, View
from linktriage.tui.keys import Mode, of_mode
from linktriage.tui.screens.bring import BringScreen
from linktriage.tui.screens.saved import SavedScreen
from linktriage.tui.screens.target_form import TargetForm
from linktriage.tui.screens.targets import TargetsScreen
from linktriage.tui.widgets.strips import Field
from tests.patience import until
from tests.tui.every_key import row_of
from tests.tui.seat import Seat, seated
from tests.tui.test_draft import to_draft
from tests.tui.test_every_key import LOW, NARROW, WAYS, accepted, changed, desk, home, outside

REFUSED = "The disk is full [/]. Make room and do it again."


@contextmanager
def refusing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the database refuse whatever is written, as it does when the disk is full."""

    @contextmanager
    def write(_: Database) -> Iterator[None]:
        raise StoreError(REFUSED)
        yield

    with monkeypatch.context() as patch:
        patch.setattr(Database, "write", write)
        patch.setattr(Database, "write_rows", write)
        yield


@pytest.mark.parametrize("mode", Mode)
async def test_no_key_of_any_mode_breaks_when_nothing_can_be_written(
    mode: Mode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside(tmp_path, monkeypatch)
    async with desk(tmp_path, LOW.get(mode, NARROW)) as seat:
        for key in of_mode(mode):
            row = row_of(key.id)
            assert row is not None
            if key.id == "read.quit" or (key.digits and key.keys != "1"):
                continue
            await home(seat)
            await WAYS[mode](seat)
            if row.drafted:
                await accepted(seat)
            await seat.press(*row.before)
            await settled(seat)
            before = stored(seat)
            with refusing(monkeypatch):
                await seat.press(key.keys.split(",")[0])
                await settled(seat)
                assert seat.app._exception is None, key.id
                assert seat.app._exit is False, key.id
            assert stored(seat) == before, key.id


def stored(seat: Seat) -> object:
    """What is in the database."""
    return seat.triage.counts(), seat.triage.targets(), seat.stored("quayside")


async def settled(seat: Seat) -> None:
    """Wait for what works beside the screen."""
    await seat.looked()
    groups = {"target acts", "targets", "bulk", "browser", "order", "why", "lint"}
    await until(lambda: not any(one.group in groups for one in seat.app.workers))
    await seat.pilot.pause()


@contextmanager
def full_disk(triage: Triage, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the file of the database grow no further, and fill it until nothing fits any more."""
    with closing(sqlite3.connect(triage.store.path)) as connection:
        limit = connection.execute("PRAGMA page_count").fetchone()[0]
    begin = Connection.begin

    def held(connection: Connection, *, patience: int = PATIENCE) -> None:
        connection.execute(f"PRAGMA max_page_count = {limit}")
        begin(connection, patience=patience)

    def hold(connection: AnotherConnection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {limit}")

    monkeypatch.setattr(Connection, "begin", held)
    event.listen(triage.store._tables(), "begin", hold)
    last = triage.prospects(View())[-1]
    with pytest.raises(StoreError, match="Make room"):
        for _ in range(10_000):
            triage.star(triage.dossier(last).prospect)
    yield
    limit = 1_000_000


LONG = "word " * 2_000
"""What no page of the file has room for."""


async def test_a_decision_on_a_full_disk_is_said_and_retried(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    await seat.press("a", "tab", "tab", "end")
    await seat.write(" mine")
    with full_disk(seat.triage, monkeypatch):
        await seat.press("enter", "enter")
        assert "Make room on the disk" in seat.notices()
        assert seat.here == "quayside"
        assert seat.stored("quayside").decision is None
    await seat.press("enter")
    decision = seat.stored("quayside").decision
    assert isinstance(decision, Accept)
    assert decision.intent.why.endswith(" mine")


async def test_a_bulk_act_on_a_full_disk_keeps_the_marks(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    await seat.press("l", "space", "space", "space")
    with full_disk(seat.triage, monkeypatch):
        await seat.press("X", "2")
        await seat.looked()
        assert "Make room on the disk" in seat.notices()
        assert seat.triage.counts().rejected == 0
    await seat.press("X", "2")
    await seat.looked()
    assert seat.triage.counts().rejected == 3


def body(seat: Seat) -> str:
    """The body of the draft that is kept."""
    kept = seat.stored("quayside").pitch
    assert kept is not None
    return kept.body


async def test_a_draft_on_a_full_disk_stays_in_the_editor(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = await to_draft(seat)
    await seat.press("e")
    screen.area.load_text(f"Subject\n\n{LONG}")
    with full_disk(seat.triage, monkeypatch):
        await seat.press("escape")
        assert "Make room on the disk" in seat.notices()
        assert screen.area.display
        assert screen.area.text == f"Subject\n\n{LONG}"
    await seat.press("escape")
    assert body(seat) == LONG.strip()


async def test_a_text_from_an_editor_outside_is_kept_on_the_screen(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside(tmp_path, monkeypatch)
    screen = await to_draft(seat)
    with refusing(monkeypatch):
        await seat.press("E")
        assert screen.area.display
        assert "Written outside" in screen.area.text
    await seat.press("escape")
    assert "Written outside" in body(seat)


async def test_a_target_page_that_cannot_be_kept_is_asked_for_again_as_typed(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    await seat.press("T", "j", "e")
    await changed(seat, lambda one: type(one.app.screen).__name__ == "TargetForm", before=False)
    seat.app.screen.query_one("#why", Field).value = LONG
    with full_disk(seat.triage, monkeypatch):
        await seat.press("enter")
        await settled(seat)
        assert "Make room on the disk" in seat.notices()
        assert isinstance(seat.app.screen, TargetForm)
        assert LONG.startswith(seat.app.screen.query_one("#why", Field).value)
    await seat.press("enter")
    await settled(seat)
    assert isinstance(seat.app.screen, TargetsScreen)
    assert [one.why for one in seat.triage.targets()].count(LONG.strip()) == 1


@pytest.mark.parametrize("keys", [("c",), ("D", "1")], ids=["note", "reason"])
async def test_what_was_typed_in_a_strip_stays_there(
    seat: Seat, keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    await seat.press(*keys)
    await seat.write("my own words")
    with refusing(monkeypatch):
        await seat.press("enter")
        assert REFUSED in seat.notices()
        assert seat.desk.prompt.text == "my own words"
        assert seat.desk.prompt.display
    await seat.press("enter")
    assert not seat.desk.prompt.display
    with closing(sqlite3.connect(seat.triage.store.path)) as connection:
        query = "SELECT note FROM prospect UNION SELECT reason FROM suppression"
        assert ("my own words",) in connection.execute(query).fetchall()


async def test_a_note_typed_while_another_program_decided_is_kept(seat: Seat) -> None:
    await seat.press("c")
    await seat.write("my own words")
    with closing(Triage(Path(str(seat.triage.store.path)))) as other:
        other.star(other.dossier(seat.stored("quayside").prospect.id).prospect)
    await seat.press("enter")
    told = seat.notices()
    assert "did: star" in told or "Another program changed" in told, "whichever sees it first"
    assert seat.desk.prompt.text == "my own words"
    await seat.press("enter")
    prospect = seat.stored("quayside").prospect
    assert (prospect.starred, prospect.note) == (True, "my own words")


async def test_the_screen_begins_when_nothing_can_be_written(
    triage: Triage, monkeypatch: pytest.MonkeyPatch
) -> None:
    triage.decide(triage.dossier(1).prospect, Park(until=triage.now().date() - timedelta(days=1)))
    with refusing(monkeypatch):
        async with seated(triage) as seat:
            await seat.settled()
            assert REFUSED in seat.notices()
            await seat.press("j", "J")
            assert seat.app._exit is False


async def test_a_name_for_a_filter_that_cannot_be_kept_stays_typed(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    await seat.press("f")
    await seat.write("status:queued")
    await seat.press("enter")
    await settled(seat)
    await seat.press("F", "s")
    await seat.write("mine")
    with refusing(monkeypatch):
        await seat.press("enter")
        await settled(seat)
        assert REFUSED in seat.notices()
        assert isinstance(seat.app.screen, SavedScreen)
        assert seat.app.screen.prompt.text == "mine"
        assert seat.triage.saved_filters() == ()
    await seat.press("enter")
    assert [one.name for one in seat.triage.saved_filters()] == ["mine"]


async def test_a_list_that_cannot_be_kept_stays_given(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "more.txt"
    path.write_text("https://berth.example/a\n", encoding="utf-8")
    await seat.press("i")
    screen = seat.app.screen
    assert isinstance(screen, BringScreen)
    screen.area.load_text(str(path))
    with refusing(monkeypatch):
        await seat.press("enter")
        await until(lambda: REFUSED in seat.notices())
        assert screen.area.display
        assert screen.area.text == str(path)
        assert seat.triage.counts().queued == 6
    await seat.press("enter")
    await until(lambda: seat.triage.counts().queued == 7)
