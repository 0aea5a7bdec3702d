"""Kinds of pages, told from titles and figures, and which of ours suit which of theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linktriage.intent.kinds import PageKind, TargetKind, page_kind, suits, target_kind
from linktriage.model import Approach, Job, Role, TargetPage
from tests.builders import page

PLAIN = TargetPage("https://ours.example/a", Role.SUPPORTING, "freight class", "it counts")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("What is freight class?", PageKind.DEFINITION),
        ("Freight classes explained", PageKind.DEFINITION),
        ("Resources for shippers", PageKind.RESOURCES),
        ("Useful links", PageKind.RESOURCES),
        ("Hull Freight vs Dock Freight", PageKind.PRODUCTS),
        ("Pallet scale reviews", PageKind.PRODUCTS),
        ("Freight statistics of the year", PageKind.DATA),
        ("How to wrap a pallet", PageKind.TECHNICAL),
        ("A morning at the harbour", None),
    ],
)
def test_a_title_says_what_a_page_is(title: str, kind: PageKind | None) -> None:
    assert page_kind(replace(page(), title=title), Approach.TARGETED) is kind


def test_the_approach_says_it_before_the_title_and_without_a_page() -> None:
    titled = replace(page(), title="How to wrap a pallet")
    assert page_kind(titled, Approach.RESOURCE) is PageKind.RESOURCES
    assert page_kind(None, Approach.MENTION) is PageKind.MENTION
    assert page_kind(None, Approach.PR) is PageKind.STORY
    assert page_kind(None, Approach.TARGETED) is None


def test_figures_in_several_paragraphs_make_a_page_that_cites_data() -> None:
    claims = (
        "Some 40 % of loads are reclassed.",
        "A study found otherwise.",
        "So 12 percent paid.",
    )
    citing = replace(page("https://t.example/", *claims, "It rains."), title="A morning")
    assert page_kind(citing, Approach.TARGETED) is PageKind.DATA
    off = replace(page("https://t.example/", *["40% off all boxes."] * 5), title="A sale")
    assert page_kind(off, Approach.TARGETED) is None
    rare = replace(page("https://t.example/", *claims, *["It rains."] * 40), title="A morning")
    assert page_kind(rare, Approach.TARGETED) is None


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"url": "https://ours.example/", "asset_type": "tool"}, TargetKind.HOME),
        ({"asset_type": "comprehensive guide", "job": Job.EXPLAINS}, TargetKind.GUIDE),
        ({"asset_type": "calculator"}, TargetKind.TOOL),
        ({"asset_type": "pamphlet", "job": Job.INSIGHT}, TargetKind.DATA),
        ({"job": Job.SAVES_TIME, "role": Role.MONEY}, TargetKind.TOOL),
        ({"role": Role.MONEY, "title": "What is an audit?"}, TargetKind.PRODUCT),
        ({"title": "What is freight class?"}, TargetKind.EXPLAINER),
        ({"title": "Freight class"}, None),
    ],
)
def test_our_page_is_what_somebody_named_it_then_what_it_does(
    changes: dict[str, object], kind: TargetKind | None
) -> None:
    assert target_kind(replace(PLAIN, **changes)) is kind  # type: ignore[arg-type] # fields


def test_a_resource_page_links_to_tools_and_a_definition_to_an_explainer() -> None:
    assert suits(PageKind.RESOURCES, TargetKind.TOOL)
    assert suits(PageKind.DEFINITION, TargetKind.EXPLAINER)
    assert suits(PageKind.DATA, TargetKind.DATA)
    assert suits(PageKind.PRODUCTS, TargetKind.PRODUCT)
    assert not suits(PageKind.RESOURCES, TargetKind.PRODUCT)
    assert not suits(None, TargetKind.TOOL)
    assert not suits(PageKind.RESOURCES, None)
