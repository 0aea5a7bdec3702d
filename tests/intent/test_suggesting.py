from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linktriage.intent import (
    PlannedTarget,
    Suggestion,
    planned_targets,
    suggest,
    suggested_fields,
)
from linktriage.model import (
    AnchorKind,
    Campaign,
    Candidate,
    Dossier,
    Helps,
    LinkIntent,
    OutboundLink,
    Page,
    Paragraph,
    Placement,
    Prospect,
    Rel,
    Role,
    RowFacts,
    TargetPage,
)
from linktriage.terms import Idf
from tests.builders import intent, page

CLASS = TargetPage(
    "https://ours.example/guides/freight-class",
    Role.PILLAR,
    "freight class",
    "it shows how each class follows from density",
    title="Freight class, worked out",
    description="How the density of a shipment decides its freight class.",
)
SOUP = TargetPage(
    "https://ours.example/soup",
    Role.SUPPORTING,
    "vegetable soup",
    "it lists soups by season",
    title="Vegetable soups by season",
    description="Leek, pumpkin and pea soup, with cooking times.",
)
CAMPAIGN = Campaign("freight", own_domains=("ours.example",), brand_terms=("Harbour & Hull",))
PROSPECT = Prospect(1, "freight", "harborlog.example", "https://harborlog.example/")

ARTICLE = page(
    "https://harborlog.example/",
    "A customer of ours ships stove parts, and asked three carriers to quote the same pallets.",
    "Carriers quote by freight class, and the class follows from the density of the shipment. "
    "A freight class calculator saves the back and forth with the carrier.",
    "The inspector at the terminal has a machine, and the correction comes after the invoice.",
    "In winter the harbour freezes and the barges wait for the ice to break up again.",
    "We had coffee with the dispatcher, who has kept a diary since nineteen ninety-four.",
)
_COOKING = page(
    "https://kettle.example/",
    "Peel the pumpkin and cut it into cubes before the onions turn brown in the pot.",
    "A good stock needs bones, patience and a large pot, and no salt until the very end.",
    "Serve with bread from the day before, toasted, and a spoon of cream if you like it.",
)
COOKING = replace(_COOKING, title="A slow pot of pumpkin")


def with_facts(facts: RowFacts) -> Prospect:
    page_of_list = Candidate(PROSPECT.url, "harborlog.example", facts=facts)
    return replace(PROSPECT, candidates=(page_of_list,))


def offered(
    found: Page | None,
    *,
    prospect: Prospect = PROSPECT,
    planned: tuple[PlannedTarget, ...] = (PlannedTarget(SOUP), PlannedTarget(CLASS)),
    chosen: TargetPage | None = None,
    campaign: Campaign = CAMPAIGN,
    intents: tuple[LinkIntent, ...] = (),
) -> Suggestion:
    dossier = Dossier(prospect, found)
    suggestion = suggest(dossier, planned, campaign, Idf(), chosen, intents)
    assert suggestion is not None
    return suggestion


def test_without_targets_there_is_nothing_to_suggest() -> None:
    assert suggest(Dossier(PROSPECT, ARTICLE), (), CAMPAIGN, None) is None


def test_the_target_that_fits_the_page_comes_first() -> None:
    assert offered(ARTICLE).target == CLASS
    assert offered(COOKING).target == SOUP


def test_among_those_that_fit_the_least_served_comes_first() -> None:
    twin = replace(CLASS, url="https://ours.example/guides/freight-classes")
    planned = (PlannedTarget(CLASS, planned=3), PlannedTarget(twin), PlannedTarget(SOUP))
    assert [one.target for one in offered(ARTICLE, planned=planned).targets] == [twin, CLASS, SOUP]


def test_the_place_is_the_paragraph_that_speaks_of_it() -> None:
    suggestion = offered(ARTICLE)
    assert suggestion.places[0].paragraph == 1
    assert suggestion.confidence == "this paragraph"
    assert suggestion.placement is Placement.BODY
    assert suggestion.anchor in ARTICLE.paragraphs[1].text
    assert "our page: it shows how each class" in suggestion.why


def test_a_page_about_something_else_has_no_natural_place() -> None:
    suggestion = offered(COOKING, chosen=CLASS)
    assert suggestion.confidence == "no natural place found"
    assert suggestion.why == ""
    assert suggestion.placement is Placement.UNKNOWN
    assert suggestion.anchor == CLASS.title


def test_a_page_that_was_not_read_still_offers_the_targets() -> None:
    suggestion = offered(None)
    assert (suggestion.places, suggestion.why, suggestion.read) == ((), "", False)
    assert len(suggestion.targets) == 2


def test_the_dead_link_is_the_place() -> None:
    dead = "https://gone.example/class-table"
    link = OutboundLink(dead, "gone.example", "an old table", paragraph=3)
    facts = RowFacts(links_to=dead, dead=True)
    prospect = replace(
        PROSPECT,
        candidates=(Candidate("https://harborlog.example/", "harborlog.example", facts=facts),),
    )
    suggestion = offered(replace(ARTICLE, links=(link,)), prospect=prospect, chosen=CLASS)
    assert suggestion.places[0].paragraph == 3
    assert suggestion.anchor == "an old table"


