"""One page read: its text, metadata and links, from nothing but its bytes. A pure function."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import islice

from lxml.html import HtmlElement
from trafilatura.settings import Document

from linktriage.extracting import contacts, head, language
from linktriage.extracting.article import MAX_ELEMENTS, MAX_LINKS_IN_TEXT, article, stamp, take_out
from linktriage.extracting.blocks import Block
from linktriage.extracting.decoding import decode
from linktriage.extracting.links import MAX_LINKS, Resolved, absolute, outbound, resolve
from linktriage.extracting.metadata import metadata
from linktriage.extracting.parsing import Parsed, TooHeavy, parse
from linktriage.extracting.readable import (
    MAX_PARAGRAPHS,
    choose,
    count_main_words,
    is_doubtful,
    standings,
)
from linktriage.extracting.survey import Survey, survey
from linktriage.model import Failure, FetchState, OutboundLink, Page, Placement
from linktriage.text import clean_line, clean_text, words
from linktriage.urls import site_of

MAX_RAW = 20_000
"""Characters of the raw text that is kept of a thin page."""
MAX_LABELS = 60
"""Categories, tags, headings or menu entries that are kept of a page."""
MAX_NAME = 5
"""Words of an author's name."""

_AFTER_NAME = re.compile(
    r"\W{1,3}(?:last )?(?:updated|published|posted|modified)\b.*"
    r"|(?<=\w) (?:(?:staff|senior|freelance|contributing) )?"
    r"(?:writer|editor|reporter|journalist|contributor|(?:well-known )?member)$",
    re.IGNORECASE,
)
"""What stands behind a name in a byline: when it was written, and what the person is."""

NO_TEXT = "The page has no text; it likely needs JavaScript: press o to open it in a browser."
TOO_DEEP = "The page is nested too deeply to be read: press o to open it in a browser."
HANGS = "The page is built so that reading it never ends ({}): press o to open it in a browser."


def read_page(  # noqa: PLR0913 - all by name, each one header or fact of the answer
    body: bytes,
    *,
    url: str,
    final_url: str,
    fetched_at: datetime,
    http_status: int | None = None,
    charset: str = "",
    x_robots_tag: str = "",
    redirected: bool = False,
) -> Page | Failure:
    """Return what stands on the page, or why it cannot be read. Never raises for what is there.

    `charset` is the label in the Content-Type header, `x_robots_tag` the header of that name.
    """
    try:
        parsed = parse(decode(body, charset))
    except TooHeavy as reason:
        return Failure(FetchState.TOO_HEAVY, HANGS.format(reason))
    found = survey(parsed.tree) if parsed else Survey()
    if parsed is None or not _says_something(found, whole=not parsed.partly):
        return _nothing_read(parsed)
    page = Page(url, final_url, fetched_at, http_status, redirected=redirected)
    base = absolute(final_url, found.base) or final_url
    page = _with_head(page, found, base, x_robots_tag)
    page = _with_routes(page, parsed, found, base)
    if found.elements <= MAX_ELEMENTS:
        own = page.canonical or final_url
        page = _with_metadata(page, metadata(parsed.tree, parsed.html, own))
    return _with_text(page, parsed, found, resolve(found.links, base))


def _says_something(found: Survey, *, whole: bool) -> bool:
    """Return whether there is text, or a title or description of a page that has no more.

    With scripts the text is theirs to bring; of one that was not read whole, it is further down.
    """
    metas = head.Metas(found.metas)
    described = found.title or metas.first("og:title", "description", "og:description")
    return bool(found.blocks or (described and whole and not found.scripts))


def _nothing_read(parsed: Parsed | None) -> Failure:
    if parsed and parsed.partly:
        return Failure(FetchState.TOO_HEAVY, TOO_DEEP)
    return Failure(FetchState.UNREADABLE, NO_TEXT)


def _with_head(page: Page, found: Survey, base: str, x_robots_tag: str) -> Page:
    metas = head.Metas(found.metas)
    return replace(
        page,
        title=metas.first("og:title", limit=300) or found.title,
        description=metas.first("description", "og:description", "twitter:description"),
        site_name=metas.first("og:site_name", limit=200),
        modified=head.modified(metas, found.data),
        canonical=head.canonical(found.head_links, base),
        feeds=head.feeds(found.head_links, base),
        robots=head.robots(metas, x_robots_tag),
        language=language.declared(found.language or metas.first("og:locale", "content-language")),
    )


