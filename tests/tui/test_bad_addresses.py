"""Addresses that are none of the web, in the database past every gate: no key opens them."""

from __future__ import annotations

import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from linktriage.triage import Triage, View
from tests.bad_addresses import BAD_ADDRESSES
from tests.patience import PATIENCE
from tests.tui.samples import SITES, campaign, keep, page
from tests.tui.terminal import OnTerminal, on_terminal
from tests.tui.test_ending import command

BROWSER = """#!{python}
import sys
from pathlib import Path
with Path({log!r}).open("a") as log:
    print(*sys.argv[1:], sep="\\n", file=log)
"""
GOOD = "https://pier.example/good"


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a browser writes what it was asked to open."""
    script, log = tmp_path / "browser", tmp_path / "asked"
    script.write_text(BROWSER.format(python=sys.executable, log=str(log)))
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{script} %s")
    return log


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A campaign whose first page links to them all, and to one that may be opened."""
    with closing(campaign(tmp_path)) as triage:
        triage.choose_order("added")
        first, *others = triage.prospects(View())
        [link, *_] = page().links
        links = [replace(link, url=url, in_text=False) for url in (*BAD_ADDRESSES.values(), GOOD)]
        bad = list(BAD_ADDRESSES.values())
        keep(triage, first, links=tuple(links), final_url=bad[0])
        for prospect_id, url in zip(others, bad[1:], strict=False):
            keep(triage, prospect_id, final_url=url)
        return triage.store.path


def test_no_link_of_a_page_reaches_a_browser_but_those_of_the_web(
    database: Path, tmp_path: Path, log: Path
) -> None:
    with on_terminal(command(database), tmp_path) as terminal:
        assert terminal.wait_for("Carriers"), terminal.shown
        terminal.type("L")
        assert terminal.wait_for("links of"), terminal.shown
        terminal.type("oj" * len(BAD_ADDRESSES))
        assert terminal.wait_for("Not opened"), terminal.shown
        terminal.type("o")
        assert opened(log, terminal) == [GOOD]


def test_no_page_reaches_a_browser_under_such_an_address(
    database: Path, tmp_path: Path, log: Path
) -> None:
    with closing(Triage(database)) as triage:
        keep(triage, triage.prospects(View())[-1], final_url=GOOD)
    with on_terminal(command(database), tmp_path) as terminal:
        assert terminal.wait_for("Carriers"), terminal.shown
        for place in range(2, len(SITES) + 1):
            terminal.type("oJ")
            assert terminal.wait_for(f"{place}/{len(SITES)}|{place} of"), terminal.shown
        assert terminal.wait_for("Not opened"), terminal.shown
        terminal.type("o")
        assert opened(log, terminal) == [GOOD]


def opened(log: Path, terminal: OnTerminal) -> list[str]:
    """Wait until the browser was asked for an address; return all that it was asked for."""
    until = time.monotonic() + PATIENCE
    while not log.exists():
        assert time.monotonic() < until, terminal.shown
        terminal.settle(0.1)
    terminal.settle()
    return log.read_text().split()
