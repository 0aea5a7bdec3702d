from linktriage.checks import dead_links
from linktriage.model import Candidate, Finding, Outcome, Page, RowFacts
from tests.checks.subjects import POST, link, page, subject

DEAD = "https://gone.example/density-table"
LISTED = (Candidate(POST, POST, facts=RowFacts(links_to=DEAD, dead=True)),)


def look(read: Page | None, listed: tuple[Candidate, ...] = LISTED) -> Finding | None:
    return dead_links.look(subject(read, candidates=listed))


def test_a_dead_link_that_still_stands_there_is_an_opening() -> None:
    finding = look(page("Text", links=(link("https://a.example/"), link(DEAD + "/", "table"))))
    assert finding
    assert finding.outcome is Outcome.PASS
    assert finding.evidence[0].where == "link 1"


def test_a_dead_link_that_was_taken_away_is_a_warning() -> None:
    finding = look(page("Text"))
    assert finding
    assert finding.outcome is Outcome.WARN
    assert finding.figure == "gone"


def test_on_a_page_that_was_not_read_the_list_is_believed() -> None:
    for read in (None, page("Text", url="https://harborlog.example/other")):
        finding = look(read)
        assert finding
        assert finding.outcome is Outcome.PASS
        assert finding.summary == f"the list says that {POST} links to {DEAD}, which is dead"


def test_without_dead_links_in_the_list_there_is_nothing_to_say() -> None:
    assert look(page("Text"), ()) is None
    assert look(page("Text"), (Candidate(POST, POST, facts=RowFacts(links_to=DEAD)),)) is None
