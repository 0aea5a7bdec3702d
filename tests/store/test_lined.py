"""A queue in an order of its own: the same questions, answered in that order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linktriage.model import Campaign, Lineup, Status, View
from linktriage.store import Store, lined
from linktriage.store.conditions import Condition
from linktriage.store.log import Act
from tests.store.conftest import Queue


def set_status(store: Store, prospect_id: int, status: Status) -> None:
    prospect = store.dossiers.prospect(prospect_id)
    store.log.act(prospect, Act("reject", "x", {"status": status.value}))


def lined_up(order: str, ids: list[int]) -> View:
    return View(order=order, lineup=Lineup(order, ids))


def test_a_lineup_knows_the_place_of_each() -> None:
    lineup = Lineup("manual", [7, 2, 9])

    assert [lineup.place(one) for one in (7, 2, 9)] == [0, 1, 2]
    assert lineup.place(3) is lineup.place(100) is None
    assert lineup.key(100) == len(lineup) == 3


@pytest.fixture(params=[600, 1], ids=["near", "deep"])
def front(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How much of an order is looked up at once: all of these small ones, or next to nothing."""
    monkeypatch.setattr(lined, "FRONT", request.param)
    return int(request.param)


@pytest.mark.usefixtures("front")
def test_rows_and_ids_come_in_that_order(store: Store, campaign: Campaign, queued: Queue) -> None:
    a, b, c = (one.id for one in queued("a.example", "b.example", "c.example"))
    view = lined_up("manual", [c, a, b])

    assert store.queue.ids(campaign.id, view) == (c, a, b)
    shown = [row.id for row in store.queue.rows(campaign.id, view, 1, 3)]
    assert shown == [a, b]
    assert [store.queue.place(campaign.id, view, one) for one in (c, a, b)] == [0, 1, 2]
    assert store.queue.place(campaign.id, view, 999) is None


@pytest.mark.usefixtures("front")
def test_what_came_in_since_stands_behind(store: Store, campaign: Campaign, queued: Queue) -> None:
    a, b = (one.id for one in queued("a.example", "b.example"))
    view = lined_up("manual", [b, a])
    (c,) = (one.id for one in queued("c.example"))

    assert store.queue.ids(campaign.id, view) == (b, a, c)
    assert store.queue.place(campaign.id, view, c) == 2
    assert store.queue.neighbour(campaign.id, view, a, forward=True) == c
    assert store.queue.neighbour(campaign.id, view, c, forward=False) == a
    assert store.queue.neighbour(campaign.id, view, c, forward=True) is None


@pytest.mark.usefixtures("front")
def test_what_was_decided_is_passed_over(store: Store, campaign: Campaign, queued: Queue) -> None:
    a, b, c, d = (one.id for one in queued("a.example", "b.example", "c.example", "d.example"))
    view = lined_up("manual", [d, c, b, a])
    set_status(store, c, Status.REJECTED)

    assert store.queue.ids(campaign.id, view) == (d, b, a)
    assert store.queue.neighbour(campaign.id, view, d, forward=True) == b
    assert store.queue.neighbour(campaign.id, view, b, forward=False) == d
    assert store.queue.neighbour(campaign.id, view, c, forward=True) == b
    assert store.queue.neighbour(campaign.id, view, d, forward=False) is None
    assert store.queue.place(campaign.id, view, a) == 2


