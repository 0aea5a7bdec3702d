"""The verbs on a real database, in the order in which a prospect meets them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from linktriage.errors import BadInput, Changed
from linktriage.model import (
    Accept,
    AnchorKind,
    Answer,
    Approach,
    Campaign,
    Failure,
    FetchState,
    Outcome,
    Park,
    Problem,
    Provenance,
    Reject,
    RejectReason,
    Requeue,
    Sender,
    Severity,
    Status,
)
from linktriage.triage import Triage, View
from linktriage.triage.doctor import examine
from tests.triage.conftest import CLASS, PRICING, Bring, Found

PASSAGE = (
    "Carriers quote by freight class, and the class follows from density. Few explain which "
    "density a freight class calculator assumes before it shows the class."
)
Read = Callable[..., int]


def accepted(triage: Triage, prospect_id: int) -> None:
    dossier = triage.dossier(prospect_id)
    intent = triage.intent(dossier, CLASS.url, {"why": "ours shows the density behind the class"})
    triage.decide(dossier.prospect, Accept(intent))


def test_the_default_campaign_is_made_at_the_first_start(tmp_path: Path) -> None:
    triage = Triage(tmp_path / "new.db")
    assert triage.campaign.name == "default"
    assert triage.next(View()) is None
    assert triage.resumed() == ""
    triage.close()


def test_an_unknown_campaign_is_named_with_what_there_is(tmp_path: Path) -> None:
    Triage(tmp_path / "new.db").close()
    with pytest.raises(BadInput, match="no campaign named ports .there are: default"):
        Triage(tmp_path / "new.db", "ports")


def test_a_new_campaign_is_made_and_used_from_then_on(tmp_path: Path) -> None:
    path = tmp_path / "linktriage.db"
    with closing(Triage(path, new=Campaign("docks"))) as triage:
        assert triage.campaign.name == "docks"
    with closing(Triage(path)) as triage:
        assert triage.campaign.name == "docks"


def test_the_campaign_named_last_is_used_again(tmp_path: Path) -> None:
    Triage(tmp_path / "new.db", "default").close()
    again = Triage(tmp_path / "new.db")
    assert again.campaign.name == "default"
    again.close()


def test_import_counts_each_row_once(triage: Triage) -> None:
    triage.leave_alone("asked.example", "do not contact", "asked on 2 Nov")
    triage.leave_alone("farm.example", "blocklist", "link farm")
    text = (
        b"https://a.example/one\nhttps://a.example/two\nhttps://www.ours.example/\n"
        b"https://asked.example/\nhttps://farm.example/\nnot an address\n"
    )
    report = triage.import_list(io.BytesIO(text), name="mail.txt")
    record = report.as_record()
    assert record["rows"] == 6
    assert (record["queued"], record["merged"], record["known"]) == (1, 1, 0)
    assert record["set_aside"] == {"own site": 1, "do not contact": 1, "blocklisted": 1}
    assert sum(dict(record["refused"]).values()) == 1  # type: ignore[call-overload]


def test_a_page_that_links_to_us_already_is_set_aside(triage: Triage) -> None:
    text = (
        b"Source url,Target url,Page ascore,Anchor\nhttps://a.example/,https://ours.example/,5,x\n"
    )
    report = triage.import_list(io.BytesIO(text), name="links.csv")
    assert report.counts is not None
    assert report.counts.set_aside == {"already links to you": 1}


def test_sites_that_link_to_us_already_are_told_by_a_list_of_theirs(
    triage: Triage, bring: Bring
) -> None:
    [prospect_id] = bring("a.example")
    triage.import_list(io.BytesIO(b"https://a.example/\n"), name="links.txt", linking=True)
    prospect = triage.dossier(prospect_id).prospect
    assert (prospect.status, prospect.set_aside) == (Status.SET_ASIDE, "already links to you")
    triage.decide(prospect, Requeue())
    assert triage.dossier(prospect_id).prospect.status is Status.QUEUED


def test_a_file_that_is_no_list_is_refused_in_the_report(triage: Triage) -> None:
    report = triage.import_list(io.BytesIO(b""), name="empty.csv")
    assert report.refused_file
    assert report.as_record()["rows"] == 0


def test_a_long_list_reports_its_progress(triage: Triage) -> None:
    heard: list[int] = []
    text = "".join(f"https://s{number}.example/\n" for number in range(4500)).encode()
    triage.import_list(io.BytesIO(text), name="l", on_rows=lambda rows, _: heard.append(rows))
    assert heard == [2000, 4000]


def test_an_import_can_be_taken_back(triage: Triage, bring: Bring) -> None:
    bring("a.example", "b.example")
    assert [one.file for one in triage.imports()] == ["list.txt"]
    assert triage.take_back_import(1).gone == 2
    assert triage.find("a.example") is None


def test_the_rows_of_an_import_are_kept_with_what_became_of_them(
    triage: Triage, bring: Bring
) -> None:
    bring("a.example", "ours.example")
    kept = list(triage.imported_rows(1))
    assert [(one.fate, one.site) for one in kept] == [
        ("queued", "a.example"),
        ("set-aside", "ours.example"),
    ]


def test_a_list_of_flagged_hosts_counts_for_what_was_checked_before(
    triage: Triage, read: Read, tmp_path: Path
) -> None:
    prospect_id = read("a.example", PASSAGE)
    file = tmp_path / "casinos.txt"
    file.write_text("luckyspin.example\n")
    assert triage.bring_flag_list("gambling", file) == 1
    assert any(one.stale for one in triage.dossier(prospect_id).findings)


def test_a_list_of_ranks_says_who_is_in_it_and_who_is_not(
    triage: Triage, bring: Bring, tmp_path: Path
) -> None:
    first, second, hosted = bring("a.com", "b.com", "ana.wordpress.com")
    file = tmp_path / "tranco_2026-11-01.csv"
    file.write_text("1,wordpress.com\n2,a.com\n3,c.com\n")
    report = triage.import_ranks(file)
    assert (report.provider, report.asked, report.found) == ("tranco", 2, 1)
    [rank] = triage.dossier(first).prospect.metrics
    assert (rank.name, rank.value) == ("rank", 2)
    [absent] = triage.dossier(second).prospect.metrics
    assert (absent.name, absent.value) == ("absent from top", 3)
    assert triage.dossier(hosted).prospect.metrics == ()


def test_what_was_read_is_checked_and_stored(triage: Triage, read: Read) -> None:
    prospect_id = read("a.example", PASSAGE)
    dossier = triage.dossier(prospect_id)
    assert dossier.page is not None
    assert dossier.findings
    assert triage.next_unread() is None
    assert triage.rows(View(), 0, 9)[0].title == "How freight is priced"


def test_a_failure_leaves_every_check_unknown(triage: Triage, bring: Bring) -> None:
    [prospect_id] = bring("a.example")
    failure = Failure(FetchState.TIMEOUT, "No answer within 20 s; press r to try again.")
    found = Found(prospect_id, state=FetchState.TIMEOUT, failure=failure)
    triage.save_read(found)  # type: ignore[arg-type]
    dossier = triage.dossier(prospect_id)
    assert dossier.prospect.failure == failure
    assert Outcome.PASS not in {finding.outcome for finding in dossier.findings}
    assert "No answer within 20 s" in " ".join(finding.summary for finding in dossier.findings)


def test_checks_are_asked_anew_without_the_network(
    triage: Triage, read: Read, bring: Bring
) -> None:
    prospect_id = read("a.example", PASSAGE)
    bring("unread.example")
    before = triage.dossier(prospect_id).findings
    heard: list[tuple[int, int]] = []
    assert triage.check_all(lambda done, of: heard.append((done, of))) == 2
    assert triage.check_all() == 2
    assert heard == [(1, 2), (2, 2)]
    assert [one.check for one in triage.dossier(prospect_id).findings] == [
        one.check for one in before
    ]


def test_what_was_read_can_be_read_again(triage: Triage, read: Read) -> None:
    read("a.example", PASSAGE)
    assert triage.read_again() == 1
    unread = triage.next_unread()
    assert unread is not None
    assert unread.site == "a.example"


def test_looking_changes_nothing(triage: Triage, bring: Bring) -> None:
    first, second = bring("a.example", "b.example")
    assert triage.size(View()) == 2
    assert triage.place(View(), second) == 1
    assert triage.prospects(View()) == (first, second)
    beside = triage.neighbour(View(), first, forward=True)
    assert beside is not None
    assert beside.prospect.id == second
    assert triage.neighbour(View(), second, forward=True) is None
    assert triage.find("https://www.a.example/any") == triage.dossier(first)
    assert triage.find("nowhere.example") is None
    following = triage.next(View(), after=first)
    assert following is not None
    assert following.prospect.id == second


def test_an_accept_needs_a_target_and_a_reason(triage: Triage, read: Read) -> None:
    dossier = triage.dossier(read("a.example", PASSAGE))
    with pytest.raises(BadInput, match="is no target of this campaign"):
        triage.intent(dossier, "https://ours.example/other", {"why": "x"})
    with pytest.raises(BadInput, match="needs a target page and a reason"):
        triage.intent(dossier, CLASS.url, {"why": " "})


def test_an_intent_knows_what_was_typed(triage: Triage, read: Read) -> None:
    dossier = triage.dossier(read("a.example", PASSAGE))
    intent = triage.intent(dossier, CLASS.url, {"why": "ours shows the density"})
    assert intent.provenance["why"] is Provenance.TYPED
    assert intent.provenance["anchor"] is Provenance.SUGGESTED
    assert intent.target == CLASS.url
    assert triage.warnings(intent) == triage.warnings(intent)
    fields = {"why": "ours shows the density", "anchor": "https://ours.example/"}
    assert triage.intent(dossier, CLASS.url, fields).anchor_kind is AnchorKind.URL


def test_decisions_are_counted_and_repeated(triage: Triage, read: Read, bring: Bring) -> None:
    accepted(triage, read("a.example", PASSAGE))
    _, second, third = bring("a.example", "b.example", "c.example")
    assert isinstance(triage.last_decision(), Accept)
    triage.decide(triage.dossier(second).prospect, Reject((RejectReason.OFF_TOPIC,)))
    triage.later(triage.dossier(third).prospect, datetime.now(UTC) + timedelta(days=7))
    assert triage.last_decision() == Reject((RejectReason.OFF_TOPIC,))
    line = triage.progress()
    assert (line.total, line.decided, line.accepted, line.later) == (3, 2, 1, 1)
    summary = triage.session_summary()
    assert (summary.accepted, summary.rejected, summary.later) == (1, 1, 1)
    assert "later c.example" in triage.resumed()
    planned = {one.target.url: one.planned for one in triage.planned_targets()}
    assert planned == {PRICING.url: 0, CLASS.url: 1}


def test_without_a_decision_there_is_nothing_to_repeat(triage: Triage, bring: Bring) -> None:
    [prospect_id] = bring("a.example")
    triage.star(triage.dossier(prospect_id).prospect)
    assert triage.last_decision() is None


def test_every_act_on_a_prospect_can_be_undone(triage: Triage, bring: Bring) -> None:
    [prospect_id] = bring("a.example")
    before = triage.dossier(prospect_id).prospect
    prospect = triage.star(before)
    prospect = triage.write_note(prospect, "ask Ana")
    prospect = triage.answer(prospect, "without_seo", Answer.PASS)
    prospect = triage.set_approach(prospect, Approach.PARTNER)
    prospect = triage.set_lead(prospect, "https://a.example/")
    prospect = triage.decide(prospect, Park(note="later"))
    prospect = triage.suppress(prospect, "blocklist", "farm", everywhere=False)
    assert prospect.status is Status.SUPPRESSED
    with pytest.raises(Changed):
        triage.star(before)
    while triage.undo():
        pass
    after = triage.dossier(prospect_id).prospect
    assert (after.status, after.note, after.starred, after.answers) == (
        Status.QUEUED,
        "",
        False,
        {},
    )
    assert triage.redo() is not None


def test_a_page_that_is_none_of_its_own_cannot_lead(triage: Triage, bring: Bring) -> None:
    [prospect_id] = bring("a.example")
    with pytest.raises(BadInput, match="no candidate page"):
        triage.set_lead(triage.dossier(prospect_id).prospect, "https://b.example/")


def test_many_are_decided_at_once_and_undone_at_once(triage: Triage, bring: Bring) -> None:
    ids = bring("a.example", "b.example")
    step = triage.decide_all([triage.dossier(one).prospect for one in ids], Reject())
    assert step.sentence == "reject of 2 sites"
    assert triage.counts().rejected == 2
    triage.undo()
    assert triage.counts().queued == 2
    with pytest.raises(BadInput, match="Nothing is marked"):
        triage.decide_all([], Reject())


def test_only_the_accepted_are_written_to(triage: Triage, read: Read) -> None:
    prospect_id = read("a.example", PASSAGE)
    with pytest.raises(BadInput, match="only accepted prospects"):
        triage.draft(triage.dossier(prospect_id))
    accepted(triage, prospect_id)
    dossier = triage.dossier(prospect_id)
    draft = triage.draft(dossier)
    assert draft.template in triage.templates()
    assert set(triage.variants(dossier)) <= set(triage.templates())
    triage.save_pitch(dossier.prospect, draft)
    assert triage.dossier(prospect_id).pitch == draft


def test_a_draft_stays_until_it_is_there_and_nothing_blocks_it(triage: Triage, read: Read) -> None:
    prospect_id = read("a.example", PASSAGE)
    accepted(triage, prospect_id)
    dossier = triage.dossier(prospect_id)
    assert triage.stays(dossier) == "there is no draft yet"
    draft = replace(triage.draft(dossier), problems=())
    assert triage.stays(replace(dossier, pitch=draft)) == ""
    field = Problem("left-over", "a field is left over", Severity.BLOCK)
    blocked = replace(dossier, pitch=replace(draft, problems=(field,)))
    assert triage.stays(blocked) == "it stays here: a field is left over"


def test_a_draft_needs_somebody_who_writes(triage: Triage, read: Read) -> None:
    prospect_id = read("a.example", PASSAGE)
    accepted(triage, prospect_id)
    triage.change_campaign(replace(triage.campaign, sender=Sender()))
    with pytest.raises(BadInput, match="--sender name="):
        triage.draft(triage.dossier(prospect_id))


def test_an_edited_draft_is_looked_over_anew(triage: Triage, read: Read) -> None:
    prospect_id = read("a.example", PASSAGE)
    accepted(triage, prospect_id)
    dossier = triage.dossier(prospect_id)
    pitch = triage.draft(dossier)
    edited = triage.edited(dossier, pitch, "Hi", "Please please give me a dofollow backlink [NAME]")
    assert edited.edited
    assert edited.problems
    triage.undo()
    again = triage.edited(triage.dossier(prospect_id), pitch, "Hi", "Hello")
    assert again.problems == pitch.problems


def test_who_is_left_alone_is_not_drafted_and_does_not_go_out(
    triage: Triage, read: Read, tmp_path: Path
) -> None:
    prospect_id = read("a.example", PASSAGE)
    accepted(triage, prospect_id)
    triage.store.suppressions.add("do not contact", "asked", site="a.example")
    with pytest.raises(BadInput, match="left alone"):
        triage.draft(triage.dossier(prospect_id))
    with pytest.raises(Exception, match="."):
        triage.export("jsonl", tmp_path / "out.jsonl")


def test_the_approved_go_out_once(triage: Triage, read: Read, tmp_path: Path) -> None:
    accepted(triage, read("a.example", PASSAGE))
    written = triage.export("jsonl", tmp_path / "out.jsonl")
    assert written.exported == 1
    [line] = (tmp_path / "out.jsonl").read_text().splitlines()
    assert json.loads(line)["decision"]["intent"]["target"] == CLASS.url
    with pytest.raises(Exception, match="."):
        triage.export("jsonl", tmp_path / "two.jsonl")
    assert triage.export("jsonl", tmp_path / "three.jsonl", again=True).exported == 1


def test_only_who_links_to_us_can_be_disavowed(
    triage: Triage, bring: Bring, tmp_path: Path
) -> None:
    bring("a.example")
    triage.import_list(io.BytesIO(b"https://farm.example/\n"), name="links.txt", linking=True)
    file = tmp_path / "disavow.txt"
    for site in ("a.example", "nobody.example"):
        with pytest.raises(BadInput, match="No list says"):
            triage.disavow([site], file)
    assert triage.disavow(["https://www.farm.example/"], file) == 1
    assert "domain:farm.example" in file.read_text()


def test_leaving_somebody_alone(triage: Triage, bring: Bring) -> None:
    [prospect_id] = bring("a.example")
    assert triage.leave_alone("https://www.a.example/", "do not contact", "asked") == "a.example"
    assert triage.dossier(prospect_id).prospect.status is Status.SUPPRESSED
    assert triage.leave_alone("Ana@B.example", "do not contact", "asked") == "ana@b.example"
    assert triage.leave_alone("c.example", "blocklist", "farm", everywhere=False) == "c.example"
    with pytest.raises(BadInput, match="neither a site nor a mail address"):
        triage.leave_alone("nobody", "blocklist", "farm")


def test_without_targets_there_is_no_suggestion(tmp_path: Path) -> None:
    triage = Triage(tmp_path / "new.db")
    triage.import_list(io.BytesIO(b"https://a.example/\n"), name="l")
    dossier = triage.find("a.example")
    assert dossier is not None
    assert triage.suggest(dossier) is None
    with pytest.raises(BadInput, match="none yet"):
        triage.intent(dossier, "https://ours.example/", {"why": "x"})
    triage.close()


def test_a_reason_is_suggested_from_the_findings(triage: Triage, read: Read) -> None:
    found = triage.suggested_reason(triage.dossier(read("a.example", PASSAGE)))
    assert found is None or isinstance(found, RejectReason)


def test_the_doctor_finds_everything_in_order(triage: Triage) -> None:
    looked_at = dict(examine(triage))
    assert len(looked_at) > 10
    assert not {name: trouble for name, trouble in looked_at.items() if trouble}


def test_who_writes_is_kept_for_the_campaign(triage: Triage) -> None:
    triage.change_campaign(replace(triage.campaign, sender=Sender(role="editor")))
    assert not triage.knows_sender
    triage.name_sender(" Mara\n Lind ")
    assert triage.knows_sender
    with closing(Triage(triage.store.path)) as again:
        assert again.campaign.sender == Sender("Mara Lind", "editor")
