"""Start-up and key latency of the triage screen, beside a bare Textual app, in one run.

    python -m benchmarks.screen [--prospects 10000] [--keys 30]

Both programs run on a pty of 120x40 and show texts of 3,000 words. Measured: start to the first
text, `J` (next prospect) to its text painted, `x 1` (a decision written to disk) to the next
text painted, and resident memory. Times wander with the machine: the ratios count.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.meter import Figures, Terminal
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
)
from linktriage.store.importer import ListFile
from linktriage.store.readings import Reading
from linktriage.triage import Triage

READ_AHEAD = 200
"""Prospects of the queue that were read."""


def seed(database: Path, prospects: int) -> None:
    """Fill a database with read prospects."""
    triage = Triage(database)
    rows = (_row(number) for number in range(prospects))
    triage.store.intake.run(triage.campaign, ListFile("sample", "plain list"), rows, lambda _: None)
    for number in range(min(READ_AHEAD, prospects)):
        triage.store.readings.save(_reading(number))
    triage.close()


def _row(number: int) -> ImportedRow:
    site = site_of(number)
    return ImportedRow(number + 1, site, f"https://{site}/", site, site)


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


@dataclass(frozen=True, slots=True)
class Run:
    """One program to measure: its words, and the keys that bring the next text."""

    name: str
    command: list[str]
    keys: tuple[str, ...]


def measure(run: Run, keys: int) -> Figures:
    """Start a program, press its keys, end it."""
    terminal = Terminal(run.command, {"PYTHONPATH": str(Path(__file__).parent.parent)})
    try:
        start = terminal.wait_for("Page 000000 begins")
        times = []
        for number in range(1, keys + 1):
            for key in run.keys[:-1]:
                terminal.press(key, "Reject")
            times.append(terminal.press(run.keys[-1], f"Page {number:06d} begins"))
        return Figures(start, tuple(times[2:]), terminal.memory())
    finally:
        terminal.end()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--prospects", type=int, default=10_000)
    parser.add_argument("--keys", type=int, default=30)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        database = Path(folder) / "sample.db"
        seed(database, options.prospects)
        ours = [sys.executable, "-m", "linktriage", "--db", str(database), "--no-reading"]
        bare = [sys.executable, "-m", "benchmarks.bare", str(options.prospects)]
        floor = measure(Run("a bare Textual app", bare, ("J",)), options.keys)
        show("a bare Textual app", floor, floor)
        show("linktriage, J: next", measure(Run("next", ours, ("J",)), options.keys), floor)
        decide = Run("decide", ours, ("x", "1"))
        show("linktriage, x 1: decide", measure(decide, options.keys), floor)


def show(name: str, figures: Figures, floor: Figures) -> None:
    """Print one line, with the ratios to the floor."""
    rows = [
        ("start", figures.start, floor.start),
        ("p50", figures.percentile(0.5), floor.percentile(0.5)),
        ("p95", figures.percentile(0.95), floor.percentile(0.95)),
        ("MB", figures.memory, floor.memory),
    ]
    cells = [f"{label} {value:7.1f} ({value / base:4.2f}x)" for label, value, base in rows]
    sys.stdout.write(f"{name:<26}" + "  ".join(cells) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
