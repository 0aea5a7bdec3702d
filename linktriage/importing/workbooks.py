"""Workbooks (.xlsx): each visible sheet as a table of texts."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime
from itertools import islice
from typing import IO, TYPE_CHECKING, Final
from xml.etree.ElementTree import ParseError

import openpyxl

from linktriage.errors import NotAProspectList
from linktriage.importing.tables import HEAD_RECORDS, MAX_MEMBERS, Table

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MAX_COLUMNS: Final = 1_000
"""Columns read of a sheet; formatting alone can make it 16,384 wide."""


def workbook_tables(source: IO[bytes], stack: ExitStack) -> list[Table]:
    """Return the visible sheets of a workbook that hold anything."""
    try:
        book: Workbook = openpyxl.load_workbook(
            source, read_only=True, data_only=True, keep_links=False
        )
    except (KeyError, ValueError, OSError, TypeError, ParseError, zipfile.BadZipFile):
        raise NotAProspectList("it is a damaged workbook") from None
    stack.callback(book.close)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    tables = [_sheet_table(sheet) for sheet in sheets[:MAX_MEMBERS]]
    tables = [table for table in tables if table.head]
    if not tables:
        raise NotAProspectList("it is a workbook without a filled sheet")
    return tables


def _sheet_table(sheet: ReadOnlyWorksheet) -> Table:
    """Return one sheet. Progress counts rows: the bytes are hidden in the archive."""
    total = sheet.max_row or 0
    sheet.reset_dimensions()  # the file's own idea of its size is often wrong
    done = 0

    def read() -> Iterator[list[str]]:
        """Yield the rows from the top."""
        nonlocal done
        for row in sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True):  # type: ignore[misc]  # the stubs take it for a function of Worksheet
            done += 1
            yield _record(row)

    head = list(islice(read(), HEAD_RECORDS))
    while head and not any(head[-1]):
        head.pop()
    done = 0
    return Table(sheet.title, head, read, lambda: (done, total))


def _record(row: tuple[object, ...]) -> list[str]:
    """Return a row as texts, without the empty cells at its end."""
    cells = [_text(value) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(value: object) -> str:
    """Return a cell as a CSV export would write it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value.startswith("#") and value in _ERRORS else value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return value.isoformat() if isinstance(value, date) else str(value)


_ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#ERROR!", "#SPILL!"}
)
"""What a spreadsheet shows where a formula failed."""
