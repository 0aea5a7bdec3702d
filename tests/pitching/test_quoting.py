"""Sentences, quotes and titles cut out of a page's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.pitching.quoting import (
    as_sentence,
    bare_title,
    brief_quote,
    sentences,
    shorten,
    with_subject,
)


def test_sentences_end_before_a_capital_or_a_number() -> None:
    text = "It costs 3.50 euros, e.g. here. Really? “Yes,” she said. 14 did.\nThe last"
    assert list(sentences(text)) == [
        "It costs 3.50 euros, e.g. here.",
        "Really?",
        "“Yes,” she said.",
        "14 did.",
        "The last",
    ]
    assert list(sentences(" \n ")) == []


def test_the_sentence_with_the_anchor_is_quoted() -> None:
    passage = "Boxes go down first. A wrapped stack may lean a little. It depends."
    assert brief_quote(passage, ["wrapped stack"]) == "A wrapped stack may lean a little"


def test_without_a_hint_the_first_full_thought_is_quoted() -> None:
    assert brief_quote("Oh no. This one says a thing or two. And so on it goes then.") == (
        "This one says a thing or two"
    )
    assert brief_quote("") == ""


def test_a_long_sentence_is_cut_at_a_word() -> None:
    quote = brief_quote(" ".join(["word,"] * 31))
    assert quote == " ".join(["word,"] * 23) + " word …"
    assert brief_quote(" ".join(["word"] * 30)) == " ".join(["word"] * 30)


def test_remains_of_code_are_the_last_to_be_quoted() -> None:
    passage = "[row type=’wide’] A wrapped stack. Plain words follow here at last."
    assert brief_quote(passage, ["wrapped stack"]) == "Plain words follow here at last"
    assert brief_quote("See https://x.example/" + "y" * 300).endswith(" …")
    assert len(brief_quote("x" * 500)) <= 241


def test_double_quotes_inside_become_single() -> None:
    assert brief_quote("She said “no” and «ja» twice.") == "She said ‘no’ and ‘ja’ twice"


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Loading a pallet | Freight Notes", "Loading a pallet"),
        ("Freight Notes – Loading a pallet", "Loading a pallet"),
        ("Loading a pallet - freightnotes.example", "Loading a pallet"),
        ("Loading a pallet · Part two", "Loading a pallet · Part two"),
        ("Freight Notes", "Freight Notes"),
        ("Stack-and-wrap: why", "Stack-and-wrap: why"),
        ("Loading and more | B | Freight Notes", "Loading and more"),
        ("Loading | a word", "Loading | a word"),
        ("About | Freight Notes", "About"),
        ("Lynn: “We needed” it", "Lynn: ‘We needed’ it"),
        ("", ""),
    ],
)
def test_a_title_without_the_name_of_the_site(title: str, bare: str) -> None:
    assert bare_title(title, "Freight Notes", "freightnotes.example") == bare


def test_a_long_name_of_a_site_is_a_title_in_the_wrong_place() -> None:
    title = "Stocks rise to records as bonds gain | Bloomberg"
    name = "Stocks rise to records as bonds gain"
    assert bare_title(title, name) == name
    assert bare_title(title.replace("|", "–"), name) == title.replace("|", "–")


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("five words are too many", 11, "five words…"),
        ("five words", 10, "five words"),
        ("unbreakable", 5, "unbr…"),
        ("a tail, – cut off", 10, "a tail…"),
    ],
)
def test_shortening_at_a_word(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


@given(st.text(), st.integers(1, 60))
def test_what_is_shortened_is_short(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("shows how a class is found", "it shows how a class is found"),
        ("Names the density\nof each", "it names the density of each"),
        ("lists of carriers", "lists of carriers"),
        ("It shows how", "It shows how"),
        ("shows however", "shows however"),
        ("", ""),
    ],
)
def test_what_is_said_of_a_page_gets_its_subject(said: str, whole: str) -> None:
    assert with_subject(said) == whole


@pytest.mark.parametrize(
    ("text", "sentence"), [("it is", "It is."), ("Why?", "Why?"), ("a\nb", "A b."), (" ", "")]
)
def test_a_phrase_becomes_a_sentence(text: str, sentence: str) -> None:
    assert as_sentence(text) == sentence
