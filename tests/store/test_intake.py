from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linktriage.errors import BadInput, StoreError
from linktriage.model import (
    Approach,
    Campaign,
    ImportedRow,
    MarkKind,
    Metric,
    Park,
    RefusedRow,
    Reject,
    RejectReason,
    RowFacts,
    SetAside,
    Status,
    View,
)
from linktriage.store import Store, spool
from linktriage.store.contacted import Mark
from linktriage.store.encoding import dump_decision
from linktriage.store.imports import ImportCounts, KeptRow, ListFile, TakenBack
from linktriage.store.log import Act
from linktriage.store.rows import ExportRow
from tests.builders import NOW, row, traffic

FILE = ListFile("list.csv", "ahrefs:backlinks", signature="abc", mapping={"url": "Source"})
Row = ImportedRow | RefusedRow


def nothing(_: ImportedRow) -> None:
    return None


def bring(store: Store, campaign: Campaign, *rows: Row, dry_run: bool = False) -> ImportCounts:
    return store.intake.run(campaign, FILE, rows, nothing, dry_run=dry_run)


def status(store: Store, campaign: Campaign, site: str) -> Status:
    found = store.dossiers.find(campaign.id, site)
    assert found is not None
    return store.dossiers.prospect(found).status


def test_one_prospect_a_site_with_its_pages(store: Store, campaign: Campaign) -> None:
    facts = RowFacts(title="Class tables", author="Ana")
    counts = bring(
        store,
        campaign,
        row("a.example", 1, "one", facts=facts, metrics=(traffic(1200), traffic(900, None))),
        row("a.example", 2, "two", metrics=(traffic(7),)),
        row("b.example", 3),
    )
    assert (counts.rows, counts.sites, counts.queued, counts.merged) == (3, 2, 2, 1)
    prospect = store.dossiers.prospect(1)
    assert [one.url for one in prospect.candidates] == [
        "https://a.example/one",
        "https://a.example/two",
    ]
    assert prospect.candidates[0].facts == facts
    assert [one.value for one in prospect.metrics] == [1200, 900]


def test_a_dead_link_on_the_page_suggests_the_approach(store: Store, campaign: Campaign) -> None:
    bring(store, campaign, row("a.example", facts=RowFacts(links_to="http://x.example", dead=True)))
    assert store.dossiers.prospect(1).approach is Approach.BROKEN


def test_refused_rows_are_counted_by_reason(store: Store, campaign: Campaign) -> None:
    counts = bring(store, campaign, RefusedRow(1, "no address"), RefusedRow(2, "no address"))
    assert counts.refused == {"no address": 2}
    assert counts.sites == 0


def test_what_the_row_says_sets_it_aside(store: Store, campaign: Campaign) -> None:
    counts = bring(store, campaign, row("a.example", set_aside=SetAside.LOST_LINK))
    assert counts.set_aside == {"lost link": 1}
    assert status(store, campaign, "a.example") is Status.SET_ASIDE


@pytest.mark.parametrize(
    ("aside", "expected"),
    [
        (SetAside.OWN_SITE, Status.SET_ASIDE),
        (SetAside.SUPPRESSED, Status.SUPPRESSED),
        (SetAside.BLOCKLISTED, Status.SUPPRESSED),
    ],
)
def test_what_the_campaign_knows_sets_it_aside(
    store: Store, campaign: Campaign, aside: SetAside, expected: Status
) -> None:
    store.intake.run(campaign, FILE, [row("a.example")], lambda _: aside)
    assert status(store, campaign, "a.example") is expected


@pytest.mark.parametrize("batch", [1, 5_000])
def test_a_live_link_brings_a_site_back_from_a_lost_one(
    store: Store, campaign: Campaign, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "BATCH", batch)
    counts = bring(
        store,
        campaign,
        row("a.example", 1, "lost", set_aside=SetAside.LOST_LINK),
        row("a.example", 2, "live"),
        row("a.example", 3, "lost-too", set_aside=SetAside.LOST_LINK),
        row("a.example", 4, "more"),
    )
    assert (counts.queued, counts.merged, counts.set_aside) == (1, 1, {"lost link": 2})
    prospect = store.dossiers.prospect(1)
    assert (prospect.status, prospect.url) == (Status.QUEUED, "https://a.example/live")


