from __future__ import annotations

import asyncio
import io
import os
import signal
from dataclasses import replace

import pytest

from linktriage.demo import running_web
from linktriage.model import FetchState, Policy
from linktriage.triage import Triage
from linktriage.triage.reading import Progress

QUICK = Policy(request_gap=0.01, deadline=2.0, requests_per_site=2, concurrency=1)
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


def test_an_address_of_the_list_is_a_contact(listed: Triage) -> None:
    text = b"Site URL,Publisher Email,Contact name\nhttps://a.com/,ana@a.com,Ana Ruiz\n"
    listed.import_list(io.BytesIO(text), name="sheet.csv")
    dossier = listed.find("a.com")
    assert dossier is not None
    from tests.triage.conftest import Found

    listed.save_read(Found(dossier.prospect.id))  # type: ignore[arg-type]
    [contact] = listed.dossier(dossier.prospect.id).contacts
    assert (contact.email, contact.role) == ("ana@a.com", "from the list")