def _with_routes(page: Page, parsed: Parsed, found: Survey, base: str) -> Page:
    prose = (item.block.paragraph for item in found.blocks)
    texts = [paragraph.text for paragraph in prose if paragraph.kind != "code"]
    return replace(
        page,
        forms=contacts.forms(found.forms, base),
        emails=contacts.emails(parsed.html, found.links, texts),
        trackers=contacts.trackers(parsed.html),
        headings=_labels(
            item.block.paragraph.text
            for item in found.blocks
            if 1 <= item.block.paragraph.level <= 3
        ),
    )


def _labels(values: Iterable[str | None]) -> tuple[str, ...]:
    lines = (clean_line(value, 200) for value in values if value)
    return tuple(islice(filter(None, dict.fromkeys(lines)), MAX_LABELS))


def _with_metadata(page: Page, told: Document) -> Page:
    """Add what trafilatura makes of the whole page; what the page states itself goes first."""
    return replace(
        page,
        title=_title(clean_line(told.title or "", 300), page.title),
        description=page.description or clean_line(told.description or "", 1000),
        author=_author(told.author or ""),
        published=head.day(told.date),
        site_name=page.site_name or _site_name(told, page.final_url),
        categories=_labels(told.categories or ()),
        tags=_labels(told.tags or ()),
    )


def _title(told: str, own: str) -> str:
    """Return what trafilatura takes for the title, unless the page's own shares no word with it.

    A banner about cookies often stands in the first heading.
    """
    shared = set(words(told.casefold())) & set(words(own.casefold()))
    return told if told and (shared or not own) else own


def _author(told: str) -> str:
    """Return the names among what was taken for authors: a whole sentence or a sign is none."""
    names = (_AFTER_NAME.sub("", clean_line(part, 80)) for part in told.split(";"))
    return "; ".join(name for name in names if name[:1].isalpha() and len(name.split()) <= MAX_NAME)


def _site_name(told: Document, url: str) -> str:
    """Return the site's name, unless it is only the name of its domain once more."""
    name = clean_line(told.sitename or "", 200)
    return "" if name == site_of(url) else name


def _with_text(page: Page, parsed: Parsed, found: Survey, links: list[Resolved]) -> Page:
    """Add the paragraphs and links. Changes the tree: nothing else can read it afterwards."""
    stamp(links)
    crowded = found.elements > MAX_ELEMENTS
    extract = [] if crowded else _extract(parsed.tree, found)
    reading = choose(extract, found.blocks, crowded=crowded)
    outgoing = outbound(links, page.final_url, standings(reading, links))
    paragraphs = tuple(block.paragraph for block in reading.blocks[:MAX_PARAGRAPHS])
    left_out = (
        len(links) > min(MAX_LINKS, MAX_LINKS_IN_TEXT) or len(reading.blocks) > MAX_PARAGRAPHS
    )
    raw = "\n".join(item.block.paragraph.text for item in found.blocks) if reading.thin else ""
    return replace(
        page,
        paragraphs=paragraphs,
        links=outgoing,
        menu=_menu(outgoing),
        words=count_main_words(reading.blocks, found.blocks),
        thin=reading.thin,
        raw_text=clean_text(raw, MAX_RAW),
        partly_read=parsed.partly or found.cut or crowded or left_out,
        language=language.language_of(
            " ".join(item.text for item in paragraphs[:40]), page.language
        ),
    )


def _extract(tree: HtmlElement, found: Survey) -> list[Block]:
    """Return the main text, looked for in the whole page only where the quick way finds little."""
    whole = take_out(tree, found.beside)
    extract = article(tree)
    return article(whole, thorough=True) if is_doubtful(extract, found.blocks) else extract


def _menu(links: Iterable[OutboundLink]) -> tuple[str, ...]:
    return _labels(link.anchor for link in links if link.placement is Placement.NAV)
