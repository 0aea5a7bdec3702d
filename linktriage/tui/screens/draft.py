"""The draft of one pitch: read it, see what is wrong with it, change it. Nothing is sent."""

from __future__ import annotations

from collections.abc import Callable

from linktriage.errors import BadInput, TemplateError
from linktriage.model import MarkKind, Pitch
from linktriage.tui.editing import edit_outside, joined
from linktriage.tui.keys import Mode
from linktriage.tui.screens.draft_answers import DraftAnswers
from linktriage.tui.screens.help import HelpScreen


class DraftScreen(DraftAnswers):
    """Everything the keys of the draft do."""

    _asked_again = False

    # answers of the strips

    def action_choose(self, key: str) -> None:
        """Take the answer that a key gives to the strip's question."""
        choice = self.choice.answer(key)
        if choice is None:
            return
        self.close_strips()
        match self.choice.purpose, choice.value:
            case "version", Pitch() as version:
                self.attempt(lambda: self.keep(version))
            case "outcome", MarkKind() as kind:
                self.ask_when(kind)
            case _, chosen:
                self.take_contact(chosen)

    def action_save(self) -> None:
        """Enter in the strip that takes text; what is refused stays there to be put right."""
        text = self.prompt.text
        acts: dict[str, Callable[[], object]] = {
            "overrule": lambda: self._overrule(text),
            "outcome": lambda: self.mark(text),
            "add contact": lambda: self.add_contact(text),
            "fix contact": lambda: self.fix_contact(text),
        }
        if self.attempt(acts[self.prompt.purpose]):
            self.close_strips()

    def _overrule(self, note: str) -> None:
        self.triage.overrule(self.dossier, note)
        self.reload()
        self.hints.said = "passes, with your reason"

    def action_back(self) -> None:
        """Close the strip, or go back to the page."""
        if self.choice.display or self.prompt.display:
            self.close_strips()
        else:
            self.dismiss()

    # the draft

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the draft."""
        self.pane.scroll_line(self.pane.top + lines)

    def action_editor(self) -> None:
        """Edit in the person's own editor; what cannot be kept is shown for changing here."""

        def edit() -> None:
            with self.app.suspend():
                text = edit_outside(joined(self.pitch.subject, self.pitch.body))
            if not self.attempt(lambda: self.take(text), again=False):
                self.edit_here(text)

        self.attempt(edit)

    def action_template(self) -> None:
        """Draft anew from the next template of all."""
        self._draft_anew(self.triage.templates())

    def action_variant(self) -> None:
        """Draft anew from the next template for this approach."""
        self._draft_anew(self.triage.variants(self.dossier))

    def _draft_anew(self, names: tuple[str, ...]) -> None:
        if self.pitch.edited and not self._asked_again:
            self._asked_again = True
            self.hints.said = "you edited this; once more drafts anew (undo brings it back)"
            return
        self._asked_again = False
        self.attempt(lambda: self.keep(self._from_another(names)))

    def _from_another(self, names: tuple[str, ...]) -> Pitch:
        """Return a draft from the next template whose facts are known; raises if there is none."""
        at = names.index(self.pitch.template) if self.pitch.template in names else -1
        for name in (*names[at + 1 :], *names[: max(at, 0)]):
            try:
                return self.triage.draft(self.dossier, name, self.pitch.contact, again=True)
            except TemplateError:
                continue
        raise BadInput("No other template has the facts it needs.")

    def action_rules(self) -> None:
        """Write down that the site's rules were read."""

        def read() -> None:
            self.triage.mark_rules_read(self.dossier)
            self.reload()

        self.attempt(read)

    def action_copy(self) -> None:
        """Copy subject and body; a draft that something blocks stays here."""
        if reason := self.triage.stays(self.dossier):
            waits = self.triage.rules_wait(self.dossier)
            self.hints.said = f"{reason}: {'then press R' if waits else 'e edits, o overrules'}"
            return
        self.app.copy_to_clipboard(joined(self.pitch.subject, self.pitch.body).rstrip())
        self.hints.said = "copied subject and body"

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(HelpScreen(Mode.DRAFT))
