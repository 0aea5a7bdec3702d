"""What the keys of the reading mode do on the way to a message: the site's past, the draft.

The screens that a key opens are loaded with the key: a start needs none of them.
"""

from __future__ import annotations

import asyncio

from textual import work

from linktriage.errors import LinktriageError
from linktriage.model import Dossier, Pitch, Status
from linktriage.tui.screens.review import Review
from linktriage.tui.widgets.strips import Choice, Question


class Writing(Review):
    """Shows what was, and drafts what may come."""

    def action_past(self) -> None:
        """Show what happened with this site before, in all campaigns."""
        from linktriage.tui.screens.past import PastScreen

        if current := self.sitting.current:
            past = self.triage.past(current)
            self.app.push_screen(PastScreen(current.prospect.site, past))

    def action_draft(self) -> None:
        """Show the draft; somebody who was written to lately is told of before there is one."""
        current = self.sitting.current
        if current is None:
            return
        recent = "" if current.pitch else self.triage.recent_contact(current)
        if recent:
            choice = Choice("1", "draft all the same", "draft")
            self.choice.ask(Question("draft", recent, (choice,)))
        else:
            self.open_draft(current)

    def open_draft(self, dossier: Dossier) -> None:
        """Show the draft; before the very first one ask who writes."""
        accepted = dossier.prospect.status is Status.ACCEPTED
        if accepted and dossier.pitch is None and not self.triage.knows_sender:
            self.prompt.ask("sender", "Who writes? Your name, as it stands under every message")
        else:
            self._open_draft(dossier)

    def name_sender(self, name: str) -> bool:
        """Keep who writes, and show the draft; says whether it is kept."""
        current = self.sitting.current
        if not name:
            self.say("type the name that stands under your messages")
        elif current and self.attempt(lambda: self.triage.name_sender(name)):
            self._open_draft(current)
            return True
        return False

    @work(group="asking", exit_on_error=False)
    async def _open_draft(self, dossier: Dossier) -> None:
        """Show the draft of an accepted prospect; the first one is made now."""
        from linktriage.tui.screens.draft import DraftScreen

        self._writes_beside = True
        try:
            drafted = await asyncio.to_thread(self._drafted, dossier)
            await self.app.push_screen_wait(DraftScreen(self.triage, *drafted))
            self.show_stored()
        except LinktriageError as error:
            self.warn(str(error))
        finally:
            self._writes_beside = False

    def _drafted(self, dossier: Dossier) -> tuple[Dossier, Pitch]:
        """Return the prospect with its draft; the first one is kept at once."""
        if dossier.pitch is not None:
            return dossier, dossier.pitch
        pitch = self.triage.draft(dossier)
        self.triage.save_pitch(dossier.prospect, pitch)
        kept = self.triage.dossier(dossier.prospect.id)
        return kept, kept.pitch or pitch

    def show_stored(self) -> None:
        """Show the prospect as it is stored now."""
        if self.sitting.current is None:
            self.sitting.start()
        else:
            self.sitting.refresh()
        self.show()
