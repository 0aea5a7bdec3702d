"""Running text put into blocks, one line each, with the links at their exact offsets."""

from __future__ import annotations

from dataclasses import dataclass

from linktriage.model import Paragraph, ParagraphKind
from linktriage.text import clean_line, clean_text, count_words

MAX_BLOCK = 20_000
"""Characters of one block."""
MAX_TEXT = 400_000
"""Characters of all blocks of a page."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a link begins in the text of its block."""

    link: int
    """The number of the link among all links of the page, from 0."""
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, and the links in it."""

    paragraph: Paragraph
    spans: tuple[Span, ...] = ()

    @property
    def linked(self) -> float:
        """The share of the block that is anchors, 0 to 1.

        By characters, or by words where several links stand: a label and the marks between them
        ("Tags: rye, ovens | All posts") make no sentence.
        """
        text = self.paragraph.text
        characters = sum(span.length for span in self.spans) / max(1, len(text))
        return max(characters, self._linked_words) if len(self.spans) > 1 else characters

    @property
    def _linked_words(self) -> float:
        text, between, at = self.paragraph.text, [], 0
        for span in self.spans:
            between.append(text[at : span.start])
            at = span.start + span.length
        outside = count_words(" ".join((*between, text[at:])))
        return 1 - outside / max(1, count_words(text))


class BlockWriter:
    """Collects text piece by piece; a flush ends the block and the next piece begins another."""

    def __init__(self) -> None:
        self.cut = False
        """True once text had to be left out."""
        self._left = MAX_TEXT
        self._start_block()

    def _start_block(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._spaced = False
        self._spans: list[Span] = []

    def write(self, raw: str, link: int | None = None) -> None:
        """Add a piece of text; `link` is the number of the link it is part of."""
        if raw.isspace():  # as most pieces are
            self._spaced = True
            return
        line = " ".join(raw.split())  # one line is cleaned faster
        text = line if line.isascii() and line.isprintable() else clean_line(line)
        spaced = self._spaced or raw[:1].isspace()
        if not text:
            self._spaced = spaced
            return
        if self._pieces and (spaced or self._borders_on_another(link)):
            self._append(" ")
        if link is not None:
            self._mark(link, len(text))
        self._append(text)
        self._spaced = raw[-1:].isspace()

    def _borders_on_another(self, link: int | None) -> bool:
        """Return whether a link follows another without a space, as in menus laid out by style."""
        last = self._spans[-1] if self._spans else None
        return (
            link is not None
            and last is not None
            and (last.link != link and last.start + last.length == self._length)
        )

    @property
    def written(self) -> int:
        """How many characters the blocks so far have."""
        return MAX_TEXT - self._left

    @property
    def begun(self) -> bool:
        """Whether anything was written since the last flush."""
        return bool(self._pieces)

    def write_verbatim(self, raw: str) -> None:
        """Add a piece of code, its line breaks kept."""
        self._append(clean_text(raw))

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def _mark(self, link: int, length: int) -> None:
        """Note where a link begins, or that the one just noted goes on."""
        if self._spans and self._spans[-1].link == link:
            start = self._spans[-1].start
            self._spans[-1] = Span(link, start, self._length + length - start)
        else:
            self._spans.append(Span(link, self._length, length))

    def flush(self, kind: ParagraphKind = "text", level: int = 0) -> Block | None:
        """End the block and return it, or None when it has no text."""
        if not self._pieces:
            return None
        text, spans = "".join(self._pieces), tuple(self._spans)
        if len(self._pieces) > 1:
            # clean pieces may make an unclean whole: marks that combine with the piece before
            text = clean_text(text)
        self._start_block()
        kept = text[: min(MAX_BLOCK, self._left)].rstrip()
        self.cut = self.cut or len(kept) < len(text.rstrip())
        self._left -= len(kept)
        return Block(Paragraph(kept, kind, level), spans) if kept else None
