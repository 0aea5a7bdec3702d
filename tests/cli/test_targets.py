"""Target pages at the command line: imported, edited, answered for, removed, taken back."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

CLASS = "https://ours.example/guides/freight-class"


def test_a_list_is_imported_looked_at_first_and_taken_back(campaign: Run, tmp_path: Path) -> None:
    table = tmp_path / "pages.csv"
    table.write_text(
        f"url,role,why\nhttps://ours.example/a,pillar,it has the sum\n{CLASS},,\n"
        f"{CLASS},money,\nhttps://ours.example/b,king,x\nhttps://other.example/c,,\n"
    )
    options = ("target", "import", str(table), "--matching", "ours.example")
    tried = campaign(*options, "--dry-run")
    assert "1  would be added" in tried.out
    assert "1  of them with a cluster guessed" in tried.out
    assert "undo" not in tried.out
    read = json.loads(campaign(*options, "--json").out)
    assert read["added"] == ["https://ours.example/a"]
    assert read["changed"] == [CLASS]
    assert (read["known"], read["passed_over"]) == (1, 1)
    assert [one["row"] for one in read["refused"]] == [4]
    again = campaign(*options)
    assert "row 4: The role is one of pillar, supporting, money; not king." in again.out
    assert "Undid: import 2 target pages" in campaign("target", "undo").out
    assert "Did again: import 2 target pages" in campaign("target", "redo").out
    assert "Nothing to redo." in campaign("target", "redo").out
    made = campaign("target", "import", str(table), "--role", "money", "--cluster", "x")
    assert "2  added" not in made.out
    assert campaign("target", "import", "nowhere.csv").status == 1


def test_a_target_is_edited_field_by_field(campaign: Run) -> None:
    ran = campaign("target", "edit", CLASS, "--cluster", "freight density", "--job", "explains")
    assert ran.out.startswith("unchecked")
    listed = campaign("target", "list", "--json").out
    assert '"cluster": "freight density"' in listed
    assert '"job": "explains"' in listed
    assert campaign("target", "edit", CLASS).status == 1
    assert campaign("target", "edit", "https://ours.example/none", "--cluster", "x").status == 1
    ran = campaign("target", "edit", CLASS, "--why", "")
    assert "nobody has said yet why anyone would cite it" in ran.out


def test_a_question_is_answered_and_a_park_waits_for_it(campaign: Run, tmp_path: Path) -> None:
    sites = tmp_path / "sites.txt"
    sites.write_text("https://a.example/\n")
    campaign("import", str(sites))
    campaign("accept", "a.example", "--target", CLASS, "--why", "their table lacks the sum")
    ran = campaign("target", "answer", CLASS, "worth-keeping", "no")
    assert "nobody would save, share or cite it" in ran.out
    assert "1 prospect parked until the target page is ready." in ran.out
    again = campaign("accept", "a.example", "--target", CLASS, "--why", "it is still good")
    assert f"Parked a.example until {CLASS} is ready: you said that nobody would" in again.out
    assert campaign("target", "answer", CLASS, "beautiful", "no").status == 1


def test_a_target_is_removed_and_brought_back(campaign: Run) -> None:
    assert "Removed the target" in campaign("target", "remove", CLASS).out
    assert CLASS not in campaign("target", "list").out
    campaign("target", "undo")
    assert CLASS in campaign("target", "list").out
    campaign("target", "undo")
    campaign("target", "undo")
    assert "Nothing to undo." in campaign("target", "undo").out


def test_what_waits_for_a_target_moves_with_every_act_on_it(campaign: Run, tmp_path: Path) -> None:
    sites = tmp_path / "sites.txt"
    sites.write_text("https://a.example/\n")
    campaign("import", str(sites))
    campaign("accept", "a.example", "--target", CLASS, "--why", "their table lacks the sum")
    campaign("target", "answer", CLASS, "worth-keeping", "no")
    back = "1 prospect back: what was waited for has come."
    parked = "1 prospect parked until the target page is ready."
    assert back in campaign("target", "undo").out
    assert parked in campaign("target", "redo").out
    campaign("target", "undo")
    campaign("target", "edit", CLASS, "--why", "")
    table = tmp_path / "ours.csv"
    table.write_text(f"url,why\n{CLASS},it shows the density of every class\n")
    assert back in campaign("target", "import", str(table)).out
    assert parked in campaign("target", "undo").out
    assert "prospect" not in campaign("target", "remove", CLASS).out
