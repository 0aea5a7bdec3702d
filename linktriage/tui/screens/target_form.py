"""The form in which a target page is written down."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen

from linktriage.errors import LinktriageError
from linktriage.model import Goal, Job, Role, TargetPage
from linktriage.text import clean_line
from linktriage.tui.ink import Run
from linktriage.tui.keys import Mode, bindings
from linktriage.tui.plain import plain, plain_line
from linktriage.tui.screens.covered import Covered
from linktriage.tui.widgets.listing_panes import LinesPane
from linktriage.tui.widgets.strips import Field

_HELP = {
    "url": "the address of a page of yours",
    "role": ", ".join(Role),
    "cluster": "the keywords it should rank for, as one phrase",
    "why": "why would anyone cite it rather than a generic page?",
    "title": "left empty: the page's own",
    "description": "what it holds, in a sentence",
    "asset": "guide, tool, study, template ...",
    "job": ", ".join(Job),
    "goal": ", ".join(Goal),
    "supports": "the money page it leads on to",
}
ROOM = 1_000
"""Characters of a field that are shown for changing: each key lays all of them out anew."""

_LABELS = {"asset": "asset type", "supports": "leads on to"}


class TargetForm(Covered[TargetPage | None], ModalScreen[TargetPage | None]):
    """Gives back the target page as it was written, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Mode.FORM)
    AUTO_FOCUS = ""
    # it looks the same at every width: Textual would style all of it a second time
    HORIZONTAL_BREAKPOINTS = []  # noqa: RUF012 - declared so by Textual

    def __init__(self, target: TargetPage | None = None, typed: TargetPage | None = None) -> None:
        """Change `target`, or write a new one down; `typed` is what was typed before, if it was."""
        super().__init__()
        self._target = target
        self._typed = typed or target
        self._rests: dict[str, str] = {}
        """What is too long for its field, by the field's name: it stays behind what is shown."""

    def compose(self) -> ComposeResult:
        """Lay out the names of the fields in one column, the fields in the other."""
        with Horizontal(id="form"):
            yield LinesPane(id="labels")
            with Vertical(id="fields"):
                for name in _HELP:
                    yield Field(id=name)

    def on_mount(self) -> None:
        """Fill the fields with what is known."""
        from linktriage.triage.target_fields import said_of

        title = f"Target {self._target.url}" if self._target else "A new target page"
        form = self.query_one("#form", Horizontal)
        form.border_title = plain(title, 120)
        form.border_subtitle = "Enter save · Tab next · Esc back"
        labels = (_LABELS.get(name, name) for name in _HELP)
        self.query_one(LinesPane).show([(Run(f" {label}", "label"),) for label in labels])
        said = said_of(self._typed) if self._typed else {}
        for name, words in _HELP.items():
            field = self.query_one(f"#{name}", Field)
            field.placeholder = plain_line(words, 120)
            field.fill(self._shown(name, said.get(name, "")))
        self._tell_rests()
        self.query_one("#cluster" if self._target else "#url", Field).focus()

    def _shown(self, name: str, text: str) -> str:
        """Return as much of a text as its field takes; remember the rest."""
        shown = text[:ROOM].rstrip()  # a field drops blanks at its end: they belong to the rest
        self._rests[name] = text[len(shown) :].rstrip()
        return shown

    def _tell_rests(self) -> None:
        long = [_LABELS.get(name, name) for name, rest in self._rests.items() if rest]
        if long:
            what = f"Only the first {ROOM:,} characters of {', '.join(long)} can be changed here"
            self.notify(f"{what}; the rest stays, unless you empty the field", markup=False)

    def _said(self, name: str) -> str:
        """Return what a field says, with what did not fit into it; nothing when it was emptied."""
        shown = self.query_one(f"#{name}", Field).value
        return shown + self._rests[name] if shown.strip() else ""

    def action_save(self) -> None:
        """Give the page back, or say what does not fit and where."""
        from linktriage.triage.target_fields import target_of

        said = {name: self._said(name) for name in _HELP}
        said = {name: text for name, text in said.items() if text.strip() or self._target}
        try:
            made = target_of(said, self._target)
        except LinktriageError as error:
            self.notify(clean_line(str(error), 300), severity="warning", markup=False)
            return
        self.dismiss(made)

    def action_field(self, step: int) -> None:
        """Go to the next field, or to the one before."""
        if step > 0:
            self.focus_next(Field)
        else:
            self.focus_previous(Field)

    def action_back(self) -> None:
        """Leave without changing."""
        self.dismiss(None)
