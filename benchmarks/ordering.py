"""Key latency of the triage screen with the learned order on and off, in one run.

    python -m benchmarks.ordering [--prospects 10000] [--read 10000] [--keys 30]

Both runs use one database of prospects with pages of 750 words, on a pty of 120x40. Measured:
`x 1` (a decision) to the next page painted, once in the order as added, where nothing is learned,
and once in the learned order, where each decision is followed by a new one. Times wander with the
machine: the ratio counts. `benchmarks.replay --cost` measures the CPU and memory of the index.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.meter import Terminal, percentile
from linktriage.model import FetchState, ImportedRow, Page, Paragraph, Reject, Role, TargetPage
from linktriage.ordering import count, pack
from linktriage.store.imports import ListFile
from linktriage.store.readings import Reading
from linktriage.triage import Triage
from linktriage.triage.verbs import Triage as Desk

VOCABULARY = 20_000
LENGTH = 750
HEAD_START = 10.0
"""Seconds in which the learner takes all words in, as it does behind a person's first card."""


def text(number: int, draw: random.Random) -> str:
    words = (f"w{int(draw.paretovariate(0.6)) % VOCABULARY:x}" for _ in range(LENGTH))
    return f"Page {number:06d} begins. " + " ".join(words)


def seed(database: Path, prospects: int, read: int) -> None:
    """Fill a database with prospects, the first of them read."""
    triage: Desk = Triage(database)
    triage.add_target(TargetPage("https://ours.example/", Role.PILLAR, "w1f w2e", "x"))
    rows = (
        ImportedRow(
            at + 1,
            f"s{at:06d}.example",
            f"https://s{at:06d}.example/",
            f"s{at:06d}.example",
            f"s{at:06d}.example",
        )
        for at in range(prospects)
    )
    triage.store.intake.run(triage.campaign, ListFile("sample", "plain list"), rows, lambda _: None)
    draw = random.Random(0)
    words = []
    for at in range(read):
        body = text(at, draw)
        words.append((at + 1, pack(count(body))))
        if at < 400:  # only pages that may come on the screen need to be there whole
            url = f"https://s{at:06d}.example/"
            page = Page(url, url, triage.now(), 200, paragraphs=(Paragraph(body),), words=LENGTH)
            triage.store.readings.save(Reading(at + 1, FetchState.READ, page=page))
    triage.store.orders.keep_words(words)
    for one in triage.prospects(triage.queue_view())[-20:]:
        triage.decide(triage.dossier(one).prospect, Reject())
    triage.close()


def measure(database: Path, order: str, keys: int) -> tuple[list[float], float]:
    """Decide on so many prospects in one order; returns the times, ms, and the memory, MB."""
    triage: Desk = Triage(database)
    triage.choose_order(order)
    triage.close()
    command = [sys.executable, "-m", "linktriage", "--db", str(database), "--no-reading"]
    terminal = Terminal(command, {"PYTHONPATH": str(Path(__file__).parent.parent)})
    try:
        terminal.wait_for("queue")
        time.sleep(HEAD_START)
        times = []
        for _ in range(keys):
            terminal.press("x", "why")
            times.append(terminal.press("1", "rejected s").clock)
        return times[2:], terminal.memory()
    finally:
        terminal.end()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--prospects", type=int, default=10_000)
    parser.add_argument("--read", type=int, default=10_000)
    parser.add_argument("--keys", type=int, default=30)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        database = Path(folder) / "sample.db"
        seed(database, asked.prospects, asked.read)
        off = measure(database, "added", asked.keys)
        for name, one in (("as added", off), ("learned", measure(database, "learned", asked.keys))):
            (times, memory), base = one, off[0]
            p50, p95 = percentile(times, 0.5), percentile(times, 0.95)
            ratio = f"({p50 / percentile(base, 0.5):.2f}x / {p95 / percentile(base, 0.95):.2f}x)"
            print(f"{name:10} p50 {p50:6.1f} ms  p95 {p95:6.1f} ms {ratio}  {memory:.0f} MB")


if __name__ == "__main__":
    main()
