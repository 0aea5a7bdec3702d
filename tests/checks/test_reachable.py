import pytest

from linktriage.checks import reachable
from linktriage.model import Finding, Form, Outcome, Page
from tests.checks.subjects import HOME, POST, around, link, page, reading, subject


def look(read: Page, *pages: Page) -> Finding:
    return reachable.look(subject(read, reading(pages=pages)))


def test_an_address_anywhere_on_the_site_is_a_route() -> None:
    finding = look(page("Text"), page("About", emails=("ana@harborlog.example",)))
    assert finding.outcome is Outcome.PASS
    assert finding.figure == "e-mail"
    assert finding.evidence[0].quote == "ana@harborlog.example"


def test_forms_that_take_a_message_are_routes() -> None:
    form = Form("/send", "post", ("your-name", "your-message"), "Write to the editors")
    assert look(page("Text", forms=(form,))).summary == "form found"


def test_search_boxes_and_comment_forms_are_not() -> None:
    search = Form("/", "get", ("s",))
    comment = Form("/comment", "post", ("comment", "message"))
    assert look(page("Text", forms=(search, comment))).outcome is Outcome.WARN


def test_contact_about_and_author_pages_are_routes() -> None:
    links = (
        link(HOME + "kontakt/", "Kontakt"),
        link(HOME + "about/", "About us"),
        link(HOME + "author/ana/", ""),
    )
    finding = look(page("Text", links=links))
    assert finding.summary == "contact page, about page, author page found"
    assert finding.evidence[0].where == "link 0"


def test_a_contact_link_to_a_help_desk_is_a_route() -> None:
    desk = around("https://harborlog.helpdesk.example/", "Contact us")
    assert look(page("Text", links=(desk,))).summary == "contact page elsewhere found"


@pytest.mark.parametrize("site", ["https://web.archive.org/harborlog", "https://port.example/"])
def test_somebody_elses_contact_or_an_archive_is_not(site: str) -> None:
    named = around(site, "Contact") if "archive" in site else link(site, "Contact")
    assert look(page("Text", links=(named,))).outcome is Outcome.WARN


def test_a_heading_is_no_route() -> None:
    assert look(page("Text", headings=("Contact us",))).outcome is Outcome.WARN


def test_profiles_alone_are_a_warning_with_the_profiles() -> None:
    profile = around("https://www.linkedin.com/company/harborlog")
    finding = look(page("Text", links=(profile, around("https://other.example/"))))
    assert finding.outcome is Outcome.WARN
    assert finding.summary == "no address, form or contact page; 1 profile elsewhere"


def test_a_profile_in_the_text_is_of_somebody_it_speaks_of() -> None:
    channel = link("https://www.youtube.com/@somebody")
    assert look(page("Text", links=(channel,))).figure == "none"


def test_no_route_at_all_is_a_warning() -> None:
    assert look(page("Text")).figure == "none"


def test_an_unread_page_is_unknown() -> None:
    assert reachable.look(subject()).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/sharer/sharer.php?u=x",
        "https://twitter.com/intent/tweet?url=x",
        "https://youtu.be/abc",
        "https://disqus.com/?ref_noscript",
    ],
)
def test_a_button_to_share_the_page_is_nobodys_profile(url: str) -> None:
    finding = look(page("Text", links=(around(url),)))
    assert finding.figure == "none"


def test_a_help_or_press_page_is_told_but_is_no_way_to_the_writers() -> None:
    links = (link(HOME + "press/", "Press"), around("https://www.instagram.com/harborlog"))
    finding = look(page("Text", links=links))
    assert finding.outcome is Outcome.WARN
    assert finding.figure == "help page"
    assert finding.summary == (
        "no address, form or contact page; 1 help or press page and 1 profile elsewhere"
    )
    assert [item.where for item in finding.evidence] == ["link 0", "link 1"]


def test_an_address_on_two_pages_is_told_once_with_the_page_at_hand() -> None:
    address = {"emails": ("ana@harborlog.example",)}
    finding = look(page("Text", **address), page("About", final_url=HOME + "about", **address))
    assert [item.url for item in finding.evidence] == [POST]


def test_the_page_of_the_author_is_a_route() -> None:
    named = link(HOME + "autoren/ana-ruiz", "Ana Ruiz")
    assert look(page("Text", author="Ana Ruiz", links=(named,))).figure == "author page"
