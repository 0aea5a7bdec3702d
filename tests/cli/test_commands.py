from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from linktriage.triage import Triage
from tests.cli.conftest import Run

CLASS = "https://ours.example/guides/freight-class"
RECORD_KEYS = {
    "site", "url", "campaign", "status", "approach", "metrics", "candidates", "page", "failure",
    "findings", "decision", "pitch", "contacts",
}  # fmt: skip
IMPORT_KEYS = {
    "file", "tool", "rows", "sites", "queued", "merged", "set_aside", "known", "refused",
    "mapping", "refused_file", "moved", "seen", "seen_before", "sheets",
}  # fmt: skip


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture
def listed(campaign: Run, tmp_path: Path) -> Run:
    file = tmp_path / "list.txt"
    file.write_text("https://a.example/guide\nhttps://b.example/\nhttps://c.example/\n")
    campaign("import", str(file))
    return campaign


def test_help_names_every_command(run: Run) -> None:
    ran = run("--help")
    assert ran.status == 0
    commands = (
        "accept backup campaign check demo doctor export fetch import imports later list park "
        "pitch ranks redo reject requeue show suppress target undo"
    )
    for command in commands.split():
        assert f"\n  {command} " in ran.out


def test_help_calls_what_an_option_takes_by_a_word(run: Run) -> None:
    told = run("campaign", "set", "--help").out
    assert "--brand <text>" in told
    assert "<str>" not in told
    assert "list[" not in told


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['linktriage', '--help']\n"
        "from linktriage.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'textual', 'sqlmodel', 'httpx', 'trafilatura', 'lxml', 'jinja2', 'openpyxl'}\n"
        "print('loaded:', sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.endswith("loaded: []\n")


def test_a_start_loads_no_pydantic_for_its_options() -> None:
    code = (
        "import sys; sys.argv = ['linktriage', '--db', 'x.db', '--no-reading']\n"
        "from linktriage.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('loaded:', [name for name in sys.modules if name.startswith('pydantic')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "needs a terminal" in ran.stderr
    assert ran.stdout.endswith("loaded: []\n")


def test_wrong_usage_ends_with_2(run: Run) -> None:
    assert run("import").status == 2
    assert run("nonsense").status == 2


def test_the_version(run: Run) -> None:
    assert run("--version").out.startswith("linktriage 0.")


def test_the_screen_needs_a_terminal(run: Run) -> None:
    ran = run()
    assert ran.status == 1
    assert "needs a terminal" in ran.err


def test_campaigns_are_made_listed_shown_and_changed(campaign: Run) -> None:
    campaign("campaign", "new", "ports")
    assert campaign("campaign", "list").out == "  freight\n* ports\n"
    assert lines(campaign("campaign", "list", "--json").out)[1] == {"name": "ports", "used": True}
    campaign("--campaign", "freight", "campaign", "set", "--policy", "request_gap=2",
             "--policy", "opt_out_required=yes",
             "--policy", "disabled_checks=rel,site")  # fmt: skip
    shown = campaign("campaign", "show").out
    assert "campaign     freight" in shown
    assert "request_gap = 2.0   (yours)" in shown
    told = json.loads(campaign("campaign", "show", "--json").out)
    policy, known = told["policy"], told["thresholds"]["thin_words"]
    assert (known["value"], known["source"][:8]) == (150, "measured")
    assert (policy["opt_out_required"], policy["disabled_checks"]) == (True, ["rel", "site"])


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ("gap=2", "does not name a setting; known are: traffic_pass"),
        ("request_gap", "does not name a setting"),
        ("request_gap=fast", "request_gap is a number, not fast"),
        ("request_gap=-1", "must not be below 0"),
        ("request_gap=nan", "must not be below 0"),
        ("opt_out_required=maybe", "is yes or no"),
    ],
)
def test_a_wrong_setting_is_one_sentence(campaign: Run, setting: str, sentence: str) -> None:
    ran = campaign("campaign", "set", "--policy", setting)
    assert ran.status == 1
    assert sentence in ran.err
    assert "Traceback" not in ran.err


