"""The main job by command: import, fetch, check, decide, draft, export, on the sample web."""

from __future__ import annotations

import json
from email import message_from_bytes
from pathlib import Path

import pytest

from linktriage.demo import running_web
from tests.cli.conftest import Run

CLASS = "https://ours.example/guides/freight-class"


@pytest.fixture
def read(campaign: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The sample's good blog, its dead address and a page that is not there, read."""
    file = tmp_path / "list.txt"
    file.write_text(
        "http://harborlog.example/how-ltl-freight-is-priced\n"
        "http://gonefreight.example/freight-class-explained\n"
        "http://shippershelf.example/\n"
    )
    campaign("import", str(file))
    campaign("campaign", "set", "--policy", "request_gap=0.01")
    with running_web() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy)
        monkeypatch.setenv("http_proxy", proxy)
        first = campaign("fetch", "--limit", "1")
        assert "1 read, 2 left" in first.out
        assert "3 read" not in campaign("fetch").out
    return campaign


def test_from_a_list_to_drafts_in_files(read: Run, tmp_path: Path) -> None:
    record = json.loads(read("show", "harborlog.example", "--json").out)
    assert record["page"]["title"] == "How LTL freight is priced"
    assert record["page"]["http_status"] == 200
    assert len(record["page"]["paragraphs"]) > 10
    assert {finding["outcome"] for finding in record["findings"]} <= {
        "pass", "warn", "fail", "unknown",
    }  # fmt: skip
    gone = json.loads(read("show", "gonefreight.example", "--json").out)
    assert gone["page"] is None
    assert "not found" in gone["failure"]
    assert "Everything in the queue was read" in read("fetch").out

    read("accept", "harborlog.example", "--target", CLASS, "--why", "ours shows the density")
    draft = read("pitch", "harborlog.example")
    assert "their rules say: I take no advertising" in draft.out
    assert "block: Read their rules before this leaves." in draft.out
    draft = read("pitch", "harborlog.example", "--rules-read")
    assert "Subject: " in draft.out
    assert "block: Read their rules" not in draft.out
    assert "Mara Lind" in draft.out
    pitch = json.loads(read("pitch", "harborlog.example", "--json").out)["pitch"]
    assert pitch["template"] == "targeted_outreach"

    assert read("export", "-o", str(tmp_path / "out.csv")).status == 0
    assert "harborlog.example" in (tmp_path / "out.csv").read_text()
    assert read("export", "-o", str(tmp_path / "out.csv"), "--again").status == 1
    json_line = read("export", "--format", "jsonl", "-o", str(tmp_path / "o.jsonl"), "--json")
    assert json.loads(json_line.out)["exported"] == 1
    mails = tmp_path / "mails"
    read("export", "--format", "eml", "-o", str(mails))
    [mail] = mails.glob("*.eml")
    message = message_from_bytes(mail.read_bytes())
    assert message["X-Unsent"] == "1"
    assert message["Date"] is None


def test_who_was_not_accepted_is_not_drafted(read: Run) -> None:
    ran = read("pitch", "gonefreight.example")
    assert ran.status == 1
    assert "only accepted prospects" in ran.err


def test_a_template_with_an_error_names_its_line(read: Run, tmp_path: Path) -> None:
    from linktriage.triage.places import user_templates

    user_templates().mkdir(parents=True)
    (user_templates() / "mine.txt.j2").write_text("{% block subject %}x{% endblock %}\n{{ oops")
    read("accept", "harborlog.example", "--target", CLASS, "--why", "ours shows the density")
    ran = read("pitch", "harborlog.example", "--template", "mine")
    assert ran.status == 1
    assert "mine.txt.j2, line 2" in ran.err
    assert ran.err.count("\n") == 1


def test_reading_again_is_asked_for(read: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with running_web() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy)
        monkeypatch.setenv("http_proxy", proxy)
        assert "3 read, 0 left" in read("fetch", "--refresh").out


def test_targets_are_read_and_judged(campaign: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    campaign("target", "add", "http://harborlog.example/how-ltl-freight-is-priced",
             "--cluster", "freight priced", "--why", "it follows one price")  # fmt: skip
    campaign("campaign", "set", "--policy", "request_gap=0.01", "--policy", "deadline=20")
    with running_web() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy)
        monkeypatch.setenv("http_proxy", proxy)
        ran = campaign("target", "check")
    assert "ready      http://harborlog.example/" in ran.out
    assert "not ready  https://ours.example/pricing\n           it cannot be read: " in ran.out
    records = [json.loads(line) for line in campaign("target", "list", "--json").out.splitlines()]
    assert {one["readiness"] for one in records} == {"ready", "not ready"}
    assert records[-1]["title"] == "How LTL freight is priced"
    again = campaign("target", "check", "--json")
    assert len(again.out.splitlines()) == 3
