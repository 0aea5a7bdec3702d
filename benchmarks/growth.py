"""Memory over a long reading, process by process: with the screen in front, or by `fetch`.

    python -m benchmarks.growth FOLDER [--sites 3000] [--seconds 900] [--fetch] [--requests 8]

FOLDER is described in `loopback`; each site is read whole, within a budget of `--requests`. The
screen stands on a pty of its own and is given a key twice a second: the next prospect, or now and
then a rejection. A row is printed every 15 seconds: the sites read so far, and the MB of each kind
of process, what they share counted once. It ends when all is read, or after `--seconds`.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

import psutil

from benchmarks.loopback import host_of, load_sites
from benchmarks.meter import Terminal
from benchmarks.reading import chosen, queued, served

EVERY = 15.0
"""Seconds between two rows."""
KEYS = ("J", "J", "J", "x1")
"""Typed in turn: three look at the next prospect, the last rejects one."""
KINDS = {"linktriage.triage.workshop": "workshop", "linktriage.extracting.worker": "readers"}
"""Modules by which a process is known; what is none of them is the program itself."""


def megabytes(pid: int) -> Counter[str]:
    """Return the MB of a program's processes by their kind."""
    found: Counter[str] = Counter()
    with suppress(psutil.Error):
        program = psutil.Process(pid)
        for process in (program, *program.children(recursive=True)):
            with suppress(psutil.Error):
                words = process.cmdline()
                kind = next((KINDS[word] for word in words if word in KINDS), "program")
                found[kind] += process.memory_full_info().pss / 1e6
    return found


def sites(database: Path) -> tuple[int, int]:
    """Return how many sites of the queue were read, or could not be, and how many are left."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        query = """SELECT count(fetch_state),
            count(*) FILTER (WHERE fetch_state IS NULL AND status = 'queued') FROM prospect"""
        [(read, left)] = connection.execute(query).fetchall()
    return int(read), int(left)


class Sitting:
    """One program on a pty, typed at while it reads."""

    def __init__(self, database: Path, *, fetch: bool) -> None:
        self._database = database
        self._types = not fetch
        more = ["fetch"] if fetch else []
        command = [sys.executable, "-m", "linktriage", "--db", str(database)]
        self.terminal = Terminal([*command, *more, "--allow-private"], {})
        self._typed = 0

    def sit(self, until: float) -> None:
        """Type, and take in what is drawn, until that moment."""
        while time.perf_counter() < until and self.terminal.is_running():
            if self._types:
                self.terminal.type(KEYS[self._typed % len(KEYS)])
                self._typed += 1
            moment = min(time.perf_counter() + 0.5, until)
            with suppress(OSError):  # what a program that ends writes last is an error
                while time.perf_counter() < moment and self.terminal.is_running():
                    self.terminal.take_in(moment)

    def row(self, seconds: float) -> str:
        """Return the figures of now."""
        found = megabytes(self.terminal.pid)
        each = "".join(f"{found[kind]:10.0f}" for kind in ("program", "workshop", "readers"))
        return f"{seconds:8.0f}{sites(self._database)[0]:8}{each}{found.total():10.0f}"


def measure(options: argparse.Namespace, database: Path) -> None:
    """Let one program read, and print a row now and then."""
    print(f"{'seconds':>8}{'sites':>8}{'program':>10}{'workshop':>10}{'readers':>10}{'all':>10}")
    began = time.perf_counter()
    sitting = Sitting(database, fetch=options.fetch)
    try:
        seconds = 0.0
        while seconds < options.seconds and sitting.terminal.is_running():
            seconds = min(seconds + EVERY, options.seconds)
            sitting.sit(began + seconds)
            print(sitting.row(seconds), flush=True)
            if not sites(database)[1]:
                break
    finally:
        sitting.terminal.end()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sites", type=int, default=3000)
    parser.add_argument("--seconds", type=float, default=900.0)
    parser.add_argument("--requests", type=int, default=8)
    parser.add_argument("--fetch", action="store_true", help="`linktriage fetch`, no screen")
    options = parser.parse_args()
    stored = load_sites(options.folder)
    numbers = chosen(stored, options.sites)
    with served(options.folder, 0.0) as port, tempfile.TemporaryDirectory() as folder:
        leads = [(host_of(number), stored[number % len(stored)].lead) for number in numbers]
        database = Path(folder) / "queue.db"
        queued(database, [f"http://{host}:{port}{lead}" for host, lead in leads], options.requests)
        measure(options, database)


if __name__ == "__main__":
    main()
