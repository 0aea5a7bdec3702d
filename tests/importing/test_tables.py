"""Files of any packing as tables; what is none is refused with a sentence."""

import gzip
import io
import zipfile
from contextlib import ExitStack

import pytest

from linktriage.errors import NotAProspectList
from linktriage.importing.tables import Table, open_tables

LIST = b"URL,Title\nhttps://a.example/,A\nhttps://b.example/,B\n"
RECORDS = [["URL", "Title"], ["https://a.example/", "A"], ["https://b.example/", "B"]]


def tables(data: bytes) -> list[Table]:
    with ExitStack() as stack:
        return open_tables(io.BytesIO(data), len(data), stack)


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a zip archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return packed.getvalue()


@pytest.mark.parametrize(
    "data",
    [LIST, gzip.compress(LIST), zipped({"list.csv": LIST})],
    ids=["bare", "gzip", "zip"],
)
def test_a_packed_list_is_read_like_a_bare_one(data: bytes) -> None:
    with ExitStack() as stack:
        (table,) = open_tables(io.BytesIO(data), len(data), stack)
        assert table.head == RECORDS
        assert list(table.read()) == RECORDS
        done, total = table.progress()
        assert done == total > 0


def test_each_text_in_an_archive_is_a_table() -> None:
    members = {
        "links.csv": LIST,
        "report/sites.tsv": b"Site\tDR\na.example\t5\n",
        "page.csv": b"<html>",
        "readme.md": b"x",
        "__MACOSX/links.csv": LIST,
        ".hidden.csv": LIST,
    }
    names = [table.name for table in tables(zipped(members))]
    assert names == ["links.csv", "report/sites.tsv"]


class Pipe(io.BytesIO):
    """A stream that can only be read once, from front to back."""

    def seekable(self) -> bool:
        return False


def test_an_archive_can_come_through_a_pipe() -> None:
    with ExitStack() as stack:
        (table,) = open_tables(Pipe(zipped({"list.csv": LIST})), 0, stack)
        assert list(table.read()) == RECORDS


def test_a_list_written_on_one_line() -> None:
    (table,) = tables(b"a.example, https://b.example/, c.example")
    assert table.head == [["a.example"], [" https://b.example/"], [" c.example"]]
    assert list(table.read()) == table.head


def test_a_first_line_that_names_the_delimiter_is_obeyed_and_left_out() -> None:
    (table,) = tables(b"sep=;\nURL;Title\nhttps://a.example/;A, B, C\n")
    assert table.head[0] == ["URL", "Title"]
    with ExitStack() as stack:
        (table,) = open_tables(io.BytesIO(b"sep=;\r\nURL;Title\r\n"), 0, stack)
        assert list(table.read()) == [["URL", "Title"]]


def flagged_as_secret(data: bytes) -> bytes:
    """Return a zip archive whose members claim to be encrypted."""
    head = data.index(b"PK\x01\x02")
    return data[:6] + b"\x01" + data[7 : head + 8] + b"\x01" + data[head + 9 :]


NO_TABLES = [
    (b"", "empty"),
    (b" \n\n ", "empty"),
    (b"\xef\xbb\xbf", "empty"),
    (b"\xd0\xcf\x11\xe0rest", "old Excel"),
    (b"%PDF-1.4", "PDF"),
    (b"\x89PNG\r\n", "picture"),
    (b"\x01\x02\x03\x04\x05\x06 http://a.example", "not a text file"),
    (b"<!DOCTYPE html><p>expired", "web page"),
    (b'  {"links": []}', "JSON"),
    (b'[\n {"url": "https://a.example"}]', "JSON"),
    (b"PK\x03\x04 and no more", "damaged archive"),
    (zipped({"readme.md": LIST}), "without a table"),
    (zipped({"page.csv": b"<html>"}), "without a table"),
    (flagged_as_secret(zipped({"list.csv": LIST})), "password"),
    (zipped({"xl/workbook.xml": b"nonsense"}), "damaged workbook"),
]


@pytest.mark.parametrize(
    ("data", "why"),
    NO_TABLES,
    ids=[f"{why} {number}" for number, (_, why) in enumerate(NO_TABLES)],
)
def test_what_is_no_table_is_refused_with_a_reason(data: bytes, why: str) -> None:
    with pytest.raises(NotAProspectList, match=why):
        tables(data)


def test_a_workbook_that_unpacks_without_measure_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("linktriage.importing.tables.MAX_WORKBOOK", 10)
    with pytest.raises(NotAProspectList, match="save the sheet as CSV"):
        tables(zipped({"xl/workbook.xml": b"x" * 11}))
