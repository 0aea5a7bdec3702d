"""What a finding stands on: its reason and its evidence, beside the words in the text."""

from __future__ import annotations

from linktriage.model import Evidence
from linktriage.text import clean_line
from linktriage.tui.findings import Item
from linktriage.tui.ink import MARKS, Line, Run
from linktriage.tui.plain import plain
from linktriage.tui.widgets.painted import Painted

SHOWN = 4
"""Pieces of evidence shown at once; the list of links has them all."""
NOTES = 5
"""Notes shown below them."""
FEW_NOTES = 2
"""Notes shown where the screen is low."""
LOW = 32
"""Lines of a screen below which it is low."""


class EvidenceStrip(Painted):
    """Shows one finding. It never has the focus: reading goes on."""

    def __init__(self) -> None:
        super().__init__()
        self._evidence_lines: list[Line] = []

    def show(self, item: Item, notes: tuple[str, ...] = ()) -> None:
        """Show a finding with its evidence, and below what it was weighed by."""
        finding = item.finding
        self.border_title = plain(f"{MARKS[finding.outcome]} {item.name}", 60)
        self.border_subtitle = "e next · E before · L links · Esc close"
        shown = finding.evidence[:SHOWN]
        self._evidence_lines = [(Run(f" {clean_line(finding.summary, 400)}", "strong"),)]
        self._evidence_lines += [_evidence_line(one) for one in shown]
        if more := len(finding.evidence) - len(shown):
            self._evidence_lines.append((Run(f"   and {more} more", "muted"),))
        told = NOTES if self.screen.size.height >= LOW else FEW_NOTES
        self._evidence_lines += [
            (Run(f"   {clean_line(note, 200)}", "muted"),) for note in notes[:told]
        ]
        self.styles.height = len(self._evidence_lines) + 2
        self.display = True
        self.refresh()

    def height_of_content(self) -> int:
        """Return the number of lines."""
        return len(self._evidence_lines)

    def line(self, number: int) -> Line:
        """Return one line."""
        return self._evidence_lines[number]


def _evidence_line(evidence: Evidence) -> Line:
    url = f"  {clean_line(evidence.url, 120)}" if evidence.url else ""
    return (
        Run("   "),
        Run(f"{_where(evidence.where):<14}", "label"),
        Run(f"“{clean_line(evidence.quote, 160)}”"),
        Run(url, "site"),
    )


def _where(where: str) -> str:
    """Return where evidence stands, its numbers counted from one."""
    kind, _, number = where.partition(" ")
    return f"{kind} {int(number) + 1}" if number.isdecimal() else clean_line(where, 13)