@pytest.mark.usefixtures("front")
def test_next_in_a_fixed_order_goes_on_and_wraps(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    a, b, c = (one.id for one in queued("a.example", "b.example", "c.example"))
    view = lined_up("manual", [c, b, a])

    assert store.queue.next(campaign.id, view) == c
    assert store.queue.next(campaign.id, view, c) == b
    assert store.queue.next(campaign.id, view, a) == c


@pytest.mark.usefixtures("front")
def test_next_in_the_learned_order_is_the_first_that_was_not_passed(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    a, b, c = (one.id for one in queued("a.example", "b.example", "c.example"))
    view = lined_up("learned", [c, b, a])

    assert store.queue.next(campaign.id, view, b) == c
    assert store.queue.next(campaign.id, view, b, {c}) == a
    assert store.queue.next(campaign.id, view, b, {c, a}) == c  # they come round again
    for one in (a, c):
        set_status(store, one, Status.REJECTED)
    assert store.queue.next(campaign.id, view, b) == b


def test_all_that_match_are_named_once_until_something_is_written(
    store: Store, campaign: Campaign, queued: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lined, "FRONT", 0)
    a, b = (one.id for one in queued("a.example", "b.example"))
    view = lined_up("manual", [b, a])

    assert store.queue.ids(campaign.id, view) == (b, a)
    set_status(store, b, Status.REJECTED)
    assert store.queue.ids(campaign.id, view) == (a,)
    other = replace(view, lineup=Lineup("manual", [a, b]), statuses=tuple(Status))
    assert store.queue.ids(campaign.id, other) == (a, b)


def test_the_first_unread_of_an_order_is_read_first(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    a, b, c = (one.id for one in queued("a.example", "b.example", "c.example"))
    view = View(order="learned", lineup=Lineup("learned", [c, b], unread=[c, b]))

    assert store.queue.unread(campaign.id, (), view) == c
    assert store.queue.unread(campaign.id, {c}, view) == b
    assert store.queue.unread(campaign.id, {b, c}, view) == a
    assert store.queue.unread(campaign.id, {a, b, c}, view) is None
    assert store.queue.unread(campaign.id, (), View()) == a


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.permutations(range(8)), st.sets(st.integers(0, 7)), st.integers(0, 3), st.data())
def test_near_and_deep_say_the_same(  # noqa: PLR0917 - fixtures and drawn values
    store: Store,
    campaign: Campaign,
    queued: Queue,
    order: list[int],
    decided: set[int],
    unknown: int,
    data: st.DataObject,
) -> None:
    queued(*(f"{name}.example" for name in "abcdefgh"))
    ids = list(store.queue.ids(campaign.id, View(statuses=tuple(Status))))
    for at, one in enumerate(ids):
        set_status(store, one, Status.REJECTED if at in decided else Status.QUEUED)
    view = lined_up("manual", [ids[at] for at in order[unknown:]])
    wanted = store.queue.ids(campaign.id, view)
    at = ids[data.draw(st.integers(0, 7))]
    before = [one for one in wanted if view.lineup and view.lineup.key(one) < view.lineup.key(at)]

    lined.FRONT = data.draw(st.sampled_from([0, 1, 3, 600]))
    try:
        assert store.queue.ids(campaign.id, view) == wanted
        if at in wanted:
            place = wanted.index(at)
            assert store.queue.place(campaign.id, view, at) == place
            following = wanted[place + 1] if place + 1 < len(wanted) else None
            assert store.queue.neighbour(campaign.id, view, at, forward=True) == following
            former = wanted[place - 1] if place else None
            assert store.queue.neighbour(campaign.id, view, at, forward=False) == former
        elif view.lineup and view.lineup.place(at) is not None:
            assert store.queue.place(campaign.id, view, at) == len(before)
    finally:
        lined.FRONT = 600


def test_a_few_prospects_are_looked_up_by_their_ids(store: Store, campaign: Campaign) -> None:
    """Without any statistics SQLite would go through all that are queued instead."""
    queued = Condition("campaign_id = ? AND status = 'queued'", (campaign.id,))
    few = lined.among([3, 1, 2], queued)
    with store.read() as connection:
        statement = f"EXPLAIN QUERY PLAN SELECT id FROM prospect WHERE {few.text}"
        plan = [line[-1] for line in connection.execute(statement, few.values)]
    assert plan[0] == "SEARCH prospect USING INTEGER PRIMARY KEY (rowid=?)"
