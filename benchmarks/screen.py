"""The triage screen beside a bare Textual app and beside VisiData, in one run, on ptys of 120x40.

    python -m benchmarks.screen [--prospects 100000] [--keys 30] [--visidata vd] [--quiet]

All show texts of 3,000 words in a queue of 100,000; VisiData moves in a CSV of as many rows, with
the columns of a backlink list: what the queue was brought in from. While
the decisions are measured, linktriage reads pages from a loopback server and learns (`--quiet`
leaves that out). Measured: the start until the first text is shown (and until keys decide), `J`
(next prospect), `x 1` (a decision on disk, then the next prospect), scrolling by a line and by a
page, typing a filter, resident memory (and that of the processes it starts, beside it); and the
start with 1,000 prospects. Each figure is given by the clock and in processor time: where others
use the machine only the second can be compared.
"""

from __future__ import annotations

import argparse
import compileall
import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import linktriage
from benchmarks.loopback import host_of
from benchmarks.meter import Answered, Terminal, percentile
from benchmarks.sample import site_of, text_of
from linktriage.model import (
    Basis,
    Evidence,
    FetchState,
    Finding,
    ImportedRow,
    Outcome,
    Page,
    Paragraph,
    Role,
    TargetPage,
)
from linktriage.store.imports import ListFile
from linktriage.store.readings import Reading
from linktriage.triage import Triage

READ_AHEAD = 200
"""Prospects of the queue that were read before."""

STARTS = 9
WARM = 2
"""Keys at the beginning that are not counted: everything is loaded for them."""


def seed(database: Path, prospects: int, port: int = 0) -> None:
    """Fill a database: the first prospects are read, the others stand on the loopback server."""
    triage = Triage(database)
    rows = (_row(number, port) for number in range(prospects))
    triage.store.intake.run(triage.campaign, ListFile("sample", "plain list"), rows, lambda _: None)
    triage.add_target(TargetPage("https://ours.example/", Role.PILLAR, "bade gilo", "it shows how"))
    for number in range(min(READ_AHEAD, prospects)):
        triage.store.readings.save(_reading(number))
    triage.close()


def _row(number: int, port: int) -> ImportedRow:
    unread = port and number >= READ_AHEAD
    site = host_of(number) if unread else site_of(number)
    url = f"http://{site}:{port}/" if unread else f"https://{site}/"
    return ImportedRow(number + 1, site, url, url.partition("://")[2].rstrip("/"), site)


def _reading(number: int) -> Reading:
    url = f"https://{site_of(number)}/"
    paragraphs = tuple(map(Paragraph, text_of(number).split("\n\n")))
    page = Page(url, url, datetime.now(UTC), 200, "A page", words=3000, paragraphs=paragraphs)
    outcomes = list(Outcome)
    findings = tuple(
        Finding(name, outcomes[at % 4], Basis.MEASURED, f"figure {at}", (Evidence("x"),))
        for at, name in enumerate(("traffic", "topics", "outbound", "indexable", "relevance"))
    )
    return Reading(number + 1, FetchState.READ, page=page, findings=findings)


