"""The order learns from what is decided, forgets what is undone, and hides nothing."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from linktriage.ordering import Index, Ranker
from linktriage.ordering.ranking import REJECTS
from tests.ordering.queues import TOPICS, queue

QUERY = "freight carrier surcharge density"


def replay(ranker: Ranker, good: set[int], cards: int) -> int:
    """Decide so many cards in the learned order; return the accepts."""
    left = list(range(len(ranker.index)))
    for _ in range(cards):
        first = ranker.order(left)[0]
        ranker.label(first, first in good)
        left.remove(first)
    return sum(ranker.labels.values())


def test_the_target_page_leads_before_anything_is_decided() -> None:
    index, good = queue(100, "freight", 10)
    ranker = Ranker(index, [QUERY])

    assert len(good & set(ranker.order(range(100))[:10])) >= 7
    assert not ranker.has_learned
    assert max(ranker.target_likeness().values()) <= 1


def test_good_ones_come_far_earlier_than_in_file_order() -> None:
    for topic in TOPICS:
        index, good = queue(200, topic, 20)
        hint = " ".join(TOPICS[topic].split()[:3])
        assert replay(Ranker(index, [hint]), good, 40) >= 17  # in file order: 4


def test_it_learns_without_any_target_page() -> None:
    index, good = queue(200, "baking", 20)
    ranker = Ranker(index)
    for example in sorted(good)[:3]:
        ranker.label(example, True)

    assert replay(ranker, good, 30) >= 17


def test_labels_that_are_not_about_the_text_teach_nothing() -> None:
    index, _ = queue(200, "freight", 20)
    found = []
    for seed in range(6):
        good = set(random.Random(seed).sample(range(200), 20))
        found.append(replay(Ranker(index), good, 50))
    assert 2 <= sum(found) / len(found) <= 8  # random order: 5


def test_every_prospect_stays_in_the_order_those_without_a_text_too() -> None:
    index, _ = queue(20, "freight", 5)
    ranker = Ranker(index, [QUERY])
    ranker.label(999, True)
    ranker.label(3, False)

    order = ranker.order([*range(20), 998, 999])
    assert sorted(order) == [*range(20), 998, 999]


labels = st.dictionaries(st.integers(0, 24), st.booleans(), max_size=12)


@settings(max_examples=25, deadline=None)
@given(labels, st.randoms(use_true_random=False))
def test_scores_depend_on_the_set_of_labels_only(
    given_labels: dict[int, bool], draw: random.Random
) -> None:
    index, _ = queue(25, "cycling", 6)
    one, other = Ranker(index, [QUERY]), Ranker(index, [QUERY])
    before = one.scores()
    shuffled = list(given_labels.items())
    draw.shuffle(shuffled)
    for prospect, accepted in given_labels.items():
        one.label(prospect, accepted)
    for prospect, accepted in shuffled:
        other.label(prospect, not accepted)
        other.label(prospect, accepted)

    assert one.scores() == other.scores()
    for prospect in given_labels:
        one.label(prospect, None)
    assert one.scores() == before
    assert not one.labels


def test_working_it_out_anew_gives_the_same_scores() -> None:
    index, good = queue(60, "baking", 12)
    ranker = Ranker(index, [QUERY])
    for prospect in range(0, 60, 5):
        ranker.label(prospect, prospect in good)

    step_by_step = ranker.scores()
    ranker.refresh()
    assert ranker.scores() == step_by_step


def test_texts_read_later_join_and_labels_they_had_begin_to_count() -> None:
    index, good = queue(60, "baking", 12)
    ranker = Ranker(index, ["flour oven yeast"])
    ranker.label(100, True)
    alone = ranker.scores()
    index.add(100, "oven flour dough dough yeast crust loaf brioche")
    index.add(101, "brioche of flour and butter")
    ranker.keep_up()
    joined = ranker.scores()

    assert set(joined) == {*alone, 100, 101}
    assert joined[100] > 0
    baker = min(good)
    other = min(set(range(60)) - good)
    assert joined[baker] - alone[baker] > joined[other] - alone[other]


def test_texts_that_join_in_numbers_renew_the_rarities() -> None:
    index, _ = queue(8, "freight", 2)
    ranker = Ranker(index, [QUERY])
    for number in range(50, 60):
        index.add(number, "freight carrier dock")

    assert len(ranker.scores()) == 18
    assert ranker.vectors.made_of == 18


def test_an_empty_queue_has_an_empty_order() -> None:
    ranker = Ranker(Index(), [QUERY])

    assert ranker.order([]) == []
    assert ranker.scores() == {}
    ranker.label(1, True)
    assert not ranker.scores()


def test_many_changed_decisions_count_as_they_would_one_by_one() -> None:
    index, good = queue(60, "freight", 12)
    labels = {one: 0 if one in good else REJECTS for one in range(20)}
    whole, single = Ranker(index, [QUERY]), Ranker(index, [QUERY])
    whole.relabel(labels)
    for one, group in labels.items():
        single.label(one, group != REJECTS)
    assert whole.order(range(60)) == single.order(range(60))
    assert [whole.group(one) for one in range(20)] == list(labels.values())
    whole.relabel({one: labels[one] for one in range(18)})
    assert whole.group(19) is None


def test_dropping_a_prospect_without_a_text_changes_nothing() -> None:
    index, _ = queue(30, "freight", 5)
    ranker = Ranker(index, [QUERY])
    before = ranker.scores()
    ranker.drop(999)
    assert ranker.scores() == before


def test_a_dropped_text_teaches_nothing_any_more() -> None:
    index, _ = queue(30, "freight", 5)
    ranker, untaught = Ranker(index, [QUERY]), Ranker(index, [QUERY])
    ranker.label(3, False)
    ranker.drop(3)
    left = [one for one in range(30) if one != 3]
    assert ranker.order(left) == untaught.order(left)
    assert ranker.group(3) == REJECTS
