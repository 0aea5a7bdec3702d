"""Texts are kept as counted terms, each once."""

from __future__ import annotations

import pytest

from linktriage.ordering import Index
from linktriage.ordering.counting import MOST_TERMS, PAIRS
from linktriage.ordering.index import GONE, MOST_COUNT


def named(index: Index, row: int) -> dict[str, int]:
    return {index.name(number): count for number, count in index.counts(row) if number >= PAIRS}


def test_terms_are_counted_and_a_title_counts_twice() -> None:
    index = Index()
    index.add(7, "Pallets and more pallets on the dock", title="Dock work")

    assert named(index, index.row(7)) == {"pallet": 2, "dock": 3, "work": 2}
    assert index.prospect(0) == 7
    assert 7 in index
    assert len(index) == 1


def test_pairs_of_words_are_counted_without_a_name() -> None:
    index = Index()
    index.add(1, "plain language")

    (pair,) = (number for number, _ in index.counts(0) if number < PAIRS)
    assert index.name(pair) == ""
    assert index.frequency(pair) == 1


def test_a_newer_text_takes_the_place_of_the_older() -> None:
    index = Index()
    index.add(1, "first reading")
    index.add(2, "reading on")
    index.add(1, "second reading")

    assert index.texts == 2
    assert set(named(index, index.row(1))) == {"second", "reading"}
    assert list(index.prospects) == [GONE, 2, 1]
    assert list(index.counts(0)) == []

    index.tidy()
    assert list(index.prospects) == [2, 1]
    assert set(named(index, index.row(1))) == {"second", "reading"}


def test_what_is_known_of_an_unread_page_is_marked() -> None:
    index = Index()
    index.add(1, "a title alone", known=False)
    index.add(2, "a whole page")

    assert list(index.read_marks) == [0, 1]
    assert not index.is_read(1)


def test_other_texts_are_counted_in_known_terms_only() -> None:
    index = Index()
    index.add(1, "freight density")

    found = {index.name(number) for number, _ in index.count_terms("freight unknown")}
    assert found == {"freight", ""}


def test_a_page_of_one_repeated_word_or_of_thousands_stays_small() -> None:
    index = Index()
    index.add(1, "spam " * 3000)
    index.add(2, " ".join(f"word{number}" for number in range(2000)))

    assert named(index, 0) == {"spam": MOST_COUNT}
    assert len(named(index, 1)) == MOST_TERMS


def test_a_prospect_without_a_text_has_no_row() -> None:
    with pytest.raises(KeyError):
        Index().row(3)
