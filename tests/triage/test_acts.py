from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from linktriage.errors import BadInput
from linktriage.model import (
    Accept,
    Answer,
    Approach,
    Candidate,
    Decision,
    Park,
    Prospect,
    Reject,
    RejectReason,
    Requeue,
    Status,
)
from linktriage.triage import acts
from tests.builders import NOW, intent

PROSPECT = Prospect(1, "freight", "harborlog.example", "https://harborlog.example/")


@pytest.mark.parametrize(
    ("decision", "status", "sentence"),
    [
        (
            Accept(intent()),
            "accepted",
            "accept harborlog.example for https://ours.example/guides/freight-class",
        ),
        (Reject((RejectReason.OFF_TOPIC,)), "rejected", "reject harborlog.example (off-topic)"),
        (Reject((), "a shop"), "rejected", "reject harborlog.example (a shop)"),
        (Reject(), "rejected", "reject harborlog.example"),
        (Park(date(2026, 12, 1)), "parked", "park harborlog.example (until 2026-12-01)"),
        (Park(note="target first"), "parked", "park harborlog.example (target first)"),
        (Park(), "parked", "park harborlog.example"),
        (Requeue(), "queued", "back to the queue: harborlog.example"),
    ],
)
def test_a_decision_says_in_words_what_it_does(
    decision: Decision, status: str, sentence: str
) -> None:
    act = acts.decide(PROSPECT, decision, NOW)
    assert (act.fields["status"], act.sentence) == (status, sentence)


def test_only_what_is_decided_has_a_date() -> None:
    assert acts.decide(PROSPECT, Reject(), NOW).fields["decided_at"] == NOW
    assert acts.decide(PROSPECT, Requeue(), NOW).fields["decided_at"] is None


def test_who_is_left_alone_can_only_be_rejected() -> None:
    alone = Prospect(1, "f", "a.example", "https://a.example/", Status.SUPPRESSED)
    with pytest.raises(BadInput, match="left alone"):
        acts.decide(alone, Accept(intent()), NOW)
    assert acts.decide(alone, Reject(), NOW).kind == "reject"


def test_later_is_behind_all_others_and_counted() -> None:
    act = acts.later(PROSPECT, datetime(2026, 12, 1, tzinfo=UTC))
    assert act.to_end
    assert act.fields["put_off"] == 1
    assert act.sentence == "later harborlog.example until 2026-12-01"
    assert acts.later(PROSPECT, None).sentence == "later harborlog.example"


def test_a_star_is_given_and_taken() -> None:
    starred = Prospect(1, "f", "a.example", "https://a.example/", starred=True)
    assert acts.star(PROSPECT).fields == {"starred": True}
    assert acts.star(starred).fields == {"starred": False}


def test_a_note_is_cleaned() -> None:
    assert acts.note(PROSPECT, " ask\x1b[2J Ana \n").fields == {"note": "ask[2J Ana"}


def test_an_answer_is_given_and_taken_back() -> None:
    given = acts.answer(PROSPECT, "without_seo", Answer.PASS)
    assert json.loads(given.fields["answers"]) == {"without_seo": "pass"}
    answered = Prospect(1, "f", "a", "https://a.example/", answers={"without_seo": Answer.PASS})
    assert json.loads(acts.answer(answered, "without_seo", None).fields["answers"]) == {}


def test_the_rest_of_the_acts() -> None:
    other = Candidate("https://harborlog.example/two", "harborlog.example/two")
    assert acts.lead(PROSPECT, other).fields["fetch_state"] is None
    assert acts.approach(PROSPECT, Approach.PARTNER).fields["approach_chosen"] is True
    assert acts.draft(PROSPECT, 7).fields == {"pitch_id": 7}
    alone = acts.suppress(PROSPECT, "blocklist", "link farm", None)
    assert alone.fields["status"] == "suppressed"
    assert alone.fields["suppression"]["reason"] == "link farm"
