"""Addresses in links become absolute as urllib makes them, most of them in a quicker way."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linktriage.extracting.links import absolute
from linktriage.urls import MAX_URL

BASE = "https://Site.example:8080/a/b.html?c=d#e"


PATHS = st.text("/ab.?#=&%~:@;", max_size=12).map("/".__add__)


@given(PATHS.filter(lambda path: not path.startswith("//")))
def test_a_path_from_the_root_leads_where_urllib_says(path: str) -> None:
    assert absolute(BASE, path) == urljoin(BASE, path)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/", "https://site.example/"),
        ("/walls/dry-stone.html", "https://site.example/walls/dry-stone.html"),
        ("/walls/?page=2#lime", "https://site.example/walls/?page=2#lime"),
        ("/walls/../lime", "https://site.example/lime"),
        ("/.well-known/x", "https://site.example/.well-known/x"),
        ("//other.example/x", "https://other.example/x"),
        ("?page=2", "https://site.example/posts/one?page=2"),
    ],
)
def test_addresses_are_relative_to_the_page(href: str, url: str) -> None:
    assert absolute("https://site.example/posts/one", href) == url


@pytest.mark.parametrize("base", ["mailto:a@b.example", "nothing", "ftp://a.example/", "http://["])
def test_without_a_web_page_around_a_path_leads_nowhere(base: str) -> None:
    assert absolute(base, "/walls") == ""


def test_an_address_is_not_longer_than_any_may_be() -> None:
    path = "/stone" * ((MAX_URL - len("https://site.example")) // 6)
    assert absolute("https://site.example/", path).endswith("/stone")
    assert absolute("https://site.example/", path + "/stones") == ""
