"""The header of a table: found below titles and banners, its names made comparable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from linktriage.errors import BadUrl
from linktriage.importing.tools import TOOL_NAMES, tool_of
from linktriage.importing.values import is_unknown
from linktriage.importing.vocabulary import ALIASES, METRIC_NAMES
from linktriage.text import clean_line
from linktriage.urls import clean

SEARCHED: Final = 15
"""Rows that are not blank among which the header is looked for."""

_JOINTS = re.compile(r"[^\w#%]+|_+")
_KNOWN: Final = (
    frozenset(name for names in ALIASES.values() for name in names)
    | frozenset(METRIC_NAMES)
    | TOOL_NAMES
)


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """Return a column's name for comparing: `"Ref. domains / All"` is `ref domains all`."""
    return _JOINTS.sub(" ", unicodedata.normalize("NFKC", name[:200]).casefold()).strip()


def known_names(cells: list[str]) -> int:
    """Return how many of `cells` are names that headers are known to use."""
    return sum(1 for cell in cells if len(cell) < 60 and plain(cell) in _KNOWN)


@lru_cache(maxsize=32_768)
def is_address(cell: str) -> bool:
    """Return True when a cell holds the address of a page or a site, and hardly more."""
    if not 3 < len(cell) <= 4000 or "." not in cell:
        return False
    try:
        found = clean(cell)
    except BadUrl:
        return False
    return not found.scheme_guessed or len(found.note) <= 40


def header_row(records: list[list[str]]) -> int | None:
    """Return the place of the header among `records`, None when there is none.

    The row with most known names wins; a row that holds an address is one only when it is a
    known tool's, as some name columns after sites. Without any known name, the first full row is
    the header when addresses stand below it, as in exports in other languages.
    """
    best, best_hits = None, 0
    seen = 0
    for place, record in enumerate(records):
        filled = [cell for cell in record if cell.strip()]
        if not filled:
            continue
        seen += 1
        if seen > SEARCHED:
            break
        hits = known_names(record)
        if hits and not tool_of(list(map(plain, record))) and any(map(is_address, filled)):
            continue
        if hits > best_hits:
            best, best_hits = place, hits
    return best if best is not None else _unknown_header(records)


def _unknown_header(records: list[list[str]]) -> int | None:
    """Return the place of a header in unknown words: the row right above the first address."""
    above: int | None = None
    for place, record in enumerate(records):
        filled = [cell for cell in record if cell.strip()]
        if is_comment(record):
            continue
        if any(map(is_address, filled)):
            return above
        if filled:
            full = len(filled) == len(record) and not any(cell.strip().isdigit() for cell in filled)
            above = place if full else None
    return None


def data_rows(
    records: Iterable[list[str]], skip: int, header: list[str] | None
) -> Iterator[list[str]]:
    """Yield the records after the first `skip` that hold data.

    A blank row, a comment and the header said again hold none.
    """
    for record in islice(records, skip, None):
        if record == header or not any(map(str.strip, record)):
            continue
        if not is_comment(record):
            yield record


def is_comment(record: list[str]) -> bool:
    """Return True for a line that begins with `#`; a spreadsheet's error in a cell is none."""
    return bool(
        record and record[0].startswith("#") and not any(record[1:]) and not is_unknown(record[0])
    )


def column_names(record: list[str], width: int) -> tuple[str, ...]:
    """Return a name for each column, cleaned; blank ones numbered, repeated ones suffixed."""
    names: dict[str, None] = {}
    for place in range(max(width, len(record))):
        given = clean_line(record[place], 120) if place < len(record) else ""
        name = given or f"column_{place + 1}"
        count = 2
        while name in names:
            name = f"{given or 'column'}_{count}"
            count += 1
        names[name] = None
    return tuple(names)
