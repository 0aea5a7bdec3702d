"""The strip in which the link is planned while the page stays in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.widgets import Input, Label

from linktriage.tui.accepting import TEXTS, Form
from linktriage.tui.astray import letter_for_nothing
from linktriage.tui.form_lines import (
    LABEL,
    anchors_line,
    note_line,
    note_lines,
    notes_of,
    place_line,
    purpose_line,
    targets_line,
    why_offered,
)
from linktriage.tui.ink import Line
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.plain import plain
from linktriage.tui.widgets.painted import Painted
from linktriage.tui.widgets.strips import Field


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


class Notes(Painted):
    """What is to be thought about, in as many lines as it takes."""

    _notes: list[Line]

    def show(self, notes: list[Line]) -> None:
        """Show these lines; without one there is nothing to see."""
        self._notes = notes
        self.display = bool(notes)
        self.styles.height = len(notes)
        self.refresh()

    def height_of_content(self) -> int:
        """Return the number of lines."""
        return len(self._notes)

    def line(self, number: int) -> Line:
        """Return one line."""
        return self._notes[number]


class AcceptStrip(Vertical, can_focus=True):
    """One link: from where, to what, on which words, for what. Keeps the form; decides nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.ACCEPT)

    def __init__(self) -> None:
        super().__init__()
        self.form: Form | None = None
        self._astray = ""
        """A letter typed beside the fields: Enter behind it may be meant for a text."""

    def compose(self) -> ComposeResult:
        """Lay out the rows; texts are fields, the rest is painted."""
        yield Row(id="targets")
        yield Row(id="place")
        for name in TEXTS:
            with Horizontal(classes="field"):
                yield Label(f" {name:{LABEL - 1}}", markup=False, classes="label")
                yield Field(id=name)
                yield Row(id=f"{name}-note")
            if name == "anchor":
                yield Row(id="anchors")
        yield Row(id="purpose")
        yield Notes()

    # showing

    def open(self, form: Form, site: str) -> None:
        """Show a form and take the focus."""
        self.border_title = plain(f"Accept {site}", 120)
        self._astray = ""
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
        width = self.app.size.width - 4
        self.border_subtitle = plain(why_offered(form, width))
        self.query_one("#targets", Row).show(targets_line(form, width))
        self.query_one("#place", Row).show(place_line(form, width))
        anchors = self.query_one("#anchors", Row)
        anchors.show(anchors_line(form, width))
        anchors.display = len(form.anchors) > 1
        self.query_one("#purpose", Row).show(purpose_line(form, width))
        for name in TEXTS:
            self.query_one(f"#{name}-note", Row).show(note_line(form, name))
        self.warn(notes_of(form))

    def warn(self, notes: Iterable[str]) -> None:
        """Show what speaks against this link."""
        self.query_one(Notes).show(note_lines(notes, self.app.size.width - 4))

    def ask_why(self) -> None:
        """Put the focus where a reason is missing."""
        self.query_one("#why", Field).focus()

    # doing

    def on_key(self, event: Key) -> None:
        """Notice letters that have no key here."""
        if letter := letter_for_nothing(event, self):
            self._astray = letter
            self.warn((f"{letter} means nothing here: Tab goes to the fields, to type",))

    def asks_again(self) -> bool:
        """Say whether Enter is to be pressed once more: a letter that means nothing came before."""
        astray, self._astray = self._astray, ""
        if astray:
            self.warn(("Enter again saves it as it stands here; Tab goes to the fields, to type",))
        return bool(astray)

    @on(Input.Changed)
    def take_typed(self, event: Input.Changed) -> None:
        """Take what is typed into the form."""
        event.stop()
        if self.form is not None and event.input.id in TEXTS:
            self.form = self.form.typed(event.input.id, event.value)
            self._paint(self.form)

    def focus_field(self, step: int) -> None:
        """Walk through the fields, and back to the strip itself."""
        self._astray = ""
        stops = [self, *(self.query_one(f"#{name}", Field) for name in TEXTS)]
        at = next((number for number, stop in enumerate(stops) if stop.has_focus), 0)
        stops[(at + step) % len(stops)].focus()
