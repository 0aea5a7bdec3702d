"""A file of any packing, as tables of records.

A text file is one table; a workbook has one for each visible sheet, a zip archive one for each
text file in it. What is no table at all (a web page, a picture, an old Excel file) is refused
with a sentence.
"""

from __future__ import annotations

import gzip
import io
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, Final

from linktriage.errors import NotAProspectList
from linktriage.importing.delimited import NONE, delimiter_of, parse, read_records, split_sep_line
from linktriage.importing.headers import is_address
from linktriage.importing.streams import HEAD, Peeked, decode, encoding_of, read_text

HEAD_RECORDS: Final = 250
"""Records looked at to understand a table."""
MAX_MEMBERS: Final = 60
"""Sheets or files of one archive that are looked at."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file: its beginning, and a way to read it whole."""

    name: str
    """The sheet's or the member's name; "" for a text file."""
    head: list[list[str]]
    """Its first records."""
    read: Callable[[], Iterator[list[str]]]
    """Yields all its records from the first one; to be called once."""
    progress: Callable[[], tuple[int, int]]
    """How much was read, and of how much (0 when that is not known)."""


def open_tables(source: IO[bytes], size: int, stack: ExitStack) -> list[Table]:
    """Return the tables of `source`, which holds `size` bytes (0 when that is not known).

    What has to be closed later is entered into `stack`. Raises `NotAProspectList` when there is
    none.
    """
    outer = Peeked(source)
    head = outer.head(4096)
    if not head:
        raise NotAProspectList("it is empty")
    if head.startswith(b"PK\x03\x04"):
        return _archive(_seekable(source, outer, stack), stack)
    _refuse_foreign(head)

    def progress() -> tuple[int, int]:
        """Return the bytes read of the file as it lies there, and its size."""
        return outer.bytes_read, size

    if head.startswith(b"\x1f\x8b"):
        unzipped = stack.enter_context(gzip.GzipFile(fileobj=io.BufferedReader(outer, HEAD)))
        return [_text_table("", Peeked(unzipped), progress)]
    return [_text_table("", outer, progress)]


_FOREIGN: Final = (
    (b"\xd0\xcf\x11\xe0", "it is an old Excel file (.xls): save it as .xlsx or .csv"),
    (b"%PDF", "it is a PDF"),
    (b"\x89PNG", "it is a picture"),
    (b"\xff\xd8\xff", "it is a picture"),
    (b"GIF8", "it is a picture"),
    (b"\x7fELF", "it is a program"),
    (b"SQLite format 3", "it is a database"),
    (b"Rar!", "it is a RAR archive: unpack it first"),
    (b"7z\xbc\xaf", "it is a 7z archive: unpack it first"),
    (b"BZh", "it is a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ", "it is an xz archive: unpack it first"),
)


def _refuse_foreign(head: bytes) -> None:
    """Raise `NotAProspectList` for a file whose first bytes say what else it is."""
    for mark, what in _FOREIGN:
        if head.startswith(mark):
            raise NotAProspectList(what)


# Text

