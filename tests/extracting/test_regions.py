"""Where something stands is told by the tags and names around it."""

from __future__ import annotations

import pytest

from linktriage.extracting.regions import hinted
from linktriage.model import Placement
from tests.extracting.answers import LONG, body, link, page

HERE = '<a href="https://other.example/">here</a>'


def placement(markup: str) -> Placement:
    return link(page(markup), "here").placement


@pytest.mark.parametrize(
    ("around", "place"),
    [
        ("<nav>{}</nav>", Placement.NAV),
        ("<div role=navigation>{}</div>", Placement.NAV),
        ("<header>{}</header>", Placement.NAV),
        ("<footer>{}</footer>", Placement.FOOTER),
        ("<div role=' ContentInfo '>{}</div>", Placement.FOOTER),
        ("<aside>{}</aside>", Placement.SIDEBAR),
        ("<aside><article>{}</article></aside>", Placement.SIDEBAR),
        ("<div class='site-footer'>{}</div>", Placement.FOOTER),
        ("<div id=mainMenu>{}</div>", Placement.NAV),
        ("<div class='blogroll'>{}</div>", Placement.SIDEBAR),
        ("<div class='author-box'>{}</div>", Placement.BIO),
        ("<ol class=commentlist><li>{}</ol>", Placement.COMMENT),
        ("<main><p>{}</p></main>", Placement.BODY),
        ("<main><header>{}</header></main>", Placement.BODY),
        ("<main><ul><li>{}</ul></main>", Placement.LIST),
        ("<div class=sidebar><main>{}</main></div>", Placement.BODY),
    ],
)
def test_the_nearest_region_or_hint_places_a_link(around: str, place: Placement) -> None:
    assert placement(f"<body>{around.format(HERE)}<p>text") == place


def test_a_link_in_a_sentence_stands_in_the_body() -> None:
    assert placement(body(f"<p>The long wall of the moor is described {HERE} in detail.</p>")) == (
        Placement.BODY
    )


def test_a_link_in_a_listed_sentence_stands_in_a_list_in_the_body() -> None:
    item = f"<ul><li>The long wall of the moor is described {HERE} in some detail.</li></ul>"
    assert placement(body(item)) == Placement.LIST


def test_a_class_name_alone_does_not_take_a_link_out_of_the_text() -> None:
    """Themes call all sorts of things a widget."""
    text = f"<p>The long wall of the moor is described {HERE} in some detail.</p>{LONG}"
    assert placement(f"<html><body><div class='widget'>{text}</div></body></html>") == (
        Placement.BODY
    )


def test_a_link_that_nobody_is_shown_is_placed_unknown() -> None:
    assert placement(f"<body><button>{HERE}</button><p>text") == Placement.UNKNOWN


@pytest.mark.parametrize(
    ("names", "place"),
    [
        ("has-sidebar", None),
        ("layout-with-nav", None),
        ("commentary", None),
        ("entry content", None),
        ("widget-area", Placement.SIDEBAR),
        ("aboutTheAuthor", None),
        ("about-the-author", Placement.BIO),
        ("entry share-buttons", Placement.SIDEBAR),
    ],
)
def test_names_are_read_word_by_word(names: str, place: Placement | None) -> None:
    assert hinted(names) == place


@pytest.mark.parametrize(
    "beside",
    [
        "<div class=navigation>{}</div>",
        "<div id=comments>{}</div>",
        "<div class=site-footer>{}</div>",
    ],
)
def test_what_is_marked_as_no_main_text_is_none(beside: str) -> None:
    aloof = "<p>Something else that would be a fine sentence of an article about gardens.</p>"
    read = page(f"<body><div>{LONG}{beside.format(aloof)}</div>")
    assert [item for item in read.paragraphs if "gardens" in item.text] == []
    assert len(read.paragraphs) == 4


@pytest.mark.parametrize("marked", ["html role=banner", "body role=banner", "div class=menu"])
def test_a_page_all_of_which_is_marked_as_no_main_text_is_read_all_the_same(marked: str) -> None:
    read = page(f"<{marked}>{LONG * 2}")
    assert "laid without mortar" in read.paragraphs[0].text
    assert read.words > 100
