from dataclasses import replace
from typing import Any

from linktriage.checks import relevance
from linktriage.model import Finding, Outcome, Page, Paragraph, TargetPage
from linktriage.terms import Idf
from tests.checks.subjects import TARGET, page, subject

OTHER = replace(TARGET, url="https://loadwise.example/density", cluster="cargo density")


def look(read: Page, *targets: TargetPage, **changes: Any) -> Finding:
    return relevance.look(subject(read, targets=targets or (TARGET,), **changes))


def test_the_cluster_in_a_paragraph_passes_and_points_there() -> None:
    finding = look(page("Carriers quote.", "The freight class follows from density."))
    assert finding.outcome is Outcome.PASS
    assert finding.figure == "1 ¶"
    assert finding.summary == "“freight class” in one paragraph; shares density with your page"
    assert finding.evidence[0].where == "paragraph 1"


def test_title_and_headings_are_said_first() -> None:
    read = page(
        Paragraph("Freight classes", "heading", 2),
        "Freight class again.",
        "And freight class once more.",
        title="What is freight class?",
    )
    finding = look(read)
    assert finding.figure == "in title"
    assert finding.summary.startswith("“freight class” in the title and a heading and 2 paragraphs")


def test_a_heading_outside_the_text_counts() -> None:
    finding = look(page("Some text.", headings=("Freight class", "Some text.")))
    assert finding.figure == "in heading"


def test_the_clusters_words_close_together_are_near_enough() -> None:
    finding = look(page("A class for every kind of freight."))
    assert finding.outcome is Outcome.PASS
    assert finding.summary.startswith("words of “freight class” in one paragraph")


def test_a_paragraph_or_two_of_a_long_page_only_touch_on_the_topic() -> None:
    long = ["A crossing by night."] * 60
    finding = look(page(*long, "One clerk asked for a freight class."))
    assert finding.outcome is Outcome.WARN
    assert finding.summary.startswith("only in passing: “freight class” in one paragraph")
    assert finding.evidence[0].where == "paragraph 60"
    assert look(page(*long, *["Freight class."] * 2)).outcome is Outcome.PASS
    assert look(page(*long, "x", headings=("Freight class",))).outcome is Outcome.PASS


def test_one_rare_word_of_two_is_not_the_cluster() -> None:
    idf = Idf(1000, {"real": 900, "estate": 2})
    wanted = replace(TARGET, cluster="real estate")
    assert look(page("Wills and estate planning."), wanted, idf=idf).outcome is Outcome.WARN


def test_words_at_both_ends_of_a_long_paragraph_are_not_close() -> None:
    text = "Freight " + "moves along the coast on slow grey boats " * 3 + "in second class."
    assert look(page(text)).outcome is Outcome.WARN


def test_words_far_apart_are_not() -> None:
    finding = look(page("Freight moves.", "The working class.", title="A novel"))
    assert finding.outcome is Outcome.WARN
    assert finding.figure == "not found"
    assert finding.summary == "nothing on “freight class” in title, headings or text"
    assert finding.evidence[0].where == "meta title"


def test_the_best_of_several_targets_is_named() -> None:
    finding = look(page("Cargo density matters."), TARGET, OTHER)
    assert finding.summary.startswith("“cargo density”")


def test_with_no_match_all_clusters_are_named() -> None:
    finding = look(page("Bread with density."), TARGET, OTHER)
    assert finding.summary == (
        "nothing on “freight class”, “cargo density” in title, headings or text; "
        "shares density with your page"
    )


def test_with_no_match_many_clusters_are_counted() -> None:
    third = replace(OTHER, url="https://loadwise.example/rates", cluster="freight rates")
    finding = look(page("Bread."), TARGET, OTHER, third)
    assert finding.summary.startswith(
        "nothing on any of your 3 clusters in title, headings or text"
    )


def test_a_cluster_of_two_targets_is_named_once() -> None:
    twin = replace(TARGET, url="https://loadwise.example/again")
    finding = look(page("Bread."), TARGET, twin)
    assert finding.summary == "nothing on “freight class” in title, headings or text"


def test_the_place_in_the_queue_is_shown_when_known() -> None:
    finding = look(page("Freight class."), ranks={TARGET.url: 12}, ranked=1300)
    assert finding.summary.endswith("12 of 1,300 by likeness to it")


def test_the_raw_text_of_a_thin_page_is_searched() -> None:
    read = page("Menu", raw_text="All about freight class", thin=True, words=1)
    assert look(read).outcome is Outcome.PASS


def test_no_target_and_no_page_are_unknown() -> None:
    assert relevance.look(subject(page("Text"), targets=())).outcome is Outcome.UNKNOWN
    assert relevance.look(subject()).outcome is Outcome.UNKNOWN


def test_a_cluster_without_content_words_matches_nothing() -> None:
    assert look(page("Of the"), replace(TARGET, cluster="of the")).outcome is Outcome.WARN


def test_rare_words_weigh_more() -> None:
    idf = Idf(1000, {"freight": 900, "class": 2})
    assert relevance.coverage(["freight", "class"], ["class"], idf) > 0.9
    assert relevance.coverage([], ["class"], idf) == 0.0
