"""Where a link could stand at all: prose and list entries, not headings, menus or templates."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linktriage.intent.openings import openings
from linktriage.model import OutboundLink, Page, Paragraph, ParagraphKind, Placement
from tests.builders import page

PROSE = "Carriers quote by class, and the class follows from density."
URL = "https://harborlog.example/"


def link(anchor: str, placement: Placement = Placement.BODY, paragraph: int = 0) -> OutboundLink:
    return OutboundLink(
        "https://other.example/", "other.example", anchor, placement=placement, paragraph=paragraph
    )


def numbers(where: Page) -> list[int]:
    return [opening.number for opening in openings(where)]


def of_kind(kind: ParagraphKind, text: str = PROSE) -> Page:
    return replace(page(URL), paragraphs=(Paragraph(text, kind),))


@pytest.mark.parametrize("kind", ["text", "quote", "item", "cell"])
def test_prose_quotes_entries_and_cells_are_open(kind: ParagraphKind) -> None:
    assert numbers(of_kind(kind)) == [0]


@pytest.mark.parametrize("kind", ["heading", "code"])
def test_headings_and_code_are_not(kind: ParagraphKind) -> None:
    assert numbers(of_kind(kind)) == []


def test_a_list_entry_may_be_shorter_than_a_paragraph() -> None:
    short = "Freight density table"

    assert numbers(of_kind("text", short)) == []
    assert numbers(of_kind("item", short)) == [0]


@pytest.mark.parametrize(
    "text",
    [
        "© 2026 Harbour Log, freight news for shippers",
        "Posted in freight, carriers, pricing, density",
        "Harbour Log media company, all rights reserved worldwide",
        "We use cookies to improve your reading experience",
    ],
)
def test_what_templates_write_is_not_a_place(text: str) -> None:
    assert numbers(page(URL, text, PROSE)) == [1]


def test_a_long_paragraph_may_hold_a_phrase_of_a_template() -> None:
    long = "Shippers copy what every carrier prints: all rights reserved. " + PROSE * 4

    assert numbers(page(URL, long)) == [0]


def test_repeated_text_is_one_place() -> None:
    assert numbers(page(URL, PROSE, PROSE)) == [0]


def test_a_row_of_links_is_a_menu_and_a_sentence_with_links_is_not() -> None:
    row = "Freight quotes Density table Carrier list Claims guide"
    links = [link(text) for text in ("Freight quotes", "Density table", "Carrier list")]
    sentence = [link("class"), link("quote"), link("density")]

    assert numbers(replace(page(URL, row), links=tuple(links))) == []
    assert numbers(replace(page(URL, PROSE), links=tuple(sentence))) == [0]


def test_a_paragraph_whose_links_stand_around_the_text_is_around_the_text() -> None:
    bio = replace(page(URL, PROSE), links=(link("class", Placement.BIO),))
    mixed = replace(bio, links=(link("class", Placement.BIO), link("quote")))

    assert numbers(bio) == []
    assert numbers(mixed) == [0]


def test_links_outside_the_paragraphs_belong_to_none() -> None:
    somewhere = replace(link("class"), paragraph=None)
    (found,) = openings(replace(page(URL, PROSE), links=(somewhere,)))

    assert found.links == ()
