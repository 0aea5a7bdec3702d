"""The checklist as a pane: each check with its digit, mark, figure and the reason for it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.reactive import reactive

from linktriage.model import Basis, Dossier
from linktriage.text import clean_line
from linktriage.tui.findings import ANSWER_MARKS, Item, asks, items, to_read
from linktriage.tui.ink import MARKS, Line, Run, fit
from linktriage.tui.widgets.dossier_pane import DossierPane
from linktriage.tui.wrapping import wrap

REASON_LINES = 3
"""Lines of a summary that are shown in the pane."""


class ChecksPane(DossierPane):
    """Each check that counts; those beside the point when everything is asked for."""

    selected: reactive[str] = reactive("", init=False)
    """The check whose evidence is pointed at."""
    everything: reactive[bool] = reactive(False, init=False)
    """Show what does not count, and the questions in full."""

    def __init__(self) -> None:
        super().__init__()
        self.border_title = "Checks"

    def watch_selected(self) -> None:
        """Show which check is looked at, and keep it in sight."""
        self._fill()

    def watch_everything(self) -> None:
        """Show more or less of the list."""
        self._fill()

    def _fill(self) -> None:
        self._lines = []
        for item in to_read(self.dossier, everything=self.everything) if self.dossier else ():
            if item.finding.check == self.selected:
                self.top = max(0, len(self._lines) - self.size.height // 2)
            self._lines += check_lines(
                item, self.size.width, selected=self.selected, everything=self.everything
            )
        if self.dossier and not self.everything:
            self._lines += hidden_lines(self.dossier, self.size.width)
        self.top = min(self.top, self.last_top)
        self.refresh()


def check_lines(
    item: Item, width: int, *, selected: str, everything: bool = False
) -> Iterator[Line]:
    """Yield the lines of one check: its answer, then the reason for it."""
    finding = item.finding
    outcome = finding.outcome
    over = "cursor" if finding.check == selected else ""
    look, name = ("muted", "muted") if item.beside else (outcome.value, "strong")
    mine = _answer(item)
    room = max(4, width - 16 - len(mine))
    yield (
        Run(f"{item.digit or ' '} ", f"key {over}"),
        Run(f"{MARKS[outcome]} ", f"{look} {over}"),
        Run(fit(item.name, 12), f"{name} {over}"),
        Run(fit(_figure(item), room), f"muted {over}" if item.beside else over),
        Run(mine, f"accent {over}"),
    )
    yield from _told(_reason(item, everything), width)


def hidden_lines(dossier: Dossier, width: int) -> Iterator[Line]:
    """Yield which checks are hidden, and the key that shows them."""
    hidden = [item.name for item in items(dossier) if item.beside]
    if not hidden:
        return
    told = f"C shows {len(hidden)} that do not count here: {', '.join(hidden)}"
    yield from _told(told, width)


def _told(words: str, width: int) -> Iterator[Line]:
    room = max(10, width - 5)
    lines = [words[start:end] for start, end in wrap(words, room)] if words else []
    if len(lines) > REASON_LINES:
        lines[REASON_LINES - 1] = fit(f"{lines[REASON_LINES - 1]} …", room)
    for line in lines[:REASON_LINES]:
        yield (Run("    "), Run(line, "muted"))


def _figure(item: Item) -> str:
    """Return the figure, or, while a question waits, the answers its key goes through."""
    return clean_line(item.finding.figure, 80) or asks(item)


def _answer(item: Item) -> str:
    """Return the person's own answer where it stands beside another finding."""
    if item.finding.basis is Basis.JUDGED or item.answer is None:
        return ""
    return f" you {ANSWER_MARKS[item.answer]}"


def _reason(item: Item, everything: bool) -> str:
    finding = item.finding
    if finding.basis is Basis.JUDGED:
        reason = item.question if everything else ""
    else:
        summary = finding.summary.removeprefix(finding.figure).lstrip(" ,;:")
        reason = clean_line(summary, 300) + (" (to be asked anew)" if finding.stale else "")
    return f"does not count: {item.beside}. {reason}".rstrip() if item.beside else reason
