"""Asking the checks anew about whoever comes next, when targets or settings have changed."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from textual import on, work

from linktriage.model import Dossier
from linktriage.tui.messages import AskedAnew
from linktriage.tui.screens.review import Review


class AskingAnew(Review):
    """Keeps what is shown true to the targets of today: beside the screen, nobody waits."""

    @cached_property
    def _asked(self) -> set[int]:
        """Who is being asked about; who cannot be asked about stays among them."""
        return set()

    def _lay_ready(self) -> None:
        super()._lay_ready()
        due = {one.prospect.id for one in self.sitting.at_hand if is_due(one)} - self._asked
        if due:
            self._asked = self._asked | due
            self._ask_anew(due)

    @work(thread=True, group="asking anew", exit_on_error=False)
    def _ask_anew(self, prospect_ids: Collection[int]) -> None:
        for prospect_id in prospect_ids:
            self.triage.ask_anew(prospect_id)
            self.post_message(AskedAnew(prospect_id))

    @on(AskedAnew)
    def take_answers(self, event: AskedAnew) -> None:
        """Show the new answers, unless a link is being planned with the old ones."""
        self._asked.discard(event.prospect_id)
        if self.sitting.forget_read(event.prospect_id):
            self._ready_soon()
        current = self.sitting.current
        here = current is not None and current.prospect.id == event.prospect_id
        if here and not self.accept_strip.display:
            self.sitting.refresh()
            self.dossier = self.sitting.current
            self.show_queue()


def is_due(dossier: Dossier) -> bool:
    """Tell whether the checks would answer otherwise now; what is to be read is asked then."""
    read = dossier.prospect.fetch_state is not None
    return read and any(finding.stale for finding in dossier.findings)
