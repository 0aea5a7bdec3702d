from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from linktriage.errors import BadInput
from linktriage.model import Accept, Contact, Dossier, MarkKind, Severity
from linktriage.triage import Triage
from tests.triage.conftest import CLASS

Read = Callable[..., int]
PASSAGE = "Density decides the freight class of a shipment, and few guides show the sum behind it."
RULE = "We do not accept guest posts, and link requests are deleted unread."


def accepted(triage: Triage, prospect_id: int) -> Dossier:
    dossier = triage.dossier(prospect_id)
    intent = triage.intent(dossier, CLASS.url, {"why": "ours shows the sum"})
    triage.decide(dossier.prospect, Accept(intent))
    return triage.dossier(prospect_id)


def add(triage: Triage, dossier: Dossier, *emails: str) -> Dossier:
    for email in emails:
        triage.add_contact(dossier, email, "Ana Silva", "editor")
    return triage.dossier(dossier.prospect.id)


def test_a_typed_contact_is_the_first_choice(triage: Triage, read: Read) -> None:
    dossier = accepted(triage, read("a.example", PASSAGE))
    form = Contact(role="form", form_url="https://a.example/contact")
    triage.store.contacts.put("a.example", form)
    dossier = add(triage, dossier, "ana@a.example", "ana@A.example")
    assert [one.email for one in triage.contacts(dossier)] == ["ana@a.example", ""]
    contact = triage.draft(dossier).contact
    assert contact is not None
    assert contact.name == "Ana Silva"


@pytest.mark.parametrize(
    "email", ["", "ana", "a@b", "a@b.example, c@d.example", "a@b.example\nBcc"]
)
def test_what_is_no_address_is_refused(triage: Triage, read: Read, email: str) -> None:
    dossier = accepted(triage, read("a.example", PASSAGE))
    with pytest.raises(BadInput, match="no mail address"):
        triage.add_contact(dossier, email)


def test_who_is_left_alone_is_passed_over_for_the_next(triage: Triage, read: Read) -> None:
    dossier = add(
        triage, accepted(triage, read("a.example", PASSAGE)), "ana@a.example", "bo@a.example"
    )
    triage.leave_alone("Ana@a.example", "do not contact", "she asked")
    contact = triage.draft(dossier).contact
    assert contact is not None
    assert contact.email == "bo@a.example"
    with pytest.raises(BadInput, match=r"ana@a.example must be left alone .* she asked"):
        triage.draft(dossier, contact=dossier.contacts[0])
    triage.leave_alone("bo@a.example", "do not contact", "he asked")
    with pytest.raises(BadInput, match="left alone"):
        triage.draft(dossier)


def test_a_draft_waits_until_their_rules_were_read(triage: Triage, read: Read) -> None:
    dossier = accepted(triage, read("a.example", PASSAGE, RULE))
    assert [line.quote for line in triage.rules(dossier)] == [RULE]
    assert (
        triage.rules(dossier)[0].read_on == dossier.page.fetched_at.date() if dossier.page else None
    )
    triage.save_pitch(dossier.prospect, triage.draft(dossier))
    dossier = triage.dossier(dossier.prospect.id)
    assert dossier.pitch is not None
    assert dossier.pitch.problems[0].severity is Severity.BLOCK
    assert triage.stays(dossier) == "read their rules first"
    with pytest.raises(BadInput, match="wait to be read"):
        triage.overrule(dossier, "never mind")
    with pytest.raises(BadInput, match="keep it here"):
        triage.mailto(dossier)
    triage.mark_rules_read(dossier)
    dossier = triage.dossier(dossier.prospect.id)
    assert dossier.pitch is not None
    assert "their-rules" not in [one.id for one in dossier.pitch.problems]
    triage.undo()
    assert triage.rules_wait(triage.dossier(dossier.prospect.id))


def test_rules_are_read_before_there_is_a_draft(triage: Triage, read: Read) -> None:
    dossier = accepted(triage, read("a.example", PASSAGE, RULE))
    triage.mark_rules_read(dossier)
    assert not triage.rules_wait(dossier)
    silent = accepted(triage, read("b.example", PASSAGE))
    with pytest.raises(BadInput, match="No rules"):
        triage.mark_rules_read(silent)


def test_a_recent_message_is_told_before_drafting(triage: Triage, read: Read) -> None:
    dossier = accepted(triage, read("a.example", PASSAGE))
    today = triage.now().date()
    triage.mark(dossier, MarkKind.SENT, today - timedelta(days=100))
    [problem] = [one for one in triage.draft(dossier).problems if one.id == "contacted-before"]
    assert "100 days ago" in problem.message
    policy = replace(triage.campaign.policy, contact_again_days=99)
    triage.change_campaign(replace(triage.campaign, policy=policy))
    assert "contacted-before" not in [one.id for one in triage.draft(dossier).problems]


def test_drafting_again_never_overwrites_an_edit_silently(triage: Triage, read: Read) -> None:
    dossier = accepted(triage, read("a.example", PASSAGE))
    edited = triage.edited(dossier, triage.draft(dossier), "A question", "Please please link us.")
    triage.save_pitch(dossier.prospect, edited)
    dossier = triage.dossier(dossier.prospect.id)
    with pytest.raises(BadInput, match="--again"):
        triage.draft(dossier)
    triage.save_pitch(dossier.prospect, triage.draft(dossier, again=True))
    assert [one.edited for one in triage.history(dossier)] == [False, True]


