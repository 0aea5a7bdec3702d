"""The checklist: as a pane with figures and reasons, and as one row when there is no room."""

from __future__ import annotations

from collections.abc import Iterator

from textual.reactive import reactive

from linktriage.model import Dossier, Outcome
from linktriage.text import clean_line
from linktriage.tui.findings import ANSWER_MARKS, Item, items
from linktriage.tui.ink import MARKS, Line, Run, fit, width_of
from linktriage.tui.widgets.dossier_pane import DossierPane
from linktriage.tui.widgets.painted import Painted
from linktriage.tui.wrapping import wrap

REASON_LINES = 3
"""Lines of a summary that are shown in the pane."""


class ChecksPane(DossierPane):
    """Each check with its digit, mark, figure, the person's answer and the reason."""

    selected: reactive[str] = reactive("", init=False)
    """The check whose evidence is pointed at."""

    def __init__(self) -> None:
        super().__init__()
        self.border_title = "Checks"

    def watch_selected(self) -> None:
        """Show which check is looked at, and keep it in sight."""
        self._fill()

    def _fill(self) -> None:
        self._lines = []
        for item in items(self.dossier) if self.dossier else ():
            if item.finding.check == self.selected:
                self.top = max(0, len(self._lines) - self.size.height // 2)
            self._lines += check_lines(item, self.size.width, selected=self.selected)
        self.top = min(self.top, self.last_top)
        self.refresh()


def check_lines(item: Item, width: int, *, selected: str) -> Iterator[Line]:
    """Yield the lines of one check: its answer, then the reason for it."""
    finding = item.finding
    outcome = finding.outcome
    over = "cursor" if finding.check == selected else ""
    room = max(4, width - 22)
    yield (
        Run(f"{item.digit or ' '} ", f"key {over}"),
        Run(f"{MARKS[outcome]} ", f"{outcome.value} {over}"),
        Run(fit(item.name, 12), f"strong {over}"),
        Run(fit(clean_line(finding.figure, 80), room), over),
        Run(_answer(item), f"accent {over}"),
    )
    reason = clean_line(finding.summary.removeprefix(finding.figure).lstrip(" ,;:"), 300)
    reason += " (of an older text)" if finding.stale else ""
    for start, end in wrap(reason, max(10, width - 5))[:REASON_LINES]:
        yield (Run("    "), Run(reason[start:end], "muted"))


def _answer(item: Item) -> str:
    return f"you {ANSWER_MARKS[item.answer]}" if item.answer else "     "


class CheckRow(Painted):
    """All checks in one line, for narrow terminals."""

    dossier: reactive[Dossier | None] = reactive(None, init=False)
    selected: reactive[str] = reactive("", init=False)

    def watch_dossier(self) -> None:
        """Show the checks of another prospect."""
        self.refresh()

    def watch_selected(self) -> None:
        """Show which check is looked at."""
        self.refresh()

    def line(self, number: int) -> Line:
        """Return the row: all nine digits, with as many names as there is room for."""
        del number
        if self.dossier is None:
            return ()
        checks = [item for item in items(self.dossier) if item.digit or _is_news(item)]
        for named in (lambda _: True, _is_news, lambda _: False):
            row = tuple(run for item in checks for run in self._check(item, named=named(item)))
            if width_of(row) <= self.size.width:
                return row
        return row

    def _check(self, item: Item, *, named: bool) -> Line:
        finding = item.finding
        over = "cursor" if finding.check == self.selected else ""
        mine = ANSWER_MARKS[item.answer] if item.answer else ""
        return (
            Run(f" {item.digit or ''}", "key"),
            Run(MARKS[finding.outcome], f"{finding.outcome.value} {over}"),
            Run(mine, "accent"),
            Run(f" {item.name} " if named else " ", over),
        )


def _is_news(item: Item) -> bool:
    return item.finding.outcome in {Outcome.WARN, Outcome.FAIL}
