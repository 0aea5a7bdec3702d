"""Workbooks: each visible sheet as a table of texts."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import openpyxl
import pytest

from linktriage.errors import BadInput, NotAProspectList
from linktriage.importing import open_list
from linktriage.importing.workbooks import _record
from linktriage.model import ImportedRow
from tests.importing.lists import cells

Rows = Sequence[Sequence[object]]


def workbook(sheets: Mapping[str, Rows], hidden: str = "") -> io.BytesIO:
    book = openpyxl.Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
        for row in rows:
            sheet.append(list(row))
    del book["Sheet"]
    packed = io.BytesIO()
    book.save(packed)
    packed.seek(0)
    return packed


LINKS: Rows = [["URL", "Title", "DR"], ["https://a.example/", "A", 5]]


def test_cells_become_the_texts_an_export_would_hold() -> None:
    row = ["https://a.example/", "#REF!", True, 73.0, 2.5, datetime(2026, 1, 2, 3), None]  # noqa: DTZ001 - a workbook knows no time zones
    header = ["URL", "Title", "Nofollow", "DR", "UR", "First seen", "Notes"]
    with open_list(workbook({"S": [header, [], row]}), name="b.xlsx") as listing:
        (found,) = listing.rows()
        done, total = listing.progress
    assert isinstance(found, ImportedRow)
    assert cells(listing, found) == {
        "URL": "https://a.example/",
        "Nofollow": "True",
        "DR": "73",
        "UR": "2.5",
        "First seen": "2026-01-02 03:00:00",
    }
    assert found.facts.first_seen == date(2026, 1, 2)
    assert found.facts.rel == ("nofollow",)
    assert (done, total) == (3, 3)


def test_the_header_may_stand_below_titles_and_dates_be_numbers() -> None:
    rows: Rows = [["Our links"], [], ["made", "by Jo"], ["URL", "Last seen"], ["a.example", 45000]]
    with open_list(workbook({"S": rows})) as listing:
        (found,) = listing.rows()
    assert isinstance(found, ImportedRow)
    assert found.facts.last_seen == date(2023, 3, 15)


def test_the_sheet_that_says_most_is_read_and_a_person_is_told() -> None:
    sheets: dict[str, Rows] = {
        "About": [["This file", "is ours"]],
        "Old": [["URL"], ["https://o.example/"]],
        "Links": LINKS,
        "Secret": [*LINKS, *LINKS[1:], *LINKS[1:]],
        "Empty": [],
        "Blank": [[""], ["  "], [""]],
    }
    with open_list(workbook(sheets, hidden="Secret")) as listing:
        assert listing.sheets == ("Links", "Old")
        assert "“Links”" in listing.ambiguous[0]
    with open_list(workbook(sheets), sheet="old") as listing:
        assert listing.header == ("URL",)
        assert listing.ambiguous == ()
    with pytest.raises(BadInput, match="there are: Links"):
        open_list(workbook({"Links": LINKS}), sheet="Other")


def test_a_workbook_without_prospects_is_refused() -> None:
    with pytest.raises(NotAProspectList, match="without a filled sheet"):
        open_list(workbook({"S": []}))
    with pytest.raises(NotAProspectList, match="no line or column"):
        open_list(workbook({"S": [["Name"], ["Anna"]], "T": [["Age"], [7]]}))


def test_dates_without_a_time_stay_dates() -> None:
    with open_list(workbook({"S": [["URL", "Found"], ["a.example", date(2026, 1, 2)]]})) as listing:
        (found,) = listing.rows()
    assert isinstance(found, ImportedRow)
    assert found.facts.first_seen == date(2026, 1, 2)


def test_whole_numbers_have_no_decimals_and_empty_ends_are_cut() -> None:
    assert _record((100000.0, None, 7, None)) == ["100000", "", "7"]


def test_a_sheet_that_was_asked_for_must_be_a_list() -> None:
    sheets: dict[str, Rows] = {
        "Links": LINKS,
        "Words": [["Keyword", "Volume", "Intent"], ["pallet", 90, "x"]],
    }
    with pytest.raises(NotAProspectList):
        open_list(workbook(sheets), sheet="Words")
