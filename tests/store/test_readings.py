from __future__ import annotations

from dataclasses import replace

import pytest

from linktriage.errors import BadInput, StoreError
from linktriage.model import (
    Approach,
    Basis,
    Campaign,
    Contact,
    Evidence,
    Failure,
    FetchState,
    Finding,
    Outcome,
    SiteReading,
    Title,
    Validators,
    View,
)
from linktriage.store import Store
from linktriage.store.log import Act
from linktriage.store.readings import Reading
from linktriage.store.traces import Trace
from tests.builders import NOW, page
from tests.store.conftest import Queue

FOUND = Finding(
    "outbound",
    Outcome.FAIL,
    Basis.MEASURED,
    "1 casino link, followed, in the footer",
    (Evidence("best slots", "https://casino.example/", "link 4"),),
    figure="1 casino",
)


def read(prospect_id: int) -> Reading:
    return Reading(
        prospect_id,
        FetchState.READ,
        page=page("https://a.example/"),
        site=SiteReading("a.example", NOW, (Title("Class tables"),), "feed"),
        validators=Validators('"v1"', "Tue, 03 Nov 2026 09:30:00 GMT"),
        findings=(FOUND,),
        approach=Approach.RESOURCE,
        approach_reason="a list of 14 described links",
        contacts=(Contact("ana@a.example", "Ana"), Contact(form_url="https://a.example/contact")),
        terms=frozenset({"freight", "class"}),
        trace=Trace("a.example", ("UA-1",)),
    )


