"""The checklist in one line and the type of approach in another, for narrow terminals."""

from __future__ import annotations

from textual.reactive import reactive

from linktriage.model import Basis, Dossier, Outcome
from linktriage.text import clean_line
from linktriage.tui.findings import ANSWER_MARKS, Item, items
from linktriage.tui.ink import MARKS, Line, Run, fit, width_of
from linktriage.tui.signs import STAR
from linktriage.tui.widgets.painted import Painted
from linktriage.tui.words import day, decided


class CheckRow(Painted):
    """All checks that count in one line, over the type of approach with its reason."""

    dossier: reactive[Dossier | None] = reactive(None, init=False)
    selected: reactive[str] = reactive("", init=False)
    everything: reactive[bool] = reactive(False, init=False)

    def watch_dossier(self) -> None:
        """Show the checks of another prospect."""
        self.refresh()

    def watch_selected(self) -> None:
        """Show which check is looked at."""
        self.refresh()

    def watch_everything(self) -> None:
        """Show or hide what does not count."""
        self.refresh()

    def height_of_content(self) -> int:
        """Return the number of lines."""
        return 2

    def line(self, number: int) -> Line:
        """Return the checks, or the type of approach."""
        if self.dossier is None:
            return ()
        return self._checks(self.dossier) if number == 0 else self._type(self.dossier)

    def _checks(self, dossier: Dossier) -> Line:
        """Return all nine digits, with as many names as there is room for."""
        listed = items(dossier, everything=self.everything)
        checks = [item for item in listed if item.digit or _is_news(item)]
        for named in (lambda _: True, _is_news, lambda _: False):
            row = tuple(run for item in checks for run in self._check(item, named=named(item)))
            if width_of(row) <= self.size.width:
                return row
        return row

    def _check(self, item: Item, *, named: bool) -> Line:
        finding = item.finding
        over = "cursor" if finding.check == self.selected else ""
        look = "muted" if item.beside else finding.outcome.value
        beside = item.answer if finding.basis is not Basis.JUDGED else None
        return (
            Run(f" {item.digit or ''}", "key"),
            Run(MARKS[finding.outcome], f"{look} {over}"),
            Run(ANSWER_MARKS[beside] if beside else "", "accent"),
            Run(f" {item.name} " if named else " ", over),
        )

    def _type(self, dossier: Dossier) -> Line:
        """Return what was decided, the type, and the note or else the reason for the type."""
        prospect = dossier.prospect
        told = clean_line(prospect.note, 200)
        after = f" · {told}" if told else f": {clean_line(prospect.approach_reason, 200)}"
        before = (*_state(dossier), Run(" t", "key"), Run(f" {prospect.approach}", "strong"))
        rest = fit(after, self.size.width - width_of(before))
        return (*before, Run(rest, "" if told else "muted"))


def _state(dossier: Dossier) -> Line:
    """Return the star, what was decided and until when it waits; nothing for the others."""
    prospect = dossier.prospect
    made = decided(dossier.decision, prospect.status)
    until = f"later until {day(prospect.later_until)}" if prospect.later_until else ""
    star = (Run(f" {STAR}", "star"),) if prospect.starred else ()
    return (*star, *(Run(f" {one} ·", "accent") for one in (made, until) if one))


def _is_news(item: Item) -> bool:
    return item.finding.outcome in {Outcome.WARN, Outcome.FAIL} and not item.beside
