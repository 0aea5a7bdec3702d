"""The sample, opened: the real importer, the real fetcher, the real checks on our own small web."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from linktriage.demo.opening import opened_sample, read_through
from linktriage.demo.sample import CAMPAIGN, TARGETS
from linktriage.model import Approach, Dossier, FetchState, Outcome, Status
from linktriage.triage import Triage, View


@pytest.fixture
def sample() -> Iterator[Triage]:
    with opened_sample() as triage:
        yield triage


def test_the_campaign_its_targets_and_its_lists_are_there(sample: Triage) -> None:
    assert sample.campaign.name == CAMPAIGN.name
    assert [target.url for target in sample.targets()] == [target.url for target in TARGETS]
    counts = sample.counts()
    assert counts.queued == 25
    assert counts.set_aside == 2


def test_what_an_export_says_about_a_site_came_along(sample: Triage) -> None:
    found = sample.find("harborlog.example")
    assert found is not None
    traffic = {metric.name: metric.value for metric in found.prospect.metrics}
    assert traffic["domain traffic"] == 14_200


def test_a_lost_link_and_the_own_site_are_set_aside(sample: Triage) -> None:
    view = View(statuses=(Status.SET_ASIDE,))
    sites = {row.site for row in sample.rows(view, 0, 10)}
    assert sites == {"oldratebook.example", "freightguides.example"}


def test_afterwards_nothing_is_left() -> None:
    with opened_sample() as triage:
        database = Path(triage.store.path)
        assert database.exists()
    assert not database.parent.exists()


def test_meanwhile_the_own_proxies_are_put_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://office.example:3128")
    monkeypatch.setenv("no_proxy", "harborlog.example")
    with read_through("http://127.0.0.1:9"):
        assert os.environ["http_proxy"] == os.environ["https_proxy"] == "http://127.0.0.1:9"
        assert {"HTTPS_PROXY", "no_proxy"} & set(os.environ) == set()
    assert os.environ["HTTPS_PROXY"] == "http://office.example:3128"
    assert os.environ["no_proxy"] == "harborlog.example"
    assert {"http_proxy", "https_proxy"} & set(os.environ) == set()


FAILURES = {
    "appdock.example": FetchState.UNREADABLE,
    "brokenlock.example": FetchState.SERVER_ERROR,
    "gonefreight.example": FetchState.NOT_FOUND,
    "privatewharf.example": FetchState.ROBOTS,
    "silentpier.example": FetchState.TIMEOUT,
}
APPROACHES = {
    "harborlog.example": Approach.TARGETED,
    "portnotes.example": Approach.MENTION,
    "shippershelf.example": Approach.RESOURCE,
    "slowboat.example": Approach.GUEST,
}
FINDINGS = {
    ("harborlog.example", "traffic"): Outcome.PASS,
    ("harborlog.example", "topics"): Outcome.PASS,
    ("harborlog.example", "relevance"): Outcome.PASS,
    ("harborlog.example", "contact"): Outcome.PASS,
    ("everythinghub.example", "topics"): Outcome.WARN,
    ("everythinghub.example", "niches"): Outcome.FAIL,
    ("everythinghub.example", "selling"): Outcome.FAIL,
    ("slowboat.example", "selling"): Outcome.WARN,
    ("dockside.example", "niches"): Outcome.FAIL,
    ("chainvisionpro.example", "traffic"): Outcome.FAIL,
    ("truckyardweekly.example", "indexable"): Outcome.FAIL,
    ("shipfasttips.example", "text"): Outcome.WARN,
    ("shipfasttips.example", "traffic"): Outcome.UNKNOWN,
    ("frachtkompass.example", "topics"): Outcome.UNKNOWN,
    ("kettleandquilt.example", "relevance"): Outcome.WARN,
    ("railnotes.example", "cadence"): Outcome.WARN,
    ("freightdirectory.example", "directory"): Outcome.WARN,
    ("warehousegazette.example", "rel"): Outcome.WARN,
}


def outcome(dossier: Dossier, check: str) -> Outcome:
    return next(finding.outcome for finding in dossier.findings if finding.check == check)


def failures_of(sample: Triage) -> dict[str, FetchState]:
    """Read the sample, and return what could not be read of it."""
    _progress, stopped = asyncio.run(sample.read_queue(on_progress=lambda _progress: None))
    assert not stopped
    found = (sample.dossier(one).prospect for one in sample.prospects(View()))
    return {one.site: one.failure.state for one in found if one.failure}


def test_every_kind_of_site_shows_what_it_is(sample: Triage) -> None:
    """All of the sample is read, and each site falls where it was written to fall."""
    failures = failures_of(sample)
    for _ in range(5):  # a busy machine may be too slow for the hurry of the demonstration
        if failures == FAILURES:
            break
        sample.retry()
        failures = failures_of(sample)
    assert failures == FAILURES
    dossiers = {one.prospect.site: one for one in map(sample.dossier, sample.prospects(View()))}
    assert {site: dossiers[site].prospect.approach for site in APPROACHES} == APPROACHES
    assert {key: outcome(dossiers[key[0]], key[1]) for key in FINDINGS} == FINDINGS
