"""What the tests of this room read: our own pages, and markup written on the spot."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from linktriage.extracting.page import read_page
from linktriage.model import Failure, Fetched, OutboundLink, Page

PAGES = Path(__file__).parent.parent / "pages"
ADDRESS = "https://site.example/post"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def read(markup: str | bytes, **headers: Any) -> Page | Failure:
    """Read markup as the page at `ADDRESS`."""
    body = markup if isinstance(markup, bytes) else markup.encode()
    headers = {"url": ADDRESS, "final_url": ADDRESS, "fetched_at": NOW, **headers}
    return read_page(body, **headers)


def page(markup: str | bytes, **headers: Any) -> Page:
    """Read markup that is a page."""
    found = read(markup, **headers)
    assert isinstance(found, Page), found
    return found


def stored(name: str) -> Page:
    """Read one of our own pages."""
    return page((PAGES / f"{name}.html").read_bytes())


def body(*parts: str) -> str:
    """Return a page with these parts and enough text for an article."""
    return f"<html><body><article>{''.join(parts)}{LONG}</article></body></html>"


def link(read: Page, anchor: str) -> OutboundLink:
    """Return the first link with this anchor."""
    return next(link for link in read.links if link.anchor == anchor)


def fetched(body: str | bytes, url: str = ADDRESS, **more: Any) -> Fetched:
    """Return an answer of the web with this body."""
    data = body if isinstance(body, bytes) else body.encode()
    return Fetched(url, url, NOW, 200, body=data, **more)


LONG = "".join(
    f"<p>Paragraph {number} of a text about walls: how they are laid without mortar, why the stones"
    " lean inwards, and what a hard frost does to the ones that do not.</p>"
    for number in range(4)
)
