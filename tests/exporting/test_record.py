"""The JSON of a dossier: the keys that scripts rely on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from linktriage.exporting import as_record
from linktriage.model import (
    Answer,
    Basis,
    Evidence,
    Finding,
    Outcome,
    Park,
    Provenance,
    Reject,
    RejectReason,
    Requeue,
)
from tests.exporting.outgoing import ANA, INTENT, accepted, unread

PROSPECT = {
    "site", "url", "campaign", "status", "approach", "metrics", "candidates", "page", "failure",
    "findings", "decision", "pitch", "contacts",
}  # fmt: skip
PAGE = {
    "url", "final_url", "http_status", "title", "author", "published", "language", "words",
    "paragraphs", "links", "fetched_at",
}  # fmt: skip
LINK = {"url", "site", "anchor", "rel", "placement", "internal"}
INTENT_KEYS = {"target", "cluster", "anchor", "anchor_kind", "placement", "passage", "why", "rel"}


def test_all_promised_keys_are_there() -> None:
    record = as_record(accepted(7, accepted().pitch, ANA))
    assert record.keys() >= PROSPECT
    assert record["metrics"][0].keys() == {"provider", "name", "value", "as_of"}
    assert record["page"].keys() >= PAGE
    assert record["page"]["links"][0].keys() >= LINK
    assert record["findings"][0].keys() >= {"check", "outcome", "basis", "summary", "evidence"}
    assert record["findings"][0]["evidence"][0].keys() >= {"quote", "url", "where"}
    assert record["decision"].keys() >= {"kind", "reasons", "note", "decided_at", "intent"}
    assert record["decision"]["intent"].keys() >= INTENT_KEYS
    assert record["pitch"].keys() >= {"template", "subject", "body", "problems"}
    assert record["contacts"][0].keys() >= {"name", "email", "role", "found_at"}


def test_values_are_those_of_the_dossier() -> None:
    record = as_record(accepted())
    assert record["site"] == "freightnotes.example"
    assert record["status"] == "accepted"
    assert record["approach"] == "targeted outreach"
    assert record["metrics"][1] == {
        "provider": "Ahrefs", "name": "domain rating", "value": 42.5, "as_of": "2026-11-01",
    }  # fmt: skip
    assert record["metrics"][2]["as_of"] is None
    assert record["candidates"] == ["https://freightnotes.example/mixed-pallet"]
    assert record["page"]["paragraphs"] == ["A wrapped stack."]
    assert record["page"]["published"] == "2026-03-03"
    assert record["page"]["links"][0]["rel"] == ["nofollow"]
    assert record["decision"]["kind"] == "accept"
    assert record["decision"]["decided_at"] == "2026-11-21T09:00:00+00:00"
    assert record["decision"]["intent"]["anchor_kind"] == "topical"
    assert record["findings"][0]["outcome"] == "pass"
    assert record["pitch"]["problems"][0]["id"] == "length"


def test_what_was_measured_has_the_day_of_its_reading() -> None:
    measured = Finding("text", Outcome.PASS, Basis.MEASURED, "620 words", (Evidence("A"),), "620")
    imported, text = as_record(replace(accepted(), findings=(*accepted().findings, measured)))[
        "findings"
    ]
    assert (imported["measured_on"], imported["figure"]) == (None, "")
    assert (text["measured_on"], text["figure"]) == ("2026-11-21", "620")
    assert as_record(replace(unread(), findings=(measured,)))["findings"][0]["measured_on"] is None


def test_what_is_not_there_is_null() -> None:
    record = as_record(unread())
    assert record["page"] is None
    assert record["failure"] == "timeout: no answer within 20 s"
    assert record["decision"] is None
    assert record["pitch"] is None
    assert record["findings"] == record["contacts"] == []
    assert as_record(accepted())["failure"] is None


def test_the_other_decisions() -> None:
    rejected = replace(unread(), decision=Reject((RejectReason.THIN,), "no text"))
    assert as_record(rejected)["decision"] == {
        "kind": "reject", "reasons": ["thin or mass-made text"], "note": "no text",
        "decided_at": None, "until": None, "intent": None,
    }  # fmt: skip
    parked = as_record(replace(unread(), decision=Park(date(2027, 1, 1), "later")))["decision"]
    assert (parked["kind"], parked["until"], parked["note"]) == ("park", "2027-01-01", "later")
    assert as_record(replace(unread(), decision=Requeue()))["decision"] is None


def test_a_record_is_json_as_it_stands() -> None:
    dossier = accepted()
    intent = replace(INTENT, provenance={"why": Provenance.TYPED})
    dossier = replace(
        dossier,
        prospect=replace(dossier.prospect, answers={"relevance": Answer.PASS}),
        decision=replace(dossier.decision, intent=intent),  # type: ignore[type-var]
    )
    record = json.loads(json.dumps(as_record(dossier)))
    assert record == as_record(dossier)
    assert record["answers"] == {"relevance": "pass"}
    assert record["decision"]["intent"]["provenance"] == {"why": "typed"}


def test_a_draft_for_nobody_has_no_contact() -> None:
    dossier = accepted()
    assert dossier.pitch
    record = as_record(replace(dossier, pitch=replace(dossier.pitch, contact=None)))
    assert record["pitch"]["contact"] is None
    assert as_record(dossier)["pitch"]["contact"]["name"] == "Ana Silva"