def test_all_that_was_read_comes_back_as_it_was(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    [prospect] = queued("a.example")
    reading = read(prospect.id)
    store.readings.save(reading)
    dossier = store.dossiers.get(prospect.id)
    assert dossier.page == reading.page
    assert dossier.site == reading.site
    assert dossier.findings == (FOUND,)
    assert dossier.contacts == reading.contacts
    assert dossier.prospect.approach is Approach.RESOURCE
    assert dossier.prospect.fetch_state is FetchState.READ
    assert store.readings.validators("a.example") == reading.validators
    assert list(store.traces.all(campaign.id)) == [reading.trace]


def test_reading_again_replaces_findings_and_keeps_contacts(store: Store, queued: Queue) -> None:
    [prospect] = queued("a.example")
    store.readings.save(read(prospect.id))
    again = replace(read(prospect.id), findings=(), page=page("https://a.example/", "Shorter."))
    store.readings.save(again)
    dossier = store.dossiers.get(prospect.id)
    assert dossier.findings == ()
    assert dossier.page == again.page
    assert len(dossier.contacts) == 2


def test_a_failure_is_stored_with_its_sentence(store: Store, queued: Queue) -> None:
    [prospect] = queued("a.example")
    failure = Failure(FetchState.TIMEOUT, "No answer within 20 s; press r to try again.")
    store.readings.save(Reading(prospect.id, failure.state, failure))
    dossier = store.dossiers.get(prospect.id)
    assert dossier.prospect.failure == failure
    assert dossier.page is None
    assert store.readings.validators("a.example") == Validators()


def test_a_failed_refresh_keeps_the_page_that_was_read(store: Store, queued: Queue) -> None:
    [prospect] = queued("a.example")
    store.readings.save(read(prospect.id))
    failure = Failure(FetchState.TIMEOUT, "No answer.")
    store.readings.save(Reading(prospect.id, failure.state, failure))
    assert store.dossiers.get(prospect.id).page is not None


def test_an_approach_chosen_by_hand_is_kept(store: Store, queued: Queue) -> None:
    [prospect] = queued("a.example")
    chosen = {"approach": "partner", "approach_chosen": True}
    store.log.act(prospect, Act("approach", "approach", chosen))
    store.readings.save_findings(read(prospect.id))
    dossier = store.dossiers.get(prospect.id)
    assert dossier.prospect.approach is Approach.PARTNER
    assert dossier.findings == (FOUND,)


def test_a_prospect_that_went_meanwhile_is_passed_over(store: Store, campaign: Campaign) -> None:
    store.readings.save(read(99))
    store.readings.save_findings(read(99))
    assert store.queue.size(campaign.id, View(statuses=())) == 0
    with pytest.raises(BadInput, match="not in the database"):
        store.dossiers.get(99)


def test_a_measured_fail_without_evidence_cannot_be_stored(store: Store, queued: Queue) -> None:
    [prospect] = queued("a.example")
    store.readings.save(read(prospect.id))
    with pytest.raises(StoreError, match="measured_has_evidence"), store.write() as connection:
        connection.execute("UPDATE finding SET evidence = '[]'")


def test_a_state_that_is_none_cannot_be_stored(store: Store, queued: Queue) -> None:
    [prospect] = queued("a.example")
    with pytest.raises(StoreError, match="prospect_status"):
        store.log.act(prospect, Act("odd", "odd", {"status": "maybe"}))


def test_an_accept_without_an_intent_cannot_be_stored(store: Store, queued: Queue) -> None:
    [prospect] = queued("a.example")
    with pytest.raises(StoreError, match="accept_has_intent"):
        store.log.act(prospect, Act("accept", "accept", {"status": "accepted"}))


def test_some_findings_are_written_anew_and_their_stale_marks_stay(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    [prospect] = queued("a.example")
    store.readings.save(read(prospect.id))
    assert not store.readings.has_stale(campaign.id)
    store.readings.mark_stale(campaign.id)
    now = replace(FOUND, outcome=Outcome.WARN, summary="1 casino link, nofollow")
    never_asked = replace(FOUND, check="another")
    store.readings.replace_findings(prospect.id, (now, never_asked))
    assert store.dossiers.get(prospect.id).findings == (replace(now, stale=True),)
    assert store.readings.has_stale(campaign.id)


def test_words_get_a_higher_number_when_they_change(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    first, second = queued("a.example", "b.example")
    for prospect, words in ((first, b"a"), (second, b"b"), (second, b"b"), (first, b"c")):
        store.readings.save(replace(read(prospect.id), words=words))
    kept = [(2, second.id, b"b"), (3, first.id, b"c")]
    assert list(store.orders.words(campaign.id, 0)) == kept


def test_a_page_of_the_users_own_outlives_a_failure(store: Store) -> None:
    own = page("https://own.example/")
    failure = Failure(FetchState.TIMEOUT, "No answer.")
    terms = frozenset({"freight"})
    for read_page, reason in ((None, failure), (own, None), (own, None), (None, failure)):
        store.readings.save_own(own.url, read_page, reason, terms)
    assert store.readings.pages({"own.example", "other.example"}) == (own,)
    assert set(store.readings.read_at({"own.example", "other.example"})) == {"own.example"}
    assert store.readings.documents() == {"freight": 1}
    assert store.readings.documents(at_least=2) == {}


def test_terms_are_counted_once_a_page(store: Store, queued: Queue) -> None:
    first, second = queued("a.example", "b.example")
    store.readings.save(read(first.id))
    store.readings.save(read(first.id))
    store.readings.save(replace(read(second.id), terms=frozenset({"freight"})))
    assert store.readings.documents() == {"class": 1, "freight": 2}
    assert store.readings.pages_read() == 2


def test_chosen_failures_can_be_read_again(store: Store, campaign: Campaign, queued: Queue) -> None:
    first, second = queued("a.example", "b.example")
    store.readings.save(read(first.id))
    failure = Failure(FetchState.TIMEOUT, "No answer.")
    store.readings.save(Reading(second.id, failure.state, failure))
    assert store.readings.forget_states(campaign.id, {FetchState.TIMEOUT}) == 1
    assert store.queue.unread(campaign.id, (), View()) == second.id
    assert store.readings.forget_states(campaign.id) == 1
    assert store.queue.counts(campaign.id).unread == 2
