"""From the characters of a page to its tree, with the caps that keep the parser honest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import (
    ElementDefaultClassLookup,
    ErrorTypes,
    HTMLParser,
    LxmlError,
    strip_elements,
)
from lxml.html import HtmlElement, document_fromstring

MAX_CHARACTERS = 5_000_000
"""More of a page is not read; it is marked as partly read."""

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{20000,}")
_MAX_ATTRIBUTES = 2000
"""On one tag. The parser compares each with every other: 100,000 take it over 20 seconds."""

_PERMALINK = frozenset("¶#§🔗⚓∞")
"""What stands beside a heading and links to nothing but the heading."""

_WORDLESS = ("style", "svg", "template", "canvas", "math")
"""Elements in which nothing is ever read; without them every later walk is shorter."""

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTE = re.compile(r"[\s\"][^\s\"'=<>/]")
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
        names = _ATTRIBUTE.findall(_QUOTED.sub('""', tag.group()))
        if len(names) > _MAX_ATTRIBUTES and not _in_script(html, tag.start()):
            raise TooHeavy("one tag has thousands of attributes")


def _in_script(html: str, position: int) -> bool:
    """Return whether a place is inside a script, where `<` is a comparison."""
    before = html[:position].lower()
    return before.rfind("<script") > before.rfind("</script")


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


def _parser() -> HTMLParser:
    """Return a parser for one page: lxml keeps the log of what it had to cut on the parser."""
    parser = HTMLParser(
        encoding="utf-8",
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
        default_doctype=False,
    )
    # one class for all elements, told without asking Python for each: a tenth less time a page
    parser.set_element_class_lookup(ElementDefaultClassLookup(element=HtmlElement))
    return parser


def _drop_permalinks(tree: HtmlElement) -> None:
    """Take out the signs behind headings: "Quickstart¶" is called Quickstart."""
    for link in list(tree.iter("a")):
        sign = (link.text or "").strip()
        if sign in _PERMALINK and not len(link) and link.get("href", "").startswith("#"):
            link.drop_tree()


def parse(html: str) -> Parsed | None:
    """Return the tree of `html`, or None when there is nothing in it.

    Raises `TooHeavy` for a tag with thousands of attributes. The tree is read to depth 2,048;
    `partly` says that the page goes deeper, or on beyond `MAX_CHARACTERS`.
    """
    cut = len(html) > MAX_CHARACTERS
    html = harmless(html[:MAX_CHARACTERS])
    _refuse_endless_tags(html)
    parser = _parser()
    try:
        tree = document_fromstring(html.encode(), parser=parser)
    except (LxmlError, ValueError):
        return None
    strip_elements(tree, *_WORDLESS, with_tail=False)
    _drop_permalinks(tree)
    limited = any(entry.type == ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return Parsed(tree, html, cut or limited)
