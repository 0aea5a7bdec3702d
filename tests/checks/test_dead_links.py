from linktriage.checks import dead_links
from linktriage.model import Basis, Candidate, FetchState, Finding, Outcome, Page, RowFacts
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


def test_links_that_were_asked_for_are_counted() -> None:
    read = page("Text", links=(link(DEAD, "table"), link("https://a.example/")))
    asked = {DEAD: FetchState.NOT_FOUND, "https://a.example/": FetchState.READ}
    finding = dead_links.look(subject(read, asked_links=asked))
    assert finding
    assert (finding.outcome, finding.basis) == (Outcome.PASS, Basis.MEASURED)
    assert finding.summary == "1 of 2 links asked for are dead (50%)"
    assert finding.evidence[0].quote == "table: not found"
    assert finding.evidence[0].where == "link 0"


def test_a_link_that_only_kept_silent_is_not_called_dead() -> None:
    read = page("Text", links=(link(DEAD, "table"),))
    finding = dead_links.look(subject(read, asked_links={DEAD: FetchState.TIMEOUT}))
    assert finding
    assert finding.outcome is Outcome.WARN
    assert finding.summary == "0 of 1 link asked for are dead: nothing to offer"
