"""One export of each profile, what it counts, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from linktriage.errors import BadInput, RefusedExport
from linktriage.exporting import PROFILES, as_record, write, write_disavow
from linktriage.model import Dossier, Status
from tests.exporting.outgoing import ANA, PITCH, accepted, blocked, unread

NOBODY = replace(PITCH, contact=None)


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_counts_who_went_out_and_who_stayed(tmp_path: Path, profile: str) -> None:
    dossiers = [accepted(1), accepted(2, NOBODY), unread(), unread(Status.REJECTED)]
    written = write(dossiers, profile, tmp_path / "out")
    assert (written.exported, written.ready, written.needs_contact) == (2, 1, 1)
    assert written.skipped == {"undecided": 1, "rejected": 1}
    assert sorted(written.prospect_ids) == [1, 2]
    assert all(file.is_file() for file in written.files)


@pytest.mark.parametrize("profile", PROFILES)
def test_nothing_is_overwritten_unless_asked_for(tmp_path: Path, profile: str) -> None:
    first = write([accepted(1)], profile, tmp_path / "out")
    before = {file: file.read_bytes() for file in first.files}
    with pytest.raises(RefusedExport, match="exists"):
        write([accepted(1, replace(PITCH, subject="new"))], profile, tmp_path / "out")
    assert {file: file.read_bytes() for file in first.files} == before
    write([accepted(1, replace(PITCH, subject="new"))], profile, tmp_path / "out", force=True)
    assert {file: file.read_bytes() for file in first.files} != before


@pytest.mark.parametrize("profile", PROFILES)
def test_an_export_of_nothing_is_refused_and_leaves_nothing(tmp_path: Path, profile: str) -> None:
    with pytest.raises(RefusedExport, match="Nothing may go out: 2 undecided, 1 parked"):
        write([unread(), unread(), unread(Status.PARKED)], profile, tmp_path / "out")
    with pytest.raises(RefusedExport, match="there are no prospects"):
        write([], profile, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("profile", ["hunter", "instantly", "smartlead", "lemlist", "pitchbox"])
def test_mail_tools_get_those_without_a_mailbox_apart(tmp_path: Path, profile: str) -> None:
    written = write([accepted(1), accepted(2, NOBODY)], profile, tmp_path / "out.csv")
    assert [file.name for file in written.files] == ["out.csv", "out.needs-contact.csv"]


def test_tables_for_people_hold_all_the_ready_ones_first(tmp_path: Path) -> None:
    written = write([accepted(1, NOBODY), accepted(2)], "csv", tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert written.files == (tmp_path / "out.csv",)
    assert lines[1].startswith("ana@freightnotes.example,")
    assert lines[-1].endswith("needs contact,1")


def test_json_lines_hold_everything_and_even_what_is_blocked(tmp_path: Path) -> None:
    dossiers = [accepted(1), blocked(2)]
    write(dossiers, "jsonl", tmp_path / "out.jsonl")
    lines = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [as_record(dossier) for dossier in dossiers]


def test_json_lines_are_written_one_by_one(tmp_path: Path) -> None:
    alive: list[int] = []

    def each() -> Iterator[Dossier]:
        for number in range(1, 4):
            alive.append(number)
            yield accepted(number)

    assert write(each(), "jsonl", tmp_path / "out").exported == 3
    assert alive == [1, 2, 3]


def test_text_that_is_no_text_does_not_stop_an_export(tmp_path: Path) -> None:
    odd = replace(accepted(), pitch=replace(PITCH, subject="a\ud800b"))
    write([odd], "jsonl", tmp_path / "out")
    assert json.loads((tmp_path / "out").read_text(encoding="utf-8"))["pitch"]["subject"] == "a?b"


def test_who_went_out_before_or_wants_to_be_left_alone_stays(tmp_path: Path) -> None:
    asked = {"ANA@freightnotes.example"}
    with pytest.raises(RefusedExport, match="1 do not contact, 1 exported before"):
        write(
            [accepted(1), accepted(2, NOBODY)],
            "csv",
            tmp_path / "out",
            before={2},
            suppressed=asked,
        )


def test_an_unknown_profile_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no export called “pdf”; there are csv, generic, excel"):
        write([accepted()], "pdf", tmp_path / "out")


def test_a_document_to_read(tmp_path: Path) -> None:
    hostile = accepted(1)
    assert hostile.page
    page = replace(hostile.page, title="[x](javascript:alert)\n# <b>`")
    body = "Hello\n```\nnot the end\n````"
    hostile = replace(hostile, page=page, pitch=replace(PITCH, body=body))
    write([hostile, accepted(2, None, ANA), accepted(3, None)], "markdown", tmp_path / "out.md")
    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert text.count("\n## ") + text.startswith("## ") == 3
    assert r"\[x\]\(javascript:alert\) \# \<b\>\`" in text
    assert f"`````text\nSubject: {PITCH.subject}\n\n{body}\n`````" in text
    assert "- **Contact:** Ana Silva ana@freightnotes.example" in text
    assert "- **Contact:** needs contact" in text
    assert "- **Draft:** none" in text


def test_a_disavow_file_names_sites_once_in_punycode(tmp_path: Path) -> None:
    sites = ["bücher.example", "http://spam.example/page", "spam.example"]
    assert write_disavow(sites, tmp_path / "d.txt") == 2
    assert (tmp_path / "d.txt").read_bytes() == (
        b"domain:spam.example\ndomain:xn--bcher-kva.example\n"
    )
    with pytest.raises(RefusedExport, match="exists"):
        write_disavow(sites, tmp_path / "d.txt")
    write_disavow(sites[:1], tmp_path / "d.txt", force=True)


@pytest.mark.parametrize("sites", [[], ["not a site"], ["localhost"]])
def test_a_disavow_file_of_nothing_or_of_words_is_refused(tmp_path: Path, sites: list[str]) -> None:
    with pytest.raises(BadInput):
        write_disavow(sites, tmp_path / "d.txt")


def test_a_disavow_file_has_a_largest_size(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="100000 lines and 2 MB, not 100001"):
        write_disavow((f"s{number}.example" for number in range(100_001)), tmp_path / "d.txt")
