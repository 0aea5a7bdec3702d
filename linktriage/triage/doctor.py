"""Looks after the installation and the database: what works, and what to do where it does not."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from linktriage import pitching
from linktriage.errors import LinktriageError
from linktriage.model import Fetched, Page
from linktriage.triage.desk import Desk
from linktriage.triage.places import user_templates

_LIBRARIES = (
    "textual",
    "sqlmodel",
    "httpx",
    "trafilatura",
    "lxml_html_clean",
    "jinja2",
    "openpyxl",
    "feedparser",
    "protego",
)

_PROBE = b"""<html><head><title>Probe</title></head><body><article><h1>Probe</h1>
<p>This paragraph is read by the extraction process, to see that it starts and answers.</p>
<p>It has a second paragraph, long enough that a reader of web pages takes it for a text.</p>
<p>And a third one, so that nobody can say that this page is too thin to be read at all.</p>
</article></body></html>"""


def examine(desk: Desk) -> Iterator[tuple[str, str]]:
    """Yield each thing that was looked at, with what is wrong with it (empty: nothing)."""
    for library in _LIBRARIES:
        yield f"library {library}", _trouble(lambda name=library: _import(name))  # type: ignore[misc]
    yield f"database {desk.store.path}", _trouble(lambda: _integrity(desk))
    for name in pitching.Library(user_templates()).names():
        yield f"template {name}", _trouble(lambda name=name: _template(name))  # type: ignore[misc]
    yield "reading process", _trouble(lambda: asyncio.run(_read_probe()))


def _trouble(look: Callable[[], str]) -> str:
    try:
        return look()
    except LinktriageError as error:
        return str(error)


def _import(name: str) -> str:
    try:
        importlib.import_module(name)
    except ImportError as error:
        return f"{error}; install linktriage again"
    return ""


def _integrity(desk: Desk) -> str:
    found = desk.store.integrity()
    return "" if found == "ok" else f"{found}; restore a backup"


def _template(name: str) -> str:
    pitching.Library(user_templates()).check(name)
    return ""


async def _read_probe() -> str:
    from linktriage.extracting import Extractor

    probe = "https://probe.example/"
    fetched = Fetched(probe, probe, datetime.now(UTC), 200, "text/html", "utf-8", _PROBE)
    async with Extractor(workers=1, deadline=30) as extractor:
        read = await extractor.page(fetched)
    return "" if isinstance(read, Page) and read.title == "Probe" else f"it answered {read}"
