from dataclasses import replace

from linktriage.checks import site_relevance
from linktriage.model import Outcome
from linktriage.terms import Idf
from tests.checks.subjects import TARGET, page, reading, subject

TITLES = ["Freight class explained", "A dog on deck", "Freight rates", "Harbour news", "Tides"]


def test_the_share_of_titles_on_the_cluster_is_told() -> None:
    finding = site_relevance.look(subject(None, reading(TITLES)))
    assert finding.outcome is Outcome.PASS
    assert finding.figure == "40%"
    assert finding.summary == "40% of 5 recent titles on “freight class”"
    assert [item.where for item in finding.evidence] == ["title 0", "title 2"]


def test_without_titles_the_menu_speaks() -> None:
    read = page("Text", menu=("Home", "Freight class", "Tides", "Boats"), site_name="Harbor log")
    finding = site_relevance.look(subject(read))
    assert finding.outcome is Outcome.PASS
    assert finding.figure == "menu"
    assert finding.summary == "the menu on “freight class”"


def test_one_shared_word_in_the_menu_or_in_one_title_is_not_enough() -> None:
    menu = ("First class", "Rates", "Rail", "Sea", "Port")
    assert site_relevance.look(subject(page("Text", menu=menu))).outcome is Outcome.WARN
    one = ["A class reunion", "Bread", "Rye", "Oats", "Ale"]
    assert site_relevance.look(subject(None, reading(one))).outcome is Outcome.WARN


def test_a_rare_word_of_the_cluster_is_not_the_cluster() -> None:
    idf = Idf(1000, {"real": 900, "estate": 2})
    wanted = (replace(TARGET, cluster="real estate"),)
    menu = ("Wills and estate planning", "Divorce", "Debt", "Housing", "Donate")
    read = page("Text", menu=menu)
    assert site_relevance.look(subject(read, idf=idf, targets=wanted)).outcome is Outcome.WARN


def test_two_titles_near_the_cluster_are_few_among_many() -> None:
    many = ["Freight by rail", "Freight by sea", *["Bread"] * 28]
    assert site_relevance.look(subject(None, reading(many))).outcome is Outcome.WARN
    assert site_relevance.look(subject(None, reading(many[:12]))).outcome is Outcome.PASS


def test_a_site_on_something_else_warns() -> None:
    finding = site_relevance.look(subject(None, reading(["Bread"] * 9)))
    assert finding.outcome is Outcome.WARN
    assert finding.summary == "none of 9 recent titles and no menu item is on “freight class”"
    one = site_relevance.look(
        subject(page("x", menu=("Rye", "Ale", "Tea", "Oats")), reading(["a"]))
    )
    assert one.summary.startswith("none of 1 recent title and no menu item")


def test_with_a_menu_alone_titles_are_not_spoken_of() -> None:
    finding = site_relevance.look(
        subject(page("Text", menu=("Bread", "Rye", "Oats", "Ale", "Tea")))
    )
    assert finding.summary == "no menu item is on “freight class”"
    assert finding.figure == "not found"


def test_the_home_page_adds_its_menu() -> None:
    home = page("Home", menu=("Freight classes", "Rates", "Rail", "Sea"), site_name="Harbor")
    assert site_relevance.look(subject(None, reading(home=home))).outcome is Outcome.PASS


def test_too_little_to_judge_by_is_unknown() -> None:
    assert site_relevance.look(subject()).outcome is Outcome.UNKNOWN
    assert site_relevance.look(subject(targets=())).outcome is Outcome.UNKNOWN


def test_a_menu_on_two_pages_counts_once_and_sentences_do_not() -> None:
    about = "Ana writes about freight class, rates and the ports of the north for this journal"
    menu = ("Freight", "Freight class", "Tides", "Boats", "Ports", about)
    read = page("Text", menu=menu)
    home = page("Home", menu=menu)
    finding = site_relevance.look(subject(read, reading(home=home)))
    assert [item.quote for item in finding.evidence] == ["Freight class", "Freight"]
