"""Conditions are put together as text, and their values with them."""

from __future__ import annotations

from linktriage.model import Campaign
from linktriage.store import Store
from linktriage.store.conditions import (
    Condition,
    all_of,
    any_of,
    as_letters,
    certain,
    containing,
    is_one_of,
    not_met,
    prospects,
)
from tests.store.conftest import Queue

FIRST = Condition("site = ?", ("a.example",))
SECOND = Condition("site = ? OR title = ?", ("b.example", "B"))


def test_values_stand_in_the_order_of_their_question_marks() -> None:
    assert all_of(FIRST, SECOND) == Condition(
        "(site = ?) AND (site = ? OR title = ?)", ("a.example", "b.example", "B")
    )
    assert any_of(SECOND, FIRST) == Condition(
        "(site = ? OR title = ?) OR (site = ?)", ("b.example", "B", "a.example")
    )


def test_what_the_database_does_not_know_is_not_met(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    queued("a.example", "b.example")
    unknown = Condition("fetch_state = 'read'")
    with store.read() as connection:

        def found(wanted: Condition) -> list[str]:
            return [site for (site,) in prospects(connection, "site", wanted, "ORDER BY site")]

        assert found(unknown) == found(Condition("NOT (fetch_state = 'read')")) == []
        assert found(certain(unknown)) == []
        assert found(not_met(unknown)) == ["a.example", "b.example"]
        assert found(not_met(all_of(FIRST, not_met(unknown)))) == ["b.example"]


def test_prospects_are_asked_for_with_their_order_and_number(
    store: Store, campaign: Campaign, queued: Queue
) -> None:
    a, b, c = (one.id for one in queued("a.example", "b.example", "c.example"))
    with store.read() as connection:
        ending = "ORDER BY id DESC LIMIT ?"
        found = prospects(connection, "id, site", is_one_of([a, c, b]), ending, 2).fetchall()
    assert found == [(c, "c.example"), (b, "b.example")]


def test_signs_of_a_pattern_are_letters_like_others() -> None:
    assert as_letters("50%_off!") == "50!%!_off!!"
    assert containing("a_b") == "%a!_b%"
