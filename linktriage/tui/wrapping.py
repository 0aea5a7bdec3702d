"""Wrapping text to a width in cells, wide characters counted, as positions in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate

from rich.cells import cell_len

_cells = lru_cache(maxsize=8192)(cell_len)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return the (start, end) of each line of `text` at `width` cells.

    Lines break at spaces, words longer than a line anywhere, and every line feed ends one. The
    space a line breaks at belongs to no line.
    """
    lines: list[tuple[int, int]] = []
    reach = _reach(text, max(width, 2))
    start = 0
    for piece in text.split("\n"):
        lines += _wrap_piece(text, start, start + len(piece), reach)
        start += len(piece) + 1
    return lines


def _reach(text: str, width: int) -> Callable[[int], int]:
    """Return a function from a start to the end of the longest line that fits from there."""
    if text.isascii():
        return lambda start: start + width
    edges = list(accumulate(map(_cells, text), initial=0))
    return lambda start: max(bisect_right(edges, edges[start] + width) - 1, start + 1)


def _wrap_piece(
    text: str, start: int, stop: int, reach: Callable[[int], int]
) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    while (end := reach(start)) < stop:
        space = text.rfind(" ", start, end + 1)
        if space > start:
            end = space
        lines.append((start, end))
        start = end + 1 if text[end] == " " else end
    return [*lines, (start, stop)]
