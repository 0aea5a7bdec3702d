"""Sitemaps and their indexes: which pages a site has, with titles guessed from addresses."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import unquote, urlsplit

from lxml.etree import _Element, iterparse

from linktriage.extracting.head import day
from linktriage.extracting.links import absolute
from linktriage.extracting.titles import MAX_TITLE, MAX_TITLES, TitleList
from linktriage.model import Title
from linktriage.text import clean_line, count_words

MAX_UNPACKED = 20_000_000
"""Bytes of a packed sitemap that are read; the protocol allows 50 MB."""
MAX_SITEMAPS = 50
MAX_ENTRIES = 50_000
"""Entries that are looked at; the protocol's own limit."""
MIN_WORDS = 3
"""Words an address must have to be taken for a title."""

_GZIP = b"\x1f\x8b"
_ROOT = re.compile(rb"<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]")
_EXTENSION = re.compile(r"\.[a-z]{2,5}$")
_BREAK = re.compile(r"[-_+\s.]+")
_IDENTIFIER = re.compile(r"[0-9a-f]{8,}|\d{5,}")
_POSTS = re.compile(r"post|article|blog|news", re.IGNORECASE)


def unpacked(body: bytes) -> bytes:
    """Return `body`, unpacked when it is gzip, at most `MAX_UNPACKED` bytes of it."""
    if not body.startswith(_GZIP):
        return body
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, MAX_UNPACKED)
    except zlib.error:
        return b""


def is_sitemap(body: bytes) -> bool:
    """Return whether `body` is a sitemap or an index of sitemaps."""
    return _ROOT.search(body[:4096]) is not None


def words_of(url: str) -> str:
    """Return the words in the last part of an address, as a title would begin: "How to X"."""
    path = unquote(urlsplit(url).path).rstrip("/")
    slug = _EXTENSION.sub("", path.rpartition("/")[2])
    words = [word for word in _BREAK.split(slug) if word and not _IDENTIFIER.fullmatch(word)]
    text = clean_line(" ".join(words), MAX_TITLE)
    return text[:1].upper() + text[1:]


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _entries(body: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the kind and the values of each entry, as far as the document can be read.

    The parser mends what is broken, and neither expands entities nor uses the network.
    """
    steps = iterparse(
        BytesIO(body), events=("end",), resolve_entities=False, no_network=True, recover=True
    )
    for _, element in steps:
        kind = _local(element)
        if kind in {"url", "sitemap"}:
            yield kind, {_local(part): (part.text or "").strip() for part in element.iter()}
            element.clear()


def read_sitemap(body: bytes, url: str) -> TitleList:
    """Return the pages a sitemap names, the newest first, and the sitemaps an index leads to."""
    titles: list[Title] = []
    further: list[tuple[bool, str, str]] = []
    for _, (kind, values) in zip(range(MAX_ENTRIES), _entries(body), strict=False):
        address = absolute(url, values.get("loc", "")) if values.get("loc") else ""
        if address and kind == "sitemap":
            further.append((bool(_POSTS.search(address)), values.get("lastmod", ""), address))
        elif address:
            titles.append(_title(address, values))
    named = [title for title in titles if count_words(title.text) >= MIN_WORDS]
    # sorting is stable: what has no date keeps the order of the file
    named.sort(
        key=lambda title: title.published.toordinal() if title.published else 0, reverse=True
    )
    further.sort(reverse=True)
    return TitleList(
        tuple(named[:MAX_TITLES]),
        "sitemap",
        sitemaps=tuple(item[2] for item in further[:MAX_SITEMAPS]),
    )


def pages_of(body: bytes, url: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the addresses of all pages a sitemap names, and of the sitemaps it leads to."""
    found: dict[str, dict[str, None]] = {"url": {}, "sitemap": {}}
    for _, (kind, values) in zip(range(MAX_ENTRIES), _entries(body), strict=False):
        address = absolute(url, values.get("loc", "")) if values.get("loc") else ""
        if address:
            found[kind][address] = None
    return tuple(found["url"]), tuple(found["sitemap"])


def _title(address: str, values: dict[str, str]) -> Title:
    published = day(values.get("publication_date") or values.get("lastmod"))
    told = clean_line(values.get("title", ""), MAX_TITLE)
    return Title(told or words_of(address), address, published, guessed=not told)
