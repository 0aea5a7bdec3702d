"""The page's text: paragraphs, links with their sites, and whatever is to be pointed at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from textual.geometry import Size
from textual.reactive import reactive

from linktriage.model import Dossier
from linktriage.tui.blocks import Block, blocks_of
from linktriage.tui.ink import Line, Run, Span
from linktriage.tui.layout import Layout, lay_out
from linktriage.tui.plain import plain
from linktriage.tui.widgets.painted import Painted

COLUMNS = 90
"""The widest text that is pleasant to read."""

GUTTER = 2
KEPT_LAYOUTS = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of one paragraph to point at; `end` None is the whole paragraph."""

    paragraph: int
    start: int = 0
    end: int | None = None
    ink: str = "evidence"


class PagePane(Painted, can_focus=True):
    """Shows the page of the dossier it is bound to. Wraps a page once for each width."""

    dossier: reactive[Dossier | None] = reactive(None, init=False)

    def __init__(self) -> None:
        super().__init__()
        self._layouts: OrderedDict[tuple[int, datetime, int], Layout] = OrderedDict()
        self._layout_now = Layout((), ())
        self._marks: dict[int, list[Span]] = {}
        self._hits: list[tuple[int, Span]] = []
        self._hit = -1
        self._pointed: tuple[int, int] | None = None
        self._where = ""
        self._covered = 0
        """Lines at the bottom that something else stands over."""
        self.wanted = ""
        """The words that are searched for, from page to page."""
        self.nothing: tuple[Block, ...] = ()
        """What to say while there is no prospect."""

    # what is shown

    def watch_dossier(self, before: Dossier | None, dossier: Dossier | None) -> None:
        """Show another text from its top; an answer or a note leaves the reader where he is."""
        self.border_title = plain(_title(dossier), 160) if dossier else None
        if _is_same_text(before, dossier):
            return
        self.top = 0
        self._marks = {}
        self._pointed = None
        self._hits, self._hit = [], -1
        self._take_layout()
        if self.wanted:
            self.search(self.wanted)

    def on_resize(self) -> None:
        """Wrap anew, and keep in sight what is pointed at or was on top."""
        before = self._layout_now
        kept = next((row for row in before.rows[self.top :] if row.block >= 0), None)
        self._take_layout()
        if self._pointed is not None:
            self._bring(*self._pointed)
        elif kept is not None and self.top and self._layout_now is not before:
            self.top = min(self._layout_now.row_of(kept.block, kept.start), self.last_top)

    def prepare(self, dossier: Dossier) -> None:
        """Wrap the page of a prospect that comes next, before it is needed."""
        if self.size.width:
            self._layout_of(dossier)

    def _take_layout(self) -> None:
        if not self.size.width:
            return  # there is no room yet; a resize follows
        if self.dossier is None:
            self._layout_now = lay_out(self.nothing, self._text_width)
        else:
            self._layout_now = self._layout_of(self.dossier)
        self.top = min(self.top, self.last_top)
        self._say_where()
        self.refresh()

    def _layout_of(self, dossier: Dossier) -> Layout:
        if dossier.page is None:
            return lay_out(blocks_of(dossier), self._text_width)
        name = (dossier.prospect.id, dossier.page.fetched_at, self._text_width)
        if name not in self._layouts:
            self._layouts[name] = lay_out(blocks_of(dossier), self._text_width)
            while len(self._layouts) > KEPT_LAYOUTS:
                self._layouts.popitem(last=False)
        return self._layouts[name]

    @property
    def _text_width(self) -> int:
        return max(10, min(COLUMNS, self.size.width - GUTTER - 1))

    # drawing

    def height_of_content(self) -> int:
        """Return the number of wrapped lines."""
        return len(self._layout_now.rows)

    def line(self, number: int) -> Line:
        """Return one line: margin, bar of what is pointed at, text."""
        row = self._layout_now.rows[number]
        marks = self._marks.get(row.block, ())
        hits = [span for block, span in self._hits if block == row.block]
        bar = Run("▌ ", "bar") if marks else Run("  ")
        margin = Run(" " * max(0, (self.size.width - COLUMNS - GUTTER) // 2))
        return (margin, bar, *self._layout_now.line(number, (*marks, *hits)))

    def scroll_line(self, top: int) -> None:
        """Scroll, and say how far down that is."""
        super().scroll_line(top)
        self._pointed = None
        self._say_where()

    def _say_where(self) -> None:
        where = f"{100 * self.top // self.last_top} %" if self.last_top else ""
        if where != self._where:
            self._where = where
            self.border_subtitle = plain(where)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Fill what is there; the content never decides on the layout."""
        del viewport, width
        return container.height

    # pointing

    def point_at(self, marks: Iterable[Mark], *, first: int = 0) -> bool:
        """Point at `marks` and scroll to number `first`; False when none of them is in the text."""
        placed = [one for one in map(self._place, marks) if one is not None]
        self._marks = {}
        self._pointed = None
        for block, span in placed:
            self._marks.setdefault(block, []).append(span)
        self.refresh()
        if placed:
            block, span = placed[first % len(placed)]
            self._bring(block, span.start)
        return bool(placed)

    def _place(self, mark: Mark) -> tuple[int, Span] | None:
        number = self._layout_now.block_of(mark.paragraph)
        if number is None:
            return None
        block: Block = self._layout_now.blocks[number]
        end = len(block.text) if mark.end is None else block.shown_at(mark.end)
        return number, Span(block.shown_at(mark.start), end, mark.ink)

    def cover(self, line: int) -> None:
        """Keep in sight what is pointed at while the screen is covered from that line on."""
        self._covered = max(0, self.content_region.bottom - line)
        self.top = min(self.top, self.last_top)
        if self._pointed is not None:
            self._bring(*self._pointed)

    @property
    def last_top(self) -> int:
        """The lowest line that may stand on top: one can read on above what covers the end."""
        return max(0, self.height_of_content() - self.size.height + self._covered)

    def _bring(self, block: int, position: int) -> None:
        """Scroll so that a position stands in the upper third, if it is not on screen."""
        row = self._layout_now.row_of(block, position)
        if not self.top + 1 <= row < self.top + self.size.height - 2 - self._covered:
            self.scroll_line(row - self.size.height // 3)
        self._pointed = (block, position)

    # searching

    def search(self, words: str) -> int:
        """Mark all places of `words`, whatever the case, and go to the first; return how many."""
        self.wanted = words
        self._hits = list(_hits(self._layout_now.blocks, words)) if words else []
        self._hit = -1
        self.refresh()
        self.next_hit(1)
        return len(self._hits)

    def next_hit(self, step: int) -> str:
        """Go to the next place (or, with -1, the one before); return "2 of 5", or ""."""
        if not self._hits:
            return ""
        self._hit = (self._hit + step) % len(self._hits)
        self._hits = [
            (block, span._replace(ink="hit current" if number == self._hit else "hit"))
            for number, (block, span) in enumerate(self._hits)
        ]
        block, span = self._hits[self._hit]
        self._bring(block, span.start)
        self.refresh()
        return f"{self._hit + 1} of {len(self._hits)}"


def _is_same_text(one: Dossier | None, other: Dossier | None) -> bool:
    """Tell whether two dossiers show one page of one prospect as it was read once."""
    if one is None or other is None or one.page is None or other.page is None:
        return False
    return (one.prospect.id, one.page.final_url, one.page.fetched_at) == (
        other.prospect.id,
        other.page.final_url,
        other.page.fetched_at,
    )


def _title(dossier: Dossier) -> str:
    star = "★ " if dossier.prospect.starred else ""
    return f"{star}{dossier.prospect.site}"


def _hits(blocks: tuple[Block, ...], words: str) -> Iterable[tuple[int, Span]]:
    wanted = words.lower()
    for number, block in enumerate(blocks):
        text = block.text.lower()
        at = text.find(wanted)
        while at >= 0:
            yield number, Span(at, at + len(wanted), "hit")
            at = text.find(wanted, at + len(wanted))
