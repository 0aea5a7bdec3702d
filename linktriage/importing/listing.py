"""A file opened as a list of prospects: what it is, what its columns hold, its rows."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self
from zipfile import BadZipFile

from linktriage.errors import BadInput, NotAProspectList
from linktriage.importing.headers import data_rows
from linktriage.importing.layout import SAMPLE, Layout, lay_out
from linktriage.importing.never import NeverList, never_list
from linktriage.importing.rows import RowReader, clean_cells
from linktriage.importing.tables import Table, open_tables
from linktriage.model import ImportedRow, RefusedRow
from linktriage.text import clean_line

SHOWN: Final = 5
"""Rows of the sample that a person is shown."""

Mapped = Mapping[str, str]
"""Field to the name of a column."""


class Listing:
    """One list, open for reading. A context manager; `rows` streams it once, in little memory."""

    def __init__(
        self,
        table: Table,
        layout: Layout,
        sheets: Sequence[str],
        never: NeverList,
        as_of: date | None,
    ) -> None:
        """Keep what `open_list` found out."""
        self._table = table
        self._layout = layout
        self._stack = ExitStack()
        self._never = never
        self.sheets = tuple(sheets)
        """The tables of a workbook or archive that hold prospects, the one that is read first."""
        self.as_of = as_of
        """The day its numbers are of: from the file's name, else from its last change."""

    def __enter__(self) -> Self:
        """Return the listing itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close what was opened for it."""
        self.close()

    def owning(self, stack: ExitStack) -> Self:
        """Return the listing itself, now to close what `stack` holds."""
        self._stack = stack.pop_all()
        return self

    def close(self) -> None:
        """Close what was opened for it; a stream that was handed in stays open."""
        self._stack.close()

    @property
    def tool(self) -> str:
        """`ahrefs:backlinks` and the like, `sheet`, `plain list` or `unknown columns`."""
        return self._layout.tool

    @property
    def mapping(self) -> dict[str, str]:
        """Field, or name of a metric, to the column that holds it."""
        return self._layout.mapping

    @property
    def header(self) -> tuple[str, ...]:
        """The names of all columns; `column_1` and so on where the file has none."""
        return self._layout.header

    @property
    def unmapped(self) -> tuple[str, ...]:
        """The columns that only the raw row keeps."""
        return self._layout.unmapped

    @property
    def ambiguous(self) -> tuple[str, ...]:
        """Questions to a person about the mapping; empty when it is sure."""
        return self._layout.questions

    @property
    def signature(self) -> str:
        """A mark of the header, under which a person's mapping can be remembered."""
        return self._layout.signature

    @property
    def sample(self) -> tuple[dict[str, str], ...]:
        """The first rows as they stand, column to cell."""
        rows = (clean_cells(row) for row in self._data(iter(self._table.head)))
        named = (dict(zip(self.header, row, strict=False)) for row in rows)
        return tuple(row for row, _ in zip(named, range(SHOWN), strict=False))

    @property
    def progress(self) -> tuple[int, int]:
        """How much was read and of how much: bytes (rows of a workbook); 0 for unknown."""
        return self._table.progress()

    def rows(self) -> Iterator[ImportedRow | RefusedRow]:
        """Yield what every data row says, or why it is refused. To be called once.

        Blank rows, comments and repeated headers are no data rows. Raises `BadInput` when the
        file turns out damaged or cut short.
        """
        sample = [clean_cells(row) for row in self._data(iter(self._table.head))][:SAMPLE]
        read = RowReader(self._layout, sample, self.as_of, self._never).read
        number = 0
        try:
            for number, record in enumerate(self._data(self._table.read()), 1):
                yield read(number, record)
        except (OSError, EOFError, zlib.error, BadZipFile, SyntaxError) as error:
            raise BadInput(f"the file is damaged or cut short after row {number}") from error

    def _data(self, records: Iterator[list[str]]) -> Iterator[list[str]]:
        """Yield the records below the header that hold data."""
        skip = self._layout.skip
        return data_rows(records, skip, self._table.head[skip - 1] if skip else None)


