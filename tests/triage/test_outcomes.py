from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from linktriage.errors import BadInput, StoreError
from linktriage.model import Campaign, MarkKind, Reject, RejectReason, Status
from linktriage.triage import Triage
from tests.triage.test_contacting import PASSAGE, accepted, add

Read = Callable[..., int]


def test_what_became_of_a_message_is_kept(triage: Triage, read: Read) -> None:
    dossier = add(triage, accepted(triage, read("a.example", PASSAGE)), "ana@a.example")
    triage.save_pitch(dossier.prospect, triage.draft(dossier))
    dossier = triage.dossier(dossier.prospect.id)
    triage.mark(dossier, MarkKind.SENT, date(2026, 3, 1))
    triage.mark(dossier, MarkKind.REPLIED, date(2026, 3, 4), "wants\nto see it")
    replied, sent = triage.marks()
    assert (replied.kind, replied.note, replied.email) == (
        MarkKind.REPLIED, "wants to see it", "ana@a.example",
    )  # fmt: skip
    triage.undo()
    assert triage.earlier(dossier) == (replied, sent)


def test_marks_are_never_changed(triage: Triage, read: Read) -> None:
    dossier = accepted(triage, read("a.example", PASSAGE))
    triage.mark(dossier, MarkKind.SENT)
    with pytest.raises(StoreError, match="append-only"), triage.store.write_rows() as session:
        session.connection().exec_driver_sql("DELETE FROM mark")


def test_who_asks_to_stop_is_left_alone_in_all_campaigns(triage: Triage, read: Read) -> None:
    first = accepted(triage, read("a.example", PASSAGE))
    second = accepted(triage, read("b.example", PASSAGE))
    triage.mark(first, MarkKind.DECLINED, note="no, and stop", stop=True)
    triage.mark(second, MarkKind.STOP)
    for dossier in (first, second):
        now = triage.dossier(dossier.prospect.id)
        assert now.prospect.status is Status.SUPPRESSED
        triage.mark(now, MarkKind.STOP)
    found = triage.store.suppressions.of(Campaign("other").id, "a.example")
    assert found is not None
    assert found.reason == "no, and stop"


def test_a_day_to_come_and_a_stranger_are_refused(triage: Triage, read: Read) -> None:
    dossier = accepted(triage, read("a.example", PASSAGE))
    with pytest.raises(BadInput, match="still to come"):
        triage.mark(dossier, MarkKind.SENT, triage.now().date() + timedelta(days=1))
    undecided = triage.dossier(read("b.example", PASSAGE))
    with pytest.raises(BadInput, match="nobody was to write"):
        triage.mark(undecided, MarkKind.SENT)


def test_outcomes_come_from_a_file(triage: Triage, read: Read, tmp_path: Path) -> None:
    accepted(triage, read("a.example", PASSAGE))
    file = tmp_path / "answers.csv"
    file.write_text(
        "Site,Kind,Date,Note\n"
        'a.example,asked-for-money,2026-03-01,"200, they say",more\n'
        "c.example,sent\n"
        ",sent,,\n"
        "a.example,danced,,\n"
        "a.example,sent,yesterday,\n"
    )
    taken = triage.mark_all(file)
    assert (taken.marked, taken.elsewhere) == (2, 1)
    assert [line.split(":")[0] for line in taken.refused] == [
        "line 4",
        "line 5",
        "line 6",
    ]
    assert triage.marks()[0].note == "200, they say"
    file.write_text("who,what\n")
    with pytest.raises(BadInput, match="needs the column site and kind"):
        triage.mark_all(file)
    with pytest.raises(BadInput, match="cannot be read"):
        triage.mark_all(tmp_path / "none.csv")


