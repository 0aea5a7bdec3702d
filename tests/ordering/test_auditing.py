"""Every tenth card is random, the same ones each time, and says what the order misses."""

from __future__ import annotations

import random
from statistics import fmean

from linktriage.ordering import Draw, audit_cards, draws, is_audit_turn, missed, told_by


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


def test_a_draw_knows_what_it_was_drawn_from_and_what_was_found_since() -> None:
    judged = [(False, True), (True, False), (False, True), (True, True)]

    newest, oldest = draws(judged, below=10)

    assert newest == Draw(accepted=True, among=11, found=1)
    assert oldest == Draw(accepted=False, among=13, found=2)


def test_each_draw_tells_all_or_none_less_what_was_found() -> None:
    assert told_by([Draw(accepted=True, among=11, found=1)]) == 10
    assert told_by([Draw(accepted=False, among=13, found=2)]) == -2


def test_without_a_draw_or_without_a_rest_nothing_is_estimated() -> None:
    assert missed([], 300) is None
    assert missed([Draw(accepted=True, among=11, found=1)], 0) is None


def test_the_estimate_never_leaves_what_is_there() -> None:
    told = missed([Draw(accepted=True, among=15, found=5)] * 5, 10)
    assert told is not None
    assert (told.expected, told.high) == (10, 10)
    told = missed([Draw(accepted=False, among=50, found=30)] * 5, 10)
    assert told is not None
    assert (told.expected, told.low) == (0, 0)


def test_more_is_likely_to_be_missed_the_more_was_drawn() -> None:
    highs = []
    for good in range(4):
        judged = [(True, turn < good) for turn in range(10)]
        told = missed(draws(judged, 3000), 3000)
        assert told is not None
        highs.append(told.high)
    assert highs == sorted(set(highs))


class Campaigns:
    """Queues of 300 with 45 good ones, whose order is half right; 100 are decided, ten by lot."""

    SIZE, GOOD, DECIDED = 300, 45, 100

    def __init__(self, number: int) -> None:
        self.told: list[float] = []
        self.true: list[int] = []
        self.held: list[bool] = []
        for campaign in range(number):
            self._decide(random.Random(campaign), str(campaign))

    def _decide(self, chance: random.Random, campaign: str) -> None:
        good = set(chance.sample(range(self.SIZE), self.GOOD))
        merit = {card: (1.5 if card in good else 0) + chance.gauss(0, 1) for card in range(300)}
        left, judged = sorted(merit, key=lambda card: -merit[card]), []
        for turn in range(self.DECIDED):
            by_lot = is_audit_turn(turn)
            card = audit_cards(left, campaign, 1)[0] if by_lot else left[0]
            left.remove(card)
            judged.append((by_lot, card in good))
        told = missed(draws(judged, len(left)), len(left))
        assert told is not None
        true = len(good & set(left))
        self.told.append(told_by(draws(judged, len(left))))
        self.true.append(true)
        self.held.append(told.low <= true <= told.high)


def test_the_estimate_has_no_bias_whatever_the_order_found() -> None:
    seen = Campaigns(400)
    told, true = fmean(seen.told), fmean(seen.true)
    assert abs(told - true) < 0.1 * true
    assert 0.8 <= fmean(seen.held) <= 0.97