def open_list(  # noqa: PLR0913 - all by name, each one thing a person can say of a list
    source: Path | IO[bytes],
    *,
    name: str = "",
    mapping: Mapped | None = None,
    remembered: Mapping[str, Mapped] | None = None,
    sheet: str | None = None,
    never: NeverList | None = None,
) -> Listing:
    """Open a file or stream as a list of prospects.

    `name` is the file's name when `source` is a stream; `mapping` (field to column, "" for none)
    overrules what is recognised; `remembered` holds earlier mappings by `Listing.signature`;
    `sheet` names the table to read of a workbook or archive; `never` the hosts that are never a
    prospect. Raises `NotAProspectList` with one sentence for what is none, `BadInput` for a file
    that cannot be read and for a mapping or sheet that does not exist.
    """
    with ExitStack() as stack:
        stream, size, changed = _opened(source, stack)
        name = name or (source.name if isinstance(source, Path) else "")
        try:
            tables = open_tables(stream, size, stack)
            wanted = _chosen(tables, sheet) if sheet is not None else None
            table, layout, sheets = _best(tables, wanted, mapping, remembered)
        except NotAProspectList as reason:
            shown = clean_line(name, 120) or "the list"
            raise NotAProspectList(f"{shown} is not a list of prospects: {reason}") from None
        except (EOFError, zlib.error, BadZipFile, OSError) as error:
            raise BadInput(f"{clean_line(name, 120) or 'the list'} is damaged") from error
        as_of = date_in(name) or changed
        return Listing(table, layout, sheets, never or never_list(), as_of).owning(stack)


def _opened(source: Path | IO[bytes], stack: ExitStack) -> tuple[IO[bytes], int, date | None]:
    """Return the stream, its size in bytes (0: unknown) and the day of its last change."""
    if not isinstance(source, Path):
        return source, 0, None
    try:
        stream = stack.enter_context(source.open("rb"))
        facts = source.stat()
    except OSError as error:
        why = (error.strerror or "it cannot be opened").lower()
        raise BadInput(f"{clean_line(str(source), 200)}: {why}") from error
    return stream, facts.st_size, datetime.fromtimestamp(facts.st_mtime, UTC).date()


_DATE = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


def date_in(name: str) -> date | None:
    """Return the last date that a file's name holds, None when it holds none."""
    for year, month, day in reversed(_DATE.findall(name[-500:])):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None


def _chosen(tables: list[Table], sheet: str) -> Table:
    """Return the table that a person named."""
    for table in tables:
        if table.name.casefold() == sheet.casefold():
            return table
    there = ", ".join(clean_line(table.name, 60) for table in tables) or "none"
    raise BadInput(f"there is no sheet “{clean_line(sheet, 60)}”; there are: {there}")


def _best(
    tables: list[Table],
    wanted: Table | None,
    mapping: Mapped | None,
    remembered: Mapping[str, Mapped] | None,
) -> tuple[Table, Layout, list[str]]:
    """Return the wanted table, else the one that says most about prospects, and the names of all.

    The names are of all tables that say anything, the one to be read first. Raises the first
    complaint when none does.
    """
    found: list[tuple[Table, Layout]] = []
    complaints: list[NotAProspectList | BadInput] = []
    for table in tables:
        try:
            found.append((table, lay_out(table.head, mapping, remembered)))
        except (NotAProspectList, BadInput) as reason:
            if table is wanted:
                raise
            complaints.append(reason)
    if not found:
        raise complaints[0] if complaints else NotAProspectList("it is empty")
    found.sort(key=lambda pair: (pair[0] is not wanted, -_worth(*pair)))
    table, layout = found[0]
    sheets = [clean_line(table.name, 120) for table, _ in found if table.name]
    if len(found) > 1 and wanted is None:
        question = f"Of the tables {', '.join(sheets)} only “{sheets[0]}” is read."
        layout = replace(layout, questions=(question, *layout.questions))
    return table, layout, sheets


def _worth(table: Table, layout: Layout) -> float:
    """Return how much a table says: what is known of its columns, then how many rows it has."""
    return 10 * len(layout.fields) + len(layout.metrics) + len(table.head) / 1000
