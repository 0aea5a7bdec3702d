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
    with pytest.raises(StoreError, match="append-only"), triage.store.write() as session:
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
    assert taken.marked == 1
    assert [line.split(":")[0] for line in taken.refused] == [
        "line 3",
        "line 4",
        "line 5",
        "line 6",
    ]
    assert triage.marks()[0].note == "200, they say"
    file.write_text("who,what\n")
    with pytest.raises(BadInput, match="needs the columns"):
        triage.mark_all(file)
    with pytest.raises(BadInput, match="cannot be read"):
        triage.mark_all(tmp_path / "none.csv")


def test_the_report_leads_with_where_links_are_planned(
    triage: Triage, read: Read, tmp_path: Path
) -> None:
    dossier = accepted(triage, read("a.example", PASSAGE))
    triage.mark(dossier, MarkKind.LIVE)
    rejected = triage.dossier(read("b.example", PASSAGE))
    triage.decide(rejected.prospect, Reject((RejectReason.THIN,)))
    lines = triage.report_lines()
    assert "no link planned" in lines[1]
    assert lines[2].startswith("   1 /   0 /   1  pillar")
    assert "     1  thin or mass-made text" in lines
    assert [row.planned for row in triage.coverage()] == [0, 1]
    triage.write_report(tmp_path / "report.html")
    assert "thin or mass-made text" in (tmp_path / "report.html").read_text()


def test_a_report_of_nothing(triage: Triage) -> None:
    assert triage.report_lines().count("  none") == 3