def test_the_mention_without_a_link_is_the_place() -> None:
    text = "The figures come from the Harbour & Hull index of last year, they say."
    mentioned = replace(ARTICLE, paragraphs=(*ARTICLE.paragraphs, Paragraph(text)))
    suggestion = offered(mentioned)
    assert suggestion.anchor == "Harbour & Hull"
    assert suggestion.anchor_kind is AnchorKind.BRANDED
    ours = OutboundLink("https://ours.example/", "ours.example", "Harbour & Hull", paragraph=5)
    assert offered(replace(mentioned, links=(ours,))).anchor != "Harbour & Hull"


def test_a_place_with_a_price_expects_a_sponsored_link() -> None:
    facts = RowFacts(price="$80")
    paid = replace(
        PROSPECT, candidates=(Candidate("https://h.example/", "h.example", facts=facts),)
    )
    suggestion = offered(ARTICLE, prospect=paid)
    assert suggestion.rel is Rel.SPONSORED
    assert any("rel=sponsored" in warning for warning in suggestion.warnings)


def test_suggested_fields_make_an_intent() -> None:
    made = LinkIntent(**suggested_fields(offered(ARTICLE), PROSPECT))
    assert made.target == CLASS.url
    assert made.passage == ARTICLE.paragraphs[1].text
    assert made.page_url == PROSPECT.url
    assert made.signal == "our site belongs to the topic freight class"
    assert made.helps is Helps.UNDERSTAND
    nowhere = suggested_fields(offered(COOKING, chosen=CLASS), PROSPECT)
    assert (nowhere["passage"], nowhere["paragraph"]) == ("", None)


def test_planned_links_are_counted_by_target() -> None:
    exact = replace(intent(CLASS.url + "/"), anchor_kind=AnchorKind.EXACT)
    planned = planned_targets((CLASS, SOUP), (intent(CLASS.url), exact))
    assert planned == (PlannedTarget(SOUP), PlannedTarget(CLASS, 2, 1))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=6), st.text(max_size=30))
def test_any_page_and_any_target_get_an_answer(texts: list[str], cluster: str) -> None:
    odd = replace(CLASS, cluster=cluster, title=cluster, description="")
    found = replace(ARTICLE, paragraphs=tuple(map(Paragraph, texts)))
    suggestion = offered(found, planned=(PlannedTarget(odd),))
    assert suggestion.confidence in {"this paragraph", "one of these", "no natural place found"}
    assert len(suggestion.places) <= 3
    for place in suggestion.places:
        assert all(anchor in place.text for anchor in place.anchors)


@pytest.mark.parametrize("idf", [None, Idf(), Idf.of_documents([["freight"], ["class", "soup"]])])
def test_rarity_in_the_queue_is_used_when_it_is_known(idf: Idf | None) -> None:
    found = suggest(Dossier(PROSPECT, ARTICLE), (PlannedTarget(CLASS),), CAMPAIGN, idf)
    assert found is not None
    assert found.places[0].paragraph == 1


def test_without_a_reason_to_cite_our_page_the_person_has_to_say_why() -> None:
    suggestion = offered(ARTICLE, planned=(PlannedTarget(replace(CLASS, why="")),))
    assert suggestion.places
    assert suggestion.why == ""


def test_a_money_page_and_a_home_page_ask_for_a_reason_of_their_own() -> None:
    money = replace(CLASS, role=Role.MONEY)
    home = replace(CLASS, url="https://ours.example/")
    for target in (money, home):
        suggestion = offered(ARTICLE, planned=(PlannedTarget(target),))
        assert suggestion.confidence == "this paragraph"
        assert suggestion.why == ""


def test_a_place_in_an_author_box_is_weak_and_says_why() -> None:
    box = "Written by Ana Ruiz, who edits the Harbour & Hull almanac of carriers."
    boxed = replace(ARTICLE, paragraphs=(*ARTICLE.paragraphs, Paragraph(box)))
    suggestion = offered(boxed)
    assert suggestion.placement is Placement.BIO
    assert any("author box speaks of the author" in one for one in suggestion.warnings)


def test_links_to_us_that_stand_there_are_told() -> None:
    link = OutboundLink(CLASS.url, "ours.example", "freight class", paragraph=1)
    suggestion = offered(replace(ARTICLE, links=(link,)))
    assert [one.paragraph for one in suggestion.standing] == [1]
    assert suggestion.places[0].linked == ("freight class",)


def test_an_anchor_that_would_fit_any_page_comes_last() -> None:
    text = "Read more of the site: its tables give each site of a carrier a density class."
    found = replace(ARTICLE, paragraphs=(Paragraph(text),))
    target = replace(CLASS, cluster="site", title="Site tables", description="Of density classes.")
    suggestion = offered(found, planned=(PlannedTarget(target),))
    assert suggestion.anchor_kind is not AnchorKind.GENERIC


def test_the_text_of_our_own_page_is_asked_for() -> None:
    known = {CLASS.url: "Inspectors at the terminal measure with a machine, then correct invoices."}
    found = suggest(
        Dossier(PROSPECT, ARTICLE),
        (PlannedTarget(replace(CLASS, title="Surprises", cluster="surprises", description="")),),
        CAMPAIGN,
        Idf(),
        text_of=lambda target: known[target.url],
    )
    assert found is not None
    assert found.places[0].paragraph == 2
