"""What the screen says when there is no prospect to show, and what to do next."""

from __future__ import annotations

from dataclasses import replace

from linktriage.text import clean_line
from linktriage.triage import Counts, View
from linktriage.tui.blocks import Block


def nothing_left(counts: Counts, view: View) -> tuple[Block, ...]:
    """Return why the queue is empty and the next step."""
    heading, *advice = _words(counts, view)
    return (Block(heading, "heading", tight=True), *(Block(line) for line in advice))


def _words(counts: Counts, view: View) -> tuple[str, ...]:
    if replace(view, order=View().order) != View():
        shown = clean_line(view.text, 60)
        return (
            f"Nothing matches “{shown}”" if shown else "Nothing in this view",
            "Esc clears the filter.",
        )
    if not counts.total:
        return (
            "No prospects yet",
            "i brings a list in: a file, or one that you paste.",
            "Any list with a column of addresses will do, or an export of Ahrefs or Semrush.",
            "To look around first:  linktriage demo",
        )
    if counts.queued:
        return (
            f"{counts.queued:,} put off until later",
            "All others are decided. l lists them; Enter opens one before its day comes.",
        )
    return (
        "Everything is decided",
        f"{counts.accepted:,} accepted, {counts.rejected:,} rejected, {counts.parked:,} parked.",
        "l then s shows the accepted ones; d drafts the pitch of one.",
        "q leaves, and then:  linktriage export --format csv -o accepted.csv",
    )