def test_importing_again_never_touches_a_decision(store: Store, campaign: Campaign) -> None:
    bring(store, campaign, row("a.example", metrics=(traffic(1200),)))
    prospect = store.dossiers.prospect(1)
    store.log.act(prospect, Act("reject", "reject", {"status": "rejected", "note": "no"}))
    counts = bring(store, campaign, row("a.example", path="new", metrics=(traffic(1500),)))
    assert (counts.queued, counts.known) == (0, 1)
    again = store.dossiers.prospect(1)
    assert (again.status, again.note) == (Status.REJECTED, "no")
    assert [one.value for one in again.metrics] == [1500]
    assert len(again.candidates) == 2


def test_a_known_site_with_a_lost_link_stays_where_it_is(store: Store, campaign: Campaign) -> None:
    bring(store, campaign, row("a.example"))
    counts = bring(store, campaign, row("a.example", set_aside=SetAside.LOST_LINK))
    assert counts.set_aside == {"lost link": 1}
    assert status(store, campaign, "a.example") is Status.QUEUED


def test_a_site_decided_elsewhere_says_so(store: Store, campaign: Campaign) -> None:
    bring(store, campaign, row("a.example"))
    prospect = store.dossiers.prospect(1)
    decided = {"status": "rejected", "decided_at": NOW}
    store.log.act(prospect, Act("reject", "reject", decided))
    other = store.campaigns.save(Campaign("ports"))
    bring(store, other, row("a.example"))
    assert store.dossiers.prospect(2).seen_before == "rejected in freight, 2026-11-03"


def test_a_dry_run_counts_and_changes_nothing(store: Store, campaign: Campaign) -> None:
    counts = bring(store, campaign, row("a.example"), dry_run=True)
    assert counts.queued == 1
    assert store.queue.size(campaign.id, View(statuses=())) == 0
    assert store.intake.mappings() == {}


def test_a_list_that_breaks_off_leaves_nothing(store: Store, campaign: Campaign) -> None:
    def rows() -> Iterator[Row]:
        yield row("a.example")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.intake.run(campaign, FILE, rows(), nothing)
    assert store.queue.size(campaign.id, View(statuses=())) == 0


def test_the_mapping_of_a_header_is_remembered(store: Store, campaign: Campaign) -> None:
    bring(store, campaign, row("a.example"))
    assert store.intake.mappings() == {"abc": {"url": "Source"}}


def test_the_raw_row_is_kept(store: Store, campaign: Campaign) -> None:
    file = replace(FILE, columns=("URL", "Note"))
    rows: list[Row] = [row("a.example"), RefusedRow(2, "no address", ("Pending", "", "x"))]
    counts = store.intake.run(campaign, file, rows, nothing)
    assert list(store.intake.rows(campaign, counts.import_id)) == [
        KeptRow(1, "queued", "", "a.example", {"URL": "a.example/"}),
        KeptRow(2, "refused", "no address", "", {"URL": "Pending", "more": "x"}),
    ]
    with pytest.raises(BadInput, match="no import number 9"):
        list(store.intake.rows(campaign, 9))


def test_rows_of_an_import_without_columns_name_them_themselves(
    store: Store, campaign: Campaign
) -> None:
    counts = bring(store, campaign, row("a.example"))
    with sqlite3.connect(store.path) as other:
        other.execute("""UPDATE list_row SET raw = '{"Link":"a.example"}'""")
    [kept] = store.intake.rows(campaign, counts.import_id)
    assert kept.cells == {"Link": "a.example"}


def test_others_can_write_while_a_list_is_read(store: Store, campaign: Campaign) -> None:
    bring(store, campaign, row("first.example"))

    def rows() -> Iterator[Row]:
        yield row("a.example")
        with sqlite3.connect(store.path, timeout=0) as other:
            other.execute("UPDATE prospect SET note = 'meanwhile'")
        yield row("b.example", 2)

    assert store.intake.run(campaign, FILE, rows(), nothing).queued == 2
    assert store.dossiers.prospect(1).note == "meanwhile"


