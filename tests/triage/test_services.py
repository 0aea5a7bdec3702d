"""Asking others than the queue's own sites, only when told to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from linktriage.errors import BadInput
from linktriage.fetching import Fetcher
from linktriage.model import Failure, Fetched, FetchState, Outcome, Policy
from linktriage.store.services import ServiceAnswer
from linktriage.triage import Triage
from tests.builders import page
from tests.checks.subjects import link
from tests.fetching.web import Web, answer, small_web

from .conftest import Bring, Found


@pytest.fixture
async def web(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Web]:
    async with small_web() as web:
        monkeypatch.setenv("LINKTRIAGE_CRUX_KEY", "s3cret")
        monkeypatch.setenv("LINKTRIAGE_CRUX_URL", web.url())
        yield web


async def test_figures_become_metrics_and_answers_are_kept(
    triage: Triage, bring: Bring, web: Web
) -> None:
    """Shape from documentation, not yet tried live."""
    bring("harborlog.example", "mine.blogspot.com")
    web.otherwise = answer('{"record": {}}', content_type="application/json")
    heard: list[tuple[int, int]] = []
    looked = await triage.ask_service("crux", lambda *two: heard.append(two), allow_private=True)
    assert (looked.asked, looked.known, looked.found) == (1, 0, 1)
    assert heard == [(1, 1)]
    dossier = triage.find("harborlog.example")
    assert dossier is not None
    assert [metric.name for metric in dossier.prospect.metrics] == ["record"]
    again = await triage.ask_service("crux", lambda *_: None, allow_private=True)
    assert (again.asked, again.known) == (0, 1)
    assert len(web.heads) == 1


async def test_a_service_that_fails_makes_traffic_unknown_with_the_reason(
    triage: Triage, bring: Bring, web: Web
) -> None:
    """Shape from documentation, not yet tried live."""
    [number] = bring("harborlog.example")
    web.otherwise = answer("slow down", 429)
    looked = await triage.ask_service("crux", lambda *_: None, allow_private=True)
    assert looked.reasons == {"CrUX: its limit is reached": 1}
    triage.save_read(Found(number, page()))  # type: ignore[arg-type]
    traffic = next(one for one in triage.dossier(number).findings if one.check == "traffic")
    assert (traffic.outcome, traffic.summary) == (Outcome.UNKNOWN, "CrUX: its limit is reached")
    # a refusal is no answer: the site is asked about again
    assert not triage.store.services.known("crux")


def test_an_answer_is_kept_for_thirty_days(triage: Triage) -> None:
    services = triage.store.services
    services.save([ServiceAnswer("crux", "a.example")], triage.now() - timedelta(days=29))
    services.save([ServiceAnswer("crux", "b.example")], triage.now() - timedelta(days=31))
    assert services.known("crux") == {"a.example"}


async def test_links_are_asked_for_on_request_and_the_dead_are_named(
    triage: Triage, bring: Bring, web: Web
) -> None:
    triage.change_campaign(replace(triage.campaign, policy=Policy(request_gap=0.0)))
    [number] = bring("harborlog.example")
    web.serve("/here", answer("x" * 9_000, content_type="application/pdf"))
    links = tuple(link(web.url(path), path, site="127.0.0.1") for path in ("/here", "/gone"))
    triage.save_read(Found(number, replace(page(), links=links)))  # type: ignore[arg-type]
    dossier = triage.dossier(number)
    assert not any(one.check == "dead-links" for one in dossier.findings)
    heard: list[tuple[int, int]] = []
    after = await triage.ask_links(dossier, lambda *two: heard.append(two), allow_private=True)
    found = next(one for one in after.findings if one.check == "dead-links")
    assert found.summary == "1 of 2 links asked for are dead (50%)"
    assert heard == [(1, 2), (2, 2)]
    assert web.pages == ["/here", "/gone"]
    # what was asked is kept: checks need no network
    triage.check_all()
    assert any(one.check == "dead-links" for one in triage.dossier(number).findings)


async def test_no_more_than_forty_links_are_asked_for(
    triage: Triage, bring: Bring, web: Web
) -> None:
    triage.change_campaign(replace(triage.campaign, policy=Policy(request_gap=0.0)))
    [number] = bring("harborlog.example")
    links = tuple(link(web.url(f"/{at}"), site="127.0.0.1") for at in range(50))
    triage.save_read(Found(number, replace(page(), links=links)))  # type: ignore[arg-type]
    await triage.ask_links(triage.dossier(number), lambda *_: None, allow_private=True)
    assert len(web.pages) == 40
    assert set(triage.store.asked_links.states([web.url("/0")]).values()) == {FetchState.NOT_FOUND}


async def test_an_unread_page_has_no_links_to_ask_for(triage: Triage, bring: Bring) -> None:
    [number] = bring("harborlog.example")
    with pytest.raises(BadInput, match="was not read"):
        await triage.ask_links(triage.dossier(number), lambda *_: None)


async def test_without_a_network_no_link_is_called_dead(
    triage: Triage, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unnamed(_: Fetcher, url: str, **__: object) -> Fetched:
        return Fetched(url, url, triage.now(), failure=Failure(FetchState.DNS, "no such name"))

    monkeypatch.setattr(Fetcher, "fetch", unnamed)
    [number] = bring("harborlog.example")
    links = tuple(link(f"https://s{at}.example/") for at in range(3))
    triage.save_read(Found(number, replace(page(), links=links)))  # type: ignore[arg-type]
    with pytest.raises(BadInput, match="is there a network"):
        await triage.ask_links(triage.dossier(number), lambda *_: None)
    assert not any(one.check == "dead-links" for one in triage.dossier(number).findings)
