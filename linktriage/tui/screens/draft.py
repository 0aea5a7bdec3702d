"""The draft of one pitch: read it, see what is wrong with it, change it. Nothing is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import TextArea

from linktriage.errors import BadInput, LinktriageError, TemplateError
from linktriage.model import Dossier, Pitch
from linktriage.text import clean_text
from linktriage.tui.editing import edit_outside, joined, parted
from linktriage.tui.keys import Mode
from linktriage.tui.plain import plain
from linktriage.tui.screens.help import HelpScreen
from linktriage.tui.widgets.draft_pane import DraftPane, ProblemsPane
from linktriage.tui.widgets.hints import Hints

if TYPE_CHECKING:
    from linktriage.triage import Triage


class DraftScreen(Screen[None]):
    """Shows the draft of an accepted prospect; the first one is made on the way in."""

    AUTO_FOCUS = "DraftPane"

    pane = query_one(DraftPane)
    problems = query_one(ProblemsPane)
    area = query_one(TextArea)
    hints = query_one(Hints)

    def __init__(self, triage: Triage, dossier: Dossier, pitch: Pitch) -> None:
        super().__init__()
        self.triage = triage
        self.dossier = dossier
        self.pitch = pitch
        self._asked_again = False

    def compose(self) -> ComposeResult:
        """Lay out the draft, the editor in its place, and the problems beside."""
        with Horizontal(id="draft"):
            with Vertical(id="letter"):
                yield DraftPane()
                yield TextArea(soft_wrap=True, tab_behavior="focus")
            yield ProblemsPane()
        yield Hints()

    def on_mount(self) -> None:
        """Show the draft."""
        self.hints.mode = Mode.DRAFT
        self.pane.border_title = plain(f"Draft for {self.dossier.prospect.site}", 120)
        self.area.border_title = "Subject on the first line"
        self.area.border_subtitle = "Esc keeps the changes"
        self._show()

    def _show(self) -> None:
        self.pane.show(self.pitch)
        self.problems.show(self.pitch, self.triage.rules(self.dossier))

    def _keep(self, pitch: Pitch) -> None:
        self.triage.save_pitch(self.dossier.prospect, pitch)
        self.dossier = self.triage.dossier(self.dossier.prospect.id)
        self.pitch = pitch
        self._show()

    def _attempt(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except LinktriageError as error:
            self.notify(str(error), severity="warning", timeout=8, markup=False)
            return False
        return True

    def _take(self, text: str) -> None:
        """Keep a text that was edited, if it was."""
        if clean_text(text).strip() != joined(self.pitch.subject, self.pitch.body).strip():
            subject, body = parted(clean_text(text))
            self._keep(self.triage.edited(self.dossier, self.pitch, subject, body))

    # doing

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the draft."""
        self.pane.scroll_line(self.pane.top + lines)

    def action_edit(self) -> None:
        """Edit in place."""
        self.area.load_text(joined(self.pitch.subject, self.pitch.body))
        self.pane.display = False
        self.area.display = True
        self.area.focus()

    def on_key(self, event: Key) -> None:
        """Leave the editor with Esc and keep what was changed."""
        if event.key != "escape" or not self.area.display:
            return
        event.stop()
        if self._attempt(lambda: self._take(self.area.text)):
            self.area.display = False
            self.pane.display = True
            self.pane.focus()

    def action_editor(self) -> None:
        """Edit in the person's own editor."""

        def edit() -> None:
            with self.app.suspend():
                text = edit_outside(joined(self.pitch.subject, self.pitch.body))
            self._take(text)

        self._attempt(edit)

    def action_template(self) -> None:
        """Draft anew from the next template."""
        if self.pitch.edited and not self._asked_again:
            self._asked_again = True
            self.hints.said = "you edited this; once more drafts anew (undo brings it back)"
            return
        self._asked_again = False
        self._attempt(lambda: self._keep(self._from_another()))

    def _from_another(self) -> Pitch:
        """Return a draft from the next template whose facts are known; raises if there is none."""
        names = self.triage.templates()
        at = names.index(self.pitch.template) if self.pitch.template in names else -1
        for name in (*names[at + 1 :], *names[:at]):
            try:
                return self.triage.draft(self.dossier, name, again=True)
            except TemplateError:
                continue
        raise BadInput("No other template has the facts it needs.")

    def action_rules(self) -> None:
        """Write down that the site's rules were read."""
        self._attempt(self._rules_read)

    def _rules_read(self) -> None:
        self.triage.mark_rules_read(self.dossier)
        self.dossier = self.triage.dossier(self.dossier.prospect.id)
        self.pitch = self.dossier.pitch or self.pitch
        self._show()

    def action_copy(self) -> None:
        """Copy subject and body; a draft that waits for their rules to be read stays."""
        if self.triage.rules_wait(self.dossier):
            self.hints.said = "read their rules first, then press R"
            return
        self.app.copy_to_clipboard(joined(self.pitch.subject, self.pitch.body).rstrip())
        self.hints.said = "copied subject and body"

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen(Mode.DRAFT))

    def action_back(self) -> None:
        """Back to the page."""
        self.dismiss()
