from __future__ import annotations

import sqlite3
from datetime import date, timedelta

import pytest

from linktriage.errors import BadInput
from linktriage.model import (
    Accept,
    Answer,
    Campaign,
    Contact,
    Decision,
    Metric,
    Park,
    Pitch,
    Problem,
    Prospect,
    Reject,
    RejectReason,
    Requeue,
    Role,
    TargetPage,
)
from linktriage.store import Store
from linktriage.store.decoding import load_decision
from linktriage.store.encoding import dump, dump_decision
from linktriage.store.log import Act
from tests.builders import NOW, intent
from tests.store.conftest import Queue

PITCH = Pitch(
    template="targeted_outreach",
    subject="The density step in your class article",
    body="Hello Ana,\n\nyour article on freight class ...",
    drafted_at=NOW,
    problems=(Problem("words", "shorter than 40 words"),),
    contact=Contact("ana@a.example", "Ana"),
)


@pytest.mark.parametrize(
    "decision",
    [
        Accept(intent()),
        Reject((RejectReason.OFF_TOPIC, RejectReason.THIN), "sports site"),
        Park(date(2026, 12, 1), "target not ready"),
    ],
)
def test_a_decision_comes_back_as_it_was(decision: Decision) -> None:
    assert load_decision(dump_decision(decision)) == decision


def test_back_to_the_queue_is_no_decision() -> None:
    assert load_decision(dump_decision(Requeue())) is None


def accept(store: Store, prospect: Prospect, target: str) -> None:
    decision = dump_decision(Accept(intent(target)))
    fields = {"status": "accepted", "decision": decision, "decided_at": NOW}
    store.log.act(prospect, Act("accept", "accept", fields))


def test_intents_are_those_of_the_accepted(store: Store, campaign: Campaign, queued: Queue) -> None:
    first, second, _ = queued("a.example", "b.example", "c.example")
    accept(store, first, "https://ours.example/one")
    accept(store, second, "https://ours.example/two")
    targets = [one.target for one in store.dossiers.intents(campaign.id)]
    assert targets == ["https://ours.example/one", "https://ours.example/two"]
    store.log.undo(campaign.id)
    assert len(store.dossiers.intents(campaign.id)) == 1
    both = list(store.dossiers.each((first.id, second.id)))
    assert [one.decision is not None for one in both] == [True, False]


def test_answers_are_part_of_the_prospect(store: Store, queued: Queue) -> None:
    [prospect] = queued("a.example")
    answers = dump({"without_seo": Answer.PASS})
    store.log.act(prospect, Act("answer", "answer", {"answers": answers}))
    assert store.dossiers.prospect(prospect.id).answers == {"without_seo": Answer.PASS}


@pytest.mark.parametrize(
    "fields",
    [{"status": "rejected", "starred": True}, {"url": "https://a.example/2", "key": "a.example/2"}],
    ids=["decided", "another lead page"],
)
def test_a_prospect_after_an_act_is_what_is_stored(
    store: Store, queued: Queue, fields: dict[str, object]
) -> None:
    (prospect,) = queued("a.example")
    store.log.act(prospect, Act("any", "any", fields))

    after = store.dossiers.after_act(prospect)

    assert after == store.dossiers.prospect(prospect.id) != prospect


def test_a_prospect_that_is_gone_is_said_to_be(store: Store) -> None:
    for asked in (store.dossiers.get, store.dossiers.prospect, store.dossiers.told_at):
        with pytest.raises(BadInput, match="not in the database any more"):
            asked(99)


