from __future__ import annotations

import pytest

from linktriage.intent import anchor_kind
from linktriage.model import AnchorKind, Role, TargetPage

CLASS = TargetPage(
    "https://freightguides.example/guides/freight-class",
    Role.PILLAR,
    "freight class",
    "it shows how each class follows from density",
    title="Freight class, worked out for eighteen densities",
)
TOOL = TargetPage(
    "https://freightguides.example/tools/density",
    Role.SUPPORTING,
    "pallet density calculator",
    "it saves the sum",
    title="Pallet density calculator",
)
BRANDS = ("Harbour & Hull", "Hull Index")
DOMAINS = ("freightguides.example", "https://www.harbour-hull.example")

GOLD: tuple[tuple[str, TargetPage, AnchorKind], ...] = (
    ("Harbour & Hull", CLASS, AnchorKind.BRANDED),
    ("harbour & hull", CLASS, AnchorKind.BRANDED),
    ("the Harbour & Hull guide", CLASS, AnchorKind.BRANDED),
    ("Harbour & Hull's freight class table", CLASS, AnchorKind.BRANDED),
    ("Hull Index", TOOL, AnchorKind.BRANDED),
    ("the latest Hull Index figures", TOOL, AnchorKind.BRANDED),
    ("freightguides", TOOL, AnchorKind.BRANDED),
    ("according to Harbour & Hull", CLASS, AnchorKind.BRANDED),
    ("freight class", CLASS, AnchorKind.EXACT),
    ("Freight Class", CLASS, AnchorKind.EXACT),
    ("freight classes", CLASS, AnchorKind.EXACT),
    ("the freight class", CLASS, AnchorKind.EXACT),
    ("“freight class”", CLASS, AnchorKind.EXACT),
    ("pallet density calculators", TOOL, AnchorKind.EXACT),
    ("a pallet density calculator", TOOL, AnchorKind.EXACT),
    ("what freight class means", CLASS, AnchorKind.PARTIAL),
    ("freight class by density", CLASS, AnchorKind.PARTIAL),
    ("how a class is assigned to freight", CLASS, AnchorKind.PARTIAL),
    ("freight class calculator", CLASS, AnchorKind.PARTIAL),
    ("the eighteen freight classes", CLASS, AnchorKind.PARTIAL),
    ("freight rates", CLASS, AnchorKind.PARTIAL),
    ("density calculator", TOOL, AnchorKind.PARTIAL),
    ("a calculator for the density of pallets", TOOL, AnchorKind.PARTIAL),
    ("pallet density", TOOL, AnchorKind.PARTIAL),
    ("free density calculator for pallets and crates", TOOL, AnchorKind.PARTIAL),
    ("Freight class, worked out for eighteen densities", CLASS, AnchorKind.TITLE),
    ("Freight class worked out for eighteen densities", CLASS, AnchorKind.TITLE),
    ("freight class, worked for eighteen densities", CLASS, AnchorKind.TITLE),
    ("Freight class, worked out, eighteen densities", CLASS, AnchorKind.TITLE),
    ("how carriers price a pallet", CLASS, AnchorKind.TOPICAL),
    ("why density decides", CLASS, AnchorKind.TOPICAL),
    ("the classification of goods", CLASS, AnchorKind.TOPICAL),
    ("shipping costs", CLASS, AnchorKind.TOPICAL),
    ("deficit weight", CLASS, AnchorKind.TOPICAL),
    ("measured with a tape", TOOL, AnchorKind.TOPICAL),
    ("pounds per cubic foot", TOOL, AnchorKind.TOPICAL),
    ("the overhang counts", TOOL, AnchorKind.TOPICAL),
    ("Frachtklassen erklärt", CLASS, AnchorKind.TOPICAL),
    ("https://freightguides.example/guides", CLASS, AnchorKind.URL),
    ("http://www.freightguides.example", CLASS, AnchorKind.URL),
    ("www.freightguides.example/guides/freight-class", CLASS, AnchorKind.URL),
    ("freightguides.example", CLASS, AnchorKind.URL),
    ("freightguides.example/tools", TOOL, AnchorKind.URL),
    ("https://harbour-hull.example/?a=b", TOOL, AnchorKind.URL),
    ("click here", CLASS, AnchorKind.GENERIC),
    ("here", CLASS, AnchorKind.GENERIC),
    ("Read more", CLASS, AnchorKind.GENERIC),
    ("read more »", CLASS, AnchorKind.GENERIC),
    ("this article", CLASS, AnchorKind.GENERIC),
    ("learn more", TOOL, AnchorKind.GENERIC),
    ("website", TOOL, AnchorKind.GENERIC),
    ("the full report", TOOL, AnchorKind.GENERIC),
    ("Source", TOOL, AnchorKind.GENERIC),
    ("visit this site", TOOL, AnchorKind.GENERIC),
    ("see the full list", TOOL, AnchorKind.GENERIC),
    ("this page", CLASS, AnchorKind.GENERIC),
    ("More info", CLASS, AnchorKind.GENERIC),
    ("", CLASS, AnchorKind.IMAGE),
    ("   ", TOOL, AnchorKind.IMAGE),
    ("→", CLASS, AnchorKind.IMAGE),
)


def test_the_gold_set_has_sixty_anchors_of_every_kind() -> None:
    assert len(GOLD) == 60
    assert {kind for _, _, kind in GOLD} == set(AnchorKind)


def test_at_least_95_percent_of_the_gold_set_are_right() -> None:
    wrong = [
        (anchor, kind.value, anchor_kind(anchor, target, BRANDS, DOMAINS).value)
        for anchor, target, kind in GOLD
        if anchor_kind(anchor, target, BRANDS, DOMAINS) is not kind
    ]
    assert len(wrong) <= 3, wrong


def test_a_target_without_a_title_has_no_title_anchors() -> None:
    bare = TargetPage("https://x.example/", Role.PILLAR, "freight class", "x")
    assert anchor_kind("worked out", bare) is AnchorKind.TOPICAL


@pytest.mark.parametrize("anchor", ["(", "x" * 5000, "a.b" * 900, "\u202e"])
def test_odd_anchors_have_some_kind(anchor: str) -> None:
    assert anchor_kind(anchor, CLASS, BRANDS, DOMAINS) in AnchorKind


def test_empty_brand_terms_name_nobody() -> None:
    assert anchor_kind("deficit weight", CLASS, ("", "&"), ("",)) is AnchorKind.TOPICAL
