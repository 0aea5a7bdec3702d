"""What others answered: services, linked addresses, hosts that want rest; and marks of owners."""

from __future__ import annotations

from datetime import timedelta

from linktriage.model import Campaign, FetchState
from linktriage.store import Store, clock
from linktriage.store.services import ServiceAnswer
from linktriage.store.traces import Trace
from tests.store.conftest import Queue


def test_each_service_says_why_it_knows_nothing_of_a_site(store: Store) -> None:
    """A service that gave figures, or was asked about other sites only, has nothing to say."""
    store.services.save(
        [
            ServiceAnswer("third", "a.example", reason="not among the largest sites"),
            ServiceAnswer("first", "a.example", reason="no visits"),
            ServiceAnswer("second", "a.example"),
            ServiceAnswer("second", "b.example", reason="too young"),
        ]
    )
    assert store.services.reasons("a.example") == ("no visits", "not among the largest sites")
    assert store.services.reasons("c.example") == ()


def test_a_service_is_asked_again_after_a_failure_that_may_pass(store: Store) -> None:
    assert store.services.reasons("a.example") == ()
    passing = ServiceAnswer("first", "a.example", reason="no answer", lasting=False)
    store.services.save([passing, ServiceAnswer("first", "b.example")])
    assert store.services.known("first") == {"b.example"}
    store.services.save([ServiceAnswer("first", "a.example")])
    assert store.services.known("first") == {"a.example", "b.example"}


def test_an_address_has_the_state_of_the_last_time_it_was_asked_for(store: Store) -> None:
    assert not store.asked_links.has_any()
    store.asked_links.save({"https://a.example/": FetchState.TIMEOUT})
    store.asked_links.save(
        {"https://a.example/": FetchState.READ, "https://b.example/": FetchState.GONE}
    )
    assert store.asked_links.has_any()
    asked = ("https://a.example/", "https://never.example/")
    assert store.asked_links.states(asked) == {"https://a.example/": FetchState.READ}


def test_a_host_rests_until_its_moment_has_come(store: Store) -> None:
    now = clock.now()
    soon = now + timedelta(hours=1)
    store.rests.save("over.example", now - timedelta(hours=1))
    store.rests.save("a.example", now + timedelta(minutes=1))
    store.rests.save("a.example", soon)
    assert store.rests.all() == {"a.example": soon}


def test_marks_are_those_of_the_sites_of_a_campaign(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    queued("a.example")
    store.traces.save([Trace("a.example", ("UA-1",)), Trace("b.example", ("UA-2",))])
    store.traces.save([Trace("a.example", ("UA-1", "UA-3"), ("x.example",))])
    marks = [Trace("a.example", ("UA-1", "UA-3"), ("x.example",))]
    assert list(store.traces.all(campaign.id)) == marks
