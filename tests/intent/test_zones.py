"""Where a link in a paragraph would stand, and why some places are weak."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linktriage.intent import placement_of, weak_because
from linktriage.model import WEAK_PLACEMENTS, OutboundLink, Page, Paragraph, Placement
from tests.builders import page

TEXT = Paragraph("Carriers quote by class, and the class follows from the density of a pallet.")


def of(*paragraphs: Paragraph, links: tuple[OutboundLink, ...] = ()) -> Page:
    return replace(page(), paragraphs=paragraphs, links=links)


def link(anchor: str, paragraph: int, placement: Placement = Placement.LIST) -> OutboundLink:
    return OutboundLink(
        f"https://{paragraph}.example/",
        "t.example",
        anchor,
        placement=placement,
        paragraph=paragraph,
    )


def test_prose_is_the_body_and_an_entry_is_in_a_list() -> None:
    found = of(TEXT, Paragraph("The class table, with a density for each", "item"))
    assert placement_of(found, 0) is Placement.BODY
    assert placement_of(found, 1) is Placement.LIST


def test_links_that_stand_there_say_where_it_is() -> None:
    found = of(TEXT, links=(link("class", 0, Placement.BIO), link("pallet", 0, Placement.BIO)))
    assert placement_of(found, 0) is Placement.BIO
    mixed = of(TEXT, links=(link("class", 0, Placement.BODY),))
    assert placement_of(mixed, 0) is Placement.BODY


@pytest.mark.parametrize(
    ("label", "placement"),
    [
        ("About the author", Placement.BIO),
        ("3 comments", Placement.COMMENT),
        ("Leave a reply", Placement.COMMENT),
        ("You may also like", Placement.SIDEBAR),
        ("Related articles", Placement.SIDEBAR),
        ("Comments on density in our trade", Placement.BODY),
        ("Density", Placement.BODY),
    ],
)
def test_the_heading_above_says_where_it_is(label: str, placement: Placement) -> None:
    found = of(Paragraph("Freight", "heading", 1), TEXT, Paragraph(label, "heading", 2), TEXT, TEXT)
    assert placement_of(found, 3) is placement_of(found, 4) is placement
    assert placement_of(found, 1) is Placement.BODY


def test_a_paragraph_may_say_it_of_itself() -> None:
    assert placement_of(of(Paragraph("Written by Ana Ruiz, a broker.")), 0) is Placement.BIO
    assert placement_of(of(Paragraph("© 2026 Harbour & Hull")), 0) is Placement.FOOTER


def test_entries_of_links_alone_are_a_bare_list() -> None:
    names = ("Class table", "Density sums", "Pallet sizes", "Dock rules")
    entries = [Paragraph(name, "item") for name in names]
    links = tuple(link(name, at) for at, name in enumerate(names, 1))
    assert placement_of(of(TEXT, *entries, TEXT, links=links), 2) is Placement.BARE_LIST
    told = [Paragraph(f"{name}: says how it is done, and by whom", "item") for name in names]
    assert placement_of(of(TEXT, *told, links=links), 2) is Placement.LIST
    assert placement_of(of(TEXT, *entries[:3], links=links[:3]), 2) is Placement.LIST


def test_where_nothing_is_known_the_place_is_unknown() -> None:
    assert placement_of(None, 0) is Placement.UNKNOWN
    assert placement_of(of(TEXT), None) is Placement.UNKNOWN
    assert placement_of(of(TEXT), 7) is Placement.UNKNOWN
    astray = (OutboundLink("https://t.example/", "t.example", "x"),)
    assert placement_of(of(TEXT, links=astray), 0) is Placement.BODY
    assert placement_of(of(Paragraph("Class table", "item"), links=astray), 0) is Placement.LIST


def test_each_weak_place_has_its_reason() -> None:
    reasons = {weak_because(placement) for placement in WEAK_PLACEMENTS}
    assert len(reasons) == len(WEAK_PLACEMENTS)
    assert "" not in reasons
    assert weak_because(Placement.BODY) == ""
