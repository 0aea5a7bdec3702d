from __future__ import annotations

import asyncio
import io
import os
import signal
from dataclasses import replace
from datetime import timedelta

import pytest

from linktriage.demo import running_web
from linktriage.model import FetchState, Policy, SiteReading, Title
from linktriage.triage import Triage
from linktriage.triage.reading import Progress
from tests.builders import page
from tests.patience import PATIENCE
from tests.triage.conftest import Found

UNCHANGED = FetchState.UNCHANGED
QUICK = Policy(request_gap=0.01, deadline=PATIENCE, requests_per_site=2, concurrency=1)
LIST = b"""http://harborlog.example/how-ltl-freight-is-priced
http://portnotes.example/
http://gonefreight.example/freight-class-explained
"""


@pytest.fixture
def listed(triage: Triage, monkeypatch: pytest.MonkeyPatch) -> Triage:
    triage.change_campaign(replace(triage.campaign, policy=QUICK))
    triage.import_list(io.BytesIO(LIST), name="list.txt")
    return triage


def test_the_queue_is_read_and_counted_down(
    listed: Triage, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Progress] = []
    with running_web() as proxy:
        monkeypatch.setenv("http_proxy", proxy)
        progress, stopped = asyncio.run(listed.read_queue(on_progress=heard.append))
    assert not stopped
    assert (progress.done, progress.left) == (3, 0)
    assert progress.failures == {FetchState.NOT_FOUND: 1}
    assert [one.left for one in heard] == [2, 1, 0]
    assert listed.counts().unreachable == 1


MORE = b"""http://dockside.example/
http://railnotes.example/
http://crateandcargo.example/
http://palletwise.example/
"""


def test_ctrl_c_stops_and_the_next_run_goes_on(
    listed: Triage, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed.import_list(io.BytesIO(MORE), name="more.txt")
    with running_web() as proxy:
        monkeypatch.setenv("http_proxy", proxy)
        _, stopped = asyncio.run(
            listed.read_queue(on_progress=lambda _: os.kill(os.getpid(), signal.SIGINT), limit=None)
        )
        assert stopped
        unread = listed.counts().unread
        asyncio.run(listed.read_queue(on_progress=lambda _: None))
    assert unread > 0
    assert listed.counts().unread == 0


def test_what_has_not_changed_is_kept_and_checked_anew(
    listed: Triage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running_web() as proxy:
        monkeypatch.setenv("http_proxy", proxy)
        asyncio.run(listed.read_queue(on_progress=lambda _: None))
        before = listed.find("harborlog.example")
        assert listed.read_again() == 3
        heard: list[Progress] = []
        asyncio.run(listed.read_queue(on_progress=heard.append))
    after = listed.find("harborlog.example")
    assert before is not None
    assert after is not None
    assert after.prospect.fetch_state is FetchState.READ
    assert after.page == before.page
    assert before.site is not None
    assert after.site is not None
    assert after.site.titles == before.site.titles
    assert after.site.read_at > before.site.read_at, "the site may have, and is looked at again"
    # the second time it was compared with more sites
    assert [one for one in after.findings if one.check != "network"] == [
        one for one in before.findings if one.check != "network"
    ]
    assert heard[-1].failures == {FetchState.NOT_FOUND: 1}
    assert listed.validators(after.prospect).etag


def test_a_thin_page_that_has_not_changed_stays_thin(listed: Triage) -> None:
    dossier = listed.find("harborlog.example")
    assert dossier is not None
    thin = replace(page(dossier.prospect.url, "Soon."), thin=True)
    for found in (Found(dossier.prospect.id, thin), Found(dossier.prospect.id, state=UNCHANGED)):
        listed.save_read(found)  # type: ignore[arg-type]
    after = listed.dossier(dossier.prospect.id)
    assert (after.prospect.fetch_state, after.page) == (FetchState.THIN, thin)


def test_a_site_that_could_not_be_read_this_time_stays_as_it_was(listed: Triage) -> None:
    dossier = listed.find("harborlog.example")
    assert dossier is not None
    at, site = dossier.prospect.id, dossier.prospect.site
    known = SiteReading(site, listed.now(), titles=(Title("Tides"),), titles_from="feed")
    nothing = SiteReading(site, listed.now())
    for found in (
        Found(at, page(dossier.prospect.url), site=known),
        Found(at, state=UNCHANGED, site=nothing),
    ):
        listed.save_read(found)  # type: ignore[arg-type]
    after = listed.dossier(at)
    assert after.site == known
    assert listed.read_before(after.prospect) == after.page


def test_a_page_of_a_title_alone_is_checked_shown_and_drafted_for(listed: Triage) -> None:
    dossier = listed.find("harborlog.example")
    assert dossier is not None
    bare = replace(page(dossier.prospect.url), title="Dry stone", paragraphs=(), words=0, thin=True)
    listed.save_read(Found(dossier.prospect.id, bare, state=FetchState.THIN))  # type: ignore[arg-type]
    after = listed.dossier(dossier.prospect.id)
    assert after.page == bare
    assert after.findings
    suggestion = listed.suggest(after)
    assert suggestion is not None
    assert suggestion.targets
    assert listed.record(after)["page"]["paragraphs"] == []


def test_what_failed_for_now_is_offered_again(listed: Triage) -> None:
    dossier = listed.find("harborlog.example")
    gone = listed.find("gonefreight.example")
    assert dossier is not None
    assert gone is not None
    listed.save_read(Found(dossier.prospect.id, state=FetchState.RATE_LIMITED))  # type: ignore[arg-type]
    listed.save_read(Found(gone.prospect.id, state=FetchState.NOT_FOUND))  # type: ignore[arg-type]
    assert listed.retry() == 1
    assert listed.counts().unread == 2


def test_a_rest_is_remembered_until_it_is_over(listed: Triage) -> None:
    now = listed.now()
    listed.rest("over.example", now - timedelta(seconds=1))
    listed.rest("a.example", now + timedelta(hours=1))
    listed.rest("a.example", now + timedelta(hours=2))
    assert listed.resting() == {"a.example": now + timedelta(hours=2)}


def test_an_address_of_the_list_is_a_contact(listed: Triage) -> None:
    text = b"Site URL,Publisher Email,Contact name\nhttps://a.com/,ana@a.com,Ana Ruiz\n"
    listed.import_list(io.BytesIO(text), name="sheet.csv")
    dossier = listed.find("a.com")
    assert dossier is not None
    listed.save_read(Found(dossier.prospect.id))  # type: ignore[arg-type]
    [contact] = listed.dossier(dossier.prospect.id).contacts
    assert (contact.email, contact.role) == ("ana@a.com", "from the list")