_WEB_PAGE = re.compile(r"\s{0,200}<(?:!doctype|html|head|body|\?xml|script|div)", re.IGNORECASE)
_JSON = re.compile(r"\s{0,200}(?:\{\s{0,200}[\"}]|\[\s{0,200}[\[{\"\d\]])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BINARY_SHARE: Final = 0.1


def _refuse_foreign_text(text: str) -> None:
    """Raise `NotAProspectList` for text that is no list."""
    if _WEB_PAGE.match(text):
        raise NotAProspectList("it is a web page: the download probably failed or had expired")
    if _JSON.match(text):
        raise NotAProspectList("it is JSON, not a table")
    if len(_CONTROL.findall(text[:8192])) > _BINARY_SHARE * len(text[:8192]):
        raise NotAProspectList("it is not a text file")
    if not text.strip():
        raise NotAProspectList("it is empty")


def _text_table(name: str, stream: Peeked, progress: Callable[[], tuple[int, int]]) -> Table:
    """Return the table in a stream of text, its encoding and delimiter recognised.

    A single line of addresses is a list written side by side.
    """
    raw = stream.head()
    encoding = encoding_of(raw)
    text = decode(raw, encoding).removeprefix("\ufeff")
    _refuse_foreign_text(text)
    delimiter, skip = split_sep_line(text)
    delimiter = delimiter or delimiter_of(text)
    head = parse(text[skip:], delimiter, HEAD_RECORDS + 1)
    if delimiter == NONE:
        head = [_unbulleted(record) for record in head]

    if len(head) == 1 and len(head[0]) > 1 and all(is_address(cell.strip()) for cell in head[0]):
        column = [[cell] for cell in head[0]]
        return Table(name, column, lambda: iter(column), progress)

    def read() -> Iterator[list[str]]:
        """Yield the records from the beginning."""
        lines = read_text(stream, encoding)
        if skip:
            next(lines)
        records = read_records(lines, delimiter)
        return map(_unbulleted, records) if delimiter == NONE else records

    return Table(name, head[:HEAD_RECORDS], read, progress)


_BULLET = re.compile(r"\s{0,8}(?:(?:[-*•–]|\d{1,5}[.)])\s{1,8}|domain:\s{0,4})", re.IGNORECASE)


def _unbulleted(record: list[str]) -> list[str]:
    """Return a line of a list without its bullet, its number or the `domain:` of a disavow file."""
    return [cell[found.end() :] if (found := _BULLET.match(cell)) else cell for cell in record]


# Archives

_TEXT_NAMES: Final = (".csv", ".tsv", ".txt", ".tab")
_WORKBOOK: Final = "xl/workbook.xml"
MAX_WORKBOOK: Final = 2 * 1024**3
"""Bytes a workbook may unpack to; its shared texts are held in memory."""


def _seekable(source: IO[bytes], peeked: Peeked, stack: ExitStack) -> IO[bytes]:
    """Return the archive from its beginning as a file that can be read anywhere."""
    if source.seekable():
        source.seek(0)
        return source
    spooled = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack does
    while chunk := peeked.read(HEAD):
        spooled.write(chunk)
    spooled.seek(0)
    return spooled


def _archive(source: IO[bytes], stack: ExitStack) -> list[Table]:
    """Return the tables of a workbook, or of the text files in a zip archive."""
    try:
        archive = stack.enter_context(zipfile.ZipFile(source))
    except zipfile.BadZipFile:
        raise NotAProspectList("it is a damaged archive or workbook") from None
    if _WORKBOOK in archive.namelist():
        if sum(member.file_size for member in archive.infolist()) > MAX_WORKBOOK:
            raise NotAProspectList("it is a workbook of more than 2 GB: save the sheet as CSV")
        from linktriage.importing.workbooks import workbook_tables  # openpyxl is slow to load

        source.seek(0)
        return workbook_tables(source, stack)
    members = [member for member in archive.infolist() if _is_text(member)][:MAX_MEMBERS]
    tables = [table for member in members if (table := _member_table(archive, member, stack))]
    if not tables:
        raise NotAProspectList("it is an archive without a table in it (.csv, .tsv or .txt)")
    return tables


def _is_text(member: zipfile.ZipInfo) -> bool:
    """Return True for a member that may hold a table, and not for what macOS adds."""
    path = PurePath(member.filename)
    named = path.suffix.lower() in _TEXT_NAMES
    return named and "__MACOSX" not in path.parts and not path.name.startswith(".")


def _member_table(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, stack: ExitStack
) -> Table | None:
    """Return the table in one file of an archive, None when it holds none."""
    if member.flag_bits & 1:
        raise NotAProspectList("it is an archive with a password")
    stream = Peeked(stack.enter_context(archive.open(member)))
    try:
        return _text_table(member.filename, stream, lambda: (stream.bytes_read, member.file_size))
    except NotAProspectList:
        return None
