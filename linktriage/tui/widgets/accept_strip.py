"""The strip in which the link is planned while the page stays in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Label

from linktriage.model import Provenance, Readiness, TargetPage
from linktriage.text import clean_line
from linktriage.tui.accepting import TEXTS, Form
from linktriage.tui.ink import Line, Run, fit, width_of
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.plain import plain
from linktriage.tui.widgets.painted import Painted
from linktriage.tui.widgets.strips import Field

_LABEL = 9


class Row(Painted):
    """One painted line of the strip."""

    _shown: Line = ()

    def show(self, line: Line) -> None:
        """Show another line."""
        self._shown = line
        self.refresh()

    def line(self, number: int) -> Line:
        """Return the line."""
        del number
        return self._shown


class AcceptStrip(Vertical, can_focus=True):
    """Target, place, anchor, why, cluster and rel. Keeps the form; decides nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.ACCEPT)

    def __init__(self) -> None:
        super().__init__()
        self.form: Form | None = None

    def compose(self) -> ComposeResult:
        """Lay out the rows; texts are fields, the rest is painted."""
        yield Row(id="targets")
        yield Row(id="place")
        for name in TEXTS:
            with Horizontal(classes="field"):
                yield Label(f" {name:{_LABEL - 1}}", markup=False, classes="label")
                yield Field(id=name)
                yield Row(id=f"{name}-note")
        yield Row(id="warnings")

    # showing

    def open(self, form: Form, site: str) -> None:
        """Show a form and take the focus."""
        self.border_title = plain(f"Accept {site}", 120)
        self.display = True
        self.show(form)
        self.focus()

    def show(self, form: Form) -> None:
        """Show a form as it is now."""
        self.form = form
        for name in TEXTS:
            self.query_one(f"#{name}", Field).fill(form.texts[name])
        self._paint(form)

    def follow(self, as_now: Callable[[Form], Form]) -> None:
        """Show the form as it is by now, when that differs."""
        if self.form is not None and (form := as_now(self.form)) is not self.form:
            self.show(form)

    def _paint(self, form: Form) -> None:
        self.query_one("#targets", Row).show(_targets(form, self.app.size.width - 4))
        self.query_one("#place", Row).show(_place(form, self.app.size.width - 4))
        for name in TEXTS:
            self.query_one(f"#{name}-note", Row).show(_note(form, name))
        self.warn((*_waits(form.target), *form.suggestion.warnings))

    def warn(self, warnings: Iterable[str]) -> None:
        """Show what speaks against this link."""
        text = " · ".join(clean_line(one, 120) for one in warnings)
        row = self.query_one("#warnings", Row)
        row.display = bool(text)
        row.show((Run(" ! ", "warn"), Run(text, "warn")))

    def ask_why(self) -> None:
        """Put the focus where a reason is missing."""
        self.query_one("#why", Field).focus()

    # doing

    @on(Input.Changed)
    def take_typed(self, event: Input.Changed) -> None:
        """Take what is typed into the form."""
        event.stop()
        if self.form is not None and event.input.id in TEXTS:
            self.form = self.form.typed(event.input.id, event.value)
            self._paint(self.form)

    def focus_field(self, step: int) -> None:
        """Walk through the fields, and back to the strip itself."""
        stops = [self, *(self.query_one(f"#{name}", Field) for name in TEXTS)]
        at = next((number for number, stop in enumerate(stops) if stop.has_focus), 0)
        stops[(at + step) % len(stops)].focus()


def _waits(target: TargetPage) -> tuple[str, ...]:
    """Return what an accept waits for when its target page is not ready."""
    if target.readiness is not Readiness.NOT_READY:
        return ()
    return (f"this waits until the page is ready: {'; '.join(target.missing)}",)


def _targets(form: Form, width: int) -> Line:
    """Return the targets with their digits, the chosen one first in sight."""
    line: Line = (Run(f" {'target':{_LABEL - 1}}", "label"),)
    for digit, planned in enumerate(form.targets[:9], 1):
        target = planned.target
        chosen = target.url == form.target.url
        about = f"{target.role} · {planned.planned} planned · {target.readiness}"
        runs: Line = (
            Run("▸" if chosen else " ", "accent"),
            Run(f"{digit} ", "key"),
            Run(_path(target.url), "strong accent" if chosen else ""),
            Run(f" {about}  " if chosen or len(form.targets) < 3 else "  ", "muted"),
        )
        if width_of(line) + width_of(runs) > width:
            return (*line, Run("…", "muted"))
        line += runs
    return line


def _path(url: str) -> str:
    """Return an address of the user's own site without the parts that are always the same."""
    path = url.split("://", 1)[-1].partition("/")[2]
    return "/" + clean_line(path, 40)


def _place(form: Form, width: int) -> Line:
    label = Run(f" {'place':{_LABEL - 1}}", "label")
    place = form.taken
    if place is None:
        offered = "" if not form.suggestion.places else " (p offers a paragraph)"
        return (label, Run(f"none: {form.suggestion.confidence}{offered}", "muted"))
    count = len(form.suggestion.places)
    which = f" {(form.place or 0) + 1} of {count}" if count > 1 else ""
    tail = f"  {form.suggestion.confidence}{which}"
    room = width - _LABEL - len(tail) - 8
    quote = fit(f"“{clean_line(place.text, 300)}", room).rstrip()
    return (label, Run(f"¶ {place.paragraph + 1:<3} ", "accent"), Run(quote), Run(tail, "muted"))


def _note(form: Form, name: str) -> Line:
    source = form.provenance.get(name, Provenance.SUGGESTED)
    ink = "muted" if source is Provenance.SUGGESTED else "accent"
    extra = {"anchor": str(form.kind), "cluster": f"rel {form.rel}"}.get(name, "")
    return (Run(" "), Run(f"{source}", ink), Run(f" · {extra}" if extra else "", "muted"))
