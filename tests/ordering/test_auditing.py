"""Every tenth card is random, the same ones each time."""

from __future__ import annotations

from linktriage.ordering import audit_card, is_audit_turn, missed


def test_the_tenth_card_is_the_audit_card() -> None:
    assert [turn for turn in range(31) if is_audit_turn(turn)] == [9, 19, 29]


def test_the_same_campaign_draws_the_same_card_in_any_order() -> None:
    cards = list(range(100))

    assert audit_card(cards, "freight") == audit_card(reversed(cards), "freight")
    assert len({audit_card(cards, name) for name in "abcdefgh"}) > 4


def test_a_card_taken_back_is_drawn_again() -> None:
    first = audit_card(range(100), "freight")
    rest = [card for card in range(100) if card != first]

    assert audit_card(rest, "freight") != first
    assert audit_card([*rest, first], "freight") == first  # type: ignore[list-item]


def test_draws_are_spread_over_the_queue() -> None:
    left, drawn = set(range(1000)), []
    for _ in range(200):
        card = audit_card(left, "freight")
        assert card is not None
        left.discard(card)
        drawn.append(card)
    assert 400 < sum(drawn) / len(drawn) < 600


def test_what_the_order_misses_is_estimated_from_audit_cards_alone() -> None:
    told = missed([True] + [False] * 9, 300)

    assert told is not None
    assert told.expected == 30
    assert told.low < 30 < told.high
    assert missed([], 300) is None
    assert missed([True], 0) is None
    assert audit_card([], "freight") is None
