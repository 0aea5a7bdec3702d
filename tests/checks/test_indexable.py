import pytest

from linktriage.checks import indexable
from linktriage.model import FetchState, Finding, Outcome
from tests.checks.subjects import POST, failure, page, subject


def look(**changes: object) -> Finding:
    return indexable.look(subject(page("Text.", **changes)))


def test_a_page_without_obstacles_passes() -> None:
    finding = look(canonical=POST, robots=("index", "follow"))
    assert finding.outcome is Outcome.PASS
    assert finding.summary == "read, no noindex, names itself as canonical"
    assert [item.quote for item in finding.evidence] == ["HTTP 200", "index, follow"]


def test_a_missing_canonical_and_a_cut_are_mentioned() -> None:
    assert look(partly_read=True).summary == "read, no noindex, no canonical address, partly read"


@pytest.mark.parametrize("directive", ["noindex", "none"])
def test_noindex_fails(directive: str) -> None:
    finding = look(robots=("follow", directive))
    assert finding.outcome is Outcome.FAIL
    assert finding.summary == f"search engines are told: {directive}"
    assert finding.evidence[0].where == "meta robots"


def test_an_error_status_fails() -> None:
    finding = look(http_status=404)
    assert finding.outcome is Outcome.FAIL
    assert finding.figure == "HTTP 404"


def test_another_canonical_warns_and_names_it() -> None:
    finding = look(canonical="https://other.example/original")
    assert finding.outcome is Outcome.WARN
    assert "https://other.example/original" in finding.summary
    assert finding.evidence[0].where == "meta canonical"


@pytest.mark.parametrize(
    "canonical",
    [
        "https://www.harborlog.example/pricing-ltl-freight",
        "http://harborlog.example/pricing-ltl-freight/",
        "https://harborlog.example:443/pricing-ltl-freight/",
        "https://harborlog.example/pricing-ltl-freight.html",
        "https://harborlog.example/pricing-ltl-freight/index.php",
    ],
)
def test_the_same_page_spelt_otherwise_is_itself(canonical: str) -> None:
    assert look(canonical=canonical).outcome is Outcome.PASS


def test_a_canonical_without_the_parameters_is_itself() -> None:
    assert look(canonical=POST, final_url=POST + "?tab=2").outcome is Outcome.PASS


def test_being_sent_to_another_host_warns() -> None:
    finding = look(final_url="https://parked.example/")
    assert finding.outcome is Outcome.WARN
    assert finding.figure == "moved"


def test_a_page_that_is_gone_fails_though_it_was_not_read() -> None:
    gone = subject(failure=failure(FetchState.NOT_FOUND, "the server answers 404"))
    finding = indexable.look(gone)
    assert finding.outcome is Outcome.FAIL
    assert finding.evidence[0].quote == "the server answers 404"
    assert indexable.look(subject(failure=failure(FetchState.GONE))).figure == "gone"


@pytest.mark.parametrize("state", [FetchState.TIMEOUT, FetchState.ROBOTS, FetchState.DNS])
def test_what_may_be_about_us_is_unknown(state: FetchState) -> None:
    assert indexable.look(subject(failure=failure(state))).outcome is Outcome.UNKNOWN


def test_a_page_nobody_tried_to_read_is_unknown() -> None:
    assert indexable.look(subject()).outcome is Outcome.UNKNOWN


def test_an_unknown_status_is_taken_for_an_answer() -> None:
    assert look(http_status=None).outcome is Outcome.PASS


def test_a_canonical_address_without_a_real_host_is_a_slip() -> None:
    finding = indexable.look(subject(page("Text", canonical="http://packing-list-for-a-trip")))
    assert finding.outcome is Outcome.PASS
    assert "no canonical address" in finding.summary
