"""Tables: what a spreadsheet may take for a formula, and what must come back as it was."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.exporting import write
from linktriage.exporting.gate import Gate
from linktriage.exporting.profiles import TABLES
from linktriage.exporting.row import row_of
from linktriage.exporting.tables import guarded
from linktriage.model import Contact, Dossier, Metric
from tests.exporting.outgoing import ANA, PAGE, PITCH, accepted

FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x",
    "=cmd|'/c calc'!A0", '=HYPERLINK("http://evil.example")', "@SorteKanin", "-> Agenda",
    " =1+1", "\u00a0=1", "\ufeff=1", "\u200b=1", "+49 40 123", "=", "-", "--x", '="a"&"b"',
    "@", "+=1",
]  # fmt: skip
PLAIN = ["1+1=2", "a=b", "'=quoted", "https://x.example/?a=-1", "x@y.example", "", " ", "–5", "5"]


def titled(title: str) -> Dossier:
    return replace(accepted(), page=replace(PAGE, title=title))


def read(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_like_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", PLAIN)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_numbers_stay_numbers() -> None:
    assert guarded(-5) == -5


@pytest.mark.parametrize("profile", ["excel", "notion", "airtable"])
@pytest.mark.parametrize("text", FORMULAS)
def test_spreadsheet_profiles_are_guarded(tmp_path: Path, profile: str, text: str) -> None:
    write([titled(text)], profile, tmp_path / "x.csv")
    assert read(tmp_path / "x.csv")[0]["page_title"].startswith("'")


@pytest.mark.parametrize("profile", ["csv", "hunter", "instantly", "smartlead", "pitchbox"])
def test_profiles_of_mail_tools_are_not(tmp_path: Path, profile: str) -> None:
    dossier = replace(accepted(), pitch=replace(PITCH, subject="-> Agenda"))
    write([dossier], profile, tmp_path / "x.csv")
    assert read(tmp_path / "x.csv")[0]["subject"] == "-> Agenda"


@pytest.mark.parametrize("text", FORMULAS)
def test_a_workbook_holds_formulas_as_text(tmp_path: Path, text: str) -> None:
    write([titled(text)], "xlsx", tmp_path / "x.xlsx")
    assert (
        "<f>" not in zipfile.ZipFile(tmp_path / "x.xlsx").read("xl/worksheets/sheet1.xml").decode()
    )
    assert cells(tmp_path / "x.xlsx")["page_title"] == " ".join(text.split()).strip(
        "\ufeff\u200b"
    ) or (not text.strip())


def cells(path: Path) -> dict[str, Any]:
    book = openpyxl.load_workbook(path, read_only=True)
    header, first, *_ = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return {str(name): value for name, value in zip(header, first, strict=True)}


def test_a_workbook_keeps_numbers_as_numbers_and_long_texts_as_far_as_they_go(
    tmp_path: Path,
) -> None:
    long = replace(accepted(), pitch=replace(PITCH, body="x" * 40_000))
    written = write([long], "xlsx", tmp_path / "x.xlsx")
    row = cells(tmp_path / "x.xlsx")
    assert (row["rating"], row["prospect_id"]) == (42.5, 7)
    assert len(row["body"]) == 32_767
    assert written.notes == (
        "1 texts are longer than a cell holds and were cut; JSONL has them whole.",
    )


def test_only_excel_gets_a_byte_order_mark(tmp_path: Path) -> None:
    for profile in TABLES:
        if profile != "xlsx":
            write([accepted()], profile, tmp_path / profile)
            has_mark = (tmp_path / profile).read_bytes().startswith(b"\xef\xbb\xbf")
            assert has_mark == (profile == "excel")


def test_lines_end_as_the_standard_says_and_a_body_is_one_cell(tmp_path: Path) -> None:
    write([accepted(1), accepted(2)], "csv", tmp_path / "x.csv")
    text = (tmp_path / "x.csv").read_bytes().decode()
    assert text.count("\r\n") == 3
    assert text.endswith("\r\n")
    assert [row["body"] for row in read(tmp_path / "x.csv")] == [PITCH.body] * 2


@pytest.mark.parametrize("profile", TABLES)
def test_headers_are_what_tools_take(profile: str) -> None:
    headers = list(TABLES[profile].columns)
    assert len(set(headers)) == len(headers)
    assert all(len(header) <= 30 and not set(header) & set("()[].*^$") for header in headers)


def test_the_generic_row(tmp_path: Path) -> None:
    write([accepted()], "csv", tmp_path / "x.csv")
    (row,) = read(tmp_path / "x.csv")
    assert next(iter(row)) == "email"
    assert row["email"] == "ana@freightnotes.example"
    assert (row["first_name"], row["last_name"], row["company"]) == (
        "Ana",
        "Silva",
        "Freight Notes",
    )
    assert row["target_url"] == "https://packhaus.example/pallet-stability"
    assert row["why"] == "their passage asks for figures"
    assert (row["rating"], row["rating_source"]) == ("42.5", "Ahrefs 2026-11-01")
    assert (row["traffic"], row["traffic_source"]) == ("", "")
    assert (row["decided_at"], row["state"]) == ("2026-11-21", "ready")


def test_lemlist_gets_its_own_names_and_the_opening(tmp_path: Path) -> None:
    write([accepted()], "lemlist", tmp_path / "x.csv")
    (row,) = read(tmp_path / "x.csv")
    assert (row["firstName"], row["companyDomain"]) == ("Ana", "freightnotes.example")
    assert row["icebreaker"] == "Your page says something."


def test_a_message_of_one_paragraph_is_its_own_opening(tmp_path: Path) -> None:
    short = replace(accepted(), pitch=replace(PITCH, body="Only this."))
    write([short], "lemlist", tmp_path / "x.csv")
    assert read(tmp_path / "x.csv")[0]["icebreaker"] == "Only this."


def test_notion_takes_two_thousand_characters(tmp_path: Path) -> None:
    long = replace(accepted(), pitch=replace(PITCH, body="x" * 2001))
    write([long], "notion", tmp_path / "x.csv")
    assert read(tmp_path / "x.csv")[0]["body"] == "x" * 1999 + "…"


def test_an_unread_undrafted_prospect_has_gaps_not_zeros(tmp_path: Path) -> None:
    bare = replace(accepted(7, None), page=None, decided_at=None)
    bare = replace(bare, prospect=replace(bare.prospect, metrics=(Metric("M", "traffic", 12),)))
    write([bare], "csv", tmp_path / "x.csv")
    (row,) = read(tmp_path / "x.csv")
    assert row["page_title"] == row["body"] == row["subject"] == row["rating"] == ""
    assert (row["traffic"], row["traffic_source"]) == ("12", "M")
    assert row["company"] == "freightnotes.example"
    assert row["state"] == "needs contact"


NAMES = st.text(
    st.characters(codec="utf-8") | st.sampled_from("\r\n\t\",;'=+-@\x00\x1b\u202eא👩‍🌾"),
    max_size=60,
)


@given(NAMES, NAMES)
def test_any_name_and_title_come_back_as_one_harmless_cell(name: str, title: str) -> None:
    dossier = replace(titled(title), pitch=replace(PITCH, contact=Contact(ANA.email, name)))
    (out,) = Gate().through([dossier])
    file = io.BytesIO()
    from linktriage.exporting.tables import write_csv

    write_csv([row_of(out)], TABLES["csv"], file)
    rows = list(csv.DictReader(io.StringIO(file.getvalue().decode(), newline="")))
    assert len(rows) == 1
    for cell in (rows[0]["full_name"], rows[0]["page_title"]):
        assert not any(ord(char) < 32 or char in "\x7f\u202e" for char in cell)
