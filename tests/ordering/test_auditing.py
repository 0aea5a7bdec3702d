"""Every tenth card is random, the same ones each time, and says what the order misses."""

from __future__ import annotations

import random

from linktriage.ordering import audit_cards, fair_sample, is_audit_turn, lot, missed


def test_the_tenth_card_is_the_audit_card() -> None:
    assert [turn for turn in range(31) if is_audit_turn(turn)] == [9, 19, 29]


def test_the_same_campaign_draws_the_same_cards_in_any_order() -> None:
    cards = list(range(100))

    assert audit_cards(cards, "freight") == audit_cards(reversed(cards), "freight")
    assert len({audit_cards(cards, name)[0] for name in "abcdefgh"}) > 4


def test_a_card_taken_back_is_drawn_again() -> None:
    first, second, *_ = audit_cards(range(100), "freight")
    rest = [card for card in range(100) if card != first]

    assert audit_cards(rest, "freight")[0] == second
    assert audit_cards([*rest, first], "freight")[0] == first


def test_draws_are_spread_over_the_queue() -> None:
    drawn = audit_cards(range(1000), "freight", 200)

    assert 400 < sum(drawn) / len(drawn) < 600


def test_the_fair_sample_is_all_that_chance_would_have_shown() -> None:
    judged = [(b"a", True), (b"c", False), (b"b", False), (b"d", True)]

    assert fair_sample(judged, b"b") == [True, False]


def test_without_a_sample_or_without_a_rest_nothing_is_estimated() -> None:
    assert missed([], 3, 40, 300) is None
    assert missed([True], 3, 40, 0) is None


def test_the_estimate_never_leaves_what_is_there() -> None:
    told = missed([True] * 5, 0, 0, 10)
    assert told is not None
    assert told.high <= 10
    told = missed([False] * 5, 30, 40, 10)
    assert told is not None
    assert (told.expected, told.low) == (0, 0)


def test_the_estimate_has_no_bias_whatever_the_order_found() -> None:
    """A queue of 400 with 80 good ones; the order brings good ones first, lots go in between."""
    off = []
    for campaign in range(150):
        good = set(random.Random(campaign).sample(range(400), 80))
        left, judged, drawn = sorted(range(400), key=lambda one: one not in good), [], []
        for turn in range(100):
            by_lot = is_audit_turn(turn)
            card = audit_cards(left, str(campaign), 1)[0] if by_lot else left[0]
            left.remove(card)
            judged.append((lot(card, str(campaign)), card in good))
            drawn += [judged[-1][0]] * by_lot
        sample = fair_sample(judged, max(drawn))
        found = sum(accepted for _, accepted in judged) - sum(sample)
        share = sum(sample) / len(sample)
        off.append(share * (400 - len(sample)) - found - len(good & set(left)))
        told = missed(sample, found, len(judged) - len(sample), len(left))
        assert told is not None
        assert told.low <= told.high
    assert abs(sum(off) / len(off)) < 10