def test_what_was_told_last_is_a_reading_or_a_list(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    [prospect] = queued("a.example")
    listed = store.dossiers.told_at(prospect.id)
    assert listed is not None
    with sqlite3.connect(store.path) as other:
        other.execute("UPDATE import SET imported_at = '2026-11-03 09:30:00.000000'")
    assert store.dossiers.told_at(prospect.id) == NOW < listed
    with sqlite3.connect(store.path) as other:
        other.execute("UPDATE prospect SET fetched_at = '2026-11-04 09:30:00.000000'")
    assert store.dossiers.told_at(prospect.id) == NOW + timedelta(days=1)
    with sqlite3.connect(store.path) as other:
        other.execute("UPDATE candidate SET import_id = NULL")
        other.execute("UPDATE prospect SET fetched_at = NULL")
    assert store.dossiers.told_at(prospect.id) is None
    assert store.dossiers.find(campaign.id, "b.example") is None


def test_parked_ones_come_in_the_order_they_were_decided(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    first, second = queued("a.example", "b.example")
    for prospect, day in ((second, 1), (first, 2)):
        decided = {
            "status": "parked",
            "decision": dump_decision(Park(note=f"{day}")),
            "decided_at": NOW + timedelta(days=day),
        }
        store.log.act(prospect, Act("park", "park", decided))
    parked = store.dossiers.parked(campaign.id)
    assert [(one.site, one.decision, one.drafted) for one in parked] == [
        ("b.example", Park(note="1"), False),
        ("a.example", Park(note="2"), False),
    ]
    assert parked[0].decided_at == NOW + timedelta(days=1)


def test_numbers_of_a_list_are_the_prospects_newest_first(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    [prospect] = queued("a.example")
    metric = Metric("ahrefs", "domain traffic", 14_200.0, date(2026, 10, 1))
    undated = Metric("ahrefs", "domain traffic", 9_000.0)
    store.intake.measure(campaign, {"a.example": undated})
    store.intake.measure(campaign, {"a.example": metric})
    assert store.dossiers.prospect(prospect.id).metrics == (metric, undated)


def test_a_draft_has_versions_and_the_current_one_can_be_undone(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    [prospect] = queued("a.example")
    for number, subject in enumerate(["First", "Second"], 1):
        version = store.pitches.add(prospect.id, Pitch("t", subject, "Body", NOW))
        fresh = store.dossiers.prospect(prospect.id)
        store.log.act(fresh, Act("draft", f"draft {number}", {"pitch_id": version}))
    current = store.dossiers.get(prospect.id).pitch
    assert current is not None
    assert current.subject == "Second"
    store.log.undo(campaign.id)
    back = store.dossiers.get(prospect.id).pitch
    assert back is not None
    assert back.subject == "First"
    assert [one.subject for one in store.pitches.history(prospect.id)] == ["Second", "First"]


def test_a_pitch_comes_back_as_it_was(store: Store, campaign: Campaign, queued: Queue) -> None:
    [prospect] = queued("a.example")
    version = store.pitches.add(prospect.id, PITCH)
    store.log.act(prospect, Act("draft", "draft", {"pitch_id": version}))
    assert store.dossiers.get(prospect.id).pitch == PITCH
    assert store.pitches.bodies(campaign.id, but=99) == (PITCH.body,)
    assert store.pitches.bodies(campaign.id, but=prospect.id) == ()


def test_what_went_out_is_remembered_by_format(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    first, _ = queued("a.example", "b.example")
    store.pitches.mark_exported([first.id], "csv", "out.csv")
    assert store.pitches.exported(campaign.id, "csv") == {first.id}
    assert store.pitches.exported(campaign.id, "eml") == frozenset()


def test_suppression_is_by_site_or_address(store: Store, campaign: Campaign) -> None:
    other = store.campaigns.save(Campaign("ports"))
    store.suppressions.add("do not contact", "asked on 2 Nov", email="Ana@A.example")
    store.suppressions.add("blocklist", "farm", site="farm.example", campaign_id=other.id)
    found = store.suppressions.of(campaign.id, "a.example", ["ana@a.example"])
    assert found is not None
    assert (found.kind, found.reason, found.everywhere) == (
        "do not contact",
        "asked on 2 Nov",
        True,
    )
    assert store.suppressions.of(campaign.id, "farm.example") is None
    assert store.suppressions.of(other.id, "farm.example") is not None


TARGET = TargetPage("https://ours.example/guides/freight-class", Role.PILLAR, "freight class", "x")


def test_a_campaign_and_its_targets_come_back_as_they_were(store: Store) -> None:
    campaign = store.campaigns.save(Campaign("freight", brand_terms=("Harbour & Hull",)))
    target = store.campaigns.save_target(campaign, TARGET)
    assert store.campaigns.get("freight") == campaign
    assert store.campaigns.targets(campaign) == (target,)
    assert store.campaigns.get("nothing") is None


def test_a_target_with_the_same_address_is_written_anew(store: Store) -> None:
    campaign = store.campaigns.save(Campaign("freight"))
    first = store.campaigns.save_target(campaign, TARGET)
    again = TargetPage("https://www.ours.example/guides/freight-class/", Role.MONEY, "class", "y")
    second = store.campaigns.save_target(campaign, again)
    assert first.id == second.id
    assert [one.role for one in store.campaigns.targets(campaign)] == [Role.MONEY]


@pytest.mark.parametrize(("name", "sentence"), [("  ", "needs a name"), ("freight", "already")])
def test_a_campaign_needs_a_name_of_its_own(store: Store, name: str, sentence: str) -> None:
    store.campaigns.save(Campaign("freight"))
    with pytest.raises(BadInput, match=sentence):
        store.campaigns.save(Campaign(name))


def test_a_campaign_can_be_changed_and_renamed(store: Store) -> None:
    campaign = store.campaigns.save(Campaign("freight"))
    store.campaigns.save(Campaign("ports", id=campaign.id))
    assert store.campaigns.names() == ("ports",)


def test_the_campaign_used_last_is_remembered(store: Store) -> None:
    assert store.campaigns.last_used() == "default"
    store.campaigns.use("freight")
    assert store.campaigns.last_used() == "freight"
