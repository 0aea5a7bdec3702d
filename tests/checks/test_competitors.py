from typing import Any

from linktriage.checks import competitors
from linktriage.model import Campaign, Candidate, Finding, Outcome, Page, Placement, RowFacts
from tests.checks.subjects import POST, around, link, page, subject

CAMPAIGN = Campaign("x", competitors=("rival.example", "https://other.example/guide"))


def look(read: Page | None, **changes: Any) -> Finding | None:
    return competitors.look(subject(read, campaign=CAMPAIGN, **changes))


def test_a_link_to_a_rival_shows_that_they_cite_such_things() -> None:
    finding = look(
        page("Text", links=(link("https://a.example/"), link("https://blog.rival.example/x")))
    )
    assert finding
    assert finding.outcome is Outcome.PASS
    assert finding.summary == "1 link to rival.example"
    assert finding.evidence[0].where == "link 1"


def test_a_link_in_a_menu_or_a_comment_cites_nobody() -> None:
    beside = around("https://rival.example/try")
    comment = around("https://rival.example/x", placement=Placement.COMMENT)
    assert look(page("Text", links=(beside, comment))) is None


def test_of_a_competitor_named_by_page_only_that_page_counts() -> None:
    assert look(page("Text", links=(link("https://other.example/guide/"),)))
    assert look(page("Text", links=(link("https://other.example/about"),))) is None


def test_a_competitors_own_site_is_a_warning() -> None:
    finding = look(None, site_id="rival.example")
    assert finding
    assert finding.outcome is Outcome.WARN
    assert finding.figure == "competitor"


def candidate(**facts: Any) -> tuple[Candidate, ...]:
    return (Candidate(POST, POST, facts=RowFacts(**facts)),)


def test_the_list_is_believed_when_the_page_was_not_read_or_says_nothing() -> None:
    listed = candidate(links_to="https://rival.example/x")
    for read in (None, page("Text")):
        finding = look(read, candidates=listed)
        assert finding
        assert finding.outcome is Outcome.PASS
        assert finding.figure == "imported"


def test_a_listed_link_that_is_dead_or_leads_elsewhere_is_none() -> None:
    assert (
        look(page("Text"), candidates=candidate(links_to="https://rival.example/x", dead=True))
        is None
    )
    assert look(page("Text"), candidates=candidate(links_to="https://a.example/")) is None


def test_without_names_or_a_page_it_is_unknown() -> None:
    nameless = competitors.look(subject(page("Text")))
    for finding in (nameless, look(None)):
        assert finding
        assert finding.outcome is Outcome.UNKNOWN
