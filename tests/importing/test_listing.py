"""A file opened as a list of prospects."""

import codecs
import contextlib
import gzip
import io
import os
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.errors import BadInput, LinktriageError, NotAProspectList
from linktriage.importing import open_list
from linktriage.importing.listing import date_in
from linktriage.model import ImportedRow
from tests.importing.lists import cells, only, rows_of

HEADER = ("Referring page title", "Referring page URL", "Domain rating", "Anchor", "First seen")
ROWS = (
    ("Grüne Beete – “alles”", "https://www.garden.example/a?b=1,2;3", "47", "a, b; c", "2023-8-10"),
    ("Zwei\nZeilen, und mehr", "https://soil.example/x|y", "5", 'say ""hi""', "2023-08-11"),
    ("Café ¿qué?", "https://water.example/", "", "-> see", "2023-08-12"),
)  # fmt: skip

ENCODINGS = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with BOM": lambda text: text.encode("utf-8-sig"),
    "utf-16 little endian with BOM": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16 big endian with BOM": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "utf-16 little endian": lambda text: text.encode("utf-16-le"),
    "utf-16 big endian": lambda text: text.encode("utf-16-be"),
    "cp1252": lambda text: text.encode("cp1252"),
}
PREAMBLES = {
    "none": [],
    "a title": ['"Backlinks - All"'],
    "five lines": ["Backlinks", "for: us", "", "made 1 May 2026", "Mode{mark}all"],
    "sep line": ["sep={mark}"],
}


def written(mark: str, preamble: list[str], end: str) -> str:
    """Return the list as text: every field quoted, lines ending in `end`."""
    lines = [line.format(mark=mark) for line in preamble]
    lines += [mark.join(f'"{cell}"' for cell in row) for row in (HEADER, *ROWS)]
    return "".join(line + end for line in lines)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("preamble", PREAMBLES.values(), ids=PREAMBLES)
@pytest.mark.parametrize("mark", ["\t", ",", ";", "|"], ids=["tab", "comma", "semicolon", "bar"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_one_list_in_every_dress(encoding: str, mark: str, preamble: list[str], end: str) -> None:
    """Encoding x delimiter x preamble x line end: the same rows come out of all of them."""
    data = ENCODINGS[encoding](written(mark, preamble, end))
    with open_list(io.BytesIO(data)) as listing:
        assert (listing.tool, listing.header) == ("ahrefs:backlinks", HEADER)
        assert listing.ambiguous == ()
        rows = list(listing.rows())
    assert [cells(listing, row)["Anchor"] for row in rows] == ["a, b; c", 'say "hi"', "-> see"]
    found = [row for row in rows if isinstance(row, ImportedRow)]
    titles = [cells(listing, row)["Referring page title"] for row in found]
    assert titles == [title for title, *_ in ROWS]
    assert [row.site for row in found] == ["garden.example", "soil.example", "water.example"]
    assert [metric.value for row in found for metric in row.metrics] == [47, 5]
    assert [row.facts.first_seen for row in found] == [date(2023, 8, day) for day in (10, 11, 12)]


def test_nuls_blank_rows_comments_and_repeated_headers_are_no_data() -> None:
    text = (
        "# made by Jo\nURL,DR\nhttps://a.example/,5\n\n,\n# half way\nURL,DR\n"
        "https://b.\0example/,\0\n#REF!,3\n"
    )
    rows = rows_of(text)
    assert [row.number for row in rows] == [1, 2, 3]
    assert [isinstance(row, ImportedRow) for row in rows] == [True, True, False]


def test_a_plain_list_from_a_pipe() -> None:
    with open_list(io.BytesIO(b"a.example\nhttps://b.example/x\nto do\n")) as listing:
        assert listing.tool == "plain list"
        assert listing.mapping == {"url": "column_1"}
        assert listing.sheets == ()
        assert listing.as_of is None
        assert listing.unmapped == ()
        assert listing.sample[1] == {"column_1": "https://b.example/x"}
        assert listing.signature == ""
        kinds = Counter(type(row).__name__ for row in listing.rows())
        assert listing.progress == (36, 0)
    assert kinds == {"ImportedRow": 2, "RefusedRow": 1}


def test_a_mapping_given_or_remembered_is_used() -> None:
    text = "Where,Link\nhttps://a.example/,https://b.example/\n"
    assert only(text, mapping={"url": "Link"}).site == "b.example"
    with open_list(io.BytesIO(text.encode())) as listing:
        mark = listing.signature
    assert only(text, remembered={mark: {"url": "Where", "links_to": "Link"}}).site == "a.example"


def test_a_file_tells_its_size_and_its_day(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_text("URL,DR\nhttps://a.example/,5\n")
    changed = datetime(2024, 5, 6, tzinfo=UTC).timestamp()
    os.utime(path, (changed, changed))
    with open_list(path) as listing:
        (row,) = listing.rows()
        assert listing.progress == (path.stat().st_size, path.stat().st_size)
    assert isinstance(row, ImportedRow)
    assert row.metrics[0].as_of == date(2024, 5, 6)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("rival-backlinks_2023-05-15_13-58-12.csv", date(2023, 5, 15)),
        ("list20260702.csv", date(2026, 7, 2)),
        ("from 2026-01-01 to 2026_02_03.xlsx", date(2026, 2, 3)),
        ("list-2023-02-31.csv", None),
        ("list-2023.csv", None),
        ("1202305151.csv", None),
    ],
)
def test_the_day_in_a_file_name(name: str, day: date | None) -> None:
    assert date_in(name) == day


def test_what_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nowhere\.csv: no such file"):
        open_list(tmp_path / "nowhere.csv")
    with pytest.raises(BadInput, match="directory"):
        open_list(tmp_path)
    empty = tmp_path / "empty.csv"
    empty.touch()
    with pytest.raises(
        NotAProspectList, match=r"empty\.csv is not a list of prospects: it is empty"
    ):
        open_list(empty)
    with pytest.raises(NotAProspectList, match="the list is not"):
        open_list(io.BytesIO(b"Name,Age\nAnna,7\n"))


def test_a_file_cut_short_is_told_and_not_taken_for_whole() -> None:
    lines = "".join(f"https://a.example/{os.urandom(9).hex()}\n" for _ in range(20_000))
    packed = gzip.compress(lines.encode())
    with (
        open_list(io.BytesIO(packed[: len(packed) * 9 // 10])) as listing,
        pytest.raises(BadInput, match=r"cut short after row \d+"),
    ):
        list(listing.rows())
    with pytest.raises(BadInput, match="damaged"):
        open_list(io.BytesIO(packed[:500]), name="links.csv.gz")


def test_a_stream_that_was_handed_in_stays_open() -> None:
    stream = io.BytesIO(b"URL\nhttps://a.example/\n")
    with open_list(stream) as listing:
        list(listing.rows())
    assert not stream.closed


@given(st.one_of(st.binary(max_size=600), st.text(max_size=300).map(str.encode)))
def test_no_file_makes_reading_fail_without_a_sentence(data: bytes) -> None:
    with contextlib.suppress(LinktriageError):
        rows = rows_of(data)
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
