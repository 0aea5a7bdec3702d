"""Every text of the database is hostile, and every screen is visited: nothing happens.

Told twice: once with a look at every cell that is drawn, once on a real terminal that answers
whatever it is asked, where each byte that reaches it is kept.
"""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from linktriage.model import Status
from linktriage.triage import Triage, View
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
from tests.tui.poisoned import MARKUP, OURS, WORDS, furnished, poison, texts
from tests.tui.seat import CHARACTERS, Seat, seated
from tests.tui.terminal import OnTerminal, on_terminal
from tests.tui.test_snapshots import LEAVES

IN_NO_SIGHT = {
    *("prospect.status", "prospect.fetch_state", "prospect.approach", "prospect.answers"),
    *("page.state", "finding.outcome", "finding.basis", "suppression.kind", "import.counts"),
    *("mark.kind", "mark.happened_on", "earlier_contact.kind", "earlier_contact.happened_on"),
    *("flagged_host.host", "flagged_host.niche", "link_answer.url", "link_answer.state"),
    *("rest.host", "export.file", "export.profile", "trace.trackers", "service_answer.metrics"),
}
"""Columns that hold days and members of our own enums, and those that no screen reads from."""

Kind = type[Screen[Any]]

WAYS: dict[Kind, tuple[str, ...]] = {
    ListScreen: ("l",),
    LinksScreen: ("L",),
    WhyScreen: ("w",),
    PastScreen: ("h",),
    HelpScreen: ("question_mark",),
    JumpScreen: ("S", "e"),
    SavedScreen: ("F",),
    DraftScreen: ("d",),
    CoverageScreen: ("M",),
    TargetsScreen: ("T",),
    TargetForm: ("T", "e"),
    BringScreen: ("i", *"list.csv", "enter"),
    TriageScreen: ("slash", "e", "enter"),
}
"""By which keys each screen comes."""

THERE: dict[Kind, tuple[str, ...]] = {
    TriageScreen: (
        *("e", "e", "E", "escape", "p", "c", "escape", "x", "escape", "s", "escape", "D"),
        *("escape", "y", "escape", "O", "escape", "t", "escape", "a", "p", "tab", "escape"),
        *("escape", "a", "2", "escape", "f", "escape", "J", "e", "J", "J", "J", "K"),
    ),
    ListScreen: (
        *("j", "space", "A", "escape", "X", "escape", "s", "7"),
        *("f", "escape", "O", "escape"),
    ),
    LinksScreen: ("j", "i", "j"),
    DraftScreen: ("j", "c", "escape", "h", "escape", "m", "escape", "R", "y", "e", "escape"),
    TargetsScreen: ("j", "i", "escape", "1", "u"),
    TargetForm: ("tab", "tab"),
    BringScreen: ("j", "m", "escape"),
}
"""Keys that show what else there is."""

SHOWS: dict[Kind, str] = {
    ListScreen: "queued ·",
    LinksScreen: "links of",
    WhyScreen: "Why quayside",
    PastScreen: "What happened with",
    HelpScreen: "Keys while",
    JumpScreen: "Enter go",
    SavedScreen: "Saved filters",
    DraftScreen: "Draft for",
    CoverageScreen: "Coverage:",
    TargetsScreen: "Target pages:",
    TargetForm: "Tab next",
    BringScreen: "It looks like",
    TriageScreen: "a accept",
}
"""Words by which a screen is known on a terminal."""

BYTES = (b"\x1bP$q", b"\x1b]52", b"\x1b]0;aaaa", b"\x1b[21t", b"\x1b[c", b"\xc2\x9b", b"\xc2\x90")


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a database in which every text is hostile; a list that is, too, lies at hand."""
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    monkeypatch.chdir(tmp_path)
    path = furnished(tmp_path)
    poison(path, WORDS)
    words = WORDS.replace("\0", "")  # with which a file would be no text
    rows = f"Backlink,{words},{words}2\nhttps://pier.example/a,{words},{words}\n"
    Path("list.csv").write_text(rows, encoding="utf-8")
    return path


def decided(path: Path) -> list[tuple[int, str, int]]:
    """What stands decided in the file, and how many acts the log has."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT id, status, (SELECT count(*) FROM event WHERE kind IN "
            "('accept', 'reject', 'later', 'park', 'suppress')) FROM prospect"
        ).fetchall()


def test_no_column_of_text_is_left_out(tmp_path: Path) -> None:
    path = furnished(tmp_path)
    hostile = poison(path, WORDS)
    with closing(sqlite3.connect(path)) as connection:
        every = {f"{table}.{column}" for table, column in texts(connection)}
    assert every - hostile - OURS == IN_NO_SIGHT


def test_every_screen_is_visited() -> None:
    assert set(WAYS) == set(SHOWS) == set(LEAVES)


