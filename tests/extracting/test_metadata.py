"""Author, categories and tags are found where the page marks them, and looked for nowhere else."""

from __future__ import annotations

import pytest

from linktriage.extracting import metadata
from tests.extracting.answers import LONG, page


@pytest.mark.parametrize(
    "byline",
    [
        "<p class='byline'>Ana Silva</p>",
        "<a rel='author' href='/ana'>Ana Silva</a>",
        "<span itemprop='author name'>Ana Silva</span>",
        "<div id='postAuthor'>Ana Silva</div>",
        "<author>Ana Silva</author>",
        "<div data-testid='AuthorCard'>Ana Silva</div>",
        "<em data-component='Byline'>Ana Silva</em>",
    ],
)
def test_an_author_is_found_by_each_kind_of_mark(byline: str) -> None:
    assert page(f"<body><h1>Walls</h1>{byline}{LONG}").author == "Ana Silva"


@pytest.mark.parametrize("around", ["html", "body", "div"])
def test_an_author_is_found_in_what_is_itself_marked(around: str) -> None:
    marked = f"<{around} class='multi-author'><h1>Walls</h1><p class='byline'>Ana Silva</p>{LONG}"
    assert page(marked).author == "Ana Silva"


def test_who_wrote_a_comment_is_no_author() -> None:
    comment = "<div class='comments'><p class='byline'>Bo Berg</p></div>"
    assert page(f"<body>{comment}{LONG}<p class='byline'>Ana Silva</p>").author == "Ana Silva"


def test_without_a_mark_nobody_looks_for_an_author(monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(metadata, "extract_author", unwanted)
    monkeypatch.setattr(metadata, "extract_catstags", unwanted)
    read = page(f"<title>Walls | Stone Letters</title><body><p>By Ana Silva</p>{LONG}")
    assert (read.author, read.title) == ("", "Walls")


def test_categories_and_tags_are_those_linked_beside_the_text() -> None:
    read = page(
        f"<body><article>{LONG}<div class='entry-meta'>"
        "<a href='/category/walls/'>Walls</a> <a href='/tag/lime/'>Lime</a></div></article>"
    )
    assert (read.categories, read.tags) == (("Walls",), ("Lime",))


def test_only_links_in_the_places_for_tags_are_tags() -> None:
    read = page(
        f"<body><p><a href='/tag/mortar/'>Mortar</a></p>{LONG}<div class='tags'>"
        "<a href='/tag/lime/'>Lime</a> <a href='/about/'>About</a> <a href='/tag/frost/'>Frost</a>"
        "</div>"
    )
    assert read.tags == ("Lime", "Frost")


def test_the_head_may_name_the_category() -> None:
    read = page(f"<head><meta property='article:section' content='Stone'></head><body>{LONG}")
    assert read.categories == ("Stone",)


@pytest.mark.parametrize(
    ("told", "name"), [("stone letters", "Stone Letters"), ("@StoneLetters", "StoneLetters")]
)
def test_a_site_name_is_written_as_a_name(told: str, name: str) -> None:
    read = page(f"<meta name='twitter:site' content='{told}'><body>{LONG}")
    assert read.site_name == name


def test_broken_structured_data_costs_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError

    monkeypatch.setattr(metadata, "extract_meta_json", fail)
    assert page(f"<meta name='author' content='Ana Silva'><body>{LONG}").author == "Ana Silva"