@contextmanager
def pages_served(folder: Path) -> Iterator[int]:
    """Serve one invented page under every address of the loopback; gives the port."""
    paragraphs = "".join(f"<p>{part}</p>" for part in text_of(7).split("\n\n"))
    html = (
        f"<html lang=en><title>A page</title><article><h1>A page</h1>{paragraphs}</article></html>"
    )
    (folder / "page.html").write_text(html)
    (folder / "pages.jsonl").write_text(
        '{"url": "http://site.example/", "domain": "site.example", "file": "page.html"}\n'
    )
    command = [sys.executable, "-m", "benchmarks.loopback", str(folder), "0.05"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield int(server.stdout.readline())
        finally:
            server.kill()


@dataclass(frozen=True, slots=True)
class Program:
    """One program to measure: how it is called, and what shows that it has begun."""

    name: str
    command: Sequence[str]
    begins: str = "Page 000000 begins"

    @contextmanager
    def running(self) -> Iterator[tuple[Terminal, Answered]]:
        """Start it; gives the terminal and what the start took."""
        terminal = Terminal(self.command, {"PYTHONPATH": str(Path(__file__).parent.parent)})
        try:
            yield terminal, terminal.started(self.begins)
        finally:
            terminal.end()


Press = Callable[[Terminal, int], Answered]


def press_next(terminal: Terminal, number: int) -> Answered:
    """Go to the next prospect."""
    return terminal.press("J", f"Page {number:06d} begins")


def press_reject(terminal: Terminal, number: int) -> Answered:
    """Reject for the first reason; the time of both keys counts.

    The order may be learned anew meanwhile: whoever is next, it is not the one that was rejected.
    """
    rejected = re.escape(terminal.shown().split("\n")[1].split("─ ")[1].split(" ─")[0])
    asked = terminal.press("x", "Reject ")
    shown = rf"(?s)\b{number} rejected(?!.*╭─ {rejected} ).*begins"
    decided = terminal.press("1", shown)
    return Answered(decided.clock, asked.cpu + decided.cpu)


def press_line(terminal: Terminal, _: int) -> Answered:
    """Scroll by a line, or go down a row."""
    return terminal.press_until_changed("j")


def press_page(terminal: Terminal, number: int) -> Answered:
    """Scroll by a page, down and up in turns."""
    return terminal.press_until_changed(" " if number % 2 else "g")


class Table:
    """Prints the figures of one thing after the other, beside the floor's."""

    def __init__(self) -> None:
        self._floor: dict[str, tuple[float, float]] = {}

    def row(self, what: str, name: str, found: Sequence[Answered], share: float) -> None:
        """Print one line; the first program named for a thing is its floor."""
        clock = percentile([one.clock for one in found], share)
        cpu = percentile([one.cpu for one in found], share)
        base = self._floor.setdefault(what, (clock, cpu))
        self._print(
            f"{what:<22}{name:<22}{clock:8.1f} ms ({clock / base[0]:5.2f}x)"
            f"   cpu {cpu:8.1f} ms ({cpu / base[1]:5.2f}x)"
        )

    def memory(self, name: str, megabytes: float, others: float) -> None:
        """Print the resident memory of the program, and of the processes that it has started."""
        base, _ = self._floor.setdefault("memory", (megabytes, 0.0))
        beside = f"   beside it {others:.1f} MB" if others else ""
        self._print(
            f"{'memory':<22}{name:<22}{megabytes:8.1f} MB ({megabytes / base:5.2f}x){beside}"
        )

    @staticmethod
    def _print(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def starts(table: Table, what: str, *programs: Program) -> None:
    """Measure starts, of one program after the other in turns; the middle one of each counts."""
    found: dict[str, list[Answered]] = {program.name: [] for program in programs}
    for _ in range(STARTS):
        for program in programs:
            with program.running() as (_, start):
                found[program.name].append(start)
    for name, answers in found.items():
        table.row(what, name, answers, 0.5)


def keys(table: Table, what: str, program: Program, press: Press, count: int) -> None:
    """Measure a key, again and again, and the memory after it."""
    with program.running() as (terminal, _):
        terminal.settle(1.0)
        found = [press(terminal, number) for number in range(1, count + WARM + 1)][WARM:]
        table.row(f"{what} p50", program.name, found, 0.5)
        table.row(f"{what} p95", program.name, found, 0.95)
        table.memory(program.name, terminal.memory(), terminal.memory_of_others())


def filtering(table: Table, program: Program) -> None:
    """Measure the typing of a filter: each letter until the rows that match are counted."""
    with program.running() as (terminal, _):
        terminal.settle(1.0)
        terminal.press("f", "Filter")
        found = [terminal.press(letter, r"[\d,]+ match") for letter in "site00012"]
        table.row("a letter of a filter", program.name, found, 0.95)


BACKLINK = (
    "Referring domain",
    "Page title",
    "Page URL",
    "Domain rating",
    "URL rating",
    "Domain traffic",
    "Page traffic",
    "External links",
    "Language",
    "Anchor",
    "Target URL",
    "Type",
    "First seen",
    "Last seen",
)
"""The columns that most tools give a backlink."""


def _backlink(number: int) -> tuple[object, ...]:
    site = site_of(number)
    return (
        site,
        f"Page {number} on freight",
        f"https://{site}/guides/{number}",
        number % 90,
        number % 50,
        number * 7 % 100_000,
        number % 900,
        number % 80,
        "en",
        "freight classes",
        "https://ours.example/classes",
        "text",
        "2026-01-05",
        "2026-11-01",
    )


def visidata(table: Table, command: str, folder: Path, rows: int, count: int) -> None:
    """Measure VisiData on a CSV of as many rows; a sentence when it is not there."""
    found = shutil.which(command)
    if found is None:
        sys.stdout.write("VisiData is not installed here: its figures are left out.\n")
        return
    file = folder / "rows.csv"
    with file.open("w", newline="") as sheet:
        csv.writer(sheet).writerows([BACKLINK, *map(_backlink, range(rows))])
    program = Program("VisiData", [found, str(file)], site_of(0))
    starts(table, "start", program)
    keys(table, "next", program, press_line, count)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--prospects", type=int, default=100_000)
    parser.add_argument("--keys", type=int, default=30)
    parser.add_argument("--visidata", default="vd")
    parser.add_argument("--quiet", action="store_true", help="neither read nor learn meanwhile")
    options = parser.parse_args()
    # as an installation does: a start that compiles its own source again measures the compiler
    compileall.compile_dir(Path(linktriage.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as name, pages_served(Path(name)) as port:
        folder = Path(name)
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = name
        compare(options, folder, port)


def compare(options: argparse.Namespace, folder: Path, port: int) -> None:
    """Measure one thing after the other, the floor first."""
    seed(folder / "seed.db", options.prospects, port)
    seed(folder / "small.db", 1_000, port)
    bare = Program(
        "a bare Textual app", [sys.executable, "-m", "benchmarks.bare", str(options.prospects)]
    )
    table, count = Table(), options.keys

    def ours(*flags: str, of: str = "seed.db") -> Program:
        """Return linktriage on a fresh copy of a database."""
        database = Path(tempfile.mkdtemp(dir=folder)) / "copy.db"
        shutil.copy(folder / of, database)
        command = [sys.executable, "-m", "linktriage", "--db", str(database), *flags]
        return Program("linktriage", command)

    busy = ("--no-reading",) if options.quiet else ("--allow-private",)
    starts(table, "start", bare, ours(*busy))
    starts(table, "start, 1,000 rows", bare, ours(*busy, of="small.db"))
    for what, floor_press, press in (
        ("next", press_next, press_next),
        ("decide", press_next, press_reject),
        ("scroll a line", press_line, press_line),
        ("scroll a page", press_page, press_page),
    ):
        keys(table, what, bare, floor_press, count)
        keys(table, what, ours(*busy), press, count)
    filtering(table, ours(*busy))
    visidata(table, options.visidata, folder, options.prospects, count)


if __name__ == "__main__":
    main()
