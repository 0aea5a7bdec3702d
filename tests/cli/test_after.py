from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

CLASS = "https://ours.example/guides/freight-class"


@pytest.fixture
def accepted(campaign: Run, tmp_path: Path) -> Run:
    """The same, with one accepted and one undecided prospect."""
    (tmp_path / "list.txt").write_text("https://a.example/\nhttps://b.example/\n")
    campaign("import", str(tmp_path / "list.txt"))
    campaign("accept", "a.example", "--target", CLASS, "--why", "their table lacks the sum")
    return campaign


def test_contacts_are_added_and_listed(accepted: Run) -> None:
    assert "No contact of a.example" in accepted("contact", "list", "a.example").out
    added = accepted("contact", "add", "a.example", "--email", "ana@a.example", "--name", "Ana")
    assert "first choice" in added.out
    accepted("outcome", "a.example", "sent", "--date", "2026-03-01")
    listed = accepted("contact", "list", "a.example").out
    assert "ana@a.example  Ana  added by hand" in listed
    assert "before: sent on 2026-03-01 (freight)" in listed
    assert accepted("contact", "add", "a.example", "--email", "ana").status == 1


def test_an_outcome_stays_and_a_stop_suppresses(accepted: Run) -> None:
    ran = accepted("outcome", "a.example", "declined", "--stop", "--note", "no, thank you")
    assert "This stays" in ran.out
    assert "left alone from now on" in ran.out
    assert "must be left alone" in accepted("pitch", "a.example").err


def test_outcomes_from_a_file(accepted: Run, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text("site,kind,date,note\na.example,replied,2026-03-02,yes\nb.example,sent,,\n")
    ran = accepted("outcomes", str(file))
    assert "1 outcomes written down, 1 rows not taken" in ran.out
    assert "2026-03-02  a.example  replied  yes" in accepted("outcomes").out
    file.write_text("site,kind\nb.example,sent\n")
    assert accepted("outcomes", str(file)).status == 1


def test_the_report(accepted: Run, tmp_path: Path) -> None:
    assert "no link planned" in accepted("report").out
    page = tmp_path / "report.html"
    assert accepted("report", "--html", str(page)).status == 0
    assert "their table lacks the sum" in page.read_text()
    assert accepted("report", "--html", str(page)).status == 1
    assert accepted("report", "--html", str(page), "--force").status == 0
