"""Writing tables: CSV for tools and spreadsheets, XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from linktriage.exporting.profiles import TableProfile
from linktriage.exporting.row import Row

CELL_LIMIT = 32_767
"""Characters of a spreadsheet's cell; more is cut without a word by the programs."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection), wide forms too."""
_BLANKS = " \u00a0\ufeff\u200b"
"""What spreadsheets skip before they look for one."""


def guarded(value: str | float) -> str | int | float:
    """Return `value` as a spreadsheet may take it: text like a formula gets a `'` before it."""
    if isinstance(value, str) and value.lstrip(_BLANKS).startswith(_FORMULA):
        return f"'{value}"
    return value


def write_csv(rows: Iterable[Row], profile: TableProfile, file: BinaryIO) -> None:
    """Write `rows` as CSV: UTF-8, lines ending in CRLF, a body in one cell."""
    encoding = "utf-8-sig" if profile.bom else "utf-8"
    text = io.TextIOWrapper(file, encoding=encoding, newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(profile.columns)
    for cells in _cells(rows, profile):
        writer.writerow([guarded(cell) if profile.guarded else cell for cell in cells])
    text.detach()


def write_xlsx(rows: Iterable[Row], profile: TableProfile, file: BinaryIO) -> None:
    """Write `rows` as a workbook of one sheet in which every text stays text."""
    # openpyxl takes a third of a second to import; only this profile waits for it
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("prospects")
    sheet.freeze_panes = "A2"
    for cells in _lines(rows, profile):
        sheet.append([_cell(sheet, value) for value in cells])
    book.save(file)


def _cell(sheet: Any, value: str | float) -> Any:  # noqa: ANN401 - openpyxl's types say too little
    """Return a cell that holds a number as such and any text as text, formulas included."""
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=value[:CELL_LIMIT] if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.style = "Normal"
    return cell


def too_long(rows: Iterable[Row], profile: TableProfile) -> int:
    """Return how many texts of a table a spreadsheet's cell cannot hold."""
    cells = (cell for line in _cells(rows, profile) for cell in line)
    return sum(isinstance(cell, str) and len(cell) > CELL_LIMIT for cell in cells)


def _lines(rows: Iterable[Row], profile: TableProfile) -> Iterator[list[str | int | float]]:
    """Yield the header, then the cells of each row."""
    yield list(profile.columns)
    yield from _cells(rows, profile)


def _cells(rows: Iterable[Row], profile: TableProfile) -> Iterator[list[str | int | float]]:
    """Yield the cells of each row in the order of the profile's columns."""
    for row in rows:
        yield [_limited(row[field], profile.body_limit) for field in profile.columns.values()]


def _limited(value: str | float, limit: int) -> str | int | float:
    """Return a text cut to `limit` characters with a mark; 0 is no limit."""
    if isinstance(value, str) and limit and len(value) > limit:
        return f"{value[: limit - 1]}…"
    return value
