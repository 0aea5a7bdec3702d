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
    file.write_text(
        "site,kind,date,note\na.example,replied,2026-03-02,yes\nb.example,sent,,\n,sent,,\n"
    )
    ran = accepted("outcomes", str(file))
    assert "2 outcomes written down, 1 rows not taken" in ran.out
    assert "1 of them are of other sites" in ran.out
    assert "2026-03-02  a.example  replied  yes" in accepted("outcomes").out
    file.write_text("site,kind\n,sent\n")
    assert accepted("outcomes", str(file)).status == 1


def test_contacts_are_put_right_removed_and_brought(accepted: Run, tmp_path: Path) -> None:
    accepted("contact", "add", "a.example", "--email", "ana@a.example", "--name", "Anna")
    fixed = accepted("contact", "fix", "a.example", "ana@a.example", "--name", "Ana")
    assert fixed.out == "ana@a.example  Ana\n"
    assert accepted("contact", "remove", "a.example", "bo@a.example").status == 1
    accepted("contact", "remove", "a.example", "ANA@a.example")
    assert "No contact" in accepted("contact", "list", "a.example").out
    accepted("undo")
    assert "ana@a.example  Ana" in accepted("contact", "list", "a.example").out
    file = tmp_path / "people.csv"
    file.write_text("email,date,kind\nbo@a.example,2026-01-01,bounced\nnobody,,\n")
    brought = accepted("contact", "import", str(file)).out
    assert brought.startswith("1 contacts taken, 1 of them written to before, 1 rows not taken")
    assert "mail to it came back" in accepted("contact", "list", "a.example").out
    file.write_text("email\nnobody\n")
    assert accepted("contact", "import", str(file)).status == 1


def test_the_history_of_a_site(accepted: Run) -> None:
    accepted("outcome", "a.example", "sent", "--date", "2026-03-01")
    told = accepted("history", "a.example").out.splitlines()
    assert told[-1] == "2026-03-01  sent  (freight)"
    assert "accept a.example" in told[0]
    assert accepted("history", "b.example").out == "Nothing yet.\n"


def test_a_disavow_file_is_for_sites_that_link(accepted: Run, tmp_path: Path) -> None:
    file = tmp_path / "disavow.txt"
    refused = accepted("disavow", "a.example", "-o", str(file))
    assert refused.status == 1
    assert "No list says that a.example links to you" in refused.err
    (tmp_path / "linking.txt").write_text("https://farm.example/\n")
    accepted("import", "--already-linking", str(tmp_path / "linking.txt"))
    assert accepted("disavow", "farm.example", "-o", str(file)).status == 0
    assert file.read_text() == "domain:farm.example\n"


def test_the_report(accepted: Run, tmp_path: Path) -> None:
    told = accepted("report").out
    assert "no link yet" in told
    assert "below; the last 1 looked at gave 1." in told
    page = tmp_path / "report.html"
    assert accepted("report", "--html", str(page)).status == 0
    assert "their table lacks the sum" in page.read_text()
    assert accepted("report", "--html", str(page)).status == 1
    assert accepted("report", "--html", str(page), "--force").status == 0


def test_a_draft_is_edited_in_the_editor_of_the_person(
    accepted: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor"
    script.write_text("#!/bin/sh\nsed -i 's/^Hello,$/Dear editors,/' \"$1\"\n")
    script.chmod(0o755)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    shown = accepted("pitch", "a.example", "--edit").out
    assert "Template: targeted_outreach, edited" in shown
    assert "Dear editors," in shown
    assert "Dear editors," in accepted("pitch", "a.example").out, "the edit is kept"
    assert "Hello," in accepted("pitch", "a.example", "--again").out
    assert "Dear editors," in accepted("pitch", "a.example", "--history").out


def test_the_way_to_ask_is_chosen_with_the_accept(accepted: Run) -> None:
    accepted("accept", "b.example", "--target", CLASS, "--why", "x", "--approach", "partner")
    assert "partner" in accepted("show", "b.example").out.splitlines()[0]
