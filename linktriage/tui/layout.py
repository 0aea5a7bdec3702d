"""Blocks wrapped to a width, once: which line shows which part of which block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from linktriage.tui.blocks import Block
from linktriage.tui.ink import Line, Run, Span, cut
from linktriage.tui.wrapping import wrap

SHOWN_LINES = 2_000
"""More lines of a page are not shown (and the pane says so)."""

_CUT = Block(f"… only the first {SHOWN_LINES:,} lines are shown.", "muted")


class Row(NamedTuple):
    """One line on the screen: a part of a block, or (block -1) an empty line."""

    block: int
    start: int
    end: int
    first: bool


_EMPTY = Row(-1, 0, 0, False)


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a page at one width. Positions are those of the text shown."""

    blocks: tuple[Block, ...]
    rows: tuple[Row, ...]

    def line(self, number: int, spans: Iterable[Span] = ()) -> Line:
        """Return a line; `spans` are laid over the text of its block."""
        row = self.rows[number]
        if row.block < 0:
            return ()
        block = self.blocks[row.block]
        before = block.first if row.first else block.rest
        body = cut(block.text, row.start, row.end, (*block.spans, *spans), block.ink)
        return (Run(before, "muted"), *body) if before else body

    def row_of(self, block: int, position: int) -> int:
        """Return the number of the line that shows a position of a block."""
        for number, row in enumerate(self.rows):
            if row.block == block and position <= row.end:
                return number
        return 0

    def block_of(self, paragraph: int) -> int | None:
        """Return the number of the block that shows a paragraph of the page."""
        for number, block in enumerate(self.blocks):
            if block.paragraph == paragraph:
                return number
        return None


def lay_out(blocks: tuple[Block, ...], width: int) -> Layout:
    """Wrap `blocks` to `width` cells, at most `SHOWN_LINES` lines."""
    rows: list[Row] = []
    for row in _rows(blocks, width):
        if len(rows) >= SHOWN_LINES:
            cut_row = Row(len(blocks), 0, len(_CUT.text), True)
            return Layout((*blocks, _CUT), (*rows, cut_row))
        rows.append(row)
    return Layout(blocks, tuple(rows))


def _rows(blocks: tuple[Block, ...], width: int) -> Iterator[Row]:
    for number, block in enumerate(blocks):
        if number and not block.tight:
            yield _EMPTY
        room = width - max(len(block.first), len(block.rest))
        for index, (start, end) in enumerate(wrap(block.text, room)):
            yield Row(number, start, end, index == 0)
