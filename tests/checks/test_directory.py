import pytest

from linktriage.checks import directory
from linktriage.model import Finding, Outcome
from tests.checks.subjects import HOME, link, page, subject


def look(anchor: str, path: str = "x/") -> Finding:
    return directory.look(subject(page("Text", links=(link(HOME + path, anchor),))))


@pytest.mark.parametrize(
    "anchor",
    ["Add your site", "Submit URL", "List your business", "Add a link", "Eintrag hinzufügen"],
)
def test_signposts_that_ask_for_entries_warn(anchor: str) -> None:
    finding = look(anchor)
    assert finding.outcome is Outcome.WARN
    assert finding.evidence[0].quote == anchor


def test_the_path_may_be_the_signpost() -> None:
    assert look("Join", "submit-your-site/").outcome is Outcome.WARN


@pytest.mark.parametrize(
    "anchor",
    [
        "Business directory",
        "My tier list of tools",
        "Suggest a link",
        "Submit a new link",
        "Register your business",
    ],
)
def test_ordinary_links_do_not(anchor: str) -> None:
    assert look(anchor, "news_list/blog.html").outcome is Outcome.PASS


def test_an_unread_page_is_unknown() -> None:
    assert directory.look(subject()).outcome is Outcome.UNKNOWN
