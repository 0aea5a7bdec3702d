"""Text cut into records: the delimiter guessed, broken quotes contained."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from linktriage.importing.headers import known_names

NONE: Final = "\x1f"
"""Stands for "no delimiter": a character that no list holds."""
MAX_LINES: Final = 1000
"""Lines in one record; more means that a quote was never closed."""
MAX_FIELD: Final = 4 * 1024 * 1024
"""Characters of one cell; more means the same."""
_SAMPLE: Final = 60
_KEPT: Final = 1000
"""Characters kept of a line that is longer than any cell may be."""

_SEP = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


def split_sep_line(text: str) -> tuple[str, int]:
    """Return the delimiter that a first line `sep=;` names, and the length of that line."""
    found = _SEP.match(text)
    return (found.group(1), found.end()) if found else ("", 0)


def delimiter_of(text: str) -> str:
    """Return the delimiter of the records in `text`: one of tab, comma, semicolon, bar, `NONE`.

    Each candidate cuts the first records; the one that gives records of one width and names
    known from headers wins.
    """
    best, best_score = NONE, 0.0
    for candidate in "\t,;|":
        score = _score(parse(text, candidate, _SAMPLE))
        if score > best_score:
            best, best_score = candidate, score
    return best


def _score(records: list[list[str]]) -> float:
    """Return how well the records hang together, 0 for a single column."""
    records = [record for record in records if any(record)]
    if not records:
        return 0
    width, count = Counter(map(len, records)).most_common(1)[0]
    hits = max(known_names(record) for record in records[:15])
    if width == 1 and hits < 2:
        return 0
    return 3 * count / len(records) + hits


def parse(text: str, delimiter: str, limit: int) -> list[list[str]]:
    """Return the first `limit` records of `text`."""
    records = read_records(io.StringIO(text, newline=""), delimiter)
    return [record for record, _ in zip(records, range(limit), strict=False)]


class _QuoteLeftOpen(Exception):
    """A record ran on over too many lines."""


def read_records(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """Yield the records of `lines`. Never fails: a quote left open costs its line alone."""
    csv.field_size_limit(MAX_FIELD)
    lines = iter(lines)
    used: list[str] = []
    reader = csv.reader(_noting(lines, used), delimiter=delimiter)
    while True:
        try:
            record = next(reader, None)
        except _QuoteLeftOpen:
            reader, record = csv.reader(_noting(lines, used), delimiter=delimiter), []
        except csv.Error:
            record = []
        if record is None:
            return
        if used and (not record or _left_open(used, delimiter)):
            yield from _one_by_one(used, delimiter)
        else:
            yield record
        used.clear()


def _noting(lines: Iterator[str], used: list[str]) -> Iterator[str]:
    """Yield `lines`, noting in `used` those that belong to the record being read."""
    for line in lines:
        used.append(line)
        if len(used) > MAX_LINES:
            raise _QuoteLeftOpen
        yield line


def _left_open(lines: list[str], delimiter: str) -> bool:
    """Return True when a record of several lines ends within quotes."""
    if len(lines) == 1:
        return False
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _one_by_one(lines: list[str], delimiter: str) -> Iterator[list[str]]:
    """Yield each line as a record of its own, its stray quotes as they stand."""
    for line in lines:
        if len(line) < MAX_FIELD:
            yield from csv.reader([line], delimiter=delimiter)
        else:
            yield [line[:_KEPT]]
