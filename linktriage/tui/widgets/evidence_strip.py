"""What a finding stands on: its reason and its evidence, beside the words in the text."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from linktriage.model import Evidence, Finding
from linktriage.text import clean_line
from linktriage.tui.findings import Item
from linktriage.tui.ink import MARKS, Line, Run, fit
from linktriage.tui.plain import plain
from linktriage.tui.widgets.painted import Painted
from linktriage.tui.wrapping import wrap

SHOWN = 4
"""Pieces of evidence shown at once; the list of links has them all."""
NOTES = 5
"""Notes shown below them."""
FEW_NOTES = 2
"""Notes shown where the screen is low."""
SUMMARY_LINES = 2
"""Lines that what was found may take."""
WHERE = 14
"""Cells for where a piece of evidence stands."""
LEAST_OF_ADDRESS = 16
"""Cells below which an address says nothing."""
LOW = 32
"""Lines of a screen below which it is low."""


class EvidenceStrip(Painted):
    """Shows one finding. It never has the focus: reading goes on."""

    def __init__(self) -> None:
        super().__init__()
        self._evidence_lines: list[Line] = []
        self._shown: tuple[Finding, tuple[str, ...]] | None = None

    def show(self, item: Item, notes: tuple[str, ...] = ()) -> None:
        """Show a finding with its evidence, and below what it was weighed by."""
        self._shown = item.finding, notes
        self.border_title = plain(f"{MARKS[item.finding.outcome]} {item.name}", 60)
        self.border_subtitle = "e next · E before · L links · Esc close"
        self._fill()
        self.display = True

    def on_resize(self) -> None:
        """Wrap anew."""
        self._fill()

    def _fill(self) -> None:
        if self._shown is None:
            return
        finding, notes = self._shown
        width = self.screen.size.width - 4  # the border, and a space at each side
        shown = finding.evidence[:SHOWN]
        self._evidence_lines = [*_summary_lines(finding.summary, width)]
        self._evidence_lines += [_evidence_line(one, width) for one in shown]
        if more := len(finding.evidence) - len(shown):
            self._evidence_lines.append((Run(f"   and {more} more", "muted"),))
        told = NOTES if self.screen.size.height >= LOW else FEW_NOTES
        self._evidence_lines += [_note_line(note, width) for note in notes[:told]]
        self.styles.height = len(self._evidence_lines) + 2
        self.refresh()

    def height_of_content(self) -> int:
        """Return the number of lines."""
        return len(self._evidence_lines)

    def line(self, number: int) -> Line:
        """Return one line."""
        return self._evidence_lines[number]


def _summary_lines(summary: str, width: int) -> Iterator[Line]:
    """Yield what was found, on as many lines as `SUMMARY_LINES` allows."""
    words = clean_line(summary, 400)
    lines = [words[start:end] for start, end in wrap(words, width)]
    for line in lines[: SUMMARY_LINES - 1]:
        yield (Run(f" {line}", "strong"),)
    if rest := " ".join(lines[SUMMARY_LINES - 1 :]):
        yield (Run(f" {_short(rest, width)}", "strong"),)


def _evidence_line(evidence: Evidence, width: int) -> Line:
    """Return a piece of evidence; its address takes what its quote leaves, or stays away."""
    room = width - WHERE - 2
    quote = _short(f"“{clean_line(evidence.quote, 160)}”", room)
    left = room - cell_len(quote) - 2
    url = _short(clean_line(evidence.url, 120), left) if left >= LEAST_OF_ADDRESS else ""
    return (
        Run("   "),
        Run(f"{_where(evidence.where):<{WHERE}}", "label"),
        Run(quote),
        Run(f"  {url}" if url else "", "site"),
    )


def _note_line(note: str, width: int) -> Line:
    return (Run("   "), Run(_short(clean_line(note, 200), width - 2), "muted"))


def _where(where: str) -> str:
    """Return where evidence stands, its numbers counted from one."""
    kind, _, number = where.partition(" ")
    return f"{kind} {int(number) + 1}" if number.isdecimal() else clean_line(where, 13)


def _short(text: str, room: int) -> str:
    """Return `text`, cut with an ellipsis where it takes more than `room` cells."""
    return text if cell_len(text) <= room else fit(text, room)
