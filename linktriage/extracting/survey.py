"""One walk down the tree of a page: all its links, blocks of text, headings and head tags."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from linktriage.extracting.blocks import Block, BlockWriter
from linktriage.extracting.regions import Surroundings
from linktriage.model import ParagraphKind, Placement
from linktriage.text import clean_line

MAX_ANCHOR = 300
"""Characters of an anchor text."""
IMAGE = "[image]"
"""Stands for an image in an anchor that has no text; its alt text follows."""

MIN_UNSCRIPTED = 250
"""Characters in `<noscript>` from which on they are the page's text, as in some forums; fewer only
ask for JavaScript."""

_UNREAD = frozenset({"script", "style", "template", "svg", "iframe", "object", "canvas", "math"})
"""What these hold is neither text nor links."""
_SILENT = frozenset({"select", "textarea", "button", "head"})
"""What these hold may be links, but is not text of the page."""
_KINDS: dict[str, tuple[ParagraphKind, int]] = {
    **{f"h{level}": ("heading", level) for level in range(1, 7)},
    **dict.fromkeys(("li", "dd", "dt"), ("item", 0)),
    **dict.fromkeys(("td", "th"), ("cell", 0)),
    "blockquote": ("quote", 0),
    "pre": ("code", 0),
}
_LINKS = frozenset({"a", "area"})
_NOTED = frozenset({"a", "area", "img", "meta", "link", "form", "html", "base", "title"})
_BLOCKS = frozenset(_KINDS) | {
    "noscript",
    *("address", "article", "aside", "body", "caption", "center", "details", "dialog", "div", "dl"),
    *(
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "legend",
        "main",
        "nav",
    ),
    *("ol", "p", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", "br"),
}

_SPECIAL = _SILENT | _NOTED | {"noscript", "br"}
"""All others hold text and nothing but text."""


@dataclass(slots=True)
class FoundLink:
    """One `<a href>` or `<area href>` as it stands in the page."""

    element: HtmlElement
    around: Surroundings
    pieces: list[str] = field(default_factory=list)
    image: str | None = None
    """The alt text of the first image in it; None without an image."""

    @property
    def anchor(self) -> str:
        """The anchor text on one line; for a mere image, `IMAGE` and its alt text."""
        text = clean_line("".join(self.pieces), MAX_ANCHOR)
        if text or self.image is None:
            return text
        return clean_line(f"{IMAGE} {self.image}", MAX_ANCHOR)


@dataclass(slots=True)
class PlacedBlock:
    """A block of the page's own text, and the place beside the main text it stands in."""

    block: Block
    apart: Placement | None


@dataclass(slots=True)
class Survey:
    """All that one walk finds."""

    links: list[FoundLink] = field(default_factory=list)
    blocks: list[PlacedBlock] = field(default_factory=list)
    beside: list[HtmlElement] = field(default_factory=list)
    """The outermost elements whose names and tags tell of navigation, comments or a footer, without
    those that hold half of the text: there they tell of something else, as in "nav-menu-top"."""
    forms: list[HtmlElement] = field(default_factory=list)
    metas: list[HtmlElement] = field(default_factory=list)
    head_links: list[HtmlElement] = field(default_factory=list)
    data: list[str] = field(default_factory=list)
    """The texts of the `<script type="application/ld+json">` elements."""
    base: str = ""
    title: str = ""
    language: str = ""
    """The `lang` of the `<html>` tag."""
    elements: int = 0
    scripts: int = 0
    """Scripts that run; structured data is none."""
    cut: bool = False


def _size(blocks: list[PlacedBlock]) -> int:
    return sum(len(item.block.paragraph.text) for item in blocks)