def test_a_second_campaign_of_that_name_is_refused(campaign: Run) -> None:
    ran = campaign("campaign", "new", "freight")
    assert (ran.status, ran.err) == (
        1,
        "linktriage: There is a campaign named freight already.\n",
    )


def test_targets_are_listed_least_served_first(listed: Run) -> None:
    listed(
        "accept", "a.example", "--target", "https://ours.example/pricing", "--why", "a fair price"
    )
    first, second = lines(listed("target", "list", "--json").out)
    assert (first["role"], first["planned"], second["planned"]) == ("pillar", 0, 1)
    assert "1 planned  money" in listed("target", "list").out


def test_a_target_needs_words(run: Run) -> None:
    ran = run("target", "add", "https://ours.example/", "--cluster", " ", "--why", "x")
    assert "needs a keyword cluster" in ran.err
    assert "No targets yet" in run("target", "list").out
    assert run("target", "add", "nonsense", "--cluster", "a", "--why", "x").status == 1


def test_import_tells_what_became_of_each_row(campaign: Run, tmp_path: Path) -> None:
    file = tmp_path / "sites.csv"
    file.write_text("Domain,DR\na.com,40\nb.com,n/a\nours.example,9\nPending,1\n")
    dry = campaign("import", str(file), "--dry-run")
    assert "would be queued" in dry.out
    assert "Nothing was changed" in dry.out
    [record] = lines(campaign("import", str(file), "--json").out)
    assert set(record) == IMPORT_KEYS
    assert (record["rows"], record["queued"], record["set_aside"]) == (4, 2, {"own site": 1})
    assert sum(record["refused"].values()) == 1
    assert "2 known" in campaign("import", str(file)).out
    assert "sites.csv" in campaign("imports").out
    assert lines(campaign("imports", "--json").out)[0]["undone"] is False
    assert "0 prospects went" in campaign("imports", "--undo", "2").out
    assert "3 prospects went" in campaign("imports", "--undo", "1").out
    assert "(taken back)" in campaign("imports").out


def test_import_reads_standard_input(campaign: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(b"https://a.example/\n"))
    monkeypatch.setattr(sys, "stdin", stream)
    assert "1 queued" in campaign("import", "-").out


