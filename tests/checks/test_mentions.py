import pytest

from linktriage.checks import mentions
from linktriage.model import Campaign, Finding, Outcome, Page
from tests.checks.subjects import link, page, subject

CAMPAIGN = Campaign("x", own_domains=("loadwise.example",), brand_terms=("Loadwise", "LW", " "))


def look(read: Page | None, campaign: Campaign = CAMPAIGN) -> Finding | None:
    return mentions.look(subject(read, campaign=campaign))


def test_a_mention_without_a_link_is_an_opening_with_its_paragraph() -> None:
    finding = look(page("Nothing here.", "The density table by loadwise helped us."))
    assert finding
    assert finding.outcome is Outcome.PASS
    assert finding.summary == "names you in 1 place, with no link to you"
    assert finding.evidence[0].where == "paragraph 1"


def test_the_title_counts_and_long_paragraphs_are_quoted_around_the_name() -> None:
    finding = look(page("far " * 100 + "from Loadwise", title="Loadwise reviewed"))
    assert finding
    assert finding.figure == "2 unlinked"
    assert finding.evidence[0].where == "meta title"
    assert finding.evidence[1].quote.startswith("…far far")
    assert finding.evidence[1].quote.endswith("Loadwise")


def test_a_link_to_you_anywhere_on_the_page_is_no_opening() -> None:
    finding = look(page("By Loadwise.", links=(link("https://www.loadwise.example/x", "x"),)))
    assert finding
    assert finding.outcome is Outcome.WARN
    assert finding.evidence[0].where == "link 0"


@pytest.mark.parametrize(
    "text", ["Reloadwise it", "loadwisely", "see blog.loadwise.org or /loadwise", "lw, the cable"]
)
def test_parts_of_words_addresses_and_small_letters_of_initials_are_none(text: str) -> None:
    assert look(page(text)) is None


def test_initials_in_capitals_are_one() -> None:
    assert look(page("A table by LW."))


def test_the_raw_text_of_a_thin_page_is_searched() -> None:
    finding = look(page("Menu", raw_text="Made with Loadwise", thin=True))
    assert finding
    assert finding.evidence[0].where == "page"
    assert look(page("Menu", raw_text="Made with love", thin=True)) is None


def test_without_terms_or_a_page_it_is_unknown() -> None:
    for finding in (look(page("Text"), Campaign("x")), look(None)):
        assert finding
        assert finding.outcome is Outcome.UNKNOWN
    assert look(page("Text"), Campaign("x", brand_terms=("a",))) is None
