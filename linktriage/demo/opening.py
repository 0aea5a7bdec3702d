"""Opens the sample: the web is running, the campaign is there, its lists are imported."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from linktriage.demo.sample import CAMPAIGN, LISTS, TARGETS
from linktriage.demo.server import running_web
from linktriage.triage import Triage


@contextmanager
def opened_sample() -> Iterator[Triage]:
    """Give a desk with the sample campaign on it; afterwards nothing of it is left."""
    with TemporaryDirectory(prefix="linktriage-demo-") as folder, running_web() as proxy_url:
        triage = Triage(Path(folder) / "demo.db")
        try:
            prepare(triage)
            with read_through(proxy_url):
                yield triage
        finally:
            triage.close()


def prepare(triage: Triage) -> None:
    """Make the open campaign the sample campaign, and import its lists."""
    triage.change_campaign(CAMPAIGN)
    for target in TARGETS:
        triage.add_target(target)
    for file in LISTS:
        triage.import_list(file)


@contextmanager
def read_through(proxy_url: str) -> Iterator[None]:
    """Let everything that this process asks of the web be answered by one proxy.

    The person's own proxies and exceptions are put aside meanwhile, so that nothing of the sample
    can leave the machine.
    """
    theirs = {name: text for name, text in os.environ.items() if name.lower().endswith("_proxy")}
    ours = {"http_proxy": proxy_url, "https_proxy": proxy_url}
    _replace_variables(theirs, ours)
    try:
        yield
    finally:
        _replace_variables(ours, theirs)


def _replace_variables(old: Mapping[str, str], new: Mapping[str, str]) -> None:
    for name in old:
        del os.environ[name]
    os.environ.update(new)
