"""kill -9 in the middle of a sitting, again and again: what was shown as saved must be saved.

    python -m benchmarks.killed [--kills 20] [--seed 6] [--longest 5]

A scripted person sits at the real screen on a pty, with a queue of invented prospects: accepts,
rejects, puts off, parks, stars and undoes, waits until each act is shown as done, and at times
types two or three decisions ahead. At a random moment the program is killed. What the terminal
showed until then is compared with the log in the database, which must hold exactly the acts of the
script, in their order: at least those that were shown, at most those that were typed. Then it is
started again on the same database, the person goes on from there, and so forth.

The order is the one of the list, so that the script knows who comes next.
"""

from __future__ import annotations

import argparse
import random
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.meter import Terminal
from benchmarks.sample import site_of
from linktriage.model import FetchState, ImportedRow, Page, Paragraph, Role, TargetPage
from linktriage.store.imports import ListFile
from linktriage.store.readings import Reading
from linktriage.triage import Triage

PROSPECTS = 1_000
PATIENCE = 60.0
"""Seconds after which an act that was never shown ends the run with an error."""

PLACE = "A freight class table {} saves a call, but few explain which pallet density they assume."
AGAIN = "Enter again saves"
"""What the accept strip says when a rule speaks against it: one more Enter saves."""

KEYS = {
    "accept": "a\r",
    "reject": "x1",
    "later": "s\r",
    "park": "s5",
    "star": "m",
    "undo": "u",
}
OFTEN = {"accept": 3, "reject": 5, "later": 2, "park": 1, "star": 1, "undo": 2}
SHOWN = {
    "accept": "✓ accepted {}",
    "reject": "✗ rejected {}",
    "later": "(?<!: )later {}",
    "park": "parked {}",
    "star": "★ ?{}",
}


@dataclass(frozen=True, slots=True)
class Deed:
    """One act of the script."""

    kind: str
    number: int
    """Which prospect."""
    undone: str = ""
    """What kind of act an undo takes back."""

    @property
    def entry(self) -> tuple[str, int]:
        """What the log in the database says of it."""
        return self.kind, self.number

    def is_shown(self, screen: str) -> bool:
        """Say whether a screen says that it is done."""
        words = f"Undid: {self.undone} {{}}" if self.undone else SHOWN[self.kind]
        return re.search(words.format(re.escape(site_of(self.number))), screen) is not None


@dataclass
class Book:
    """What the script knows: who is in the queue, and what was done, oldest first."""

    queue: list[int]
    standing: list[tuple[str, int, list[int]]] = field(default_factory=list)
    """Acts that an undo would take back, each with the queue as it was before."""
    entries: list[tuple[str, int]] = field(default_factory=list)

    def write(self, deed: Deed) -> None:
        """Do what the program should do."""
        self.entries.append(deed.entry)
        if deed.kind == "undo":
            self.queue = list(self.standing.pop()[-1])
            return
        self.standing.append((*deed.entry, list(self.queue)))
        if deed.kind != "star":
            self.queue.remove(deed.number)
        if deed.kind == "later":
            self.queue.append(deed.number)

    def possible(self) -> Iterator[Deed]:
        """Yield what may be done next; a star is given once."""
        starred = {number for kind, number, _ in self.standing if kind == "star"}
        for kind in KEYS:
            if kind == "undo":
                if self.standing:
                    undone, number, _ = self.standing[-1]
                    yield Deed("undo", number, undone)
            elif kind != "star" or self.queue[0] not in starred:
                yield Deed(kind, self.queue[0])

    def states(self) -> dict[int, tuple[str, int, int]]:
        """Return (status, times put off, star) of each prospect that something stands for."""
        found: dict[int, tuple[str, int, int]] = {}
        words = {"accept": "accepted", "reject": "rejected", "park": "parked"}
        for kind, number, _ in self.standing:
            status, put_off, star = found.get(number, ("queued", 0, 0))
            found[number] = (
                words.get(kind, status),
                put_off + (kind == "later"),
                star + (kind == "star"),
            )
        return found


