"""The screen in front of the real reading: a server that never answers holds nobody up."""

from __future__ import annotations

import asyncio
import io
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from linktriage.model import Policy
from linktriage.tui.app import TriageApp
from tests.fetching.web import answer, silence, small_web
from tests.patience import until
from tests.tui.samples import campaign
from tests.tui.seat import seated

STORY = "<p>" + "The lock keeper counts every barge that climbs the hill by water. " * 12
SECONDS = 120
"""For all of it: the server is silent for ever, and a request may take longer than this."""


@pytest.mark.parametrize("apart", [False, True], ids=["in one process", "apart"])
async def test_quitting_waits_for_no_server(tmp_path: Path, apart: bool) -> None:
    others = psutil.Process().children()
    triage = campaign(tmp_path, sites=())
    policy = Policy(request_gap=0.0, deadline=10.0 * SECONDS)
    triage.change_campaign(replace(triage.campaign, policy=policy))
    async with small_web() as web, asyncio.timeout(SECONDS):
        web.serve("/pricing", answer(f"<title>Locks</title><main>{STORY}</main>"))
        web.serve("/sitemap.xml", silence)
        triage.import_list(io.BytesIO(web.url("/pricing").encode()), name="list.txt")
        app = TriageApp(triage, allow_private=True)
        with closing(app.work_apart()) if apart else nullcontext():
            async with seated(triage, app=app) as seat:
                await until(lambda: "/sitemap.xml" in web.asked)
                readers = set(psutil.Process().children()).difference(others)
                await seat.press("q")
    assert readers
    assert not any(reader.is_running() for reader in readers)
    assert triage.counts().unread == 1
    triage.close()
