"""One tokenizer for all that compares texts: what counts as a term, and as the same term."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.terms import MAX_TERM, STOP_WORDS, Idf, terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How LTL freight is priced", ["ltl", "freight", "priced"]),
        ("The companies' boxes and guides", ["company", "box", "guide"]),
        ("glasses, status, analysis, bus", ["glass", "status", "analysis", "bus"]),
        ("link-building snake_case", ["link", "building", "snake", "case"]),
        ("the carrier’s rate, don't, we’re", ["carrier", "rate"]),
        ("L'hôtel à côté de l’école", ["hôtel", "côté", "école"]),
        ("STRASSE Straße", ["strasse", "strasse"]),
        ("a b 7 42", ["42"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("", []),
    ],
)
def test_content_words_are_kept_folded_and_in_order(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_scripts_without_spaces_become_pairs_of_characters() -> None:
    assert terms("東京都 の") == ["東京", "京都", "の"]
    assert set(terms("東京")) <= set(terms("東京都の天気"))


def test_a_run_too_long_for_a_word_is_no_term() -> None:
    assert terms("x" * (MAX_TERM + 1) + " freight") == ["freight"]


@given(st.text())
def test_any_text_gives_terms_that_are_casefolded_and_never_stop_words(text: str) -> None:
    for term in terms(text):
        assert term
        assert term not in STOP_WORDS
        assert len(term) <= MAX_TERM


@given(st.text(), st.text())
def test_a_text_says_the_same_wherever_it_stands(one: str, other: str) -> None:
    assert terms(one + "\n" + other) == terms(one) + terms(other)


def test_a_rarer_term_weighs_more() -> None:
    idf = Idf.of_documents([["freight", "class"], ["freight"], ["freight", "freight"]])

    assert idf.documents == 3
    assert idf.weight("never seen") > idf.weight("class") > idf.weight("freight") > 0


def test_without_documents_every_term_weighs_the_same() -> None:
    assert Idf().weight("freight") == Idf().weight("class") > 0
    assert Idf.of_documents([]).documents == 0