@dataclass(frozen=True, slots=True)
class Kill:
    """What one kill did."""

    moment: float
    """Seconds after the first prospect was shown."""
    shown: int
    """Acts of this sitting that were shown as done."""
    typed: int
    kept: int
    """Acts of this sitting in the log."""
    lost: int
    """Acts that were shown and are not in the log."""
    doubled: int
    """Entries of the log that nobody typed, or that stand twice."""
    astray: int
    """Prospects whose state is not what the log says."""

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.lost or self.doubled or self.astray)


class Person:
    """Types, looks, and remembers what was shown."""

    def __init__(self, terminal: Terminal, book: Book, draw: random.Random, until: float) -> None:
        self._terminal = terminal
        self._book = book
        self._draw = draw
        self._until = until
        self._insisted: Deed | None = None
        self.typed: list[Deed] = []
        self.shown = 0

    def sit(self) -> None:
        """Go on until the moment has come."""
        while time.perf_counter() < self._until:
            first = len(self.typed)
            self._type(self._choose())
            patience = time.perf_counter() + PATIENCE
            while self.shown < len(self.typed) and time.perf_counter() < self._until:
                self._terminal.take_in(min(self._until, patience))
                self.look(first)
                self._insist()
                if time.perf_counter() > patience:
                    raise TimeoutError(f"{self.typed[self.shown]} never came: {self._screen}")

    def _choose(self) -> list[Deed]:
        """Choose an act, or two or three decisions that are typed ahead."""
        chosen: list[Deed] = []
        for _ in range(self._draw.choice((1, 1, 1, 2, 3))):
            left = [deed for deed in self._book.possible() if not deed.is_shown(self._screen)]
            ahead = [deed for deed in left if deed.kind in {"reject", "later", "park"}]
            deed = self._one_of(ahead if chosen else left)
            chosen.append(deed)
            self._book.write(deed)
            if deed.kind not in {"reject", "later", "park"}:
                break
        return chosen

    def _one_of(self, deeds: Sequence[Deed]) -> Deed:
        weights = [OFTEN[deed.kind] for deed in deeds]
        return self._draw.choices(deeds, weights)[0]

    def _type(self, deeds: list[Deed]) -> None:
        self.typed += deeds
        self._terminal.type("".join(KEYS[deed.kind] for deed in deeds))

    def _insist(self) -> None:
        """Save an accept that a rule speaks against all the same, once."""
        last = self.typed[-1]
        if last.kind == "accept" and last is not self._insisted and AGAIN in self._screen:
            self._insisted = last
            self._terminal.type("\r")

    def look(self, first: int) -> None:
        """See how many of the acts from `first` on are shown as done."""
        for at in range(max(first, self.shown), len(self.typed)):
            if self.typed[at].is_shown(self._screen):
                self.shown = at + 1

    @property
    def _screen(self) -> str:
        return self._terminal.shown()


def seed(database: Path, prospects: int) -> None:
    """Fill a database with prospects that were read, in the order of the list."""
    triage = Triage(database)
    triage.choose_order("added")
    rows = (
        ImportedRow(at + 1, site_of(at), f"https://{site_of(at)}/", f"{site_of(at)}/", site_of(at))
        for at in range(prospects)
    )
    triage.store.intake.run(triage.campaign, ListFile("sample", "plain list"), rows, lambda _: None)
    for at, cluster in enumerate(("freight class", "pallet density", "fuel surcharge")):
        url = f"https://ours.example/guides/{at}"
        triage.add_target(TargetPage(url, Role.PILLAR, cluster, f"it shows how {cluster} is found"))
    for at in range(prospects):
        url = f"https://{site_of(at)}/"
        texts = (f"Page {at:06d} begins.", PLACE.format(at), "More of it. " * 200)
        page = Page(
            url, url, datetime.now(UTC), 200, "A page", paragraphs=(*map(Paragraph, texts),)
        )
        triage.store.readings.save(Reading(at + 1, FetchState.READ, page=page))
    triage.close()


