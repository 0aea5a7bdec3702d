"""After a message: what became of it, one by one or from a file."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from linktriage.errors import BadInput
from linktriage.model import Accept, Dossier, MarkKind, Status
from linktriage.store.outcomes import Mark
from linktriage.text import clean_line
from linktriage.triage.drafts import Drafts
from linktriage.triage.queueing import Queueing

MAX_NOTE = 1_000
"""Characters of a mark's note."""
MAX_ROWS = 100_000
"""Rows of a file of outcomes."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What became of a file of outcomes."""

    marked: int
    refused: tuple[str, ...]
    """One sentence for each row that was not taken."""


class Afterwards(Queueing, Drafts):
    """Writes down what the world answered."""

    def mark(
        self,
        dossier: Dossier,
        kind: MarkKind,
        on: date | None = None,
        note: str = "",
        *,
        stop: bool = False,
    ) -> Mark:
        """Write down what became of the message to an accepted prospect.

        `stop`, and the kind "asked to stop", leave the site alone everywhere from now on.
        Raises `BadInput` for a day to come, and for a site that nobody was to write to.
        """
        mark = self._mark(dossier, kind, on, note)
        self.store.outcomes.add([(dossier.prospect.id, mark)])
        if stop or kind is MarkKind.STOP:
            self._stop(dossier, mark)
        return mark

    def _mark(self, dossier: Dossier, kind: MarkKind, on: date | None, note: str) -> Mark:
        today = self.now().date()
        day = on or today
        if day > today:
            raise BadInput(f"{day} is still to come; an outcome has happened.")
        prospect = dossier.prospect
        marked_before = any(
            mark.site == prospect.site for mark in self.store.outcomes.of_campaign(self.campaign.id)
        )
        if not (isinstance(dossier.decision, Accept) or marked_before):
            raise BadInput(f"{prospect.site} is {prospect.status}: nobody was to write to it.")
        email = dossier.pitch.contact.email if dossier.pitch and dossier.pitch.contact else ""
        return Mark(kind, day, clean_line(note, MAX_NOTE), email, prospect.site, self.campaign.name)

    def _stop(self, dossier: Dossier, mark: Mark) -> None:
        if dossier.prospect.status is Status.SUPPRESSED:
            return
        reason = mark.note or f"{mark.kind} on {mark.on}"
        self.leave_alone(dossier.prospect.site, "do not contact", reason)

    def mark_all(self, path: Path) -> Marked:
        """Write down the outcomes of a CSV file with the columns site, kind, date and note.

        A row that cannot be taken is told and left out. Raises `BadInput` for another file.
        """
        refused: list[str] = []
        marked = 0
        for number, row in _rows(path):
            try:
                self._mark_row(row)
                marked += 1
            except BadInput as error:
                refused.append(f"line {number}: {error}")
        return Marked(marked, tuple(refused))

    def _mark_row(self, row: Mapping[str, str]) -> None:
        found = self.find(row["site"])
        if found is None:
            raise BadInput(f"{row['site'] or 'a row without a site'} is not in this campaign.")
        kind = _kind(row["kind"])
        self.mark(found, kind, _day(row.get("date", "")), row.get("note", ""))

    def marks(self) -> tuple[Mark, ...]:
        """Return all outcomes of the campaign, newest first."""
        return self.store.outcomes.of_campaign(self.campaign.id)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the cleaned rows of a file, each with the number of its line."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            reader = csv.DictReader(file)
            names = {clean_line(name).lower() for name in reader.fieldnames or ()}
            if not {"site", "kind"} <= names:
                raise BadInput(f"{path} needs the columns site and kind (date and note if known).")
            for _, row in zip(range(MAX_ROWS), reader, strict=False):
                yield reader.line_num, _cleaned(row)
    except (OSError, csv.Error) as error:
        raise BadInput(f"{path} cannot be read: {error}.") from error


def _cleaned(row: Mapping[str | None, str | list[str] | None]) -> dict[str, str]:
    return {
        clean_line(name).lower(): clean_line(value, MAX_NOTE)
        for name, value in row.items()
        if name is not None and isinstance(value, str)
    }


def _kind(word: str) -> MarkKind:
    try:
        return MarkKind(word.lower().replace("-", " ").replace("_", " "))
    except ValueError as error:
        known = ", ".join(MarkKind)
        raise BadInput(f"{word or 'nothing'} is no outcome; there are: {known}.") from error


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise BadInput(f"{text} is no day (like 2026-03-31).") from error
