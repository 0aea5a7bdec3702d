"""Why a prospect is here, in words that can be checked."""

from __future__ import annotations

from linktriage.ordering import Index, Ranker, explain
from linktriage.ordering.explaining import FAINT


def small_queue() -> Ranker:
    index = Index()
    for number, text in enumerate(
        [
            "freight density tables for pallets",
            "density of a pallet, and freight class",
            "casino bonus and coupon codes",
            "coupon list of a casino",
            "freight density explained, no coupon needed",
            "sourdough starter",
        ]
    ):
        index.add(number, text)
    return Ranker(index, ["freight class"])


def test_before_two_of_each_it_says_by_similarity_to_the_target() -> None:
    ranker = small_queue()
    ranker.label(0, True)

    found = explain(ranker, 4)
    assert found.basis == "by similarity to the target"
    assert found.to_target > 0
    assert (found.accepts, found.rejects) == (1, 0)
    assert found.words == ()  # one accept alone names accidents


def test_afterwards_it_names_the_nearest_decisions_and_shared_words() -> None:
    ranker = small_queue()
    for prospect, accepted in {0: True, 1: True, 2: False, 3: False}.items():
        ranker.label(prospect, accepted)

    found = explain(ranker, 4)
    assert found.basis == "learned from your decisions"
    assert {near.prospect for near in found.like} == {0, 1}
    assert {near.prospect for near in found.unlike} == {2, 3}
    assert 1 > found.like[0].likeness >= found.like[1].likeness >= FAINT
    assert set(found.words) == {"freight", "density"}
    assert found.words_against == ("coupon",)


def test_a_text_like_nothing_decided_is_like_nobody() -> None:
    ranker = small_queue()
    ranker.label(0, True)
    ranker.label(2, False)

    found = explain(ranker, 5)
    assert found.like == found.unlike == ()


def test_a_word_among_many_makes_no_two_texts_alike() -> None:
    index = Index()
    for number in range(3):
        words = " ".join(f"word{number}x{at}" for at in range(60))
        index.add(number, f"{words} harbour" if number < 2 else words)
    ranker = Ranker(index, ["harbour"])
    ranker.label(0, True)

    assert explain(ranker, 1).like == ()


def test_what_was_not_read_says_so() -> None:
    ranker = small_queue()
    ranker.label(77, True)

    found = explain(ranker, 77)
    assert not found.read
    assert found.to_target == 0
