"""Two addresses with one key are taken for one page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.errors import BadUrl
from linktriage.urls import clean, key


@pytest.mark.parametrize(
    "other",
    [
        "http://garden.example/beds",
        "https://www.garden.example/beds/",
        "https://m.garden.example/beds",
        "https://amp.garden.example/beds/amp/",
        "https://garden.example/beds/index.html",
        "https://garden.example/beds/comment-page-3/",
        "https://garden.example/beds;jsessionid=12AB",
        "https://garden.example/beds?utm_source=x&fbclid=1&replytocom=7",
        "https://garden-example.cdn.ampproject.org/c/s/www.garden.example/beds/amp",
        "https://www.google.com/amp/s/garden.example/beds",
        "garden.example/beds",
    ],
)
def test_one_page_written_in_many_ways_has_one_key(other: str) -> None:
    assert key(other) == "garden.example/beds"


def test_parameters_that_name_the_page_stay_in_order() -> None:
    assert key("https://a.example/?b=2&a=1&utm_medium=x") == "a.example?a=1&b=2"
    assert key("https://a.example/?&") == "a.example"


def test_different_pages_keep_different_keys() -> None:
    pages = [
        "https://a.example/x",
        "https://a.example/X",
        "https://a.example/x?p=1",
        "https://a.example/#!/x",
        "https://a.example/",
        "https://b.a.example/",
        "https://web.archive.org/web/2020/http://a.example/",
    ]
    assert len({key(page) for page in pages}) == len(pages)


def test_www_stays_where_it_is_the_name() -> None:
    assert key("https://www.gov.uk/beds") == "www.gov.uk/beds"
    assert key("https://m.blogspot.com/") == "blogspot.com"


@given(st.text(alphabet="abc/.?&=;#!-_%wm:", max_size=40))
def test_the_key_of_a_key_is_itself(rest: str) -> None:
    try:
        url = clean(f"https://www.garden.example/{rest}").url
    except BadUrl:
        return
    assert key(key(url)) == key(url)
    assert key(url).startswith("garden.example")
