"""A page is in the language it says, unless its text plainly says otherwise."""

from __future__ import annotations

import pytest

from linktriage.extracting.language import declared, language_of

SENTENCES = {
    "en": "The wall is built of stones that lean inwards, and it stands for a hundred years. ",
    "de": "Die Mauer ist aus Steinen gebaut, die nach innen lehnen, und sie steht hundert Jahre. ",
    "fr": "Le mur est fait de pierres qui penchent vers le centre, et il tient pour les enfants. ",
    "es": "El muro es de piedras que se inclinan hacia el centro y no se cae en los inviernos. ",
    "ru": "Стена сложена из камней, и она стоит на холме для того, чтобы не было ветра. ",
    "ja": "石垣は内側に傾いた石でできています。",
    "ko": "돌담은 안쪽으로 기울어진 돌로 만들어졌다.",
    "ar": "الجدار مبني من الحجارة",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_text_gives_its_language_away(code: str) -> None:
    assert language_of(SENTENCES[code] * 3, "") == code


def test_a_theme_in_english_does_not_make_german_english() -> None:
    assert language_of(SENTENCES["de"] * 6, "en") == "de"


def test_a_few_words_do_not_outweigh_the_markup() -> None:
    assert language_of(SENTENCES["de"], "en") == "en"


def test_a_language_nobody_here_knows_is_believed() -> None:
    assert language_of(SENTENCES["de"] * 6, "fy") == "fy"


@pytest.mark.parametrize("text", ["", "1234 5678", "Home About Contact"])
def test_nothing_to_go_by_is_no_language(text: str) -> None:
    assert language_of(text, "") == ""


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("en-GB", "en"),
        ("DE", "de"),
        ("pt_BR", "pt"),
        ("", ""),
        (None, ""),
        ("english language", ""),
    ],
)
def test_the_attribute_begins_with_the_code(value: str | None, code: str) -> None:
    assert declared(value) == code
