"""What the keys of the draft do after reading it: overrule, bring back, open as mail, mark."""

from __future__ import annotations

from datetime import date

from textual import work

from linktriage.errors import BadInput
from linktriage.model import MarkKind, Pitch, Status
from linktriage.text import clean_line
from linktriage.tui.opening import open_mail
from linktriage.tui.screens.draft_people import DraftPeople
from linktriage.tui.screens.past import PastScreen
from linktriage.tui.widgets.strips import Choice, Question

MAX_VERSIONS = 9
"""Versions a strip offers: one a digit."""


class DraftAnswers(DraftPeople):
    """Lets problems pass, goes back to versions, and writes down what became of the message."""

    _outcome: MarkKind | None = None

    def action_overrule(self) -> None:
        """Ask why the blocking problems may pass."""
        if self.triage.rules_wait(self.dossier):
            self.hints.said = "read their rules first, then press R"
        elif not self.triage.stays(self.dossier):
            self.hints.said = "nothing keeps this draft here"
        else:
            self.prompt.ask("overrule", "Why may what blocks it pass? (kept with the draft)")

    def action_versions(self) -> None:
        """Ask which of the versions to bring back."""
        versions = self.triage.history(self.dossier)[:MAX_VERSIONS]
        choices = [
            Choice(str(digit), _version(one), one, suggested=digit == 1)
            for digit, one in enumerate(versions, 1)
        ]
        self.choice.ask(Question("version", "Bring back which version?", tuple(choices)))

    def action_past(self) -> None:
        """Show what happened with the site before."""
        past = self.triage.past(self.dossier)
        self.app.push_screen(PastScreen(self.dossier.prospect.site, past))

    def action_mail(self) -> None:
        """Open the draft in the mail program, as a new message that the person sends."""
        self.attempt(lambda: self._open_mail(self.triage.mailto(self.dossier)))

    @work(thread=True, group="browser", exit_on_error=False)
    def _open_mail(self, address: str) -> None:
        sentence = open_mail(address)
        self.app.call_from_thread(self.notify, sentence, timeout=6, markup=False)

    # what became of it

    def action_outcome(self) -> None:
        """Ask what became of the message."""
        choices = [Choice(str(digit), kind.value, kind) for digit, kind in enumerate(MarkKind, 1)]
        self.choice.ask(Question("outcome", "What became of it? It stays.", tuple(choices)))

    def ask_when(self, kind: MarkKind) -> None:
        """Ask for the day and the note of an outcome."""
        self._outcome = kind
        title = f"{kind}: the day, then a note; Enter writes it down"
        self.prompt.ask("outcome", title, f"{self.triage.now().date()}")

    def mark(self, text: str) -> None:
        """Write an outcome down; after a no the site is left alone, and so is the draft."""
        day, note = text[:10], text[10:].strip()
        try:
            on = date.fromisoformat(day)
        except ValueError as error:
            raise BadInput(
                f"{clean_line(day, 20) or 'Nothing'} is no day (like 2026-03-31)."
            ) from error
        if self._outcome is None:
            raise BadInput("Say first what became of it.")
        mark = self.triage.mark(self.dossier, self._outcome, on, note)
        self.reload()
        if self.dossier.prospect.status is Status.SUPPRESSED:
            site = clean_line(mark.site, 80)
            self.app.notify(
                f"{mark.kind}: {site} is left alone from now on (u undoes)", markup=False
            )
            self.dismiss()
        else:
            self.hints.said = f"{mark.kind} on {mark.on}"


def _version(pitch: Pitch) -> str:
    """Return a version of a draft in a line."""
    edited = " edited" if pitch.edited else ""
    when = f"{pitch.drafted_at:%d %b %H:%M}"
    return clean_line(f"{when} {pitch.template}{edited}: {pitch.subject}", 80)
