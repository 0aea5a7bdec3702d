"""`linktriage metrics` and `linktriage dead-links`, as a person runs them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from linktriage.model import FetchState, OutboundLink
from linktriage.triage import Triage
from linktriage.triage.reading import Read
from tests.builders import page

from .conftest import Run


class Service(BaseHTTPRequestHandler):
    """Knows a rank of each site whose name begins with h, and one page that is gone."""

    def do_GET(self) -> None:
        rank = b'{"date": "2026-11-18", "rank": 700}' if "/h" in self.path else b""
        body = b'{"ranks": [' + rank + b"]}"
        self.send_response(200 if "/api/" in self.path else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("LINKTRIAGE_TRANCO_URL", address)
    yield address
    server.shutdown()
    server.server_close()


def test_figures_are_asked_for_once(campaign: Run, service: str, tmp_path: Path) -> None:
    """Shape from documentation, not yet tried live."""
    sites = tmp_path / "sites.txt"
    sites.write_text("https://harborlog.example/\nhttps://dockside.example/\n")
    campaign("import", str(sites))
    first = campaign("metrics", "--from", "tranco", "--allow-private")
    assert "tranco: 1 of 2 sites have figures." in first.out
    assert "no figures: 1 Tranco: does not rank the site" in first.out
    second = campaign("metrics", "--from", "tranco", "--allow-private")
    assert "2 were asked about less than 30 days ago." in second.out
    campaign("check")
    assert "Tranco" not in campaign("show", "dockside.example").out


def test_a_service_without_its_key_is_refused_in_a_sentence(campaign: Run) -> None:
    refused = campaign("metrics", "--from", "ahrefs")
    assert refused.status == 1
    assert "LINKTRIAGE_AHREFS_KEY" in refused.err


def test_links_of_an_unread_page_cannot_be_asked_for(campaign: Run, tmp_path: Path) -> None:
    sites = tmp_path / "sites.txt"
    sites.write_text("https://harborlog.example/\n")
    campaign("import", str(sites))
    assert "was not read" in campaign("dead-links", "harborlog.example").err


def test_dead_links_of_a_page_are_named(campaign: Run, service: str, tmp_path: Path) -> None:
    sites = tmp_path / "sites.txt"
    sites.write_text("https://harborlog.example/\nhttps://dockside.example/\n")
    campaign("import", str(sites))
    with closing(Triage(tmp_path / "linktriage.db")) as triage:
        gone = OutboundLink(f"{service}/gone", "127.0.0.1", "the old table")
        for site, links in (("harborlog.example", (gone,)), ("dockside.example", ())):
            dossier = triage.find(site)
            assert dossier is not None
            read = replace(page(f"https://{site}/"), links=links)
            found = Read(dossier.prospect.id, dossier.prospect.rev, FetchState.READ, page=read)
            triage.save_read(found)
    said = campaign("dead-links", "harborlog.example", "--allow-private").out
    assert "1 of 1 link asked for are dead (100%)" in said
    assert f"the old table: not found  {service}/gone" in said
    assert "links to no other site" in campaign("dead-links", "dockside.example").out