def test_problems_pass_with_a_note(triage: Triage, read: Read) -> None:
    dossier = accepted(triage, read("a.example", PASSAGE))
    for act in (lambda: triage.overrule(dossier, "why"), lambda: triage.mailto(dossier)):
        with pytest.raises(BadInput, match="no draft"):
            act()
    edited = triage.edited(dossier, triage.draft(dossier), "Hi", "A backlink for [NAME], please.")
    triage.save_pitch(dossier.prospect, edited)
    triage.overrule(triage.dossier(dossier.prospect.id), "an old friend")
    kept = triage.dossier(dossier.prospect.id)
    assert kept.pitch is not None
    assert any("(overruled: an old friend)" in one.message for one in kept.pitch.problems)
    assert triage.mailto(kept).startswith("mailto:?subject=Hi&body=A%20backlink")
    triage.save_pitch(kept.prospect, replace(kept.pitch, body="long " * 1000))
    with pytest.raises(BadInput, match="too long"):
        triage.mailto(triage.dossier(kept.prospect.id))


def test_contacts_are_put_right_and_removed_and_both_can_be_undone(
    triage: Triage, read: Read
) -> None:
    prospect_id = read("a.example", PASSAGE)
    dossier = add(triage, accepted(triage, prospect_id), "ana@a.example")
    [ana] = triage.contacts(dossier)

    def addresses() -> list[str]:
        return [one.email for one in triage.contacts(triage.dossier(prospect_id))]

    right = triage.put_right(dossier, ana, "ana.silva@a.example", "Ana Silva", "author")
    assert addresses() == ["ana.silva@a.example"]
    triage.undo()
    assert addresses() == ["ana@a.example"]
    triage.redo()
    triage.put_right(triage.dossier(prospect_id), right, right.email, "Ana M. Silva")
    [only] = triage.contacts(triage.dossier(prospect_id))
    assert (only.email, only.name) == ("ana.silva@a.example", "Ana M. Silva")
    triage.remove_contact(triage.dossier(prospect_id), only)
    assert addresses() == []
    triage.undo()
    assert addresses() == ["ana.silva@a.example"]
    for _ in range(3):
        triage.undo()
    assert addresses() == []
    assert triage.store.log.undo(triage.campaign.id) is not None, "the decision is next"


def test_a_form_can_be_named_and_removed(triage: Triage, read: Read) -> None:
    dossier = accepted(triage, read("a.example", PASSAGE))
    form = Contact(role="form", form_url="https://a.example/contact")
    triage.store.contacts.put("a.example", form)
    dossier = triage.dossier(dossier.prospect.id)
    triage.put_right(dossier, dossier.contacts[0], "", "The desk", "editor")
    [named] = triage.dossier(dossier.prospect.id).contacts
    assert (named.name, named.form_url) == ("The desk", form.form_url)
    with pytest.raises(BadInput, match="no mail address"):
        triage.put_right(dossier, named, "desk at a.example")
    triage.remove_contact(dossier, named)
    assert triage.dossier(dossier.prospect.id).contacts == ()


def test_an_address_that_bounced_is_not_chosen_again(triage: Triage, read: Read) -> None:
    dossier = add(triage, accepted(triage, read("a.example", PASSAGE)), "ana@a.example")
    triage.save_pitch(dossier.prospect, triage.draft(dossier))
    dossier = triage.dossier(dossier.prospect.id)
    triage.mark(dossier, MarkKind.BOUNCED)
    assert triage.draft(dossier).contact is None
    dossier = add(triage, dossier, "bo@a.example")
    assert [one.email for one in triage.contacts(dossier)] == ["bo@a.example", "ana@a.example"]
    contact = triage.draft(dossier).contact
    assert contact is not None
    assert contact.email == "bo@a.example"
    triage.mark(triage.dossier(dossier.prospect.id), MarkKind.REPLIED, note="it works again")
    assert not triage.bounced(dossier.contacts[0])


def test_the_past_of_a_site_is_told_across_campaigns(triage: Triage, read: Read) -> None:
    dossier = add(triage, accepted(triage, read("a.example", PASSAGE)), "ana@a.example")
    triage.save_pitch(dossier.prospect, triage.draft(dossier))
    dossier = triage.dossier(dossier.prospect.id)
    triage.star(dossier.prospect)
    triage.mark(dossier, MarkKind.SENT, note="by hand")
    triage.store.pitches.mark_exported([dossier.prospect.id], "instantly", "out.csv")
    triage.mark(dossier, MarkKind.STOP)
    told = [one.what for one in triage.past(dossier)]
    assert {
        "sent (ana@a.example): by hand",
        "exported as instantly",
        "contact ana@a.example at a.example",
    } <= set(told)
    assert any(what.startswith("accept a.example for") for what in told)
    assert any(what.startswith("do not contact") for what in told)
    assert not any("star" in what for what in told)


def test_an_export_of_another_campaign_may_have_been_sent(triage: Triage, read: Read) -> None:
    dossier = triage.dossier(read("a.example", PASSAGE))
    triage.store.pitches.mark_exported([dossier.prospect.id], "instantly", "out.csv")
    assert triage.recent_contact(dossier) == ""
    triage.campaign = replace(triage.campaign, name="another")
    assert "they may have mail" in triage.recent_contact(dossier)
    policy = replace(triage.campaign.policy, contact_again_days=-1)
    triage.campaign = replace(triage.campaign, policy=policy)
    assert triage.recent_contact(dossier) == ""
