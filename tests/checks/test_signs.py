import re

from linktriage.checks.signs import all_looked_at, matching, page_signs, pages_of
from linktriage.model import Form
from tests.checks.subjects import HOME, link, page, reading, subject

READ = page(
    "Text",
    title="Harbor log",
    headings=("Harbor log", "Rates"),
    links=(link(HOME + "a/write-for-us.html?x=1", "Join IN"), link("https://other.example/")),
    forms=(Form("/s", "get", ("q",), "Search"),),
)


def test_titles_own_links_and_forms_are_signs_words_are_not() -> None:
    shown = [sign.text for sign in page_signs(READ, "title", "link", "form")]
    assert shown == ["harbor log", "rates", "join in\na\nwrite for us html", "search"]


def test_one_kind_can_be_asked_for() -> None:
    assert [sign.text for sign in page_signs(READ, "title")] == ["harbor log", "rates"]


def test_only_signs_of_the_lead_page_point_at_a_place() -> None:
    assert [sign.where for sign in page_signs(READ, "link")] == ["link 0"]
    assert [sign.where for sign in page_signs(READ, "link", lead=False)] == ["site"]


def test_an_icon_is_shown_by_where_it_leads() -> None:
    read = page("Text", links=(link(HOME + "contact/", "\uf2bb"),), title="")
    assert [sign.shown for sign in page_signs(read, "link")] == [HOME + "contact/"]


def test_all_pages_of_the_site_are_looked_at_and_each_wording_is_given_once() -> None:
    one = subject(READ, reading(home=READ, pages=(READ,)))
    assert len(pages_of(one)) == 3
    assert len(matching(one, re.compile("join"))) == 1


def test_what_was_looked_through_is_told_once_a_page() -> None:
    lead = page("Text", links=(link(HOME + "a"),), headings=("One", "Two"))
    about = page("About us", final_url=HOME + "about")
    found = all_looked_at(subject(lead, reading(home=about, pages=(about,))))
    assert [(item.quote, item.where, item.url) for item in found] == [
        ("looked through: 1 link, 2 headings, 0 forms", "page", lead.final_url),
        ("looked through: 0 links, 0 headings, 0 forms", "site", about.final_url),
    ]
