from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from linktriage.errors import BadInput, Changed
from linktriage.model import Campaign, Prospect, Status, View
from linktriage.store import Store, log
from linktriage.store.imports import ListFile
from linktriage.store.log import Act, entries
from tests.builders import NOW, row
from tests.store.conftest import Queue

REJECTED = '{"kind":"reject","value":{"reasons":["off-topic"],"note":""}}'


def reject(prospect: Prospect) -> Act:
    fields = {"status": "rejected", "decision": REJECTED, "decided_at": NOW}
    return Act("reject", f"reject {prospect.site} (off-topic)", fields)


def test_an_act_is_written_with_who_and_what(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    [prospect] = queued("a.example")
    step = store.log.act(prospect, reject(prospect))
    assert step.sentence == "reject a.example (off-topic)"
    assert store.dossiers.prospect(prospect.id).status is Status.REJECTED
    [entry] = entries(store, campaign.id)
    assert (entry.kind, entry.prospect_id, entry.after["status"]) == ("reject", 1, "rejected")
    assert entries(store, campaign.id, session_id=store.log.session) == (entry,)
    assert entries(store, campaign.id, session_id="another") == ()


def test_undo_and_redo_walk_the_log(store: Store, campaign: Campaign, queued: Queue) -> None:
    first, second = queued("a.example", "b.example")
    store.log.act(first, reject(first))
    store.log.act(second, Act("star", "star b.example", {"starred": True}))
    undone = [store.log.undo(campaign.id) for _ in range(3)]
    assert [step and step.sentence for step in undone] == [
        "Undid: star b.example",
        "Undid: reject a.example (off-topic)",
        None,
    ]
    redone = [store.log.redo(campaign.id) for _ in range(3)]
    assert [step and step.sentence for step in redone] == [
        "Did again: reject a.example (off-topic)",
        "Did again: star b.example",
        None,
    ]


def test_something_new_ends_redo(store: Store, campaign: Campaign, queued: Queue) -> None:
    first, second = queued("a.example", "b.example")
    store.log.act(first, reject(first))
    store.log.undo(campaign.id)
    store.log.act(second, reject(second))
    assert store.log.redo(campaign.id) is None
    store.log.undo(campaign.id)
    assert store.log.redo(campaign.id) is not None


def test_undo_gives_back_the_place_in_the_queue(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    first, *_ = queued("a.example", "b.example", "c.example")
    until = datetime(2026, 12, 1, tzinfo=UTC)
    store.log.act(first, Act("later", "later a.example", {"later_until": until}, to_end=True))
    assert [one.site for one in store.queue.rows(campaign.id, View(), 0, 9)][-1] == "a.example"
    assert store.dossiers.prospect(first.id).later_until == until
    store.log.undo(campaign.id)
    assert [one.site for one in store.queue.rows(campaign.id, View(), 0, 9)][0] == "a.example"
    store.log.redo(campaign.id)
    assert store.dossiers.prospect(first.id).later_until == until


def test_a_group_is_done_and_undone_whole(store: Store, campaign: Campaign, queued: Queue) -> None:
    prospects = queued("a.example", "b.example")
    step = store.log.act_on_all([(one, reject(one)) for one in prospects])
    assert step.sentence == "reject of 2 sites"
    undone = store.log.undo(campaign.id)
    assert undone is not None
    assert undone.sentence == "Undid: reject of 2 sites"
    assert store.queue.size(campaign.id, View()) == 2


def test_a_group_with_one_stale_prospect_is_not_done_at_all(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    first, second = queued("a.example", "b.example")
    store.log.act(second, Act("star", "star b.example", {"starred": True}))
    with pytest.raises(Changed, match="star b.example"):
        store.log.act_on_all([(first, reject(first)), (second, reject(second))])
    assert store.queue.size(campaign.id, View()) == 2


def test_a_change_without_a_log_entry_is_noticed_too(store: Store, queued: Queue) -> None:
    [prospect] = queued("a.example")
    with sqlite3.connect(store.path) as other:
        other.execute("UPDATE prospect SET rev = rev + 1")
    with pytest.raises(Changed, match="changed meanwhile"):
        store.log.act(prospect, reject(prospect))


def test_an_act_on_a_prospect_that_is_gone_is_refused(store: Store, queued: Queue) -> None:
    [prospect] = queued("a.example")
    with sqlite3.connect(store.path) as other:
        other.execute("DELETE FROM prospect")
    with pytest.raises(BadInput, match="not in the database any more"):
        store.log.act(prospect, reject(prospect))


def test_what_others_changed_is_told_from_what_was_changed_here(
    store: Store, queued: Queue
) -> None:
    first, second, third = queued("a.example", "b.example", "c.example")
    seen = {one.id: one.rev for one in (first, second, third)}
    store.log.act(first, reject(first))
    with closing(Store(store.path)) as other:
        other.log.act(second, Act("star", "star b.example", {"starred": True}))
    with sqlite3.connect(store.path) as plain:
        plain.execute("UPDATE prospect SET rev = rev + 1 WHERE id = ?", (third.id,))

    assert store.log.revisions(seen) == dict.fromkeys(seen, 1)
    assert store.log.changed_elsewhere(seen) == (second.id, third.id)


def test_an_act_of_another_campaign_does_not_end_redo(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    [first] = queued("a.example")
    store.log.act(first, reject(first))
    store.log.undo(campaign.id)
    other = store.campaigns.save(Campaign("ports"))
    store.intake.run(other, ListFile("l", "plain"), [row("b.example")], lambda _: None)
    found = store.dossiers.find(other.id, "b.example")
    assert found is not None
    second = store.dossiers.prospect(found)
    store.log.act(second, reject(second))

    assert store.log.redo(campaign.id) is not None
    assert store.log.redo(other.id) is None


def test_the_entries_of_older_databases_can_be_taken_back_and_done_again(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    """They were written by another library, with these very texts."""
    [prospect] = queued("a.example")
    before = (
        '{"decided_at": null, "decision": null, "later_until": "2026-12-01T00:00:00+00:00", '
        '"starred": false, "status": "queued"}'
    )
    after = (
        '{"decided_at": "2026-11-03T09:30:00.883343+00:00", "decision": '
        + json.dumps(REJECTED)
        + ', "later_until": null, "starred": true, "status": "rejected"}'
    )
    with sqlite3.connect(store.path) as other:
        other.execute(
            "INSERT INTO event (at, actor, session, group_id, campaign_id, prospect_id, kind, "
            "sentence, before, after) VALUES ('2026-11-03 09:30:00.900000', 'ana', 's', 'g', ?, ?, "
            "'reject', 'reject a.example', ?, ?)",
            (campaign.id, prospect.id, before, after),
        )

    store.log.undo(campaign.id)
    undone = store.dossiers.prospect(prospect.id)
    assert undone.later_until == datetime(2026, 12, 1, tzinfo=UTC)
    assert undone.status is Status.QUEUED

    store.log.redo(campaign.id)
    redone = store.dossiers.get(prospect.id)
    assert redone.prospect.starred
    assert redone.decided_at == datetime(2026, 11, 3, 9, 30, 0, 883343, tzinfo=UTC)
    with sqlite3.connect(store.path) as other:
        texts = other.execute("SELECT before, after FROM event ORDER BY id").fetchall()
    assert texts == [(before, after), (after, before), (before, after)]


def test_an_entry_is_written_as_readers_of_the_file_know_it(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    [prospect] = queued("a.example")
    store.log.act(prospect, reject(prospect))
    with sqlite3.connect(store.path) as other:
        [entry] = other.execute("SELECT before, after FROM event").fetchall()
    assert entry == (
        '{"decided_at": null, "decision": null, "status": "queued"}',
        '{"decided_at": "2026-11-03T09:30:00+00:00", "decision": '
        + json.dumps(REJECTED)
        + ', "status": "rejected"}',
    )
    assert store.dossiers.get(prospect.id).decided_at == NOW
    assert campaign.id


def test_suppressing_is_undone_with_its_entry(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    [prospect] = queued("a.example")
    values = {"kind": "blocklist", "reason": "link farm", "campaign_id": None}
    act = Act("blocklist", "blocklist a.example", {"status": "suppressed", "suppression": values})
    store.log.act(prospect, act)
    assert store.suppressions.of(campaign.id, "a.example") is not None
    store.log.undo(campaign.id)
    assert store.suppressions.of(campaign.id, "a.example") is None
    store.log.redo(campaign.id)
    assert store.suppressions.of(campaign.id, "a.example") is not None


def test_undoing_after_the_suppression_went_another_way(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    [prospect] = queued("a.example")
    values = {"kind": "blocklist", "reason": "link farm", "campaign_id": None}
    store.log.act(prospect, Act("blocklist", "blocklist", {"suppression": values}))
    with sqlite3.connect(store.path) as other:
        other.execute("DELETE FROM suppression")
    assert store.log.undo(campaign.id) is not None


@pytest.mark.parametrize(
    "statement",
    ["DELETE FROM event", "UPDATE event SET after = '{}'", "UPDATE event SET kind = 'accept'"],
)
def test_the_log_is_append_only(store: Store, queued: Queue, statement: str) -> None:
    [prospect] = queued("a.example")
    store.log.act(prospect, reject(prospect))
    other = sqlite3.connect(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute(statement)
    other.close()


def test_a_user_without_a_name_can_still_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError

    monkeypatch.setattr("getpass.getuser", nobody)
    assert log._actor() == "unknown"


def decide_all(path: Path, name: str) -> None:
    """Reject whatever is still undecided, as a second program would."""
    store = Store(path)
    campaign = store.campaigns.get("freight")
    assert campaign is not None
    store.log.actor = name
    while (found := store.queue.next(campaign.id, View())) is not None:
        prospect = store.dossiers.prospect(found)
        if prospect.status is not Status.QUEUED:
            continue
        try:
            store.log.act(prospect, reject(prospect))
        except Changed:
            continue
    store.close()


def test_two_programs_never_decide_the_same_prospect_twice(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    queued(*(f"s{number}.example" for number in range(300)))
    context = get_context("spawn")
    both = [context.Process(target=decide_all, args=(store.path, name)) for name in ("ana", "bo")]
    for process in both:
        process.start()
    for process in both:
        process.join(60)
    decided = [entry.prospect_id for entry in entries(store, campaign.id)]
    assert len(decided) == len(set(decided)) == 300


class History(RuleBasedStateMachine):
    """Any acts, undone, are the start; redone, they are the end; also after a restart."""

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None

    @initialize()
    def start(self) -> None:
        import tempfile

        folder = tempfile.mkdtemp()
        self.store = Store(Path(folder) / "linktriage.db")
        self.campaign = self.store.campaigns.save(Campaign("freight"))
        rows = [row(f"s{number}.example", number) for number in range(1, 5)]
        self.store.intake.run(self.campaign, ListFile("l", "plain"), rows, lambda _: None)
        self.states = [self.state()]
        self.at = 0

    def state(self) -> list[dict[str, Any]]:
        with sqlite3.connect(self.store.path) as other:
            other.row_factory = sqlite3.Row
            rows = [dict(one) for one in other.execute("SELECT * FROM prospect ORDER BY id")]
        for one in rows:
            del one["rev"]
        return rows

    @rule(
        which=st.lists(st.integers(1, 4), min_size=1, max_size=3, unique=True),
        fields=st.fixed_dictionaries(
            {"starred": st.booleans(), "note": st.sampled_from(["", "call", "ask Ana"])}
        ),
        to_end=st.booleans(),
    )
    def act(self, which: list[int], fields: dict[str, Any], to_end: bool) -> None:
        acts = [
            (self.store.dossiers.prospect(one), Act("note", "n", fields, to_end=to_end))
            for one in which
        ]
        self.store.log.act_on_all(acts)
        del self.states[self.at + 1 :]
        self.states.append(self.state())
        self.at += 1

    @precondition(lambda self: self.at > 0)
    @rule()
    def undo(self) -> None:
        assert self.store.log.undo(self.campaign.id) is not None
        self.at -= 1

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        assert self.store.log.redo(self.campaign.id) is not None
        self.at += 1

    @rule()
    def restart(self) -> None:
        self.store.close()
        self.store = Store(self.store.path)

    @invariant()
    def the_present_is_the_state_of_its_place_in_history(self) -> None:
        if hasattr(self, "states"):
            assert self.state() == self.states[self.at]

    def teardown(self) -> None:
        if hasattr(self, "store"):
            while self.store.log.undo(self.campaign.id):
                self.at -= 1
            assert self.state() == self.states[0]
            self.store.close()


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
