"""Anchors that already stand in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linktriage.intent.phrases import MOST_WORDS, OFFERED, phrases
from linktriage.intent.query import query_of
from linktriage.model import OutboundLink, Role, TargetPage
from linktriage.terms import Idf, terms
from tests.intent.articles import target as named

TARGET = TargetPage(
    "https://ours.example/calculator",
    Role.SUPPORTING,
    "freight class",
    "it works out the class from the density",
    title="Freight class calculator",
)
RARITY = Idf().weight
QUERY = query_of(TARGET, "", RARITY)
TEXT = (
    "A freight class calculator saves the back and forth with the carrier; few explain how the "
    "class of a pallet is worked out."
)


def link(anchor: str) -> OutboundLink:
    start = TEXT.index(anchor)
    return OutboundLink("https://x.example/", "x.example", anchor, paragraph=0, start=start)


def test_the_words_of_the_target_are_offered_as_they_stand() -> None:
    found = phrases(TEXT, (), QUERY, RARITY)

    assert found[0] == "freight class calculator"
    assert all(phrase in TEXT for phrase in found)


def test_the_three_are_unlike_each_other() -> None:
    found = phrases(TEXT, (), QUERY, RARITY)

    assert len(found) == OFFERED
    assert "class calculator" not in found


def test_words_that_are_linked_already_are_left_alone() -> None:
    found = phrases(TEXT, (link("freight class"),), QUERY, RARITY)

    assert found
    assert not any("freight" in phrase for phrase in found)


def test_no_phrase_reaches_over_the_end_of_a_clause() -> None:
    found = phrases("Each carrier; class (freight) calculator. Pallets", (), QUERY, RARITY)

    assert set(found) == {"class", "freight", "calculator"}


def test_a_text_without_the_targets_words_offers_nothing() -> None:
    assert phrases("The harbour freezes in winter.", (), QUERY, RARITY) == ()


def test_an_endless_word_is_no_anchor() -> None:
    assert phrases("freight-" * 40 + "class", (), QUERY, RARITY) == ()


@given(st.text(alphabet="freight class calculator.,; 東é-'", max_size=200))
def test_any_text_gives_short_phrases_that_stand_in_it(text: str) -> None:
    for phrase in phrases(text, (), QUERY, RARITY):
        assert phrase in text
        assert len(phrase.split()) <= MOST_WORDS
        assert set(terms(phrase)) & set(QUERY.weights)


def test_the_words_of_the_cluster_count_even_where_every_page_says_them() -> None:
    queue = Idf(100, {"freight": 99, "class": 99, "carrier": 98, "assume": 1})
    target = TargetPage(
        "https://ours.example/c", Role.PILLAR, "freight class", "x", title="Assumed"
    )
    text = "The freight class says little of the density they assume."
    assert phrases(text, (), query_of(target, "assume", queue.weight), queue.weight)[0] == (
        "freight class"
    )


def test_a_single_word_comes_after_the_name_it_is_part_of() -> None:
    text = "We tried accounting software for a month."
    several = named("How small companies choose software")

    found = phrases(text, (), query_of(several, "", RARITY), RARITY)
    alone = phrases(text, (), query_of(named("Software"), "", RARITY), RARITY)

    assert found[0] == "accounting software"
    assert alone[0] == "software"


def test_a_piece_of_a_sentence_yields_to_the_name_of_a_thing() -> None:
    text = "They said which freight class it is, and a freight class table says the rest."
    assert "which" not in " ".join(phrases(text, (), QUERY, RARITY))
