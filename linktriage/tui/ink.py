"""Painted lines: runs of text with named inks, and the strips they become.

Panes describe what they show as lines of runs; a run names its inks ("link hit") and the widget
looks them up among the app's component classes, so that every colour comes from the theme. Text is
cleaned once more here, at the border of the terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from linktriage.model import Outcome
from linktriage.text import clean_text

MARKS = {Outcome.PASS: "✓", Outcome.WARN: "!", Outcome.FAIL: "✗", Outcome.UNKNOWN: "?"}
"""How an outcome looks without colour."""

INKS = frozenset(
    f"ink--{name}"
    for name in (
        *("strong", "muted", "heading", "link", "site", "quote", "code", "key", "label"),
        *("pass", "warn", "fail", "unknown", "accent", "cursor", "marked"),
        *("best", "evidence", "blocked", "hit", "current", "star", "bar"),
    )
)
"""The component classes of the app; `linktriage.tcss` gives them their looks.

They belong to the app and not to each painted widget: Textual works their styles out anew for
each widget that has them, whenever a class or the focus changes.
"""


class Run(NamedTuple):
    """A piece of a line, and the names of its inks, separated by spaces."""

    text: str
    ink: str = ""


class Span(NamedTuple):
    """An ink laid over the characters from `start` up to `end` of a text."""

    start: int
    end: int
    ink: str


Line = tuple[Run, ...]
Palette = Callable[[str], Style]


def cut(text: str, start: int, end: int, spans: Iterable[Span], ink: str = "") -> Line:
    """Return `text[start:end]` as runs, each with `ink` and the inks of the spans over it."""
    over = [span for span in spans if span.start < end and span.end > start]
    if not over:
        return (Run(text[start:end], ink),)
    edges = {start, end}
    for span in over:
        edges |= {max(span.start, start), min(span.end, end)}
    return tuple(
        Run(text[left:right], _inks(ink, over, left, right))
        for left, right in pairwise(sorted(edges))
    )


def _inks(ink: str, spans: list[Span], left: int, right: int) -> str:
    names = [span.ink for span in spans if span.start <= left and right <= span.end]
    return " ".join([ink, *names]).strip()


def width_of(line: Line) -> int:
    """Return how many cells `line` takes."""
    return sum(cell_len(run.text) for run in line)


def fit(text: str, width: int) -> str:
    """Return `text` in exactly `width` cells: padded, or cut with an ellipsis."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…"


def shorten(text: str, width: int) -> str:
    """Return `text` in at most `width` cells: too long, it loses its middle; its ends tell more."""
    if cell_len(text) <= width:
        return text
    tail = max(0, (width - 1) // 2)
    end = text[len(text) - tail :]
    while cell_len(end) > tail:  # wide characters
        end = end[1:]
    return f"{set_cell_size(text, max(0, width - 1 - tail)).rstrip()}…{end.lstrip()}"


def fair(sizes: Sequence[int], room: int) -> list[int]:
    """Return how many of `room` cells each of some texts gets: the longest give way first."""
    most = max(0, room)
    while most > 0 and sum(min(size, most) for size in sizes) > room:
        most -= 1
    return [min(size, most) for size in sizes]


def spread(left: Line, right: Line, width: int) -> Line:
    """Return `left` and `right` at the two ends of `width` cells; `right` yields to `left`."""
    gap = width - width_of(left) - width_of(right)
    return (*left, Run(" " * gap), *right) if gap > 0 else left


def strip(line: Line, width: int, palette: Palette) -> Strip:
    """Return `line` as a strip of exactly `width` cells.

    Neighbours that look alike become one: the terminal is told each look once.
    """
    segments = [Segment(clean_text(run.text), palette(run.ink)) for run in line if run.text]
    return Strip(segments).adjust_cell_length(width, palette("")).simplify()