@pytest.mark.parametrize("size", [(140, 40), (80, 24)], ids=["wide", "narrow"])
async def test_hostile_text_is_shown_as_what_it_is_and_no_cell_of_it_can_be_clicked(
    hostile: Path, size: tuple[int, int]
) -> None:
    before = decided(hostile)
    with closing(Triage(hostile)) as triage:
        for kind, keys in WAYS.items():
            async with seated(triage, size) as seat:
                await show_accepted(seat)
                for key in keys:
                    await press(seat, key)
                await arrived(seat, kind)
                for key in THERE.get(kind, ()):
                    await press(seat, key)
                await click_around(seat)
                assert seat.app.return_code is None
    assert decided(hostile) == before


async def test_a_notice_over_any_screen_shows_foreign_words_as_what_they_are(
    hostile: Path,
) -> None:
    before = decided(hostile)
    with closing(Triage(hostile)) as triage:
        for kind, keys in WAYS.items():
            async with seated(triage) as seat:
                await show_accepted(seat)
                for key in keys:
                    await press(seat, key)
                await arrived(seat, kind)
                seat.app.screen.notify(WORDS, title=WORDS, timeout=60, markup=False)
                # in the title and in the message, of which the toast shows the end as well
                await until(lambda: seat.screen().count(MARKUP.strip()) >= 2)
                look(seat)
                assert seat.app.return_code is None
    assert decided(hostile) == before


async def show_accepted(seat: Seat) -> None:
    """Put the prospect in front that has most to show."""
    [accepted] = seat.triage.prospects(View(statuses=(Status.ACCEPTED,)))
    seat.desk.sitting.open(accepted)
    seat.desk.show()
    await seat.pilot.pause()


async def press(seat: Seat, key: str) -> None:
    """Press a key and look at every cell of what it shows."""
    await seat.press(key)
    await seat.looked()
    look(seat)


async def arrived(seat: Seat, kind: Kind) -> None:
    """Wait for a screen, and for what a thread looks up for it."""
    await until(lambda: isinstance(seat.app.screen, kind) and SHOWS[kind] in seat.screen())
    await seat.looked()
    look(seat)


def look(seat: Seat) -> None:
    """See that nothing drawn acts on a terminal, and that nothing of it can be clicked."""
    shown = seat.screen()
    raw = [line for line in shown.splitlines() if not line.isprintable()]
    assert not raw, f"{seat.app.screen}: {raw}"
    for line in seat.app.screen._compositor.render_strips():
        assert not [one for one in line if one.style and one.style.meta.get("@click")]


async def click_around(seat: Seat) -> None:
    for column in range(2, seat.app.size.width, 23):
        for row in range(1, seat.app.size.height, 9):
            await seat.pilot.click(offset=(column, row))
    look(seat)


PROGRAM = """
import sys
from pathlib import Path
from linktriage.triage import Triage
from linktriage import tui
tui.run(Triage(Path(sys.argv[1])), reading=False)
"""


def test_nothing_hostile_reaches_a_terminal_that_answers_and_nothing_is_decided(
    hostile: Path, tmp_path: Path
) -> None:
    before = decided(hostile)
    with closing(Triage(hostile)) as triage:
        [accepted] = triage.prospects(View(statuses=(Status.ACCEPTED,)))
        site = triage.dossier(accepted).prospect.site.partition("[")[0]
    with on_terminal([sys.executable, "-c", PROGRAM, str(hostile)], tmp_path) as terminal:
        assert terminal.wait_for("a accept"), terminal.shown
        for kind, keys in WAYS.items():
            go_to(terminal, site)
            for key in keys:
                terminal.type(CHARACTERS.get(key, key))
            assert terminal.wait_for(SHOWS[kind]), f"{kind} never came:\n{terminal.shown}"
            leave(terminal, kind)
        assert terminal.program.poll() is None
    for raw in (*BYTES, "\u202e".encode(), "\u2066".encode(), "\u200b".encode()):
        assert raw not in terminal.written
    assert decided(hostile) == before


def go_to(terminal: OnTerminal, site: str) -> None:
    """Put the prospect of a site in front, by its name."""
    terminal.type("S")
    assert terminal.wait_for("Enter go"), terminal.shown
    terminal.type(f"{site}\r")
    assert terminal.wait_for("a accept"), terminal.shown


def leave(terminal: OnTerminal, kind: Kind) -> None:
    """Press Esc until the page is back."""
    covers = kind is not TriageScreen
    for _ in range(20):
        terminal.settle()  # a key too soon behind Esc would be another key
        if "a accept" in terminal.shown and not (covers and SHOWS[kind] in terminal.shown):
            return
        terminal.type("\x1b")
    raise AssertionError(terminal.shown)
