"""The program on a real terminal: a signal or a crash leaves the terminal as it was."""

from __future__ import annotations

import os
import pty
import signal
import sys
import time
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from linktriage.triage import Triage
from linktriage.tui.terminal import Steady
from tests.patience import PATIENCE
from tests.tui.samples import campaign
from tests.tui.terminal import on_terminal

PROGRAM = """
import sys
from pathlib import Path
from linktriage import tui
from linktriage.triage import Triage
from linktriage.tui.screens.triage import TriageScreen
from linktriage.tui.widgets.list_pane import ListPane
from linktriage.tui.widgets.targets_pane import TargetsPane

def crash(*_):
    secret = "hunter" + str(1 + 1)
    raise RuntimeError(secret)

TriageScreen.action_star = crash
ListPane.move_to = crash if "list" in sys.argv else ListPane.move_to
TargetsPane.move_to = crash
tui.run(Triage(Path(sys.argv[1])), reading=False)
"""
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l", b"\x1b[?2004l")
"""Back from the other screen; cursor shown; mouse and pasted text no longer reported."""


def command(path: Path, *more: str) -> list[str]:
    return [sys.executable, "-c", PROGRAM, str(path), *more]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    triage = campaign(tmp_path)
    triage.close()
    return triage.store.path


def is_restored(written: bytes) -> bool:
    return all(written.rfind(code) > written.rfind(b"Carriers quote") for code in RESTORED)


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize(
    ("keys", "shows"),
    [("", "Carriers"), ("l", "queued ·"), ("?", "Keys while"), ("a", "Accept quay")],
)
def test_a_signal_restores_the_terminal(
    database: Path, tmp_path: Path, name: signal.Signals, keys: str, shows: str
) -> None:
    with on_terminal(command(database), tmp_path) as terminal:
        assert terminal.wait_for("Carriers"), terminal.shown
        terminal.type(keys)
        assert terminal.wait_for(shows), terminal.shown
        terminal.program.send_signal(name)
        terminal.wait_for("nothing ever shows this")
        assert terminal.program.wait(PATIENCE) == 0
    assert is_restored(terminal.written)


@pytest.mark.parametrize(
    ("keys", "shows"),
    [("X", "rejected quay"), ("Xl", "queued ·"), ("Xa", "Accept"), ("X?", "Keys while")],
    ids=["page", "list", "strip", "help"],
)
def test_a_terminal_that_goes_without_a_signal_ends_the_program_and_all_it_started(
    database: Path, tmp_path: Path, keys: str, shows: str
) -> None:
    program = [sys.executable, "-m", "linktriage", "--db", str(database), "--no-reading"]
    with on_terminal(program, tmp_path) as terminal:
        assert terminal.wait_for("Carriers"), terminal.shown
        terminal.type("X")
        assert terminal.wait_for("rejected quay"), terminal.shown
        terminal.type(keys[1:])
        assert terminal.wait_for(shows), terminal.shown
        others = started_by(terminal.program.pid)
        terminal.vanish()
        assert terminal.program.wait(PATIENCE) == 0
    assert not psutil.wait_procs(others, PATIENCE)[1]
    with closing(Triage(database)) as again:
        assert again.counts().rejected == 1


def started_by(pid: int) -> list[psutil.Process]:
    """Wait until a program has started the workshop, and return the processes that it started."""
    until, found = time.monotonic() + PATIENCE, list[psutil.Process]()
    while not found:
        assert time.monotonic() < until
        time.sleep(0.05)
        found = psutil.Process(pid).children(recursive=True)
    return found


def test_what_is_said_to_a_terminal_that_is_gone_is_lost_and_nothing_else() -> None:
    master, slave = pty.openpty()
    with open(slave, "w") as file:  # noqa: PTH123 - a terminal has no path here
        steady = Steady(file)
        steady.write("one")
        steady.flush()
        assert os.read(master, 10) == b"one"
        os.close(master)
        for _ in range(2):
            steady.write("two")
            steady.flush()
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - that closing it does not fail
            os.dup2(nowhere.fileno(), slave)


@pytest.mark.parametrize("keys", ["m", "Tj"], ids=["page", "targets"])
def test_a_crash_is_one_line_without_a_value_and_what_was_decided_is_saved(
    database: Path, tmp_path: Path, keys: str
) -> None:
    with on_terminal(command(database), tmp_path) as terminal:
        assert terminal.wait_for("Carriers"), terminal.shown
        terminal.type("X")
        assert terminal.wait_for("rejected quayside"), terminal.shown
        terminal.type(keys)
        assert not terminal.wait_for("nothing ever shows this")
        terminal.program.wait(PATIENCE)
    assert is_restored(terminal.written)
    assert b"linktriage stopped on an error of its own (RuntimeError)" in terminal.written
    logs = [file.read_bytes() for file in tmp_path.rglob("*crash*")]
    assert len(logs) == 1
    assert b"hunter2" not in b"".join([terminal.written, *logs])
    again = Triage(database)
    assert again.counts().rejected == 1
    again.close()


BROWSER = """#!{python}
import sys, time
from pathlib import Path
with Path({log!r}).open("a") as log:
    print(*sys.argv[1:], sep="\\n", file=log)
while not Path({go!r}).exists():
    time.sleep(0.05)
"""


def test_a_browser_that_never_returns_gets_addresses_of_the_web_alone_and_stalls_nothing(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script, log, go = (tmp_path / name for name in ("browser", "asked", "go"))
    script.write_text(BROWSER.format(python=sys.executable, log=str(log), go=str(go)))
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{script} %s")
    with on_terminal(command(database), tmp_path) as terminal:
        assert terminal.wait_for("Carriers"), terminal.shown
        terminal.type("o")
        assert terminal.wait_for("opening")
        terminal.type("Loj")
        assert terminal.wait_for("links of"), terminal.shown
        assert "Opened" not in terminal.shown
        go.touch()
        assert terminal.wait_for("Opened"), terminal.shown
    assert set(log.read_text().split()) == {
        "https://quayside.example/pricing",
        "https://rates.example/classes",
    }
