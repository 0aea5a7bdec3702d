"""What may be asked for, and whether an answer is that."""

from __future__ import annotations

import re
from enum import StrEnum

_PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
    "application/json",
    "application/feed+json",
    "text/plain",
    "application/gzip",
    "application/x-gzip",
    "application/octet-stream",
)


class Kind(StrEnum):
    """What is asked for, which decides the types that are read and how much of them."""

    PAGE = "page"
    FEED = "feed"
    """A feed or a sitemap; one that is a gzip file is opened."""
    TEXT = "text"
    """Any text."""
    ROBOTS = "robots.txt"
    """Read whatever its type says, and cut at its cap instead of refused."""
    PROBE = "probe"
    """Anything: only whether it is there counts, so little of it is read."""


ACCEPT = {
    Kind.PAGE: "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1",
    Kind.FEED: "application/rss+xml,application/atom+xml,application/feed+json,"
    "application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1",
    Kind.TEXT: "text/*,*/*;q=0.1",
    Kind.ROBOTS: "text/plain,*/*;q=0.1",
    Kind.PROBE: "text/html,*/*;q=0.5",
}
"""The Accept header of each kind."""

BODY_CAP = {
    Kind.PAGE: 5_000_000,
    Kind.FEED: 5_000_000,
    Kind.TEXT: 5_000_000,
    Kind.ROBOTS: 500 * 1024,
    Kind.PROBE: 4 * 1024,
}
"""Decoded bytes that are read; robots.txt as RFC 9309, 2.5 asks for at least."""


ANY_TYPE = frozenset({Kind.ROBOTS, Kind.PROBE})
"""Kinds that are read whatever they are, and cut at their cap."""


def is_wanted(kind: Kind, media_type: str) -> bool:
    """Return whether an answer labelled `media_type` (lower case, bare) may be of that kind.

    An answer without a type may be anything; its first bytes are looked at later.
    """
    if kind in ANY_TYPE or not media_type:
        return True
    if kind is Kind.PAGE:
        return media_type in _PAGE_TYPES
    if kind is Kind.FEED:
        return media_type in _FEED_TYPES
    return media_type.startswith("text/") or media_type.endswith(("/xml", "+xml", "/json", "+json"))


_SIGNATURES = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"RIFF",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    b"ID3",
    b"OggS",
    b"\x7fELF",
    b"MZ\x90",
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOKED_AT = 4096


def is_binary(body: bytes, charset: str) -> bool:
    """Return whether the first bytes are those of no text, whatever the label says.

    Text in UTF-16 or UTF-32 is told by its byte order mark or by the charset of its label.
    """
    head = body[:_LOOKED_AT]
    if head.startswith(_SIGNATURES):
        return True
    if head.startswith(_WIDE_MARKS) or charset.replace("_", "-").startswith(("utf-16", "utf-32")):
        return False
    # One control byte in a hundred: damaged text has fewer, pictures have many more.
    return len(_CONTROLS.findall(head)) * 100 > len(head)
