import pytest

from linktriage.checks import selling
from linktriage.model import Finding, Form, OutboundLink, Outcome, Page
from tests.checks.subjects import HOME, link, page, reading, subject


def look(read: Page, *pages: Page) -> Finding:
    return selling.look(subject(read, reading(pages=pages)))


def own(path: str, anchor: str) -> OutboundLink:
    return link(HOME + path, anchor)


@pytest.mark.parametrize(
    "sign",
    [
        own("contribute/", "Write for us"),
        own("write-for-us/", "Join in"),
        own("x/", "Guest posting"),
        own("x/", "Guest post guidelines"),
        own("x/", "Submit a guest post"),
        own("x/", "Guest posts"),
        own("x/", "Gastbeitrag einreichen"),
        own("x/", "Écrivez pour nous"),
        own("x/", "Link insertions"),
        own("%C3%A9crivez-pour-nous/", "Participer"),
    ],
    ids=lambda sign: sign.anchor,
)
def test_an_invitation_by_link_is_worth_a_look(sign: OutboundLink) -> None:
    finding = look(page("Text", links=(sign,)))
    assert finding.outcome is Outcome.WARN
    assert finding.evidence[0].where == "link 0"


@pytest.mark.parametrize(
    "sign",
    [
        own("advertise/", "Advertise"),
        own("sponsored/", "Sponsored content"),
        own("guest-post-by-ana-on-density/", "Guest post: Ana on density"),
        own("posts/", "All posts"),
        link("https://agency.example/write-for-us", "Write for us"),
    ],
    ids=lambda sign: sign.anchor,
)
def test_ordinary_links_are_no_offer(sign: OutboundLink) -> None:
    assert look(page("Text", links=(sign,))).outcome is Outcome.PASS


def test_words_in_the_text_are_no_offer() -> None:
    text = "How we price a guest post: we pay writers $100. Write for us was our motto."
    finding = look(page(text))
    assert finding.outcome is Outcome.PASS
    assert finding.summary == "no offer in links, headings and forms of this page"


def test_a_heading_and_a_form_count_too() -> None:
    assert look(page("Text", headings=("Write for us",))).outcome is Outcome.WARN
    form = Form("/send", "post", ("name",), "Submit your article")
    assert look(page("Text", forms=(form,))).outcome is Outcome.WARN


def test_an_offer_with_its_price_fails() -> None:
    offer = page("We publish guest posts. The fee is $120.", headings=("Write for us",))
    finding = look(offer)
    assert finding.outcome is Outcome.FAIL
    assert finding.evidence[0].where == "paragraph 0"
    assert "The fee is $120" in finding.summary


def test_the_price_may_stand_on_another_page_of_the_site() -> None:
    offer = page("Links cost: see our price list.", title="Guest post guidelines", final_url=HOME)
    finding = look(page("Text"), offer)
    assert finding.outcome is Outcome.FAIL
    assert finding.evidence[0].where == "site"


def test_a_link_that_sells_by_its_name_fails() -> None:
    finding = look(page("Text", links=(own("order/", "Buy a guest post"),)))
    assert finding.outcome is Outcome.FAIL
    assert finding.figure == "for money"


def test_an_invitation_that_names_no_money_for_it_stays_a_warning() -> None:
    text = ("Lunch costs $12 here.", "Links to sources are welcome.")
    assert look(page(*text, title="Write for us")).outcome is Outcome.WARN


def test_what_was_read_is_said() -> None:
    finding = look(page("Text"), page("About"))
    assert finding.summary == "no offer in links, headings and forms of 2 pages"


def test_an_unread_page_is_unknown() -> None:
    assert selling.look(subject()).outcome is Outcome.UNKNOWN