class _Walk:
    """The state of the walk: what surrounds the place it has come to."""

    def __init__(self) -> None:
        self.survey = Survey()
        self._writer = BlockWriter()
        self._around = [Surroundings()]
        self._kinds: list[tuple[ParagraphKind, int]] = [("text", 0)]
        self._links: list[int] = []
        self._silent = 0
        self._unscripted = 0
        self._without_scripts: list[PlacedBlock] = []
        self._aside: tuple[HtmlElement, int] | None = None
        """The outermost element around that holds no main text, and what was written before it."""
        self._asides: list[tuple[HtmlElement, int]] = []

    def pass_by(self, element: HtmlElement, event: str) -> None:
        """Keep structured data for later, and go on with what follows the element."""
        if event == "end":
            if tail := element.tail:
                self._say(tail)
        elif element.get("type") == "application/ld+json":
            self.survey.data.append(element.text or "")
        elif element.tag == "script":
            self.survey.scripts += 1

    def enter(self, element: HtmlElement, tag: str) -> None:
        self.survey.elements += 1
        around = self._around[-1]
        if tag in _BLOCKS:
            self._begin_block(tag)
        inner = around.within(element, tag)
        if self._aside is None and inner is not around and inner.never_text:
            self._aside = (element, self._writer.written)
        self._around.append(inner)
        if tag in _SPECIAL:
            self._begin_special(element, tag, around)
        if text := element.text:
            self._say(text)

    def _begin_block(self, tag: str) -> None:
        if self._breaks(tag):
            self._break()
        if tag in _KINDS:
            self._kinds.append(_KINDS[tag])

    def _begin_special(self, element: HtmlElement, tag: str, around: Surroundings) -> None:
        self._silent += tag in _SILENT
        self._unscripted += tag == "noscript"
        if tag in _NOTED:
            self._note(element, tag, around)
        if tag == "br":
            self._say(" ")

    def leave(self, element: HtmlElement, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_block(tag)
        if self._aside and element is self._aside[0]:
            self._asides.append((element, self._writer.written - self._aside[1]))
            self._aside = None
        self._around.pop()
        if tag in _SPECIAL:
            self._end_special(element, tag)
        if tail := element.tail:
            self._say(tail)

    def _end_block(self, tag: str) -> None:
        if self._breaks(tag):
            self._break()
        if tag in _KINDS:
            self._kinds.pop()

    def _end_special(self, element: HtmlElement, tag: str) -> None:
        self._silent -= tag in _SILENT
        self._unscripted -= tag == "noscript"
        if tag in _LINKS and element.get("href") is not None:
            self._links.pop()

    def _say(self, text: str) -> None:
        link = self._links[-1] if self._links else None
        if link is not None:
            self.survey.links[link].pieces.append(text)
        if self._silent:
            return
        if self._kinds[-1][0] == "code" and link is None:
            self._writer.write_verbatim(text)
        else:
            self._writer.write(text, link)

    def _breaks(self, tag: str) -> bool:
        """Return whether a tag of a block ends it; a heading over two lines stays one heading."""
        return tag != "br" or self._kinds[-1][0] != "heading"

    def _break(self) -> None:
        """End the block; a card that is one link keeps a space between its lines."""
        if self._links:
            self.survey.links[self._links[-1]].pieces.append(" ")
        if self._writer.begun and (block := self._writer.flush(*self._kinds[-1])):
            blocks = self._without_scripts if self._unscripted else self.survey.blocks
            blocks.append(PlacedBlock(block, self._around[-1].apart))

    def _note(self, element: HtmlElement, tag: str, around: Surroundings) -> None:
        """Keep the elements that other readers ask for."""
        survey = self.survey
        match tag:
            case "a" | "area":
                self._note_link(element, around)
            case "img" if self._links:
                link = survey.links[self._links[-1]]
                link.image = link.image or element.get("alt") or ""
            case "meta":
                survey.metas.append(element)
            case "link":
                survey.head_links.append(element)
            case "form":
                survey.forms.append(element)
            case "html":
                survey.language = element.get("lang") or element.get("xml:lang") or ""
            case "base":
                survey.base = survey.base or (element.get("href") or "").strip()
            case "title":
                survey.title = survey.title or clean_line(element.text or "", MAX_ANCHOR)

    def _note_link(self, element: HtmlElement, around: Surroundings) -> None:
        if element.get("href") is not None:
            self._links.append(len(self.survey.links))
            self.survey.links.append(FoundLink(element, around))

    def finish(self) -> Survey:
        self._break()
        if _size(self._without_scripts) > max(MIN_UNSCRIPTED, _size(self.survey.blocks)):
            self.survey.blocks += self._without_scripts
        half = self._writer.written / 2
        self.survey.beside = [element for element, size in self._asides if size < half]
        self.survey.cut = self._writer.cut
        return self.survey


def survey(tree: HtmlElement) -> Survey:
    """Return what one walk down `tree` finds; the tree stays as it is."""
    walk = _Walk()
    steps = iterwalk(tree, events=("start", "end"))
    for event, element in steps:
        tag = element.tag
        if tag in _UNREAD:
            if event == "start":
                steps.skip_subtree()
            walk.pass_by(element, event)
        elif event == "start":
            walk.enter(element, tag)
        else:
            walk.leave(element, tag)
    return walk.finish()