def test_an_import_that_is_stopped_while_it_is_written_leaves_nothing(
    store: Store, campaign: Campaign
) -> None:
    heard: list[tuple[int, int]] = []

    def stop(written: int, of: int) -> None:
        heard.append((written, of))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.intake.run(campaign, FILE, [row("a.example")], nothing, on_written=stop)
    assert heard == [(1, 1)]
    assert store.queue.counts(campaign.id).total == 0
    assert store.intake.all(campaign) == ()


def test_a_long_list_waits_in_a_file_without_a_name(
    store: Store, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "IN_MEMORY", 100)
    monkeypatch.setattr(spool, "BATCH", 2)
    there = set(store.path.parent.iterdir())

    def rows() -> Iterator[Row]:
        for number in range(1, 10):
            yield row(f"s{number}.example", number)
            assert set(store.path.parent.iterdir()) == there

    assert store.intake.run(campaign, FILE, rows(), nothing).queued == 9
    assert [one.number for one in store.intake.rows(campaign, 1)] == [*range(1, 10)]


def test_no_room_for_a_long_list_is_a_sentence(
    store: Store, campaign: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.SpooledTemporaryFile.write", full)
    with pytest.raises(StoreError, match=r"no room beside the database .*No space left"):
        bring(store, campaign, row("a.example"))
    assert store.queue.counts(campaign.id).total == 0


def test_past_imports_say_what_became_of_their_rows(store: Store, campaign: Campaign) -> None:
    counts = bring(store, campaign, row("a.example"), RefusedRow(2, "no address"))
    [past] = store.intake.all(campaign)
    assert (past.id, past.file, past.undone) == (counts.import_id, "list.csv", False)
    assert past.fates == {"queued": 1, "no address": 1}
    store.intake.take_back(campaign, counts.import_id)
    assert store.intake.all(campaign)[0].undone


def test_numbers_are_written_for_the_sites_that_are_there(store: Store, campaign: Campaign) -> None:
    bring(store, campaign, row("a.example"), row("b.example", 2))
    ranks = {"a.example": Metric("tranco", "rank", 512, date(2026, 11, 1))}
    store.intake.measure(campaign, {**ranks, "c.example": Metric("tranco", "rank", 9)})
    assert store.dossiers.prospect(1).metrics == (ranks["a.example"],)
    assert store.dossiers.prospect(2).metrics == ()
    assert store.intake.sites(campaign) == ("a.example", "b.example")


def test_an_import_is_taken_back_but_for_decisions(store: Store, campaign: Campaign) -> None:
    counts = bring(store, campaign, row("a.example", metrics=(traffic(1),)), row("b.example", 2))
    prospect = store.dossiers.prospect(1)
    store.log.act(prospect, Act("reject", "reject", {"status": "rejected"}))
    assert store.intake.take_back(campaign, counts.import_id) == TakenBack(1, 1, 0)
    assert store.dossiers.find(campaign.id, "b.example") is None
    kept = store.dossiers.prospect(1)
    assert (len(kept.metrics), len(kept.candidates)) == (1, 1)
    with pytest.raises(BadInput, match="no import number 1"):
        store.intake.take_back(campaign, counts.import_id)


def test_what_another_list_names_too_stays_with_that_list(store: Store, campaign: Campaign) -> None:
    first = bring(store, campaign, row("a.example"), row("b.example", 2))
    second = bring(store, campaign, row("a.example"))
    assert store.intake.take_back(campaign, first.import_id) == TakenBack(1, 1, 0)
    assert store.intake.take_back(campaign, second.import_id) == TakenBack(1, 0, 0)
    assert store.queue.size(campaign.id, View(statuses=())) == 0


def test_taking_back_a_second_list_leaves_what_the_first_said(
    store: Store, campaign: Campaign
) -> None:
    older, newer = date(2026, 9, 1), date(2026, 10, 1)
    bring(store, campaign, row("a.example", path="one", metrics=(traffic(5, older),)))
    second = bring(store, campaign, row("a.example", path="two", metrics=(traffic(9, newer),)))
    assert [one.value for one in store.dossiers.prospect(1).metrics] == [9, 5]
    assert store.intake.take_back(campaign, second.import_id) == TakenBack(0, 0, 0)
    prospect = store.dossiers.prospect(1)
    assert [one.value for one in prospect.metrics] == [5]
    assert [one.url for one in prospect.candidates] == ["https://a.example/one"]


def test_a_page_put_in_the_lead_stays_when_its_list_is_taken_back(
    store: Store, campaign: Campaign
) -> None:
    bring(store, campaign, row("a.example", path="one"))
    second = bring(store, campaign, row("a.example", path="two"))
    prospect = store.dossiers.prospect(1)
    new = {"url": "https://a.example/two", "key": "a.example/two"}
    store.log.act(prospect, Act("lead", "lead", new))
    store.intake.take_back(campaign, second.import_id)
    assert [one.key for one in store.dossiers.prospect(1).candidates] == [
        "a.example/two",
        "a.example/one",
    ]


def linking(store: Store, campaign: Campaign, *sites: str) -> ImportCounts:
    rows = [row(site, number) for number, site in enumerate(sites, 1)]
    return store.intake.run(campaign, FILE, rows, lambda _: SetAside.ALREADY_LINKS)


def test_sites_that_link_already_leave_the_queue_and_come_back_with_the_list(
    store: Store, campaign: Campaign
) -> None:
    bring(store, campaign, row("a.example"), row("b.example", 2), row("c.example", 3))
    rejected = store.dossiers.prospect(2)
    store.log.act(rejected, Act("reject", "reject", {"status": "rejected"}))
    counts = linking(store, campaign, "a.example", "a.example", "b.example", "new.example")
    assert (counts.moved, counts.set_aside) == (1, {"already links to you": 4})
    assert store.dossiers.prospect(1).set_aside == "already links to you"
    assert status(store, campaign, "b.example") is Status.REJECTED
    assert status(store, campaign, "new.example") is Status.SET_ASIDE
    again = bring(store, campaign, row("a.example"), row("c.example", 2))
    assert (again.known, again.set_aside) == (1, {"already links to you": 1})
    store.intake.take_back(campaign, again.import_id)
    assert store.intake.take_back(campaign, counts.import_id).requeued == 1
    assert status(store, campaign, "a.example") is Status.QUEUED


def test_a_site_that_two_lists_call_linking_waits_for_both(
    store: Store, campaign: Campaign
) -> None:
    bring(store, campaign, row("a.example"))
    first, second = (linking(store, campaign, "a.example") for _ in range(2))
    assert store.intake.take_back(campaign, first.import_id).requeued == 0
    assert store.intake.take_back(campaign, second.import_id).requeued == 1


def test_what_a_person_brought_back_is_not_set_aside_again(
    store: Store, campaign: Campaign
) -> None:
    linking(store, campaign, "a.example")
    back = {"status": "queued", "set_aside": ""}
    store.log.act(store.dossiers.prospect(1), Act("requeue", "back", back))
    assert linking(store, campaign, "a.example").moved == 0
    assert status(store, campaign, "a.example") is Status.QUEUED


def test_one_page_that_links_sets_the_whole_site_aside(store: Store, campaign: Campaign) -> None:
    counts = bring(
        store,
        campaign,
        row("a.example", 1, "one"),
        row("a.example", 2, "two", set_aside=SetAside.ALREADY_LINKS),
        row("a.example", 3, "three"),
    )
    assert (counts.queued, counts.set_aside, counts.moved) == (1, {"already links to you": 2}, 1)
    assert status(store, campaign, "a.example") is Status.SET_ASIDE


def test_a_list_tells_what_was_decided_before(store: Store, campaign: Campaign) -> None:
    bring(store, campaign, row("a.example"), row("b.example", 2), row("c.example", 3))
    why = dump_decision(Reject((RejectReason.OFF_TOPIC,)))
    for at, decision in ((1, why), (2, dump_decision(Park()))):
        kind = {1: "rejected", 2: "parked"}[at]
        decided = {"status": kind, "decided_at": NOW, "decision": decision}
        store.log.act(store.dossiers.prospect(at), Act(kind, kind, decided))
    counts = bring(store, campaign, row("a.example"), row("b.example", 2), row("c.example", 3))
    assert (counts.known, counts.seen) == (3, 2)
    assert counts.seen_before == {
        "a.example": "rejected 2026-11-03 (off-topic)",
        "b.example": "parked 2026-11-03",
    }


def test_a_known_site_learns_what_another_campaign_did(store: Store, campaign: Campaign) -> None:
    other = store.campaigns.save(Campaign("ports"))
    bring(store, other, row("a.example"))
    bring(store, campaign, row("a.example"))
    accepted = {"status": "rejected", "decided_at": NOW}
    store.log.act(store.dossiers.prospect(2), Act("reject", "reject", accepted))
    with store.write_rows() as session:
        session.add(ExportRow(prospect_id=2, profile="csv", file="a.csv", exported_at=NOW))
    counts = bring(store, other, row("a.example"))
    sentence = "rejected in freight, 2026-11-03, exported 2026-11-03"
    assert counts.seen_before == {"a.example": sentence}
    assert store.dossiers.prospect(1).seen_before == sentence


@pytest.mark.parametrize("batch", [1, 5_000])
def test_the_best_page_of_a_site_leads(
    store: Store, campaign: Campaign, batch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "BATCH", batch)
    visitors = Metric("ahrefs", "page traffic", 40, date(2026, 10, 1))
    none = Metric("ahrefs", "page traffic", 0, date(2026, 10, 1))
    bring(
        store,
        campaign,
        row("a.example", 1, metrics=(none,), facts=RowFacts(title="Home")),
        row("a.example", 2, "guide", metrics=(visitors,), facts=RowFacts(title="Guide")),
        row("a.example", 3, "post", metrics=(none,)),
    )
    prospect = store.dossiers.prospect(1)
    assert (prospect.url, prospect.metrics) == ("https://a.example/guide", (visitors,))
    assert store.queue.rows(campaign.id, View(), 0, 1)[0].title == "Guide"


def test_a_known_site_keeps_its_lead(store: Store, campaign: Campaign) -> None:
    bring(store, campaign, row("a.example"))
    bring(store, campaign, row("a.example", path="guide"))
    assert store.dossiers.prospect(1).url == "https://a.example/"


FATES = st.tuples(
    st.sampled_from([f"{letter}.example" for letter in "abcdef"]),
    st.sampled_from([None, None, SetAside.LOST_LINK, SetAside.NEVER_A_PROSPECT]),
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(st.one_of(FATES, st.just("refused")), max_size=30), st.integers(1, 8))
def test_every_row_is_counted_exactly_once(
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    drawn: list[tuple[str, SetAside | None] | str],
    batch: int,
) -> None:
    monkeypatch.setattr(spool, "BATCH", batch)
    number = len(store.campaigns.names())
    campaign = store.campaigns.save(Campaign(f"c{number}"))
    rows: list[Row] = [
        RefusedRow(n, "no address") if isinstance(one, str) else row(one[0], n, set_aside=one[1])
        for n, one in enumerate(drawn, 1)
    ]
    counts = bring(store, campaign, *rows)
    fates = [counts.queued, counts.merged, counts.known]
    fates += [*counts.set_aside.values(), *counts.refused.values()]
    assert sum(fates) == counts.rows == len(rows)
    good = {one[0] for one in drawn if not isinstance(one, str) and one[1] is None}
    assert counts.queued == store.queue.size(campaign.id, View()) == len(good)


def test_a_prospect_that_was_written_to_outlives_its_import(
    store: Store, campaign: Campaign
) -> None:
    counts = bring(store, campaign, *(row(f"{name}.example", n) for n, name in enumerate("abc", 1)))
    store.outcomes.add([(1, Mark(MarkKind.SENT, date(2026, 3, 1)))])
    store.pitches.mark_exported([2], "csv", "out.csv")
    assert store.intake.take_back(campaign, counts.import_id) == TakenBack(1, 2, 0)
    assert len(store.outcomes.of_campaign(campaign.id)) == 1
