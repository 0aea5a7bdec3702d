"""A million rows into prospects, beside `sqlite-utils insert --csv` of the same rows, in one run.

    python -m benchmarks.intake [--rows 1000000] [--peer sqlite-utils]

The file is shaped as a backlink export of Ahrefs: UTF-16, tab-separated, all cells quoted. The
peer gets the same rows as UTF-8 with commas; it writes them as they are, into one table, with
neither cleaning nor sites. It is no dependency of ours: install it anywhere and name its command.
Both are run as commands of their own, from start to end; then our import is run a second time.
The peer commits every few rows and waits for the disk each time; compare the processor's seconds.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SITES = 100_000
"""Different sites, of which the popular ones have most rows."""
SEED = 3
HEADER = (
    "Referring page title", "Referring page URL", "Language", "Platform",
    "Referring page HTTP code", "Domain rating", "UR", "Domain traffic", "Referring domains",
    "Linked domains", "External links", "Page traffic", "Keywords", "Target URL", "Left context",
    "Anchor", "Right context", "Type", "Content", "Nofollow", "UGC", "Sponsored", "Rendered",
    "Raw", "Lost status", "Drop reason", "Discovered status", "First seen", "Last seen", "Lost",
    "Links in group",
)  # fmt: skip
WORDS = tuple(
    f"{a}{b}{c}" for a in ("ba", "ko", "ri", "tu", "né") for b in ("ran", "lem", "sti", "vo")
    for c in ("ing", "er", "al", "s", "um")
)  # fmt: skip


def _slug(title: str) -> str:
    return title.replace(" ", "-").replace("é", "e")


def rows(count: int) -> Iterator[list[str]]:
    """Yield invented rows, the same every time."""
    chance = random.Random(SEED)
    words = [" ".join(chance.choices(WORDS, k=7)) for _ in range(5_000)]
    for number in range(count):
        site = int(SITES * chance.random() ** 2)
        left, right, title = chance.choices(words, k=3)
        lost = "2026-03-02 10:11:12" if number % 50 == 0 else ""
        yield [
            title.title(), f"https://www.site{site}.com/{_slug(title)}/{number}",
            "en", "wordpress", "200", str(site % 95), f"{site % 60}.{number % 10}",
            str(site * 7 % 90_000), str(number % 400), str(number % 70), str(number % 90),
            str(number % 1_500), str(number % 30), f"https://rival{site % 9}.com/page/{site % 50}",
            left, title[:30], right, "Text", "content", ("false", "true")[number % 3 == 0],
            "false", "false", "true", "true", "pageredirected" if lost else "", "", "linkfound",
            f"2025-{site % 12 + 1:02}-11 06:20:00", "2026-10-30 17:05:44", lost, "1",
        ]  # fmt: skip


def write(folder: Path, count: int) -> tuple[Path, Path]:
    """Write the rows as the export and as plain UTF-8; return both files."""
    export, plain = folder / "rival_backlinks_2026-11-01.csv", folder / "plain.csv"
    with (
        export.open("w", encoding="utf-16", newline="") as one,
        plain.open("w", encoding="utf-8", newline="") as other,
    ):
        tabs = csv.writer(one, delimiter="\t", quoting=csv.QUOTE_ALL)
        commas = csv.writer(other)
        tabs.writerow(HEADER)
        commas.writerow(HEADER)
        for row in rows(count):
            tabs.writerow(row)
            commas.writerow(row)
    return export, plain


@dataclass(frozen=True, slots=True)
class Run:
    """What one command took."""

    seconds: float
    busy: float
    """Seconds of the processor, in the program and in the system for it."""
    memory: float
    """Peak resident memory in MB."""


def run(command: Sequence[str | Path]) -> Run:
    """Run a command to its end and measure it; raises `SystemExit` when it failed."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed with {process.returncode}")
    kilo = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * kilo / 1e6)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--peer", default="sqlite-utils", help="the command of sqlite-utils")
    options = parser.parse_args()
    peer = shutil.which(options.peer)
    if peer is None:
        raise SystemExit("sqlite-utils is not there: pip install it and give --peer its command.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        export, plain = write(folder, options.rows)
        into = folder / "peer.db"
        insert: list[str | Path] = [peer, "insert", into, "links", plain, "--csv", "--silent"]
        theirs = run([*insert, "--no-detect-types"])
        program = (sys.executable, "-m", "linktriage", "--db", folder / "ours.db")
        us: list[str | Path] = [*program, "import", export]
        ours, again = run(us), run(us)
        print(f"{options.rows:,} rows, {export.stat().st_size / 1e6:,.0f} MB of UTF-16")
        for what, one in (("sqlite-utils", theirs), ("import", ours), ("import again", again)):
            waited = f"{one.seconds:8.1f} s {one.seconds / theirs.seconds:5.2f}x"
            busy = f"{one.busy:8.1f} s {one.busy / theirs.busy:5.2f}x"
            print(f"{what:<14}{waited}   busy{busy}   {one.memory:5.0f} MB at most")
        print(f"database: {(folder / 'ours.db').stat().st_size / 1e6:,.0f} MB, "
              f"peer's {(folder / 'peer.db').stat().st_size / 1e6:,.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main()
