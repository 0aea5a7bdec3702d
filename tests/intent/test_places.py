"""Which paragraph of theirs would gain by a link to ours: found, ranked, or honestly none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linktriage.intent import Confidence, best_places
from linktriage.model import OutboundLink, Page, Paragraph
from linktriage.terms import Idf, terms
from tests.builders import page
from tests.intent.articles import ANCHORS, ARTICLES, PLACES, UNRELATED, target
from tests.patience import assert_in_proportion

URL = "https://harborlog.example/"
NONE: Confidence = "no natural place found"
IDF = Idf.of_documents(terms(text) for texts in ARTICLES.values() for text in texts)
SHIPPING = page(URL, *ARTICLES["shipping"])
CLASS = target("Freight class and density", "How the density of a shipment gives its class.")


@pytest.mark.parametrize("idf", [IDF, None, Idf()], ids=["queue", "page only", "empty"])
def test_the_paragraph_that_speaks_of_our_page_is_found(idf: Idf | None) -> None:
    first = among = 0
    for article, paragraph, title, description in PLACES:
        where = page(URL, *ARTICLES[article])
        found = best_places(where, target(title, description), idf).places
        first += found[0].paragraph == paragraph
        among += paragraph in {place.paragraph for place in found}
    assert first >= 9
    assert among == 10


def test_it_is_found_mostly_even_where_the_words_to_link_are_missing() -> None:
    among = 0
    for (article, paragraph, title, description), anchor in zip(PLACES, ANCHORS, strict=True):
        texts = list(ARTICLES[article])
        texts[paragraph] = texts[paragraph].replace(anchor, "")
        found = best_places(page(URL, *texts), target(title, description), IDF).places
        among += paragraph in {place.paragraph for place in found}
    assert among >= 8


def test_the_clearest_cases_are_right_and_few_places_are_overlooked() -> None:
    found = [
        (best_places(page(URL, *ARTICLES[article]), target(title, description), IDF), paragraph)
        for article, paragraph, title, description in PLACES
    ]
    found.sort(key=lambda each: -each[0].places[0].margin)
    assert all(some.places[0].paragraph == paragraph for some, paragraph in found[:5])
    assert sum(some.confidence == NONE for some, _ in found) <= 2


def test_a_page_about_something_else_is_told_so() -> None:
    said = [
        best_places(page(URL, *texts), target(title, description), IDF).confidence
        for texts in ARTICLES.values()
        for title, description in UNRELATED
    ]
    assert said.count(NONE) >= 9


def test_a_place_says_what_it_is_made_of() -> None:
    place = best_places(SHIPPING, CLASS, IDF).places[0]

    assert place.text == ARTICLES["shipping"][1]
    assert set(place.words) >= {"freight", "class", "density"}
    assert "freight class" in place.anchors
    assert place.links == 0
    assert 0 < place.margin <= 1


def test_a_clear_lead_is_this_paragraph_and_a_close_race_is_one_of_these() -> None:
    twice = page(URL, *ARTICLES["shipping"], ARTICLES["shipping"][1].replace("quote", "price"))

    assert best_places(SHIPPING, CLASS, IDF).confidence == "this paragraph"
    assert best_places(twice, CLASS, IDF).confidence == "one of these"


def test_one_word_in_common_is_no_clear_case() -> None:
    """A page about a games console says "resume" too; it has no need of a guide to resumes."""
    console = page(
        URL,
        "Press the button to pause, and press it again to resume the game where you left it.",
        "The battery lasts six hours with the screen turned down and the radio switched off.",
        "A dock with three ports stands on the desk and charges whatever is put into it.",
    )
    by_name = target("Resume")
    told = target("Writing a resume", "Sections, verbs and layouts that recruiters like to read.")
    in_cluster = replace(told, cluster="resume writing")
    assert best_places(console, by_name, IDF).confidence != "this paragraph"
    assert best_places(console, told, IDF).confidence == NONE
    assert best_places(console, in_cluster, IDF, "Recruiters read careers.").confidence == NONE


def test_a_title_of_one_word_is_named_by_that_word() -> None:
    assert best_places(SHIPPING, target("Liftgate"), IDF).confidence == "one of these"


def test_a_place_that_says_one_word_of_the_cluster_has_to_be_stronger() -> None:
    """Two words of a page that says both in different places may be there by chance."""
    told = replace(
        target("Who carries what: wagons, tariffs, terminals, drivers and papers"),
        cluster="rail freight",
    )
    apart = page(
        URL,
        "Rail travel was slow that year, and the restaurant car had been left in a siding.",
        "The harbour froze, freight waited on the pier, and we played cards in the back office.",
        "Lunch was soup, and then bread, and then a walk around the lake before the ferry came.",
    )
    together = page(
        URL,
        *(paragraph.text for paragraph in apart.paragraphs[::2]),
        "The harbour froze, rail freight waited on the pier, and we played cards in the office.",
    )
    text = "Carriers, tariffs, wagons, terminals, drivers, pallets and the papers they ask for."
    assert best_places(together, told, IDF, text).confidence != NONE
    assert best_places(apart, told, IDF, text).confidence == NONE


def test_a_number_is_no_word_in_common() -> None:
    counted = target("Forty pallets: 40 loads measured", "What 40 loads of pallets weighed.")
    where = page(URL, "We counted 40 sheep behind the terminal while the claims went unanswered.")
    place = best_places(where, counted, IDF).places[0]
    assert "40" not in place.words
    assert "40" not in place.anchors


def test_links_that_stand_there_are_counted_and_ours_is_named() -> None:
    ours = OutboundLink(CLASS.url + "/?utm_source=x", "ours.example", "class", paragraph=1)
    other = replace(ours, url="https://other.example/", site="other.example")

    place = best_places(replace(SHIPPING, links=(ours, other)), CLASS, IDF).places[0]
    assert (place.paragraph, place.links, place.links_to_target) == (1, 2, True)
    assert place.linked == ("class", "class")


def test_the_targets_own_text_helps_when_its_title_says_little() -> None:
    vague = target("Everything that went wrong")
    text = "Damage claims: photographs, invoice, delivery receipt, consignee, deadlines in months."

    assert best_places(SHIPPING, vague, IDF, text).places[0].paragraph == 3


def test_a_spot_goes_before_the_others_with_its_own_words() -> None:
    spots = {5: "the harbour"}
    found = best_places(SHIPPING, CLASS, IDF, spots=spots)

    assert found.places[0].paragraph == 5
    assert found.places[0].anchors == ("the harbour",)
    assert found.confidence == "this paragraph"
    assert found.places[1].paragraph == 1
    both = best_places(SHIPPING, CLASS, IDF, spots={5: "the harbour", 0: "stove parts"})
    assert both.confidence == "one of these"


@pytest.mark.parametrize(
    "where",
    [
        replace(SHIPPING, paragraphs=()),
        page(URL, "Too short."),
        page(URL, "Der Hafen friert im Winter zu und die Schiffe warten auf das Tauwetter."),
        page(URL, "東京の天気は晴れのち曇りで、明日は雨が降るでしょう。"),
    ],
    ids=["empty", "short", "German", "Japanese"],
)
def test_nothing_in_common_is_no_place(where: object) -> None:
    found = best_places(where, CLASS, IDF)  # type: ignore[arg-type]

    assert found.confidence == NONE
    assert found.places == ()


def test_a_target_of_which_nothing_is_known_has_no_place() -> None:
    bare = replace(CLASS, url="https://ours.example/", title="", description="")

    assert best_places(SHIPPING, bare, IDF).confidence == NONE


def test_other_languages_are_compared_in_their_own_words() -> None:
    texts = (
        "Im Winter friert der Hafen zu und die Kapitäne spielen Karten.",
        "Die Frachtklasse folgt aus der Dichte einer Palette und steht in einer Tabelle.",
        "Am Sonntag fahren wir mit dem Boot über den See zur alten Mühle.",
    )
    found = best_places(page(URL, *texts), target("Frachtklasse und Dichte"), None)

    assert found.places[0].paragraph == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=6), st.text(max_size=40))
def test_any_page_and_any_target_give_at_most_three_places(texts: list[str], title: str) -> None:
    where = replace(SHIPPING, paragraphs=tuple(map(Paragraph, texts)))
    found = best_places(where, target(title), IDF)

    assert len(found.places) <= 3
    assert all(0 <= place.score <= 1 and 0 <= place.margin <= 1 for place in found.places)
    assert [place.score for place in found.places] == sorted(
        (place.score for place in found.places), reverse=True
    )


def test_what_a_page_costs_grows_no_faster_than_its_paragraphs() -> None:
    few, many = repeated(8), repeated(320)
    assert_in_proportion(
        lambda: best_places(few, CLASS, IDF), lambda: best_places(many, CLASS, IDF)
    )


def repeated(times: int) -> Page:
    """A page of one article after another, no two paragraphs the same."""
    texts = (f"{text} ({n})" for n in range(times) for text in ARTICLES["shipping"])
    return page(URL, *texts)
