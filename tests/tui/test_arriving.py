"""The first frame stands before the database is open, and is the truth."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from linktriage.errors import StoreError
from linktriage.model import Status
from linktriage.triage import Triage
from linktriage.triage.arrival import Arrival, arrive
from linktriage.tui.app import TriageApp
from linktriage.tui.widgets.header import Header
from linktriage.tui.widgets.page_pane import PagePane
from tests.patience import PATIENCE, until
from tests.tui.samples import campaign
from tests.tui.seat import Seat, seated

LATER = (
    *("sqlmodel", "sqlalchemy", "pydantic", "httpx", "lxml", "jinja2", "openpyxl"),
    *("linktriage.triage.verbs", "linktriage.intent", "linktriage.pitching"),
    *("linktriage.importing", "linktriage.exporting", "linktriage.fetching"),
    *("linktriage.extracting", "linktriage.ordering", "linktriage.cli.intake"),
)
"""What the first frame does without."""


def test_the_first_frame_loads_neither_the_store_nor_the_steps(tmp_path: Path) -> None:
    campaign(tmp_path).close()
    program = (
        "import sys; from pathlib import Path\n"
        "import linktriage.cli.upkeep, linktriage.tui.app\n"
        "from linktriage.triage.arrival import arrive\n"
        "arrival = arrive(Path(sys.argv[1]))\n"
        "linktriage.tui.app.TriageApp(arrival)\n"
        "print(arrival.first.dossier.prospect.site, *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "triage.db")],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    site, *modules = done.stdout.split()
    assert site == "quayside.example"
    assert [name for name in LATER if name in modules] == []


class Held:
    """A desk whose opening waits until it may go on."""

    def __init__(self, triage: Triage) -> None:
        self.may_open = Event()
        seen = arrive(triage.store.path).first
        self.arrival = Arrival(self._open, seen)
        self._triage = triage

    def _open(self) -> Triage:
        assert self.may_open.wait(PATIENCE)
        return self._triage


async def opened(seat: Seat) -> None:
    """Wait until the desk stands behind the screen."""
    await until(lambda: seat.desk.standing is not None)
    await seat.pilot.pause()


async def test_the_prospect_is_shown_while_the_database_is_opened(triage: Triage) -> None:
    held = Held(triage)
    async with seated(triage, app=TriageApp(held.arrival, reading=False)) as seat:
        assert "How freight is priced" in seat.text(PagePane)
        assert "of 6" not in seat.text(Header)
        await seat.press("j")
        assert seat.desk.page.top == 1
        held.may_open.set()
        await opened(seat)
        assert seat.here == "quayside"
        assert "of 6" in seat.text(Header)
        assert seat.desk.page.top == 1


async def test_a_key_that_decides_waits_for_the_database(triage: Triage) -> None:
    held = Held(triage)
    held.may_open.set()
    async with seated(triage, app=TriageApp(held.arrival, reading=False)) as seat:
        await seat.press("X")
        await opened(seat)
        assert seat.triage.counts().rejected == 1
        assert seat.here == "palletpost"


async def test_a_database_that_cannot_be_opened_ends_the_screen(triage: Triage) -> None:
    def refuse() -> Triage:
        raise StoreError("The database is damaged.")

    seen = arrive(triage.store.path).first
    app = TriageApp(Arrival(refuse, seen), reading=False)
    async with app.run_test():
        await until(lambda: app._exit)
    with pytest.raises(StoreError, match="damaged"):
        app.desk()


async def test_a_session_begins_where_the_last_one_ended(triage: Triage) -> None:
    async with seated(triage) as seat:
        await seat.press("J", "J")
        left = seat.here
    assert left == "dockyard"
    async with seated(triage) as seat:
        assert seat.here == "dockyard"
        await seat.press("X")
        assert seat.stored("dockyard").prospect.status is Status.REJECTED


async def test_what_was_decided_elsewhere_is_not_begun_with(triage: Triage) -> None:
    async with seated(triage) as seat:
        await seat.press("J")
    async with seated(triage) as seat:
        await seat.press("X", "K", "q")
    async with seated(triage) as seat:
        assert seat.here == "quayside"
