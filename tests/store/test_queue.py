from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from linktriage.model import (
    Basis,
    Campaign,
    Counts,
    Failure,
    FetchState,
    Finding,
    Outcome,
    Status,
    View,
)
from linktriage.store import Store
from linktriage.store.log import Act
from linktriage.store.readings import Reading
from tests.builders import page
from tests.store.conftest import Queue


def sites(store: Store, campaign: Campaign, view: View) -> list[str]:
    return [one.site for one in store.queue.rows(campaign.id, view, 0, 99)]


def set_status(store: Store, prospect_id: int, status: Status) -> None:
    prospect = store.dossiers.prospect(prospect_id)
    store.log.act(prospect, Act("reject", "x", {"status": status.value}))


def test_the_queue_keeps_the_order_of_the_list(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    queued("b.example", "a.example", "c.example")
    assert sites(store, campaign, View()) == ["b.example", "a.example", "c.example"]
    assert sites(store, campaign, View(order="site")) == ["a.example", "b.example", "c.example"]


@pytest.mark.parametrize("order", ["added", "site"])
def test_next_goes_on_behind_the_last_and_then_wraps(
    store: Store, campaign: Campaign, queued: Queue, order: str
) -> None:
    first, second, third = queued("a.example", "b.example", "c.example")
    view = View(order=order)
    assert store.queue.next(campaign.id, view) == first.id
    assert store.queue.next(campaign.id, view, first.id) == second.id
    assert store.queue.next(campaign.id, view, third.id) == first.id
    assert store.queue.next(campaign.id, view, 999) == first.id


def test_an_empty_queue_has_no_next(store: Store, campaign: Campaign) -> None:
    assert store.queue.next(campaign.id, View()) is None


def test_who_is_put_off_until_later_is_not_handed_out(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    first, second = queued("a.example", "b.example")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    store.log.act(first, Act("later", "later", {"later_until": tomorrow, "put_off": 1}))
    assert store.queue.next(campaign.id, View()) == second.id
    assert store.queue.counts(campaign.id).later == 1
    yesterday = datetime.now(UTC) - timedelta(days=1)
    fresh = store.dossiers.prospect(first.id)
    store.log.act(fresh, Act("later", "later", {"later_until": yesterday}))
    assert store.queue.next(campaign.id, View()) == first.id


@pytest.mark.parametrize("order", ["added", "site"])
def test_neighbours_are_the_ones_beside(
    store: Store, campaign: Campaign, queued: Queue, order: str
) -> None:
    first, second, third = queued("a.example", "b.example", "c.example")
    view = View(order=order)
    assert store.queue.neighbour(campaign.id, view, second.id, forward=True) == third.id
    assert store.queue.neighbour(campaign.id, view, second.id, forward=False) == first.id
    assert store.queue.neighbour(campaign.id, view, first.id, forward=False) is None
    assert store.queue.neighbour(campaign.id, view, 999, forward=False) is None


def test_place_and_size_are_those_of_the_view(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    first, second, third = queued("a.example", "b.example", "c.example")
    set_status(store, first.id, Status.REJECTED)
    assert store.queue.size(campaign.id, View()) == 2
    assert store.queue.place(campaign.id, View(), third.id) == 1
    assert store.queue.place(campaign.id, View(), 999) is None
    both = View(statuses=(Status.QUEUED, Status.REJECTED))
    assert store.queue.size(campaign.id, both) == 3
    assert store.queue.ids(campaign.id, both) == (first.id, second.id, third.id)
    assert store.queue.size(campaign.id, View(statuses=())) == 3


@pytest.mark.parametrize(("most", "shown"), [(1, 1), (2, 2), (9, 2)])
def test_the_front_of_a_view_comes_with_how_many_there_are(
    store: Store, campaign: Campaign, queued: Queue, most: int, shown: int
) -> None:
    queued("a.example", "dock.example", "docks.example")
    size, rows = store.queue.front(campaign.id, View(text="dock"), most)
    assert size == 2
    assert [row.site for row in rows] == ["dock.example", "docks.example"][:shown]


def test_a_filter_looks_in_site_and_title(store: Store, campaign: Campaign, queued: Queue) -> None:
    first, second = queued("harborlog.example", "docks.example")
    title = page("https://docks.example/")
    store.readings.save(Reading(second.id, FetchState.READ, page=title))
    assert sites(store, campaign, View(text="HARBOR")) == ["harborlog.example"]
    assert sites(store, campaign, View(text="freight priced")) == ["docks.example"]
    assert sites(store, campaign, View(text="%")) == []


def test_rows_carry_how_the_checks_came_out(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    [prospect] = queued("a.example")
    findings = (
        Finding("traffic", Outcome.PASS, Basis.IMPORTED, "14,200/mo"),
        Finding("topics", Outcome.UNKNOWN, Basis.MEASURED, "no titles"),
        Finding("outbound", Outcome.UNKNOWN, Basis.MEASURED, "not read"),
    )
    store.readings.save(Reading(prospect.id, FetchState.READ, findings=findings))
    [found] = store.queue.rows(campaign.id, View(), 0, 9)
    assert found.outcomes == {Outcome.PASS: 1, Outcome.UNKNOWN: 2}
    assert found.fetch_state is FetchState.READ


def test_counts_say_who_is_where(store: Store, campaign: Campaign, queued: Queue) -> None:
    prospects = queued(*(f"s{number}.example" for number in range(6)))
    set_status(store, prospects[0].id, Status.REJECTED)
    set_status(store, prospects[1].id, Status.PARKED)
    gone = Failure(FetchState.GONE, "It is gone.")
    store.readings.save(Reading(prospects[2].id, FetchState.GONE, gone))
    store.readings.save(Reading(prospects[3].id, FetchState.THIN))
    counts = store.queue.counts(campaign.id)
    assert counts == Counts(queued=4, rejected=1, parked=1, unread=2, unreachable=1)
    assert counts.total == 6


def test_unread_ones_come_in_the_queues_order(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    first, second, third = queued("a.example", "b.example", "c.example")
    store.readings.save(Reading(first.id, FetchState.READ))
    assert store.queue.unread(campaign.id, (), View()) == second.id
    assert store.queue.unread(campaign.id, {second.id}, View()) == third.id
    assert store.queue.unread(campaign.id, {second.id, third.id}, View()) is None


def test_in_the_order_by_site_the_first_site_is_read_first(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    ida, cleo, bert = queued("ida.example", "cleo.example", "bert.example")
    by_site = View(order="site")
    assert store.queue.unread(campaign.id, (), by_site) == bert.id
    assert store.queue.unread(campaign.id, {bert.id}, by_site) == cleo.id
    store.readings.save(Reading(bert.id, FetchState.READ))
    assert store.queue.unread(campaign.id, {cleo.id}, by_site) == ida.id


@pytest.mark.parametrize("order", ["added", "site"])
def test_an_order_can_be_gone_through_backwards(
    store: Store, campaign: Campaign, queued: Queue, order: str
) -> None:
    first, second, third = queued("a.example", "b.example", "c.example")
    view = View(order=order, backwards=True)
    assert sites(store, campaign, view) == ["c.example", "b.example", "a.example"]
    assert store.queue.next(campaign.id, view, third.id) == second.id
    assert store.queue.place(campaign.id, view, first.id) == 2
    assert store.queue.neighbour(campaign.id, view, second.id, forward=False) == third.id
