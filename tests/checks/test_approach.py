import pytest

from linktriage import checks
from linktriage.checks import CHECKS, guess_approach, suggested_reason
from linktriage.model import (
    Approach,
    Basis,
    Evidence,
    FetchState,
    Finding,
    Outcome,
    RejectReason,
)
from tests.checks.subjects import failure, page, subject


def found(check: str, outcome: Outcome, summary: str = "words") -> Finding:
    return Finding(check, outcome, Basis.MEASURED, summary, (Evidence("quote"),))


@pytest.mark.parametrize(
    ("check", "outcome", "approach"),
    [
        ("mention", Outcome.PASS, Approach.MENTION),
        ("dead-links", Outcome.PASS, Approach.BROKEN),
        ("resource", Outcome.WARN, Approach.RESOURCE),
        ("selling", Outcome.WARN, Approach.GUEST),
        ("competitors", Outcome.PASS, Approach.TARGETED),
        ("mention", Outcome.WARN, Approach.TARGETED),
    ],
)
def test_what_was_found_points_at_the_approach(
    check: str, outcome: Outcome, approach: Approach
) -> None:
    guessed, reason = guess_approach(subject(page("Text")), [found(check, outcome)])
    assert guessed is approach
    assert reason


def test_the_surest_sign_decides_and_says_why() -> None:
    findings = [
        found("resource", Outcome.PASS, "a list of 9 links"),
        found("mention", Outcome.PASS, "names you in 1 place, with no link to you"),
    ]
    guess = guess_approach(subject(page("Text")), findings)
    assert guess == (Approach.MENTION, "the page names you in 1 place, with no link to you")


def test_a_cited_competitor_is_the_reason_for_targeted_outreach() -> None:
    cites = found("competitors", Outcome.PASS, "1 link to rival.example")
    guess = guess_approach(subject(page("Text")), [cites])
    assert guess == (Approach.TARGETED, "cites a competitor: 1 link to rival.example")


def test_an_unread_prospect_is_targeted_for_want_of_signs() -> None:
    assert guess_approach(subject(), [])[1] == "nothing was read that points elsewhere"


def test_a_fail_suggests_its_reason_before_any_warning() -> None:
    findings = [found("competitors", Outcome.WARN), found("traffic", Outcome.FAIL)]
    assert suggested_reason(findings) is RejectReason.NO_TRAFFIC


@pytest.mark.parametrize(
    ("check", "reason"),
    [
        ("niches", RejectReason.BAD_OUTBOUND),
        ("topics", RejectReason.EVERY_NICHE),
        ("relevance", RejectReason.OFF_TOPIC),
        ("text", RejectReason.THIN),
        ("competitors", RejectReason.COMPETITOR),
    ],
)
def test_a_warning_suggests_its_reason(check: str, reason: RejectReason) -> None:
    assert suggested_reason([found("rel", Outcome.WARN), found(check, Outcome.WARN)]) is reason


def test_a_page_with_another_address_of_its_own_is_not_dead() -> None:
    assert suggested_reason([found("indexable", Outcome.FAIL)]) is RejectReason.DEAD
    assert suggested_reason([found("indexable", Outcome.WARN)]) is None


def test_nothing_wrong_suggests_nothing() -> None:
    assert suggested_reason([found(check.id, Outcome.PASS) for check in CHECKS]) is None


def test_what_could_not_be_read_is_unreadable_unless_worse_is_known() -> None:
    timeout = checks.run(subject(failure=failure(FetchState.TIMEOUT)))
    assert suggested_reason(timeout) is RejectReason.DEAD
    assert suggested_reason([*timeout, found("traffic", Outcome.FAIL)]) is RejectReason.NO_TRAFFIC
    assert suggested_reason(checks.run(subject())) is None
