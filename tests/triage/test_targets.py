"""The user's own pages, read from a small server of our own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from linktriage.model import Answer, Readiness, Role, TargetPage
from linktriage.triage import Triage
from tests.patience import PATIENCE

TEXT = f"<p>{'Density decides the freight class of a shipment, and its price. ' * 15}</p>"


class Shop(BaseHTTPRequestHandler):
    """A website of ours with a home page, a guide that it links to, and a page that it does not."""

    pages = {  # noqa: RUF012 - never changed
        "/": '<title>Ours</title><a href="/guide">The guide to freight class</a>' + TEXT,
        "/guide": f'<title>Freight class</title><h1>Freight class</h1>{TEXT}<a href="/">home</a>',
        "/alone": f'<title>Freight class</title><h1>Freight class</h1>{TEXT}<a href="/">home</a>',
    }

    def do_GET(self) -> None:
        """Answer with one of the pages."""
        body = self.pages.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((body or "nothing here").encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named so by its base
        """Keep quiet."""


@pytest.fixture
def triage(tmp_path: Path) -> Iterator[Triage]:
    """A desk without targets."""
    triage = Triage(tmp_path / "linktriage.db")
    yield triage
    triage.close()


@pytest.fixture
def home(triage: Triage) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    Thread(target=server.serve_forever, daemon=True).start()
    policy = replace(triage.campaign.policy, request_gap=0.01, deadline=PATIENCE)
    triage.change_campaign(replace(triage.campaign, policy=policy))
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def target(url: str, **fields: object) -> TargetPage:
    made = TargetPage(url, Role.PILLAR, "freight class", "it shows the density behind each class")
    return replace(made, **fields)  # type: ignore[arg-type]


async def checked(triage: Triage, *targets: TargetPage) -> dict[str, TargetPage]:
    """Add these targets and check them."""
    for one in targets:
        triage.add_target(one)
    heard: list[str] = []
    found = await triage.check_targets(on_target=heard.append, allow_private=True)
    assert {one.url for one in targets} <= set(heard)
    return {one.url.rpartition("/")[2]: one for one in found}


async def test_a_page_that_the_home_page_links_to_is_ready_and_kept(
    triage: Triage, home: str
) -> None:
    found = await checked(triage, target(f"{home}/guide"))
    assert found["guide"].readiness is Readiness.READY, found["guide"].missing
    kept = triage.own_page(f"{home}/guide")
    assert kept
    assert "Density decides" in kept.paragraphs[0].text
    assert triage.own_page(f"{home}/never-read") is None


async def test_a_page_that_no_page_of_ours_links_to_is_not(triage: Triage, home: str) -> None:
    found = await checked(triage, target(f"{home}/alone"))
    assert found["alone"].missing == (
        "no link leads to it from the other page of yours that could be read",
    )


async def test_it_must_lead_on_to_the_money_page_it_supports(triage: Triage, home: str) -> None:
    found = await checked(triage, target(f"{home}/guide", supports=f"{home}/alone"))
    assert found["guide"].missing == (f"it does not link to the page it leads on to: {home}/alone",)


async def test_a_page_that_is_gone_keeps_its_old_text(
    triage: Triage, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await checked(triage, target(f"{home}/guide"))
    monkeypatch.delitem(Shop.pages, "/guide")
    found = await checked(triage, target(f"{home}/guide"))
    assert found["guide"].missing[0].startswith("it cannot be read")
    assert triage.own_page(f"{home}/guide")


async def test_the_persons_own_answers_count(triage: Triage, home: str) -> None:
    unread = triage.answer_target(target(f"{home}/guide"), "specific", Answer.FAIL)
    assert unread.readiness is Readiness.NOT_READY
    assert triage.answer_target(unread, "specific", None).readiness is Readiness.UNCHECKED
    await checked(triage, target(f"{home}/guide"))
    read = triage.answer_target(target(f"{home}/guide"), "worth-keeping", Answer.FAIL)
    assert read.missing == ("you said that nobody would save, share or cite it",)
    assert triage.answer_target(read, "worth-keeping", Answer.PASS).readiness is Readiness.READY
