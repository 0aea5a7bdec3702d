"""What waits for a target page, for evidence or for a day, and comes back by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from linktriage.model import (
    Accept,
    MarkKind,
    Park,
    Readiness,
    Requeue,
    Status,
    TargetPage,
)
from linktriage.triage import Triage
from tests.builders import intent, page
from tests.triage.conftest import CLASS, Bring, Found

LINK = intent(target=CLASS.url)


def make(triage: Triage, readiness: Readiness, *missing: str) -> None:
    """Say of the guide's target whether it is ready."""
    [target] = [one for one in triage.targets() if one.url == CLASS.url]
    triage.add_target(replace(target, readiness=readiness, missing=missing))


def status(triage: Triage, site: str) -> Status:
    found = triage.find(site)
    assert found
    return found.prospect.status


def decide(triage: Triage, site: str, decision: Accept | Park) -> None:
    found = triage.find(site)
    assert found
    triage.decide(found.prospect, decision)


def test_an_accept_for_a_target_that_is_not_ready_waits_with_its_link(
    triage: Triage, bring: Bring
) -> None:
    bring("harborlog.example")
    make(triage, Readiness.NOT_READY, "it has 90 words")
    decide(triage, "harborlog.example", Accept(LINK))
    found = triage.find("harborlog.example")
    assert found
    assert found.prospect.status is Status.PARKED
    assert found.decision == Park(
        note=f"until {CLASS.url} is ready: it has 90 words", target=CLASS.url, resumes=LINK
    )


def test_a_target_made_noindex_parks_its_accepts_and_gives_them_back_in_their_order(
    triage: Triage, bring: Bring
) -> None:
    sites = ("harborlog.example", "portnotes.example", "dockside.example")
    bring(*sites)
    for site in sites:
        decide(triage, site, Accept(replace(LINK, anchor=site)))
    before = triage.intents()
    make(triage, Readiness.NOT_READY, "noindex")
    settled = triage.settle_parked()
    assert settled.sentence == "3 prospects parked until the target page is ready"
    assert triage.intents() == ()
    assert triage.settle_parked().sentence == ""
    make(triage, Readiness.READY)
    assert triage.settle_parked().sentence == "3 prospects back: what was waited for has come"
    assert triage.intents() == before
    assert triage.settle_parked().sentence == ""


def test_parking_is_undone_as_one(triage: Triage, bring: Bring) -> None:
    bring("harborlog.example", "portnotes.example")
    for site in ("harborlog.example", "portnotes.example"):
        decide(triage, site, Accept(LINK))
    make(triage, Readiness.NOT_READY)
    triage.settle_parked()
    triage.undo()
    assert triage.counts().accepted == 2


def test_what_was_written_to_is_not_parked(triage: Triage, bring: Bring) -> None:
    bring("harborlog.example")
    decide(triage, "harborlog.example", Accept(LINK))
    found = triage.find("harborlog.example")
    assert found
    triage.mark(found, MarkKind.SENT)
    make(triage, Readiness.NOT_READY)
    assert triage.settle_parked().parked is None
    assert status(triage, "harborlog.example") is Status.ACCEPTED


def test_accepts_of_other_targets_stay(triage: Triage, bring: Bring) -> None:
    bring("harborlog.example")
    decide(
        triage, "harborlog.example", Accept(replace(LINK, target="https://ours.example/pricing"))
    )
    make(triage, Readiness.NOT_READY)
    assert triage.settle_parked().parked is None


@pytest.mark.parametrize(
    ("days", "comes_back"), [(-1, True), (0, True), (1, False)], ids=["past", "today", "to come"]
)
def test_a_day_brings_a_prospect_back(
    triage: Triage, bring: Bring, days: int, comes_back: bool
) -> None:
    bring("harborlog.example")
    decide(triage, "harborlog.example", Park(until=datetime.now(UTC).date() + timedelta(days=days)))
    triage.settle_parked()
    wanted = Status.QUEUED if comes_back else Status.PARKED
    assert status(triage, "harborlog.example") is wanted


def test_new_evidence_brings_a_prospect_back(triage: Triage, read: Callable[..., int]) -> None:
    prospect_id = read("harborlog.example", "Carriers quote by class.")
    decide(triage, "harborlog.example", Park(evidence=True))
    assert triage.settle_parked().back is None, "what was known before is no evidence"
    found = page("https://harborlog.example/", "Carriers quote by class and by distance.")
    triage.save_read(Found(prospect_id, found))  # type: ignore[arg-type]
    assert triage.settle_parked().sentence == "1 prospect back: what was waited for has come"
    assert status(triage, "harborlog.example") is Status.QUEUED


def test_an_undecided_prospect_waits_for_a_target_too(triage: Triage, bring: Bring) -> None:
    bring("harborlog.example")
    decide(triage, "harborlog.example", Park(target=CLASS.url))
    assert triage.settle_parked().back is None
    make(triage, Readiness.READY)
    triage.settle_parked()
    assert status(triage, "harborlog.example") is Status.QUEUED


def test_what_is_parked_for_nothing_in_particular_stays(triage: Triage, bring: Bring) -> None:
    bring("harborlog.example")
    decide(triage, "harborlog.example", Park(note="ask Ana first"))
    assert triage.settle_parked().back is None


def test_a_target_that_is_gone_gives_nothing_back(triage: Triage, bring: Bring) -> None:
    bring("harborlog.example")
    decide(triage, "harborlog.example", Park(target="https://ours.example/gone"))
    assert triage.settle_parked().back is None


def test_bulk_accepts_wait_too(triage: Triage, bring: Bring) -> None:
    bring("harborlog.example", "portnotes.example")
    make(triage, Readiness.NOT_READY)
    found = [triage.find(site) for site in ("harborlog.example", "portnotes.example")]
    triage.decide_each([(one.prospect, Accept(LINK)) for one in found if one])
    assert triage.counts().parked == 2


def test_going_back_to_the_queue_is_never_held_back(triage: Triage, bring: Bring) -> None:
    assert triage.held_back(Requeue()) == Requeue()
    target = TargetPage("https://ours.example/other", CLASS.role, "other", "it is another page")
    triage.add_target(target)
    assert triage.held_back(Accept(LINK)) == Accept(LINK)
