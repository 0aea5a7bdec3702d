"""Text cut into records, whatever its delimiter, broken quotes contained."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.importing.delimited import (
    MAX_FIELD,
    MAX_LINES,
    NONE,
    delimiter_of,
    parse,
    read_records,
    split_sep_line,
)


@pytest.mark.parametrize("mark", ["\t", ",", ";", "|"])
def test_the_delimiter_is_recognised(mark: str) -> None:
    rows = [["URL", "Title", "DR"], ["https://a.example/", "Beds, soil; and more", "12,5"]]
    text = "\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows)
    assert delimiter_of(text) == mark


def test_a_list_of_addresses_has_no_delimiter() -> None:
    assert delimiter_of("https://a.example/x,y\nhttps://b.example/\nhttps://c.example/") == NONE
    assert delimiter_of("\n\n") == NONE


def test_a_sep_line_names_the_delimiter() -> None:
    assert split_sep_line("sep=;\r\na;b") == (";", 7)
    assert split_sep_line('"sep=|"\na|b') == ("|", 8)
    assert split_sep_line("separate") == ("", 0)


def test_lines_may_stand_within_quotes() -> None:
    assert parse('a,"one\r\ntwo\rthree"\nb,c', ",", 9) == [["a", "one\r\ntwo\rthree"], ["b", "c"]]
    assert parse("a,b\rc,d\r", ",", 9) == [["a", "b"], ["c", "d"]]


def test_a_quote_left_open_at_the_end_costs_its_line_alone() -> None:
    text = 'a,b\n"open,b\nc,d\ne,f\n'
    assert list(read_records(text.splitlines(keepends=True), ",")) == [
        ["a", "b"],
        ["open,b\n"],
        ["c", "d"],
        ["e", "f"],
    ]


def test_a_quote_left_open_in_a_long_list_does_not_swallow_it() -> None:
    lines = ['"open,b\n', *(f"{number},x\n" for number in range(3 * MAX_LINES))]
    records = list(read_records(lines, ","))
    assert len(records) == len(lines)
    assert records[-1] == [str(3 * MAX_LINES - 1), "x"]


def test_a_quote_that_opens_again_after_a_long_run_is_read_on() -> None:
    lines = ['"open\n', *["x\n"] * MAX_LINES, 'a,"one\n', 'two"\n']
    assert list(read_records(lines, ","))[-1] == ["a", "one\ntwo"]


def test_a_cell_beyond_all_measure_is_skipped_and_the_rest_read() -> None:
    lines = ["a,b\n", '"' + "x" * (MAX_FIELD + 1) + '",b\n', "c,d\n"]
    first, long, last = read_records(lines, ",")
    assert (first, last) == (["a", "b"], ["c", "d"])
    assert len(long[0]) == 1000


def test_a_run_of_open_lines_beyond_all_measure_is_cut_into_lines() -> None:
    lines = ['"' + "x" * (MAX_FIELD - 9) + "\n", "y" * 99 + "\n", "c,d\n"]
    assert list(read_records(lines, ","))[-2:] == [["y" * 99], ["c", "d"]]


@given(st.text(alphabet='ab,;"\n\r\0', max_size=200))
def test_no_text_makes_cutting_fail(text: str) -> None:
    for record in parse(text, ",", 1000):
        assert all(isinstance(cell, str) for cell in record)
