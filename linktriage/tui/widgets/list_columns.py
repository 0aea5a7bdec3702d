"""The columns of the list: how wide each is, what stands in it, and their names above."""

from __future__ import annotations

from dataclasses import dataclass

from linktriage.model import Approach, QueueRow
from linktriage.text import clean_line
from linktriage.tui.ink import MARKS, Line, Run, fit
from linktriage.tui.signs import STAR
from linktriage.tui.widgets.painted import Painted

MARKED = 3
"""Cells in front: the mark and the star."""
OUTCOME = 4
"""Cells of one outcome: its sign, up to two digits, a blank."""
WIDE = 100
"""Cells from which on a type of approach is written in full."""
NARROW = {
    Approach.TARGETED: "targeted",
    Approach.RESOURCE: "resource",
    Approach.MENTION: "mention",
    Approach.BROKEN: "broken link",
    Approach.GUEST: "guest",
}
"""Types whose name is too long where there is less room."""
NARROW_APPROACH = max(map(len, NARROW.values()))
APPROACH = max(len(approach) for approach in Approach)


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells of the columns that share what is left."""

    site: int
    title: int
    approach: int


def columns(width: int) -> Columns:
    """Return the columns of a row of so many cells."""
    approach = APPROACH if width >= WIDE else NARROW_APPROACH
    room = max(20, width - MARKED - 2 - OUTCOME * len(MARKS) - approach)
    site = min(36, room // 2)
    return Columns(site, room - site, approach)


def head(width: int) -> Line:
    """Return the names of the columns."""
    wide = columns(width)
    names = (
        " " * MARKED,
        fit("site", wide.site + 1),
        fit("title", wide.title + 1),
        fit("checks", OUTCOME * len(MARKS)),
        fit("type", wide.approach),
    )
    return tuple(Run(name, "label") for name in names)


def row_line(row: QueueRow, width: int, *, before: str, marked: bool, current: bool) -> Line:
    """Return one row of the list; `before` are the signs before its site."""
    wide = columns(width)
    site = fit(before + clean_line(row.site, 200), wide.site)
    return (
        Run("● " if marked else "  ", "marked"),
        Run(STAR if row.starred else " ", "star"),
        Run(f"{site} ", "strong" if current else ""),
        Run(f"{fit(clean_line(row.title, 300), wide.title)} ", "muted"),
        *_outcomes(row),
        Run(fit(_named(row.approach, wide.approach), wide.approach), "muted"),
    )


def _named(approach: Approach, room: int) -> str:
    """Return the name of a type for a column of so many cells."""
    return approach if room >= APPROACH else NARROW.get(approach, approach)


def _outcomes(row: QueueRow) -> Line:
    """Return how many checks came out how, in columns."""
    return tuple(
        Run(fit(f"{mark}{row.outcomes[outcome]}", OUTCOME), outcome)
        if row.outcomes.get(outcome)
        else Run(" " * OUTCOME)
        for outcome, mark in MARKS.items()
    )


class ListHead(Painted):
    """The names of the columns, above the list and in line with it."""

    def line(self, number: int) -> Line:
        """Return the one line: the frame of the list and its cursor take two cells."""
        del number
        return (Run("  "), *head(self.size.width - 3))
