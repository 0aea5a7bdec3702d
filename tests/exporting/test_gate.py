"""Who goes out, who stays, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linktriage.exporting.gate import Gate
from linktriage.model import Accept, Contact, Dossier, Reject, Status
from tests.exporting.outgoing import ANA, FORM, INTENT, PITCH, accepted, blocked, unread


def through(gate: Gate, *dossiers: Dossier) -> list[str]:
    return [out.email for out in gate.through(dossiers)]


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (Status.QUEUED, "undecided"),
        (Status.REJECTED, "rejected"),
        (Status.PARKED, "parked"),
        (Status.SET_ASIDE, "set-aside"),
        (Status.SUPPRESSED, "suppressed"),
    ],
)
def test_only_accepted_prospects_go_out(status: Status, reason: str) -> None:
    gate = Gate()
    dossier = replace(unread(status), decision=Accept(INTENT))
    assert through(gate, dossier) == []
    assert gate.skipped == {reason: 1}


@pytest.mark.parametrize("decision", [None, Reject()])
def test_nothing_goes_out_without_an_intent(decision: Reject | None) -> None:
    gate = Gate()
    assert through(gate, replace(accepted(), decision=decision)) == []
    assert gate.skipped == {"no link intent": 1}


def test_the_drafts_own_contact_is_written_to() -> None:
    assert through(Gate(), accepted(7, PITCH, FORM)) == ["ana@freightnotes.example"]


def test_without_a_draft_the_first_contact_with_a_mailbox_is_taken() -> None:
    gate = Gate()
    assert through(gate, accepted(7, None, FORM, ANA), accepted(8, None, FORM)) == [
        "ana@freightnotes.example",
        "",
    ]
    assert (gate.ids, gate.needs_contact) == ([7, 8], 1)


def test_a_draft_for_a_form_goes_to_a_mailbox_when_there_is_one() -> None:
    by_form = replace(PITCH, contact=FORM)
    assert through(Gate(), accepted(7, by_form, FORM, ANA)) == ["ana@freightnotes.example"]
    (out,) = Gate().through([accepted(7, by_form, FORM)])
    assert (out.email, out.contact) == ("", FORM)


def test_nobody_known_needs_a_contact() -> None:
    gate = Gate()
    assert through(gate, accepted(7, None)) == [""]
    assert gate.needs_contact == 1


def test_a_bad_address_is_none() -> None:
    two = Contact("a@b.example, evil@x.example")
    assert through(Gate(), accepted(7, replace(PITCH, contact=two))) == [""]


@pytest.mark.parametrize("who", ["freightnotes.example", "ana@freightnotes.example"])
def test_who_asked_to_be_left_alone_is_left_alone(who: str) -> None:
    gate = Gate(suppressed={who})
    assert through(gate, accepted(), accepted(8, None, ANA)) == []
    assert gate.skipped == {"do not contact": 2}


def test_somebody_else_of_the_site_may_be_written_to() -> None:
    gate = Gate(suppressed={"ana@freightnotes.example"})
    bo = Contact("bo@freightnotes.example", "Bo Ek")
    assert through(gate, accepted(7, None, ANA, bo)) == ["bo@freightnotes.example"]


def test_what_went_out_before_stays() -> None:
    gate = Gate(before={7})
    assert through(gate, accepted(7), accepted(8)) == ["ana@freightnotes.example"]
    assert gate.skipped == {"exported before": 1}


def test_mail_files_need_a_draft() -> None:
    gate = Gate(drafts_only=True)
    assert through(gate, accepted(7, None, ANA)) == []
    assert gate.skipped == {"no draft": 1}


def test_a_draft_with_blocking_problems_stays_until_it_is_fixed() -> None:
    gate = Gate()
    assert through(gate, blocked()) == []
    assert gate.skipped == {"draft with blocking problems": 1}
    assert through(Gate(blocked_too=True), blocked()) == ["ana@freightnotes.example"]


def test_an_address_that_bounced_is_not_written_to_again() -> None:
    gate = Gate(bounced={"ana@freightnotes.example"})
    bo = Contact("bo@freightnotes.example")
    assert through(gate, accepted(7, PITCH, ANA, bo), accepted(8, None, ANA, bo)) == [bo.email]
    assert gate.skipped == {"address bounced": 1}
    assert through(gate, accepted(9, None, ANA)) == [""]
