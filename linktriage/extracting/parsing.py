"""From the characters of a page to its tree, with the caps that keep the parser honest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import ErrorTypes, LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

MAX_CHARACTERS = 5_000_000
"""More of a page is not read; it is marked as partly read."""

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}")
_MAX_ATTRIBUTES = 2000
"""On one tag. The parser compares each with every other: 100,000 take it over 20 seconds."""

_ATTRIBUTE = re.compile(r"[\s\"'/][^\s\"'=<>/]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_NUMERIC = re.compile(r"&#(?:[xX]0{0,9}([0-9a-fA-F]{1,8})|0{0,9}(\d{1,9}));?")
_PROLOGUE = re.compile(
    r"^\s{0,999}(?:<\?xml[^>]{0,300}>\s{0,999})?(?:<!doctype[^>]{0,1000}>)?", re.IGNORECASE
)


class TooHeavy(Exception):
    """The page is built to hang its reader."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page as a tree, and whether something had to be left out."""

    tree: HtmlElement
    html: str
    partly: bool


def _refuse_endless_tags(html: str) -> None:
    for tag in _LONG_TAG.finditer(html):
        if sum(1 for _ in _ATTRIBUTE.finditer(tag.group())) > _MAX_ATTRIBUTES:
            raise TooHeavy("one tag has thousands of attributes")


def _drop_control(reference: re.Match[str]) -> str:
    """Return the reference as it stands, or nothing when it names a control character."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    control = code < 0x20 and code not in {9, 10, 13}
    return "" if control or code == 0x7F or 0xD800 <= code < 0xE000 else reference.group()


def harmless(html: str) -> str:
    """Return `html` without control characters, written out or as references to them.

    One `&#27;` is enough for trafilatura to give up on a whole page.
    """
    html = _NOT_IN_XML.sub("", html)
    if "&#" in html:
        html = _NUMERIC.sub(_drop_control, html)
    return _PROLOGUE.sub("", html, count=1)


def parse(html: str) -> Parsed | None:
    """Return the tree of `html`, or None when there is nothing in it.

    Raises `TooHeavy` for a tag with thousands of attributes. The tree is read to depth 2,048;
    `partly` says that the page goes deeper, or on beyond `MAX_CHARACTERS`.
    """
    cut = len(html) > MAX_CHARACTERS
    html = harmless(html[:MAX_CHARACTERS])
    _refuse_endless_tags(html)
    # lxml keeps the log on the parser, so each page has its own
    parser = HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
    )
    try:
        tree = document_fromstring(html.encode(), parser=parser)
    except (LxmlError, ValueError):
        return None
    limited = any(entry.type == ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return Parsed(tree, html, cut or limited)
