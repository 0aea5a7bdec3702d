"""What the keys do that find: jump to a site, go back to what was seen."""

from __future__ import annotations

from textual import work

from linktriage.tui.screens.review import Review


class Finding(Review):
    """Goes to what the person has in mind."""

    @work
    async def action_jump(self) -> None:
        """Ask for a site and go there, decided or not."""
        from linktriage.tui.screens.jump import JumpScreen

        chosen = await self.app.push_screen_wait(JumpScreen(self.triage))
        if chosen is not None and self.attempt(lambda: self.sitting.open(chosen)):
            self.show()

    def action_seen(self) -> None:
        """Go back to what was seen before."""
        before = self.trail.back()
        if before is None:
            self.say("nothing was seen before this one")
        elif self.attempt(lambda: self.sitting.go(self.triage.dossier(before))):
            self.show()
