"""Lists at the command line: what stands aside and comes back, what was seen before, ranks."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from linktriage.triage.places import never_file
from tests.cli.conftest import Run

LINKS = "URL,Title\nhttps://a.example/guide,A\nhttps://b.example/,B\nhttps://bit.ly/x,Short\n"


@pytest.fixture
def links(tmp_path: Path) -> str:
    file = tmp_path / "links.csv"
    file.write_text(LINKS)
    return str(file)


def record(run: Run, *arguments: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(run("import", "--json", *arguments).out)
    return found


def sites(run: Run, status: str) -> list[str]:
    shown = run("list", "--status", status, "--json").out
    return sorted(json.loads(line)["site"] for line in shown.splitlines())


def test_every_row_has_one_place(campaign: Run, links: str) -> None:
    found = record(campaign, links)
    assert (found["rows"], found["queued"], found["merged"], found["known"]) == (3, 2, 0, 0)
    assert found["set_aside"] == {"never a prospect": 1}
    again = record(campaign, links)
    assert (again["rows"], again["queued"], again["known"]) == (3, 0, 2)
    assert again["set_aside"] == {"never a prospect": 1}


def test_sites_that_link_already_leave_the_queue_and_come_back(
    campaign: Run, links: str, tmp_path: Path
) -> None:
    campaign("import", links)
    linking = tmp_path / "linking.txt"
    linking.write_text("https://a.example/\nhttps://new.example/\n")
    found = record(campaign, "--already-linking", str(linking))
    assert found["set_aside"] == {"already links to you": 2}
    assert found["moved"] == 1
    assert sites(campaign, "queued") == ["b.example"]
    assert sites(campaign, "set-aside") == ["a.example", "bit.ly", "new.example"]
    campaign("requeue", "a.example")
    assert sites(campaign, "queued") == ["a.example", "b.example"]
    campaign("import", "--already-linking", str(linking))
    assert sites(campaign, "queued") == ["a.example", "b.example"]
    campaign("undo")
    assert sites(campaign, "queued") == ["b.example"]


def test_links_to_the_own_site_in_an_export_say_so_too(campaign: Run, tmp_path: Path) -> None:
    own = tmp_path / "own-backlinks.csv"
    own.write_text("URL,Target URL\nhttps://a.example/x,https://ours.example/guides\n")
    assert record(campaign, str(own))["set_aside"] == {"already links to you": 1}


def test_what_is_suppressed_does_not_come_back(campaign: Run, links: str) -> None:
    campaign("import", links)
    campaign("suppress", "a.example", "--reason", "they asked")
    ran = campaign("requeue", "a.example")
    assert ran.status == 1
    assert "a.example must be left alone" in ran.err
    assert sites(campaign, "queued") == ["b.example"]
    found = record(campaign, links)
    assert found["set_aside"] == {"do not contact": 1, "never a prospect": 1}


def test_the_list_of_hosts_that_are_no_prospects_is_the_persons(campaign: Run, links: str) -> None:
    never_file().parent.mkdir(parents=True)
    never_file().write_text("# mine\nb.example\n-bit.ly\n")
    assert record(campaign, links)["set_aside"] == {"never a prospect": 1}
    assert sites(campaign, "queued") == ["a.example", "bit.ly"]
    assert sites(campaign, "set-aside") == ["b.example"]


def test_a_site_that_was_rejected_before_says_when_and_why(campaign: Run, links: str) -> None:
    campaign("import", links)
    campaign("reject", "a.example", "--reason", "off-topic")
    found = record(campaign, links)
    assert found["seen"] == 1
    told = found["seen_before"]
    assert isinstance(told, dict)
    assert told["a.example"].startswith("rejected 2")
    assert told["a.example"].endswith("(off-topic)")
    assert "a.example: rejected 2" in campaign("import", links).out
    assert sites(campaign, "rejected") == ["a.example"]


def test_a_site_of_another_campaign_says_so(campaign: Run, links: str) -> None:
    campaign("import", links)
    campaign("accept", "a.example", "--target", "https://ours.example/pricing", "--why", "fair")
    campaign("campaign", "new", "ports")
    found = record(campaign, links)
    told = found["seen_before"]
    assert isinstance(told, dict)
    assert told["a.example"].startswith("accepted in freight, 2")
    assert sites(campaign, "queued") == ["a.example", "b.example"]
    shown = campaign("show", "a.example").out
    assert "accepted in freight" in shown
    assert "`linktriage why a.example`" in shown


def zipped(name: str, text: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, text)
    return packed.getvalue()


RANKED = "1,other.example\n2,a.example\n3,wordpress.com\n"


@pytest.mark.parametrize(
    ("name", "data", "provider"),
    [
        ("tranco-2026-10-01.csv", RANKED.encode(), "tranco"),
        ("tranco-2026-10-01.zip", zipped("top-1m.csv", RANKED), "tranco"),
        ("tranco-2026-10-01.csv.gz", gzip.compress(RANKED.encode()), "tranco"),
        (
            "crux-2026-10-01.csv",
            b"origin,rank\nhttps://other.example,1000\nhttps://www.a.example,1000\n",
            "crux",
        ),
        (
            "majestic_million-2026-10-01.csv",
            b"GlobalRank,TldRank,Domain,TLD\n1,1,other.example,example\n2,2,a.example,example\n",
            "majestic million",
        ),
        (
            "openpagerank-2026-10-01.zip",
            zipped("top10m.csv", '"Rank","Domain"\n"1","other.example"\n"2","a.example"\n'),
            "open pagerank",
        ),
    ],
)
def test_an_absent_site_is_absent_from_a_list_of_that_day(
    campaign: Run, tmp_path: Path, name: str, data: bytes, provider: str
) -> None:
    campaign("import", str(bare(tmp_path, "a.example\nb.example\nanna.wordpress.com\n")))
    file = tmp_path / name
    file.write_bytes(data)
    told = campaign("ranks", str(file)).out
    assert f"{provider} of 2026-10-01: 1 of 2 sites are among its" in told
    assert "the others are recorded as absent" in told
    known = json.loads(campaign("show", "a.example", "--json").out)["metrics"]
    assert [(one["name"], one["as_of"]) for one in known] == [("rank", "2026-10-01")]
    absent = json.loads(campaign("show", "b.example", "--json").out)["metrics"]
    assert [(one["name"], one["as_of"]) for one in absent] == [("absent from top", "2026-10-01")]
    assert absent[0]["value"] > 0
    tenant = json.loads(campaign("show", "anna.wordpress.com", "--json").out)["metrics"]
    assert tenant == []


def bare(folder: Path, text: str) -> Path:
    file = folder / "bare.txt"
    file.write_text(text)
    return file


def test_the_rows_of_an_import_are_shown_as_they_came(campaign: Run, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("URL,Colour\nhttps://a.example/,red\nb.example,\nPending,\n")
    campaign("import", str(file))
    first, _, second = campaign("imports", "--rows", "1").out.splitlines()
    assert "queued  a.example  URL: https://a.example/ | Colour: red" in first
    assert "refused (“Pending” is not a web address)" in second
    kept = [
        json.loads(line)
        for line in campaign("imports", "--rows", "1", "--json").out.split("\n")
        if line
    ]
    assert kept[0]["cells"] == {"URL": "https://a.example/", "Colour": "red"}
    assert campaign("imports", "--rows", "9").status == 1
