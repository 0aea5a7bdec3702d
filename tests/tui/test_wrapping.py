from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from linktriage.tui.wrapping import wrap


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_lines_break_at_spaces() -> None:
    assert lines("carriers quote by class", 14) == ["carriers quote", "by class"]


def test_a_word_longer_than_a_line_breaks_anywhere() -> None:
    assert lines("densitydensity", 5) == ["densi", "tyden", "sity"]


def test_a_line_feed_ends_a_line() -> None:
    assert lines("one\n\ntwo", 20) == ["one", "", "two"]


def test_wide_characters_take_two_cells() -> None:
    assert lines("運賃の計算", 4) == ["運賃", "の計", "算"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert lines("", 10) == [""]


@given(st.text(alphabet="ab 運é\n", max_size=200), st.integers(2, 30))
def test_no_line_is_too_wide_and_nothing_but_spaces_is_lost(text: str, width: int) -> None:
    shown = lines(text, width)
    assert all(cell_len(line) <= width for line in shown)
    assert "".join("".join(shown).split()) == "".join(text.split())