def test_import_maps_columns_by_hand(campaign: Run, tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("Ours,Theirs\nhttps://ours.example/,https://a.com/x\n")
    ran = campaign("import", str(file), "--map", "url=Theirs", "--json")
    assert lines(ran.out)[0]["mapping"]["url"] == "Theirs"
    assert campaign("import", str(file), "--map", "url").status == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02\x03" * 500, b"<html><body>404</body></html>", b"{}", b"\xff" * 9],
)
def test_what_is_no_list_is_refused_in_one_sentence(
    campaign: Run, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "wrong.csv"
    file.write_bytes(content)
    ran = campaign("import", str(file))
    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert campaign("list", "--json").out == ""


def test_a_missing_file_is_refused_in_one_sentence(campaign: Run) -> None:
    ran = campaign("import", "nowhere.csv")
    assert ran.status == 1
    assert ran.err.startswith("linktriage: ")
    assert "Traceback" not in ran.err


def test_a_list_of_ranks_is_looked_up(listed: Run, tmp_path: Path) -> None:
    file = tmp_path / "tranco_2026-11-01.csv"
    file.write_text("1,a.example\n2,other.com\n")
    assert "1 of 3 sites are among its 2" in listed("ranks", str(file)).out


def test_deciding_by_command_is_recorded_and_undone(listed: Run) -> None:
    listed("accept", "a.example", "--target", "https://ours.example/guides/freight-class",
           "--why", "the guide shows the density", "--anchor", "freight class")  # fmt: skip
    listed("reject", "b.example", "--reason", "off-topic", "--note", "a shop")
    listed("park", "c.example", "--until", "2027-01-31", "--note", "after the launch")
    assert f"accepted for {CLASS}" in listed("show", "a.example").out
    assert "rejected: off-topic a shop" in listed("show", "b.example").out
    assert "parked until 2027-01-31: after the launch" in listed("show", "c.example").out
    intent = json.loads(listed("show", "a.example", "--json").out)["decision"]["intent"]
    assert intent["anchor_kind"] == "exact match"
    assert "Undid: park c.example" in listed("undo").out
    assert "Did again: park c.example" in listed("redo").out
    assert "nothing to do again" in listed("redo").out
    listed("undo")
    listed("later", "c.example", "--days", "7")
    statuses = [one["status"] for one in lines(listed("list", "--json").out)]
    assert statuses == ["accepted", "rejected", "queued"]


def test_undo_at_the_start_says_so(run: Run) -> None:
    assert run("undo").out == "There is nothing to undo.\n"


def test_an_accept_without_a_reason_is_refused(listed: Run) -> None:
    ran = listed("accept", "a.example", "--target", "https://ours.example/pricing", "--why", " ")
    assert (ran.status, "needs a reason" in ran.err) == (1, True)
    ran = listed("accept", "a.example", "--target", "https://ours.example/no", "--why", "x")
    assert "its targets are: https://ours.example/guides/freight-class" in ran.err


def test_a_habit_of_reasons_is_noted(listed: Run) -> None:
    ran = None
    for site in ("a.example", "b.example", "c.example"):
        ran = listed("accept", site, "--target", "https://ours.example/pricing", "--why", "good")
    assert ran is not None
    assert "this reason was given 2 times before" in ran.out


def test_an_unknown_site_is_one_sentence(listed: Run) -> None:
    ran = listed("show", "nowhere.example")
    assert (ran.status, ran.err.count("\n")) == (1, 1)


def test_list_and_show_have_the_keys_that_scripts_rely_on(listed: Run) -> None:
    for record in [
        *lines(listed("list", "--json").out),
        *lines(listed("show", "a.example", "--json").out),
    ]:
        assert set(record) >= RECORD_KEYS
    assert "not read yet" in listed("list", "--status", "queued").out
    assert "Nothing here" in listed("list", "--status", "parked").out


def test_suppressed_ones_leave_the_queue(listed: Run) -> None:
    assert "a.example is left alone" in listed("suppress", "a.example", "--reason", "asked").out
    listed("suppress", "ana@b.example", "--reason", "asked", "--kind", "blocklist", "--here-only")
    assert lines(listed("list", "--status", "suppressed", "--json").out)[0]["site"] == "a.example"
    assert listed("suppress", "nobody", "--reason", "x").status == 1


def test_nothing_accepted_means_nothing_exported(listed: Run, tmp_path: Path) -> None:
    ran = listed("export", "-o", str(tmp_path / "out.csv"))
    assert ran.status == 1
    assert not (tmp_path / "out.csv").exists()


def test_checking_needs_no_network(listed: Run) -> None:
    assert "3 prospects looked at" in listed("check").out


def test_backup_and_doctor(listed: Run, tmp_path: Path) -> None:
    assert listed("backup", str(tmp_path / "copy.db")).status == 0
    assert listed("backup", str(tmp_path / "copy.db")).status == 1
    ran = listed("doctor")
    assert ran.status == 0
    assert "  ok  reading process" in ran.out


def test_a_database_that_cannot_be_written_is_one_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    ran = run("--db", str(tmp_path / "file" / "x.db"), "list")
    assert ran.status == 1
    assert "cannot be written" in ran.err
    assert run("--db", "postgresql://localhost/x", "list").status == 1


def test_saved_filters_are_listed_and_used_by_name(listed: Run, tmp_path: Path) -> None:
    assert "No filter is saved yet" in listed("list", "--saved").out
    triage = Triage(tmp_path / "linktriage.db")
    triage.save_filter("firsts", "site:a.ex")
    triage.close()
    assert listed("list", "--saved").out == "@firsts  site:a.ex  (1)\n"
    found = [{"name": "firsts", "query": "site:a.ex", "size": 1}]
    assert lines(listed("list", "--saved", "--json").out) == found
    (row,) = listed("list", "--filter", "@firsts").out.splitlines()
    assert "a.example" in row
    refused = listed("list", "--filter", "@others")
    assert refused.status == 1
    assert "There is no saved filter @others (there are: @firsts)" in refused.err
