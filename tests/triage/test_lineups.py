"""Each order is a way to line up the same prospects."""

from __future__ import annotations

import pytest

from linktriage.model import Status
from linktriage.store.orders import Place
from linktriage.triage import lineups


def place(number: int, **changes: object) -> Place:
    plain = Place(number, Status.QUEUED.value, 0, "read", number)
    return plain._replace(**changes)  # type: ignore[arg-type]


def test_the_highest_worth_comes_first_and_equals_stay() -> None:
    scores = lineups.by_scores({1: 0.2, 2: 0.9, 4: 0.2})
    lineup = lineups.line_up("learned", [place(n) for n in (1, 2, 3, 4)], scores)

    assert list(lineup.ids) == [2, 1, 4, 3]


def test_put_off_ones_stand_behind_and_decided_ones_last() -> None:
    places = [
        place(1, put_off=1),
        place(2, status="accepted"),
        place(3),
        place(4, put_off=2, fetch_state=None),
        place(5, fetch_state=None),
    ]
    lineup = lineups.line_up("learned", places, lineups.by_scores({2: 9, 4: 5}))

    assert list(lineup.ids) == [3, 5, 1, 4, 2]
    assert list(lineup.unread) == [5, 4]


def test_without_a_number_is_last_not_zero() -> None:
    scores = lineups.by_scores({1: 5, 2: -3}, float("-inf"))
    lineup = lineups.line_up("metric", [place(n) for n in (3, 2, 1)], scores)

    assert list(lineup.ids) == [1, 2, 3]


def test_unknown_is_no_pass() -> None:
    worth = lineups.by_outcome({1: "fail", 2: "warn", 3: "pass"})
    lineup = lineups.line_up("check", [place(n) for n in (1, 2, 3, 4)], worth)

    assert list(lineup.ids) == [3, 2, 4, 1]


def test_the_order_made_by_hand_counts_from_the_lowest() -> None:
    places = [place(1), place(2, by_hand=-1)]

    assert list(lineups.line_up("manual", places, lineups.by_hand).ids) == [2, 1]


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("learned", "like your target pages at first"),
        ("metric:ahrefs:domain rating", "by ahrefs domain rating, the highest first"),
        ("check:traffic", "by the check “traffic”"),
        ("nonsense", "as your lists named them"),
    ],
)
def test_each_order_has_its_words(order: str, words: str) -> None:
    assert words in lineups.in_words(order)


def test_backwards_the_lowest_stand_in_front_and_the_unknown_stay_behind() -> None:
    worth = lineups.by_scores({1: 5.0, 2: 9.0}, lineups.UNKNOWN)
    lined = lineups.line_up("metric", [place(n) for n in (3, 2, 1)], worth, backwards=True)
    assert list(lined.ids) == [1, 2, 3]
