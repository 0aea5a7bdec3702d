"""The main text of a page as trafilatura finds it, and our own numbers for its links."""

from __future__ import annotations

import logging
from copy import copy

from lxml.etree import _Element, iterwalk, strip_elements
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from linktriage.extracting.blocks import Block, BlockWriter
from linktriage.extracting.links import Resolved
from linktriage.model import ParagraphKind

MAX_LINKS_IN_TEXT = 2000
"""Links trafilatura is shown: 20,000 of them take it 40 seconds. The others keep their text."""
MAX_ELEMENTS = 20_000
"""Elements of a page trafilatura is asked about: 50,000 paragraphs take it 20 seconds,
30,000 cells of a table 10."""

_NEVER_TEXT = ("aside", "footer", "nav", "iframe", "picture", "video", "time")
"""What trafilatura leaves out in the end, but searches through a dozen times before. Not among them
are `noscript`, which may hold the text, and what swallows the rest of a page when it is not
closed, such as `button`."""
_STAMP = "#link-"
_KINDS: dict[str, ParagraphKind] = {"item": "item", "cell": "cell", "quote": "quote"}
_BLOCKS = frozenset({"body", "p", "head", "quote", "list", "item", "table", "row", "cell", "div"})

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def stamp(links: list[Resolved]) -> None:
    """Mark each link element with its number, so that it is known again in the extract.

    The fragment of an address survives trafilatura; the position in the document does not.
    """
    for link in links[:MAX_LINKS_IN_TEXT]:
        link.found.element.set("href", f"https://link.invalid/{_STAMP}{link.number}")
    for link in links[MAX_LINKS_IN_TEXT:]:
        link.found.element.tag = "span"


def take_out(tree: HtmlElement, beside: list[HtmlElement]) -> HtmlElement:
    """Take what is no main text out of `tree`, and return a copy that still has it all.

    `beside` are elements whose names and tags say that they hold none: without them an extract
    takes an eighth less time. On 1,330 pages with a reference text F1 by words is .881 (.879 with
    them), and .089 of the snippets that do not belong to the text come along (.095).
    """
    whole = copy(tree)
    for element in beside:
        element.drop_tree()
    strip_elements(tree, *_NEVER_TEXT, with_tail=False)
    return whole


def article(tree: HtmlElement, *, thorough: bool = False) -> list[Block]:
    """Return the blocks of the main text of a stamped tree; none when there is no main text.

    The address of the page is not told to trafilatura, which would only make each link absolute
    by it (a tenth of its time): stamps are absolute. `thorough` has it compare its own extract
    with those of readability and justext: it takes half as long again.
    """
    try:
        document = bare_extraction(
            tree,
            fast=not thorough,
            include_links=True,
            include_formatting=True,
            include_comments=False,
            output_format="xml",
        )
    except Exception:  # noqa: BLE001 - hostile markup must not cost the page
        return []
    return _blocks(document.body) if isinstance(document, Document) else []


def _number(reference: _Element) -> int | None:
    _, _, number = (reference.get("target") or "").rpartition(_STAMP)
    return int(number) if number.isdigit() else None


class _Reader:
    """Walks the extract and puts its text into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._writer = BlockWriter()
        self._kinds: list[tuple[ParagraphKind, int]] = [("text", 0)]
        self._link: int | None = None

    def enter(self, element: _Element) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._break()
        self._kinds.append(self._kind(element))
        if tag == "ref":
            self._link = _number(element)
        self._say(" " if tag == "lb" else element.text)

    def leave(self, element: _Element) -> None:
        tag = element.tag
        if tag in _BLOCKS or self._is_code_block(element):
            self._break()
        self._kinds.pop()
        if tag == "ref":
            self._link = None
        self._say(element.tail)

    def _kind(self, element: _Element) -> tuple[ParagraphKind, int]:
        if element.tag == "head":
            level = (element.get("rend") or "h2")[-1]
            return "heading", int(level) if level in "123456" else 2
        if self._is_code_block(element):
            self._break()
            return "code", 0
        kind = _KINDS.get(element.tag)
        return (kind, 0) if kind else self._kinds[-1]

    def _is_code_block(self, element: _Element) -> bool:
        """Return whether code stands by itself; in a sentence it is part of the sentence."""
        if element.tag != "code":
            return False
        parent = element.getparent()
        return parent is not None and parent.tag in {"body", "quote", "div"}

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if self._kinds[-1][0] == "code":
            self._writer.write_verbatim(text)
        else:
            self._writer.write(text, self._link)

    def _break(self) -> None:
        block = self._writer.flush(*self._kinds[-1])
        if block:
            self.blocks.append(block)


def _blocks(body: _Element) -> list[Block]:
    reader = _Reader()
    for event, element in iterwalk(body, events=("start", "end")):
        if event == "start":
            reader.enter(element)
        else:
            reader.leave(element)
    return reader.blocks
