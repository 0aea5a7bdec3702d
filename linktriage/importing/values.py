"""What stands in a cell, as a number, a date, a yes or no, an e-mail address.

Unknown is None and never 0. Formats are inferred per column, from a sample of its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

MAX_CELL: Final = 64
"""Characters of a cell that may be a number or a date."""

_UNKNOWN_WORDS: Final = """
    - – — -- --- . ? n/a na n.a. none null nil nan unknown undefined loading...
    #n/a #ref! #error! #value! #div/0! #name? #null! #num! #spill!
"""
_UNKNOWN: Final = frozenset({"", "not available", *_UNKNOWN_WORDS.split()})


def is_unknown(text: str) -> bool:
    """Return True for a cell that says nothing: empty, a dash, `n/a`, a spreadsheet's error."""
    return text.strip().casefold() in _UNKNOWN


# Numbers

_SPACES = re.compile(r"(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
_NUMBER = re.compile(
    r"[<>~≈≤≥]?\s{0,2}(?:[$€£¥₫₹]|usd|eur|gbp)?\s{0,2}"
    r"([+-]?\d{1,20}(?:[.,]\d{1,20}){0,6})"
    r"\s{0,2}([kmb])?\s{0,2}(?:%|\+|[$€£¥₫₹đ]|usd|eur|gbp|vnd)?",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_SCALE: Final = {"": 1, "k": 1_000, "m": 1_000_000, "b": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How a column writes its numbers."""

    decimal: str = "."
    """The decimal mark; the other one of `.` and `,` only groups thousands. "" for none."""


def _digits(text: str) -> re.Match[str] | None:
    """Return the number in a cell, its digits and its scale; None when it is no number."""
    text = text.strip()
    if len(text) > MAX_CELL or not text:
        return None
    text = _SPACES.sub("", text.replace("\u2212", "-"))
    return _NUMBER.fullmatch(text) if text.isascii() or _ascii_digits(text) else None


def _ascii_digits(text: str) -> bool:
    """Return True when no digit is of another script, which Python would read as well."""
    return all(char.isascii() for char in text if char.isdigit())


def number_format(cells: Iterable[str], *, whole: bool) -> NumberFormat:
    """Infer how a column writes numbers; `whole` says that it counts things.

    A mark that stands twice in a number groups; of two marks the last is the decimal one. One
    mark alone groups when the column counts things and every number has three digits after it
    (`1.285` visits), and otherwise a comma groups only where it always stands before three.
    """
    found = [match for match in map(_digits, cells) if match]
    plain = [match.group(1).lstrip("+-") for match in found if not match.group(2)]
    for text in (match.group(1) for match in found):
        marks = [char for char in text if char in ".,"]
        if len(set(marks)) == 2:
            return NumberFormat(marks[-1])
        if len(marks) > 1:
            return NumberFormat("." if marks[0] == "," else ",")
    for mark in ".,":
        with_mark = [text for text in plain if mark in text]
        if with_mark:
            grouped = all(map(_GROUPED.fullmatch, with_mark)) and (whole or mark == ",")
            return NumberFormat("" if grouped else mark)
    return NumberFormat("," if any("," in match.group(1) for match in found) else ".")


def number(text: str, style: NumberFormat = NumberFormat()) -> float | None:
    """Return the number in a cell, None when it holds none or a negative one.

    Tools write -1 for unknown, and nothing that is imported counts below zero. Understands
    thousands groups, `1.2K`, `45%`, `<10`, currencies; not ranges, not `nan`, not `1_000`.
    """
    if text.isdigit() and text.isascii() and len(text) <= 20:
        return float(text)
    match = _digits(text)
    if match is None:
        return None
    digits, scale = match.group(1), (match.group(2) or "").lower()
    decimal = style.decimal or ("" if not scale else ".")
    if scale and digits.count(".") + digits.count(",") == 1:
        decimal = "," if "," in digits else "."
    kept = "".join(
        "." if char == decimal else char for char in digits if char not in ".," or char == decimal
    )
    if kept.count(".") > 1:
        return None
    value = float(kept) * _SCALE[scale]
    return value if value >= 0 else None


# Dates

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")
_DAY_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s-]{1,3}([a-z]{3,9})\.?,?[\s-]{1,3}(\d{4})", re.IGNORECASE
)
_MONTH_NAMED = re.compile(
    r"([a-z]{3,9})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})", re.IGNORECASE
)
_SERIAL = re.compile(r"([2-5]\d{4})(?:\.\d{1,12})?")
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_EXCEL_ZERO: Final = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class DateFormat:
    """How a column writes its dates."""

    day_first: bool | None = None
    """For `08/05/2013`; None when nothing decides, and then such a date stays unknown."""


def date_format(cells: Iterable[str], default: DateFormat = DateFormat()) -> DateFormat:
    """Infer whether a column writes the day or the month first: a part over 12 is a day."""
    for cell in cells:
        match = _NUMERIC.match(cell.strip()[:MAX_CELL])
        if match:
            first, second = int(match.group(1)), int(match.group(2))
            if max(first, second) > 12 >= min(first, second):
                return DateFormat(first > 12)
    return default


def parse_date(text: str, style: DateFormat = DateFormat()) -> date | None:
    """Return the date in a cell, its time of day left out; None when there is none."""
    text = text.strip()[:MAX_CELL]
    if match := _ISO.match(text):
        return _date(match.group(1), match.group(2), match.group(3))
    if match := _NUMERIC.match(text):
        return _numeric(match.group(1), match.group(2), match.group(3), style)
    if match := _DAY_NAMED.match(text):
        return _named(match.group(3), match.group(2), match.group(1))
    if match := _MONTH_NAMED.match(text):
        return _named(match.group(3), match.group(1), match.group(2))
    if match := _SERIAL.fullmatch(text):
        return _EXCEL_ZERO + timedelta(days=int(match.group(1)))
    return None


def _date(year: str, month: str, day: str) -> date | None:
    """Return the day, None when the calendar or the age of the web knows none such."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2100 else None


def _numeric(first: str, second: str, year: str, style: DateFormat) -> date | None:
    """Return the date of `8/5/2013`, as the column writes it or as its own numbers force."""
    year = year if len(year) == 4 else f"20{year}"
    if int(first) > 12 or (style.day_first and int(second) <= 12):
        return _date(year, second, first)
    if int(second) > 12 or style.day_first is False:
        return _date(year, first, second)
    return None


def _named(year: str, month: str, day: str) -> date | None:
    """Return the date of a month written out in English."""
    number = _MONTHS.get(month[:3].lower())
    return _date(year, str(number), day) if number else None


# The rest

_TRUE_WORDS: Final = "true yes y 1 x ✓ ✔ on wahr vrai sí si sim ja oui"
_FALSE_WORDS: Final = "false no n 0 off falsch faux não nein non"
_TRUE: Final = frozenset(_TRUE_WORDS.split())
_FALSE: Final = frozenset(_FALSE_WORDS.split())
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}"
)


def truth(text: str) -> bool | None:
    """Return the yes or no in a cell, None when it holds neither."""
    word = text.strip().casefold()
    if word in _TRUE:
        return True
    return False if word in _FALSE else None


def email_in(text: str) -> str:
    """Return the first e-mail address in a cell, "" when there is none."""
    match = _EMAIL.search(text[:1000]) if "@" in text[:1000] else None
    return match.group() if match else ""