def test_what_a_file_says_of_other_sites_counts_as_earlier_contact(
    triage: Triage, read: Read, tmp_path: Path
) -> None:
    today = triage.now().date()
    file = tmp_path / "crm.csv"
    file.write_text(
        "\ufeffDomain;Email;Outcome;Last contacted;Notes\n"
        f"b.example;Bo@b.example;contacted;{today}T10:00;by phone\n"
        "\n"
        "c.example;;stop;2020-01-01\n"
    )
    queued = triage.dossier(read("b.example", PASSAGE))
    assert triage.recent_contact(queued) == ""
    assert triage.mark_all(file).elsewhere == 2
    assert triage.recent_contact(queued).startswith("bo@b.example: sent on")
    [mark] = triage.earlier(queued)
    assert (mark.kind, mark.note, mark.campaign) == (MarkKind.SENT, "by phone", "crm.csv")
    assert triage.store.suppressions.of(triage.campaign.id, "c.example") is not None


def test_a_file_of_contacts_brings_people_and_when_they_were_written_to(
    triage: Triage, read: Read, tmp_path: Path
) -> None:
    today = triage.now().date()
    file = tmp_path / "people.csv"
    file.write_text(
        "Email 1,Website,Full name,Position,Sent,Status\n"
        f"ana@a.example,https://www.a.example/blog,Ana Silva,editor,{today - timedelta(days=3)},\n"
        f"bo@b.example,,Bo,,{today - timedelta(days=4)},bounced\n"
        "cy@c.example,,,,\n"
        "nobody,,,,\n"
        f"dee@d.example,,,,{today + timedelta(days=1)}\n"
    )
    taken = triage.bring_contacts(file)
    assert (taken.marked, taken.elsewhere) == (3, 2)
    assert [line.split(":")[0] for line in taken.refused] == ["line 5", "line 6"]
    first, second = (triage.dossier(read(f"{name}.example", PASSAGE)) for name in "ab")
    [ana], [bo] = triage.contacts(first), triage.contacts(second)
    assert (ana.name, ana.role, ana.found_at) == ("Ana Silva", "editor", "people.csv")
    assert "3 days ago" in triage.recent_contact(first)
    assert triage.bounced(bo)
    assert triage.first_choice(first) == ana
    assert triage.first_choice(second) is None


@pytest.mark.parametrize(
    ("kind", "note", "stops"),
    [
        (MarkKind.DECLINED, "", True),
        (MarkKind.STOP, "", True),
        (MarkKind.REPLIED, "No, thanks.", True),
        (MarkKind.REPLIED, "STOP", True),
        (MarkKind.REPLIED, "Please do not write to us again", True),
        (MarkKind.REPLIED, "No problem, send it over", False),
        (MarkKind.BOUNCED, "no such mailbox", False),
    ],
)
def test_a_no_is_heard(
    triage: Triage, read: Read, kind: MarkKind, note: str, *, stops: bool
) -> None:
    dossier = accepted(triage, read("a.example", PASSAGE))
    triage.mark(dossier, kind, note=note)
    now = triage.dossier(dossier.prospect.id)
    assert (now.prospect.status is Status.SUPPRESSED) is stops
    triage.undo()
    assert triage.dossier(dossier.prospect.id).prospect.status is not Status.SUPPRESSED


def test_the_report_leads_with_where_links_are_planned(
    triage: Triage, read: Read, tmp_path: Path
) -> None:
    dossier = accepted(triage, read("a.example", PASSAGE))
    triage.mark(dossier, MarkKind.LIVE)
    rejected = triage.dossier(read("b.example", PASSAGE))
    triage.decide(rejected.prospect, Reject((RejectReason.THIN,)))
    lines = triage.report_lines()
    assert "no link yet" in lines[1]
    assert lines[2].startswith("   1 /   1 /   1  pillar")
    assert "     1  thin or mass-made text" in lines
    assert triage.coverage().total.planned == 1
    triage.write_report(tmp_path / "report.html")
    assert "thin or mass-made text" in (tmp_path / "report.html").read_text()


def test_a_report_of_nothing(triage: Triage) -> None:
    assert triage.report_lines().count("  none") == 3