def logged(database: Path) -> list[tuple[str, int]]:
    """Return (kind, prospect) of each entry of the log, oldest first."""
    with sqlite3.connect(database) as connection:
        found = connection.execute("SELECT kind, prospect_id FROM event ORDER BY id")
        return [(kind, number - 1) for kind, number in found]


def states(database: Path) -> dict[int, tuple[str, int, int]]:
    """Return (status, times put off, star) of each prospect that is not as it came."""
    with sqlite3.connect(database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = connection.execute("SELECT id, status, put_off, starred FROM prospect")
        new = ("queued", 0, 0)
        return {number - 1: tuple(state) for number, *state in found if tuple(state) != new}


def sitting(database: Path, draw: random.Random, longest: float, before: Book) -> tuple[Kill, Book]:
    """Sit until a random moment, be killed, and compare; returns the book as the log has it."""
    command = [sys.executable, "-m", "linktriage", "--db", str(database), "--no-reading"]
    home = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(database.parent))
    terminal = Terminal(command, {"PYTHONPATH": str(Path(__file__).parent.parent), **home})
    moment = draw.uniform(0, longest)
    book = Book(list(before.queue), list(before.standing), list(before.entries))
    try:
        terminal.wait_for(f"Page {book.queue[0]:06d} begins(.|\n)*|queue .* accepted")
        person = Person(terminal, book, draw, time.perf_counter() + moment)
        person.sit()
    finally:
        terminal.kill()
    person.look(0 if not person.typed else person.shown)
    return compare(database, moment, person, before)


def compare(database: Path, moment: float, person: Person, before: Book) -> tuple[Kill, Book]:
    """Compare what was shown with what is in the log."""
    after, entries = before, logged(database)
    old = len(before.entries)
    kept = 0
    for deed, entry in zip(person.typed, entries[old:], strict=False):
        if deed.entry != entry:
            break
        after.write(deed)
        kept += 1
    wrong = {*after.states().items()} ^ {*states(database).items()}
    kill = Kill(
        moment,
        person.shown,
        len(person.typed),
        kept,
        lost=max(person.shown - kept, 0),
        doubled=len(entries) - old - kept,
        astray=len({number for number, _ in wrong}),
    )
    return kill, after


def run(kills: int, number: int, longest: float, prospects: int = PROSPECTS) -> Iterator[Kill]:
    """Yield what each kill did.

    Raises `TimeoutError` when a start does not begin with the prospect whose turn it is, or an act
    is never shown.
    """
    draw = random.Random(number)
    with tempfile.TemporaryDirectory() as name:
        database = Path(name) / "killed.db"
        seed(database, prospects)
        book = Book(list(range(prospects)))
        for _ in range(kills):
            kill, book = sitting(database, draw, longest, book)
            yield kill


def main() -> int:
    """Kill, and print what became of it; returns 1 when anything was lost or doubled."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--longest", type=float, default=5.0)
    options = parser.parse_args()
    sys.stdout.write("kill  after s  typed  shown  in log   lost doubled astray\n")
    found = []
    for at, kill in enumerate(run(options.kills, options.seed, options.longest), 1):
        sys.stdout.write(
            f"{at:4}  {kill.moment:7.2f}  {kill.typed:5}  {kill.shown:5}  {kill.kept:6}"
            f"  {kill.lost:5} {kill.doubled:7} {kill.astray:6}\n"
        )
        sys.stdout.flush()
        found.append(kill)
    wrong = sum(not kill.is_well for kill in found)
    typed, shown = sum(kill.typed for kill in found), sum(kill.shown for kill in found)
    sys.stdout.write(f"{typed} acts typed, {shown} shown as done; {wrong} kills did harm.\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
