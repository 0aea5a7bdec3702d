"""Whatever screen is open: a signal, a crash, a terminal that goes all end in the same order."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from linktriage.tui.screens.triage import TriageScreen
from tests.patience import PATIENCE
from tests.tui.poisoned import furnished
from tests.tui.seat import CHARACTERS
from tests.tui.terminal import OnTerminal, on_terminal
from tests.tui.test_ending import is_restored
from tests.tui.test_hostile_everywhere import SHOWS, WAYS, Kind, go_to

PROGRAM = """
import asyncio, signal, sys
from pathlib import Path
from linktriage import tui
from linktriage.triage import Triage
from linktriage.tui.app import TriageApp

def fail(secret):
    raise RuntimeError(secret)

def crash(self):
    self.screen.call_later(fail, "hunter" + str(1 + 1))

def take_keys(self):
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, crash, self)
    taken(self)

taken, TriageApp._take_keys = TriageApp._take_keys, take_keys
tui.run(Triage(Path(sys.argv[1])), reading=False)
"""
ENDS = {
    "SIGTERM": lambda terminal: terminal.program.terminate(),
    "SIGHUP": lambda terminal: terminal.program.send_signal(signal.SIGHUP),
    "no terminal": lambda terminal: terminal.vanish(),
}
COVERS = [kind for kind in WAYS if kind is not TriageScreen]
"""The screens that lie over the page."""


def show(terminal: OnTerminal, kind: Kind) -> None:
    """Go to a screen, with the prospect behind it that has most to show."""
    assert terminal.wait_for("a accept"), terminal.shown
    go_to(terminal, "quayside")
    for key in WAYS[kind]:
        terminal.type(CHARACTERS.get(key, key))
    assert terminal.wait_for(SHOWS[kind]), f"{kind} never came:\n{terminal.shown}"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Start the program with something to see on every screen, and a list at hand."""
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text("Backlink,x\nhttps://pier.example/a,y\n", encoding="utf-8")
    return [sys.executable, "-c", PROGRAM, str(furnished(tmp_path))]


@pytest.mark.parametrize("kind", WAYS, ids=lambda kind: kind.__name__)
def test_a_crash_on_any_screen_is_one_line_without_a_value(
    kind: Kind, command: list[str], tmp_path: Path
) -> None:
    with on_terminal(command, tmp_path) as terminal:
        show(terminal, kind)
        terminal.program.send_signal(signal.SIGUSR1)
        assert not terminal.wait_for("nothing ever shows this")
        terminal.program.wait(PATIENCE)
    assert is_restored(terminal.written)
    assert b"linktriage stopped on an error of its own (RuntimeError)" in terminal.written
    [log] = [file.read_bytes() for file in tmp_path.rglob("*crash*")]
    assert b"RuntimeError" in log
    assert b"hunter2" not in terminal.written + log


@pytest.mark.parametrize("number", range(len(COVERS)), ids=lambda number: COVERS[number].__name__)
def test_any_screen_is_left_in_order_whatever_ends_it(
    number: int, command: list[str], tmp_path: Path
) -> None:
    name = list(ENDS)[number % len(ENDS)]
    with on_terminal(command, tmp_path) as terminal:
        show(terminal, COVERS[number])
        ENDS[name](terminal)
        if name != "no terminal":
            assert not terminal.wait_for("nothing ever shows this")
        assert terminal.program.wait(PATIENCE) == 0
    assert name == "no terminal" or is_restored(terminal.written)
