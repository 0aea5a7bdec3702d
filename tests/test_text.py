"""Foreign text keeps its letters and loses what could act on a screen."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from linktriage.text import clean_line, clean_text, count_words, words


@pytest.mark.parametrize(
    "unseen",
    [
        *("\x1b", "\x9b", "\u202e", "\u2066", "\u00ad", "\u200b", "\u034f", "\u1160", "\u17b4"),
        *("\u3164", "\ufe0f", "\uffa0", "\U000e0100", "\U000e0041", "\ufeff", "\ud800"),
    ],
)
@pytest.mark.parametrize("text", ["wall{}s", "mûr{}s"])
def test_what_nobody_sees_is_dropped(text: str, unseen: str) -> None:
    assert clean_text(text.format(unseen)) == text.format("")


@pytest.mark.parametrize("text", ["walls", "“Mûrs” – à sec", "空積み", "Стены", "ქვა 🧱"])
def test_what_is_read_stays(text: str) -> None:
    assert clean_text(text) == text


def test_no_other_character_is_dropped_that_has_a_look_of_its_own() -> None:
    seen = [
        sign
        for sign in map(chr, range(0x3000))
        if unicodedata.category(sign)[0] in "LNPS" and sign not in "\u115f\u1160"
    ]
    assert [sign for sign in seen if clean_text("é" + sign) != "é" + sign] == []


def test_a_line_end_is_a_line_feed_whoever_wrote_it() -> None:
    assert clean_text("é\r\nb\rc\x85d\u2028e\tf") == "é\nb\nc\nd\ne f"
    assert clean_line("é\r\nb\xa0 c") == "é b c"


def test_a_flood_of_marks_is_stemmed() -> None:
    assert clean_text("a" + "\u0301" * 50 + "b") == "a" + "\u0301" * 4 + "b"


def test_every_character_is_told_clean_only_when_it_stays() -> None:
    for code in range(sys.maxunicode + 1):
        sign = chr(code)
        alone, in_line = clean_text("é" + sign), clean_text("é\n" + sign)
        # a line feed makes the slow way of it
        assert alone[1:] == in_line[2:]


def test_no_more_is_kept_than_was_asked_for() -> None:
    assert clean_text("dry walls", 3) == "dry"
    assert clean_line("dry walls", 4) == "dry"


def test_words_are_letters_and_digits_with_their_apostrophes() -> None:
    assert list(words("It’s 3 “dry-stone” walls.")) == ["It’s", "3", "dry", "stone", "walls"]
    assert count_words("It’s 3 “dry-stone” walls.") == 5


@given(st.text(st.characters(), max_size=300))
@example("\x1bP$qm\x1b\\\x9b2J\x90\u202e\ud800\r\n\u2028\x85")
@example("e" + "\u0301" * 50)
def test_whatever_is_cleaned_acts_on_no_terminal_and_is_clean(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    line = clean_line(text)
    assert clean_line(line) == line
    for char in (once + line).replace("\n", ""):
        assert unicodedata.category(char) not in {"Cc", "Cs"}
        assert unicodedata.bidirectional(char) not in BIDI_CONTROLS
    assert "\n" not in line


BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
