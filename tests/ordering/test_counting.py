"""A text is counted once; the counts are kept and come back as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from linktriage.ordering import count, pack, unpack


@given(st.text(max_size=300), st.text(max_size=60))
def test_counts_that_were_kept_come_back(text: str, title: str) -> None:
    counted = count(text, title)

    assert unpack(pack(counted)) == counted


def test_a_long_page_takes_little_room() -> None:
    page = " ".join(f"word{number % 400}" for number in range(2000))

    assert len(pack(count(page))) < 4_000


def test_what_is_known_without_reading_is_told_apart() -> None:
    assert count("a page").known
    assert not count("a title", known=False).known
