"""What changes the prospect in front of the person and stays at it: a star, a note, an answer."""

from __future__ import annotations

from dataclasses import replace

from linktriage.model import Answer, Approach, Prospect
from linktriage.tui.planning import Planning


class Keeping(Planning):
    """Writes what is kept with a prospect, and has it in front of the person as it is then."""

    def refresh(self) -> None:
        """Read the prospect in front of the person again."""
        if self.current is not None:
            self.forget_suggestions()
            self.current = self.triage.dossier(self.current.prospect.id)

    def keep(self, prospect: Prospect) -> None:
        """Show the prospect as it is after an act."""
        self.current = self.triage.as_now(replace(self.needed(), prospect=prospect))

    def star(self) -> None:
        """Give a star, or take it away."""
        self.keep(self.triage.star(self.needed().prospect))

    def write_note(self, text: str) -> None:
        """Write the note anew."""
        self.keep(self.triage.write_note(self.needed().prospect, text))

    def answer(self, check_id: str, value: Answer | None) -> None:
        """Answer a check."""
        self.keep(self.triage.answer(self.needed().prospect, check_id, value))

    def set_approach(self, approach: Approach) -> None:
        """Choose the approach."""
        self.keep(self.triage.set_approach(self.needed().prospect, approach))

    def next_lead(self) -> str:
        """Put the next candidate page in the lead; returns its address, or "" without one."""
        prospect = self.needed().prospect
        urls = [candidate.url for candidate in prospect.candidates]
        if len(urls) < 2:
            return ""
        at = urls.index(prospect.url) if prospect.url in urls else -1
        self.triage.set_lead(prospect, urls[(at + 1) % len(urls)])
        self.refresh()
        return urls[(at + 1) % len(urls)]
