"""The ground of the draft screen: its panes, its strips, and how a draft gets kept and shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.getters import query_one
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea
from textual.worker import get_current_worker

from linktriage.errors import Changed, LinktriageError
from linktriage.model import Dossier, Pitch
from linktriage.text import clean_text
from linktriage.tui.editing import joined, parted
from linktriage.tui.holding import Wait, attempted, forget_typed
from linktriage.tui.keys import Mode
from linktriage.tui.marking import spans
from linktriage.tui.plain import plain
from linktriage.tui.screens.covered import Covered
from linktriage.tui.widgets.draft_pane import DraftPane, ProblemsPane
from linktriage.tui.widgets.hints import Hints
from linktriage.tui.widgets.letter_area import LetterArea
from linktriage.tui.widgets.strips import ChoiceStrip, PromptStrip

if TYPE_CHECKING:
    from linktriage.triage import Triage

EDITABLE = 60_000
EDITABLE_LINES = 2_000
"""Characters and lines of a draft that is edited in place, as many as are shown of a page."""

TYPING = 0.12
"""Seconds without a key after which the lint looks at what is typed."""


@dataclass
class LookedOver(Message):
    """The lint has looked at a draft that is being typed."""

    pitch: Pitch


class Drafting(Covered[None]):
    """Shows the draft of an accepted prospect. What the keys do stands in what builds on it."""

    AUTO_FOCUS = "DraftPane"

    pane = query_one(DraftPane)
    problems = query_one(ProblemsPane)
    area = query_one(LetterArea)
    hints = query_one(Hints)
    choice = query_one(ChoiceStrip)
    prompt = query_one(PromptStrip)

    def __init__(self, triage: Triage, dossier: Dossier, pitch: Pitch) -> None:
        super().__init__()
        self.triage = triage
        self.dossier = dossier
        self.pitch = pitch
        self._typing: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the draft, the editor in its place, the problems beside, the strips below."""
        with Horizontal(id="draft"):
            with Vertical(id="letter"):
                yield DraftPane()
                yield LetterArea()
            yield ProblemsPane()
        yield ChoiceStrip()
        yield PromptStrip()
        yield Hints()

    def on_mount(self) -> None:
        """Show the draft."""
        self.hints.mode = Mode.DRAFT
        self.pane.border_title = plain(f"Draft for {self.dossier.prospect.site}", 120)
        self.area.border_title = "Subject on the first line"
        self.area.border_subtitle = "Esc keeps the changes"
        self.show()

    def show(self) -> None:
        """Show the draft and its problems."""
        self.pane.show(self.pitch)
        self.problems.show(self.pitch, self.triage.rules(self.dossier))

    def keep(self, pitch: Pitch) -> None:
        """Keep a draft as the current one, and show it."""
        self.triage.save_pitch(self.dossier.prospect, pitch)
        self.reload()

    def reload(self) -> None:
        """Show the prospect and its draft as they are stored now."""
        self.dossier = self.triage.dossier(self.dossier.prospect.id)
        self.pitch = self.dossier.pitch or self.pitch
        self.show()

    def attempt(self, act: Callable[[], object], *, again: bool = True) -> bool:
        """Do `act`; what it refuses is said in its sentence, and nothing is lost.

        Where somebody else is writing, the key that asked for it waits for its turn, if it can be
        done `again`.
        """
        before = self.dossier
        wait = Wait(self.triage.store, lambda: self.dossier is before, self._say)
        return attempted(self, act, wait, self._refuse, again=again)

    def _refuse(self, error: LinktriageError) -> None:
        forget_typed(self)
        if isinstance(error, Changed):
            self.reload()
        self.notify(str(error), severity="warning", timeout=8, markup=False)

    def _say(self, sentence: str) -> None:
        self.hints.said = sentence

    # editing in place

    def action_edit(self) -> None:
        """Edit in place, unless that would take seconds at each key."""
        text = joined(self.pitch.subject, self.pitch.body)
        if len(text) > EDITABLE or text.count("\n") > EDITABLE_LINES:
            self.hints.said = "too long to be edited here: E opens it in your editor"
            return
        self.edit_here(text)

    def edit_here(self, text: str) -> None:
        """Show a text for changing, its problems marked."""
        self.area.take(text)
        self.area.mark(spans(self.area.text, self.pitch.problems))
        self.pane.display = False
        self.area.display = True
        self.area.focus()

    def take(self, text: str) -> None:
        """Keep a text that was edited, if it was."""
        if clean_text(text).strip() != joined(self.pitch.subject, self.pitch.body).strip():
            subject, body = parted(clean_text(text))
            self.keep(self.triage.edited(self.dossier, self.pitch, subject, body))

    def action_keep_edit(self) -> None:
        """Leave the editor with Esc and keep what was changed."""
        if self.attempt(lambda: self.take(self.area.text)):
            self.area.display = False
            self.pane.display = True
            self.pane.focus()
            self.show()

    @on(TextArea.Changed)
    def follow_typing(self) -> None:
        """Let the lint look at it as soon as the person pauses."""
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(TYPING, self._look_over)

    @work(thread=True, exclusive=True, group="lint", exit_on_error=False)
    def _look_over(self) -> None:
        """Look at what is typed, beside the screen; an older look is not told."""
        subject, body = parted(clean_text(self.area.text))
        looked = self.triage.edited(self.dossier, self.pitch, subject, body)
        if not get_current_worker().is_cancelled:
            self.post_message(LookedOver(replace(looked, subject=subject)))

    @on(LookedOver)
    def show_looked_over(self, event: LookedOver) -> None:
        """Show the problems of what is typed, and mark their words."""
        if self.area.display:
            self.problems.show(event.pitch, self.triage.rules(self.dossier))
            self.area.mark(spans(self.area.text, event.pitch.problems))

    # strips

    def close_strips(self) -> None:
        """Close whatever asks, and read on."""
        self.choice.display = False
        self.prompt.display = False
        self.pane.focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the keys of what has the focus now."""
        modes = {ChoiceStrip: Mode.CHOOSE, PromptStrip: Mode.TEXT, LetterArea: Mode.EDIT}
        kinds = [type(node) for node in event.widget.ancestors_with_self]
        self.hints.mode = next((modes[kind] for kind in kinds if kind in modes), Mode.DRAFT)
        self.set_class(event.widget is self.area, "-editing")
