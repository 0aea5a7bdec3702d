"""Numbers, dates, yes and no, as columns write them. Unknown is never zero."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.importing.values import (
    DateFormat,
    NumberFormat,
    date_format,
    email_in,
    is_unknown,
    number,
    number_format,
    parse_date,
    truth,
)


@pytest.mark.parametrize(
    "cell", ["", " ", "-", "–", "n/a", "N/A", "#REF!", "#N/A", "Not available"]
)
def test_a_cell_that_says_nothing(cell: str) -> None:
    assert is_unknown(cell)
    assert number(cell) is None


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", 0), ("73", 73), ("2.3", 2.3), ("1.2K", 1200), ("3m", 3_000_000), ("45%", 45),
        ("<10", 10), ("1000+", 1000), ("$ 120", 120), ("120 USD", 120), ("12 345", 12_345),
        ("12\u00a0345", 12_345), ("1'234'567", 1_234_567), ("2.700.000 đ", None),
    ],
)  # fmt: skip
def test_a_number_in_a_column_with_decimal_points(cell: str, value: float | None) -> None:
    assert number(cell, NumberFormat(".")) == value


@pytest.mark.parametrize(
    "cell",
    [
        "-1", "\u22121", "-0.5", "nan", "inf", "1_000", "٣", "1e5", "6000000-7500000", "(mx, 4704)",
        "about 5", "1.2.3", "9" * 30, "1" * 100,
    ],
)  # fmt: skip
def test_what_is_no_number_is_unknown(cell: str) -> None:
    assert number(cell) is None


@pytest.mark.parametrize(
    ("cells", "whole", "cell", "value"),
    [
        (["1.285", "39.603"], True, "1.285", 1285),
        (["39.603.354", "12"], True, "39.603.354", 39_603_354),
        (["2.700.000 đ"], True, "2.700.000 đ", 2_700_000),
        (["1,234", "5"], True, "1,234", 1234),
        (["1,234,567"], False, "1,234,567", 1_234_567),
        (["1,234.5"], True, "1,234.5", 1234.5),
        (["1.234,5"], True, "1.234,5", 1234.5),
        (["2.3", "7.125"], False, "7.125", 7.125),
        (["2.375"], False, "2.375", 2.375),
        (["1285.0"], True, "1285.0", 1285),
        (["2,3"], False, "2,3", 2.3),
        (["1.2K", "900"], True, "1.2K", 1200),
        (["1,2K", "900"], True, "1,2K", 1200),
        ([], True, "12", 12),
    ],
)
def test_marks_are_read_as_the_whole_column_writes_them(
    cells: list[str], whole: bool, cell: str, value: float
) -> None:
    assert number(cell, number_format(cells, whole=whole)) == value


@given(st.lists(st.integers(0, 10**12), min_size=1), st.sampled_from([",", ".", " "]))
def test_grouped_counts_come_back_whole(values: list[int], mark: str) -> None:
    cells = [f"{value:,}".replace(",", mark) for value in values]
    style = number_format(cells, whole=True)
    assert [number(cell, style) for cell in cells] == values


@given(st.text(max_size=80), st.lists(st.text(max_size=20), max_size=5))
def test_no_cell_makes_reading_fail(cell: str, column: list[str]) -> None:
    value = number(cell, number_format(column, whole=True))
    assert value is None or value >= 0
    assert parse_date(cell, date_format(column)) is None or cell.strip()
    assert truth(cell) in {True, False, None}
    assert "\n" not in email_in(cell)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2023-08-10 15:51:35", date(2023, 8, 10)),
        ("2022-06-11 6:20", date(2022, 6, 11)),
        ("2025/10/04", date(2025, 10, 4)),
        ("Sep 28, 2026", date(2026, 9, 28)),
        ("September 28th 2026", date(2026, 9, 28)),
        ("16-July-2026", date(2026, 7, 16)),
        ("3 Oct 2025 at noon", date(2025, 10, 3)),
        ("45000", date(2023, 3, 15)),
        ("45000.75", date(2023, 3, 15)),
        ("31/07/2013 00:00", date(2013, 7, 31)),
        ("07/31/2013", date(2013, 7, 31)),
        ("31.07.13", date(2013, 7, 31)),
        ("08/05/2013", None),
        ("2023-02-30", None),
        ("0001-01-01", None),
        ("5 Foo 2020", None),
        ("", None),
        ("live", None),
    ],
)
def test_a_date_is_read_without_a_default(cell: str, day: date | None) -> None:
    assert parse_date(cell) == day


def test_day_or_month_first_is_decided_by_the_column() -> None:
    assert date_format(["08/05/2013", "31/07/2013"]) == DateFormat(day_first=True)
    assert date_format(["08/05/2013", "07/31/2013"]) == DateFormat(day_first=False)
    assert date_format(["08/05/2013"]) == DateFormat(None)
    assert date_format(["08/05/2013"], DateFormat(day_first=True)) == DateFormat(day_first=True)
    assert parse_date("08/05/2013", DateFormat(day_first=True)) == date(2013, 5, 8)
    assert parse_date("08/05/2013", DateFormat(day_first=False)) == date(2013, 8, 5)


@given(st.lists(st.dates(date(2000, 1, 1), date(2050, 1, 1)), min_size=1), st.booleans())
def test_dates_come_back_as_soon_as_one_decides(days: list[date], day_first: bool) -> None:
    pattern = "%d/%m/%Y" if day_first else "%m/%d/%Y"
    cells = [day.strftime(pattern) for day in days]
    style = date_format(cells)
    if style.day_first is not None:
        assert [parse_date(cell, style) for cell in cells] == days


def test_yes_and_no() -> None:
    assert [truth(cell) for cell in ("TRUE", "yes", "1", "Ja")] == [True] * 4
    assert [truth(cell) for cell in ("False", "NO", "0")] == [False] * 3
    assert truth("maybe") is None


def test_an_e_mail_address_is_found_in_its_cell() -> None:
    assert email_in("Jo <jo.b@garden.co.uk> or form") == "jo.b@garden.co.uk"
    assert email_in("Contact Form") == ""
    assert email_in("@garden") == ""
