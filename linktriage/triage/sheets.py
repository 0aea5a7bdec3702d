"""Small tables that a person keeps beside the program: who was written to, what they answered."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from linktriage.errors import BadInput
from linktriage.model import MarkKind
from linktriage.text import clean_line

MAX_ROWS = 100_000
"""Rows of one file."""
MAX_CELL = 1_000
"""Characters of one cell."""

_NAMES: Mapping[str, tuple[str, ...]] = {
    "site": ("site", "domain", "website", "url", "link partner - domain"),
    "email": ("email", "e-mail", "email 1", "contact email"),
    "name": ("name", "full name", "contact name", "person about"),
    "role": ("role", "position", "job title"),
    "kind": ("kind", "outcome", "status", "relationship stage"),
    "date": ("date", "contacted", "last contacted", "last contact", "sent"),
    "note": ("note", "notes", "comment"),
}
"""What a column is for, and what the tools that keep contacts call it."""
_WORDS: Mapping[str, MarkKind] = {
    "contacted": MarkKind.SENT,
    "answered": MarkKind.REPLIED,
    "promised": MarkKind.PROMISED,
    "live": MarkKind.LIVE,
    "no": MarkKind.DECLINED,
    "bounce": MarkKind.BOUNCED,
    "stop": MarkKind.STOP,
    "unsubscribed": MarkKind.STOP,
}
"""Other words for what can become of a message."""

Row = Mapping[str, str]


def rows(path: Path, *needed: str) -> Iterator[tuple[int, Row]]:
    """Yield the cleaned rows of a CSV file by what their cells are for, each with its line.

    Raises `BadInput` for a file that cannot be read or lacks one of the columns `needed`.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            reader = csv.reader(file, delimiter=_delimiter(file.readline()))
            file.seek(0)
            columns = _columns(next(reader, []))
            missing = [name for name in needed if name not in columns]
            if missing:
                raise BadInput(f"{path} needs the column {' and '.join(missing)}.")
            for cells, _ in zip(reader, range(MAX_ROWS), strict=False):
                if any(cells):
                    yield reader.line_num, _row(columns, cells)
    except (OSError, csv.Error) as error:
        raise BadInput(f"{path} cannot be read: {error}.") from error


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _columns(header: list[str]) -> dict[str, int]:
    """Return where the column for each purpose stands; the first of several names counts."""
    names = [clean_line(name).casefold().replace("_", " ") for name in header]
    return {
        purpose: names.index(known)
        for purpose, aliases in _NAMES.items()
        for known in reversed(aliases)
        if known in names
    }


def _row(columns: Mapping[str, int], cells: list[str]) -> Row:
    return {
        purpose: clean_line(cells[at], MAX_CELL) if at < len(cells) else ""
        for purpose, at in columns.items()
    }


def kind(word: str) -> MarkKind:
    """Return the outcome that a word names; raises `BadInput` for none."""
    plain = word.casefold().replace("-", " ").replace("_", " ")
    if plain in _WORDS:
        return _WORDS[plain]
    try:
        return MarkKind(plain)
    except ValueError as error:
        known = ", ".join(MarkKind)
        raise BadInput(f"{word or 'nothing'} is no outcome; there are: {known}.") from error


def day(text: str) -> date | None:
    """Return a day; None for an empty text. Raises `BadInput` for what is none."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError as error:
        raise BadInput(f"{text} is no day (like 2026-03-31).") from error
